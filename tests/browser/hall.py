"""The hall of one workshop: who sits where, with which screen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.seat import Seat

#: Also for what the machine has to think about, while it has much else to do.
PATIENCE_MS = 60_000
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1920, "height": 1080}
LAPTOP = {"width": 1440, "height": 900}
TABLET = {"width": 820, "height": 1180}
VIEWPORTS: Mapping[str, Mapping[str, int]] = {
    "projector": PROJECTOR,
    "facilitator": LAPTOP,
    "team": LAPTOP,
    "scribe": {"width": 1280, "height": 800},
    "organiser": LAPTOP,
    "table": TABLET,
}


class Hall:
    """Opens screens for one workshop, and knows its addresses."""

    def __init__(
        self, browser: Browser, url: str, workshop: Mapping[str, Any], pictures: Path
    ) -> None:
        self.url = url
        self.workshop = workshop
        self.code = str(workshop["code"])
        self._browser = browser
        self._pictures = pictures
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._seats: list[Seat] = []

    def step(self, kind: str, at: int = 0) -> str:
        """The id of the (first) step of this kind."""
        return str([row["id"] for row in self.workshop["steps"] if row["kind"] == kind][at])

    def seat(self, name: str, *, language: str = "nl", **context: Any) -> Seat:
        """A browser of one's own, that has not opened anything yet."""
        kind = name.split("-")[0]
        options = {
            "viewport": dict(VIEWPORTS.get(kind, PHONE)),
            "locale": "nl-NL" if language == "nl" else language,
            "has_touch": kind in ("phone", "table"),
            **context,
        }
        made = self._browser.new_context(**options)
        made.set_default_timeout(PATIENCE_MS)
        scripts = bool(options.get("java_script_enabled", True))
        seat = Seat(name, made, made.new_page(), self.url, self._pictures, language, scripts)
        self._seats.append(seat)
        return seat

    def phone(self, name: str = "phone", role: str | None = None, **context: Any) -> Seat:
        """Scans the code, says who it is (or skips that) and is in."""
        seat = self.seat(name, **context).go(f"/{self.code}")
        self.say_who(seat, role)
        return seat

    def say_who(self, seat: Seat, role: str | None, table: int | None = None) -> None:
        """Fill in 'Wie ben je vandaag?' and go on."""
        if role:
            seat.page.locator(f'input[name=role][value="{role}"]').check()
        if table:
            seat.page.locator("input[name=table]").fill(str(table))
        seat.button("join.send").click()
        seat.page.wait_for_url(f"**/w/{self.code}*")
        seat.check()

    def projector(self, **context: Any) -> Seat:
        seat = self._screen("projector", "projector", **context)
        expect(seat.page.locator("[data-ref=picture] h1").first).to_be_visible()
        expect(seat.page.locator(".loading-hall")).to_have_count(0)
        return seat

    def facilitator(self, name: str = "facilitator", **context: Any) -> Seat:
        seat = self._screen(name, "facilitator", **context)
        expect(seat.ref("next-words")).not_to_have_text(seat.say("run.connecting"))
        return seat

    def team(self, name: str = "team", **context: Any) -> Seat:
        return self._screen(name, "team", **context)

    def scribe(self) -> Seat:
        return self._screen("scribe", "scribe")

    def table(self, number: int) -> Seat:
        seat = self.seat("table").go(f"/table/{self.workshop['table_tokens'][str(number)]}")
        expect(seat.page.locator("[data-module=table-head] [data-ref=table]")).to_contain_text(
            str(number)
        )
        return seat

    def _screen(self, name: str, audience: str, **context: Any) -> Seat:
        token = self.workshop[f"{audience}_token"]
        return self.seat(name, **context).go(f"/{audience}/{token}")

    def close(self) -> list[str]:
        """Everybody goes home; gives everything that was wrong with any page."""
        return [fault for seat in self._seats for fault in seat.leave()]
