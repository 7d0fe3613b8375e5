"""A board with 500 notes: whatever somebody does on it, it is seen at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.board_work import LargeBoard, crowd_the_board, crowd_without_themes
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.page_rules import in_page

MANY = 500
#: A press should take 100 ms on a quiet machine; this one may have a lot of other work.
FAR_TOO_LONG_MS = 10_000


def test_nobody_waits_for_a_board_of_500_notes(
    hall: Hall, crowds: Callable[[Hall], Crowd], tell: Callable[[str], Any]
) -> None:
    rest = crowds(hall)
    crowd_the_board(hall, rest, MANY)
    leading = hall.facilitator()
    expect(leading.page.locator("[data-note]")).to_have_count(MANY)
    leading.picture("07-board-500")

    waited = LargeBoard(leading, rest, hall.step("ideas")).work(1)

    for what, (took,) in waited.items():
        tell(f"board of {MANY}, {what}: {took:.0f} ms")
    assert max(took for (took,) in waited.values()) < FAR_TOO_LONG_MS


def test_a_theme_has_its_name_as_soon_as_it_stands_on_a_large_board(
    hall: Hall, crowds: Callable[[Hall], Crowd]
) -> None:
    rest = crowds(hall)
    crowd_without_themes(hall, rest, MANY)
    page = hall.facilitator().page
    expect(page.locator("[data-note]")).to_have_count(MANY)
    page.evaluate(in_page("watch_new_themes"))

    rest.regroup()

    expect(page.locator("section.column:not(.column--loose) [data-note]").first).to_be_visible()
    assert page.evaluate("() => window.themesSeen") > 1
    assert page.evaluate("() => window.themesWithoutName") == 0
