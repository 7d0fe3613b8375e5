"""What people do on a large board, and how long the page takes to show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Any

from playwright.sync_api import Locator, Page, expect

from facilitation.rehearsal.corpus import REVIEW_SECTION, all_needs, needs
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.page_rules import in_page
from tests.browser.seat import Seat

#: After this long nothing that was done is still being drawn.
SETTLED_MS = 350
#: A command over the wire, the board that follows 150 ms later, and drawing it.
ROUND_TRIP_MS = 900
EMPTY_PAGE = """<button onclick="document.body.classList.toggle('on')">Press</button>
<style>.on { background: black }</style>"""


def many_notes(many: int) -> list[str]:
    """None that must be looked at first; no two the same."""
    flagged = needs()[REVIEW_SECTION]
    clean = [text for text in all_needs() if text not in flagged]
    return [
        text if at < len(clean) else f"{text} ({at})"
        for at, text in enumerate(islice(cycle(clean), many))
    ]


def crowd_the_board(hall: Hall, rest: Crowd, many: int) -> None:
    """A hall that wrote so many notes, grouped into themes."""
    crowd_without_themes(hall, rest, many)
    rest.regroup()


def crowd_without_themes(hall: Hall, rest: Crowd, many: int) -> None:
    """A hall that wrote so many notes, all of them loose."""
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    rest.add_paper(hall.step("ideas"), many_notes(many))


class Watch:
    """The waits that a person noticed, by the browser's own clock: from a press until what it did
    is drawn, and any long frame in which something came in."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.waits_ms: dict[str, list[float]] = defaultdict(list)
        page.evaluate(in_page("watch_work"))

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Measure what is done inside."""
        self._settle()
        yield
        self.waits_ms[what].append(self._settle())

    def _settle(self) -> float:
        self._page.wait_for_timeout(SETTLED_MS)
        return float(self._page.evaluate("() => window.longestWork()"))


class EmptyPage:
    """A page with nothing but a button that turns dark: what this machine and browser take
    themselves."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.set_content(EMPTY_PAGE)
        self.watch = Watch(page)

    def press(self, times: int) -> list[float]:
        """Press the button so many times; gives the wait of each in milliseconds."""
        for _ in range(times):
            with self.watch.doing("press"):
                self._page.locator("button").click()
        return self.watch.waits_ms["press"]


class LargeBoard:
    """A person at a board, and somebody else at the same board."""

    def __init__(self, seat: Seat, rest: Crowd, paper: str) -> None:
        self._seat = seat
        self._page = seat.page
        self._rest = rest
        self._paper = paper
        self.watch = Watch(seat.page)

    def work(self, times: int) -> Mapping[str, list[float]]:
        """Do everything so many times; gives the waits of each in milliseconds."""
        self._press_each()
        for what, do in self._deeds().items():
            for _ in range(times):
                with self.watch.doing(what):
                    do()
        return self.watch.waits_ms

    def _deeds(self) -> Mapping[str, Callable[[], Any]]:
        return {
            "walk with an arrow": lambda: self._page.keyboard.press("ArrowDown"),
            "choose with Space": lambda: self._page.keyboard.press("Space"),
            "let go with Escape": lambda: self._page.keyboard.press("Escape"),
            "move by key": self._move_by_key,
            "drag and drop": self._drag,
            "open a menu": self._open_menu,
            "search": self._search,
            "'Onzekere eerst'": lambda: self._seat.ref("unsure-first").click(),
            "'Alles tegelijk'": lambda: self._seat.ref("overview").click(),
            "'Toon waarom'": lambda: self._seat.ref("reasons").click(),
            "somebody else moves 50 notes": self._others_move,
            "undo moving 50 notes": self._undo,
            "do it again": self._redo,
            "25 notes come in": self._notes_come_in,
            "somebody else moves 250 notes": self._others_move_half,
        }

    def group(self) -> float:
        """Have themes made of all that lies loose; gives the longest wait in milliseconds."""
        with self.watch.doing("themes are made"):
            self._rest.regroup()
            self._page.wait_for_timeout(ROUND_TRIP_MS)
        return max(self.watch.waits_ms.pop("themes are made"))

    def _press_each(self) -> None:
        """The first of everything is slower; nobody measures that."""
        self._first(0).focus()
        self._page.keyboard.press("ArrowDown")

    def _first(self, theme: int) -> Locator:
        themes = self._page.locator("section.column:not(.column--loose)")
        return themes.nth(theme).locator("[data-note]:visible").first

    def _move_by_key(self) -> None:
        self._first(0).focus()
        self._page.keyboard.press("v")
        self._page.keyboard.press("2")

    def _drag(self) -> None:
        drag(self._seat, self._first(0), self._page.locator(".strip__jump").nth(1))

    def _open_menu(self) -> None:
        self._first(0).focus()
        self._page.keyboard.press("Enter")
        expect(self._seat.ref("menu")).to_be_visible()
        self._page.keyboard.press("Escape")

    def _search(self) -> None:
        field = self._seat.ref("search")
        field.press_sequentially("buurt", delay=90)
        self._page.wait_for_timeout(SETTLED_MS)
        field.press("Escape")

    def _others_move(self) -> None:
        board = self._rest.leader.board
        themes = sorted(board.rows("themes"), key=lambda row: -int(row["count"]))
        ids = [row["id"] for row in board.rows("notes") if row["theme"] == themes[0]["id"]]
        self._rest.move(ids[:50], themes[-1]["id"])
        self._page.wait_for_timeout(ROUND_TRIP_MS)

    def _others_move_half(self) -> None:
        ids = [row["id"] for row in self._rest.leader.board.rows("notes")]
        theme = self._rest.leader.board.rows("themes")[0]["id"]
        self._rest.move(ids[:250], theme)
        self._page.wait_for_timeout(ROUND_TRIP_MS)

    def _notes_come_in(self) -> None:
        self._rest.add_paper(self._paper, many_notes(25))
        self._page.wait_for_timeout(ROUND_TRIP_MS)

    def _undo(self) -> None:
        self._seat.ref("undo").click()
        self._page.wait_for_timeout(ROUND_TRIP_MS)

    def _redo(self) -> None:
        self._seat.ref("redo").click()
        self._page.wait_for_timeout(ROUND_TRIP_MS)


def drag(seat: Seat, note: Locator, to: Locator) -> None:
    """By mouse, onto another place."""
    start, end = note.bounding_box(), to.bounding_box()
    assert start is not None
    assert end is not None
    mouse = seat.page.mouse
    mouse.move(start["x"] + 30, start["y"] + 20)
    mouse.down()
    mouse.move(start["x"] + 60, start["y"] + 40, steps=4)
    mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    mouse.up()
