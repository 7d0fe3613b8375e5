"""The server gets a new version in the middle of an evening: no phone is left with half a page."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import own_note, write
from tests.browser.test_outbox import AWAY, write_offline
from tests.rehearsal.real_server import RealServer, free_port

HOUSE = Path(__file__).parents[2]
PARTS = ("facilitation", "static", "templates")
#: A page of one version looks for its worker while the server, of another version, is away.
NO_WORKER = "when fetching the script"
#: Waits, in the page: until what is kept opens this version, and holds nothing of another.
KEPT = """async (version) => {
  const isKept = async () => {
    const cache = await caches.open("phone");
    const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
    const parts = paths.filter((path) => path.startsWith("/static/"));
    return paths.includes(location.pathname) && parts.every((path) => path.includes(version));
  };
  while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve, 200));
}"""


@dataclass(slots=True)
class Upgraded(RealServer):
    """The same server, of which another version can be started. `house`: where that stands."""

    house: Path = field(default=HOUSE)

    @property
    def environment(self) -> Mapping[str, str]:
        settings = RealServer.environment.fget(self)  # type: ignore[attr-defined]
        return {**settings, "PYTHONPATH": str(self.house), "PYTHONSAFEPATH": "1"}


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[Upgraded]:
    """A server that runs; a next version of it lies ready in `next/`."""
    for part in PARTS:
        shutil.copytree(HOUSE / part, tmp_path / "next" / part)
    style = tmp_path / "next" / "static" / "css" / "base.css"
    style.write_text(style.read_text("utf-8") + "/* the next version */\n", "utf-8")
    server = Upgraded(tmp_path, free_port())
    server.start()
    yield server
    server.stop()


def version_of(phone: Seat) -> str:
    """The hash of all scripts and styles of the page."""
    address = phone.page.locator("link[href*='/css/base.css']").get_attribute("href")
    assert address
    return address.split("/")[2]


def newer(phone: Seat, old: str) -> str:
    """Reload until the new version is there; the kept page is shown while the server is slow."""
    for _ in range(20):
        phone.page.reload()
        if (version := version_of(phone)) != old:
            return version
    raise AssertionError("the new version never came")


def test_a_phone_keeps_a_whole_page_of_one_version_while_the_server_gets_another(
    upgraded: Upgraded, halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls(upgraded)
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    phone = hall.phone(role="resident")
    phone.expect(rf"{AWAY}|{NO_WORKER}")
    old = version_of(phone)
    write(phone, "Met de oude versie")
    phone.page.evaluate(KEPT, old)

    upgraded.stop(signal.SIGKILL)
    write_offline(phone, "Tijdens het bijwerken")
    upgraded.house = upgraded.folder / "next"
    upgraded.start()
    sent = phone.say("phone.note.sent")
    expect(own_note(phone, "Tijdens het bijwerken")).to_contain_text(sent)
    rest.until_notes(["Met de oude versie", "Tijdens het bijwerken"])
    assert version_of(phone) == old

    new = newer(phone, old)
    upgraded.stop(signal.SIGKILL)
    phone.page.reload()
    expect(phone.ref("offline")).to_be_visible()
    expect(own_note(phone, "Met de oude versie")).to_have_count(1)

    upgraded.start()
    newer(phone, old)
    phone.page.evaluate(KEPT, new)
    upgraded.stop(signal.SIGKILL)
    phone.page.reload()
    write_offline(phone, "Met de nieuwe versie")
    assert version_of(phone) == new
