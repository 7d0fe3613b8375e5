"""A real Chromium and a real server; whoever opens a page in a test has it checked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.crowd import Crowd, crowd
from tests.browser.hall import PATIENCE_MS, Hall
from tests.rehearsal.real_server import RealServer, real_server

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
MISSING = "The browser tests need Chromium: sudo apt install chromium"
#: The first two draw suggestions under an address bar that nobody sees: two thirds of the processor
#: time of a new window. The others are what Playwright turns off; only the last such list counts.
TURNED_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
#: Nothing that a fresh Chromium does of its own accord may reach the network.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(TURNED_OFF)}",
)
TITLE = "G100 Sluiswijk"
PICTURES = Path(os.environ.get("SAMENSPEL_SCREENSHOTS", "build/evening"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.live)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(tmp_path_factory.mktemp("hall")) as running:
        running.until_ready()
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser per file: its event loop may not linger in the tests of other folders."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(MISSING)
    if found is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def halls(chromium: Browser, server: RealServer) -> Iterator[Callable[..., Hall]]:
    """Makes a hall around a new workshop; afterwards every page in it must have been right."""
    made: list[Hall] = []

    def make(at: RealServer = server, runsheet: str = "g100", **more: Any) -> Hall:
        hall = Hall(chromium, at.url, at.create_workshop(runsheet, TITLE, **more), PICTURES)
        made.append(hall)
        return hall

    yield make
    faults = [fault for hall in made for fault in hall.close()]
    assert not faults, "\n".join(faults)


@pytest.fixture
def hall(halls: Callable[..., Hall]) -> Hall:
    """A G100 that can be joined, in an empty hall."""
    return halls()


@pytest.fixture(scope="module")
def falling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A server for the tests of one file, that may be killed."""
    with real_server(tmp_path_factory.mktemp("falling")) as running:
        yield running


@pytest.fixture
def crowds() -> Iterator[Callable[[Hall], Crowd]]:
    """Makes the rest of a hall: phones over the wire."""
    with ExitStack() as stack:
        yield lambda hall: stack.enter_context(crowd(hall.url, hall.code))


@pytest.fixture
def writing_hall(
    falling: RealServer, halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> tuple[Hall, Crowd]:
    """A hall that writes ideas, with who leads it, on a server that may be killed."""
    hall = halls(falling)
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    return hall, rest


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], Any]:
    """Says something that was measured, also when the test passes."""

    def say(sentence: str) -> None:
        with capsys.disabled():
            print(f"\n    {sentence}", end="", flush=True)

    return say
