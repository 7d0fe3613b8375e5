"""A board of 500 notes in a real browser, measured and printed: python tests/bench/bench_board.py.

From a press until what it did is drawn, by Chromium's own event timing (in steps of 8 ms), and the
longest frame in which something came in ("0": no frame took 50 ms). The server runs beside it.
Waits on a machine that does other things are longer: the middle one of some runs tells most, beside
that of a press on an empty page before and after. What is more than that is the board's.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.board_work import EmptyPage, LargeBoard, crowd_without_themes
from tests.browser.conftest import ARGUMENTS, CHROMIUMS
from tests.browser.crowd import crowd
from tests.browser.hall import Hall
from tests.rehearsal.real_server import RealServer, real_server

SCREENS = ("facilitator", "team")
TIMES = 5


def main() -> None:
    """Measure both screens and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=500)
    parser.add_argument("--screens", nargs="+", choices=SCREENS, default=SCREENS)
    asked = parser.parse_args()
    found = next(filter(None, map(shutil.which, CHROMIUMS)))
    with (
        tempfile.TemporaryDirectory() as folder,
        real_server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        server.until_ready()
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        for screen in asked.screens:
            _measure(browser, server, Path(folder), screen, asked.notes)
        browser.close()


def _measure(browser: Browser, server: RealServer, folder: Path, screen: str, notes: int) -> None:
    hall = Hall(browser, server.url, server.create_workshop("g100"), folder / "pictures")
    with crowd(hall.url, hall.code) as rest:
        crowd_without_themes(hall, rest, notes)
        seat = hall.facilitator() if screen == "facilitator" else hall.team()
        seat.page.wait_for_function(
            "many => document.querySelectorAll('[data-note]').length >= many", arg=notes
        )
        board = LargeBoard(seat, rest, hall.step("ideas"))
        print(f"{screen}, {notes} notes: the middle one of {TIMES} waits, and the longest, in ms")
        _row("a press on an empty page, before", _empty_page(browser))
        _row("themes are made of all of them", [board.group()])
        for what, waits in board.work(TIMES).items():
            _row(what, waits)
        _row("a press on an empty page, after", _empty_page(browser))
    hall.close()


def _empty_page(browser: Browser) -> list[float]:
    page = browser.new_page()
    waits = EmptyPage(page).press(TIMES)
    page.close()
    return waits


def _row(what: str, waits: Sequence[float]) -> None:
    print(f"  {statistics.median(waits):5.0f} {max(waits):5.0f}  {what}", flush=True)


if __name__ == "__main__":
    main()
