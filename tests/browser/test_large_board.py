"""A board with 500 notes: moved by keyboard and by dragging, alone and by two at the same time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from facilitation.rehearsal.corpus import REVIEW_SECTION, all_needs, needs
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.page_rules import in_page
from tests.browser.seat import Seat
from tests.browser.test_evening import drag, themes

pytestmark = pytest.mark.timeout(600)
MANY = 500


@pytest.fixture(scope="module")
def many_notes() -> list[str]:
    """None that must be looked at first; no two the same."""
    flagged = needs()[REVIEW_SECTION]
    clean = [text for text in all_needs() if text not in flagged]
    return [
        text if at < len(clean) else f"{text} ({at})"
        for at, text in enumerate(islice(cycle(clean), MANY))
    ]


@pytest.fixture
def crowded(hall: Hall, crowds: Callable[[Hall], Crowd], many_notes: list[str]) -> Hall:
    """A hall that wrote 500 notes, grouped into themes."""
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    rest.add_paper(hall.step("ideas"), many_notes)
    rest.regroup()
    return hall


def test_a_note_among_500_moves_by_key_and_by_dragging(
    crowded: Hall, tell: Callable[[str], Any]
) -> None:
    leading = crowded.facilitator()
    expect(leading.page.locator("[data-note]")).to_have_count(MANY, timeout=60_000)
    leading.picture("07-board-500")

    by_key = moved_in(leading, "keydown", move_by_key)
    by_drag = moved_in(leading, "pointerup", move_by_pointer)

    tell(f"board of {MANY}: a key moves a note in {by_key:.0f} ms, dropping it in {by_drag:.0f} ms")
    assert by_key > 0
    assert by_drag > 0


def moved_in(leading: Seat, what: str, move: Callable[[Seat, Locator], None]) -> float:
    """Milliseconds from the press until the note was drawn in its new column."""
    note = themes(leading).nth(0).locator("[data-note]").first
    note = leading.page.locator(f'[data-note="{note.get_attribute("data-note")}"]')
    leading.page.evaluate(in_page("watch_move"), [note.get_attribute("data-note"), what])
    move(leading, note)
    return float(leading.page.evaluate("() => window.moved"))


def move_by_key(_leading: Seat, note: Locator) -> None:
    note.focus()
    note.press("v")
    note.press("2")


def move_by_pointer(leading: Seat, note: Locator) -> None:
    drag(leading, note, themes(leading).nth(1).locator(".column__head"))


def test_the_board_can_be_worked_with_the_keyboard_alone(
    hall: Hall, crowds: Callable[[Hall], Crowd]
) -> None:
    small_board(hall, crowds(hall))
    leading = hall.facilitator()
    keys = leading.page.keyboard
    reach_the_board(leading)
    expect(leading.page.locator("[data-note]:focus")).to_have_count(1)

    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Space")
    expect(leading.ref("chosen")).to_contain_text("2")
    keys.press("t")
    leading.page.locator("dialog[open] input").wait_for()
    keys.type("Groen in de straat")
    keys.press("Enter")
    made = themes(leading).filter(has_text="Groen in de straat")
    expect(made.locator("[data-note]")).to_have_count(2)
    place_with_the_menu(leading)
    hide_with_h(leading)
    keys.press("Control+z")
    expect(leading.page.locator("[data-note]")).to_have_count(8)
    leading.check("by-keyboard")


def reach_the_board(leading: Seat) -> None:
    """Tab on until a note has the focus: nobody gets stuck on the way."""
    for _ in range(90):
        leading.page.keyboard.press("Tab")
        if leading.page.locator("[data-note]:focus").count():
            return
    raise AssertionError("no note was reached with Tab")


def place_with_the_menu(leading: Seat) -> None:
    """Enter opens the menu of the note with the focus; its number places it."""
    leading.page.locator(".column--loose [data-note]").first.focus()
    leading.page.keyboard.press("Enter")
    expect(leading.page.locator('[data-ref="menu"] [role=menuitem]:focus')).to_have_count(1)
    before = themes(leading).nth(0).locator("[data-note]").count()
    leading.page.keyboard.press("1")
    expect(themes(leading).nth(0).locator("[data-note]")).to_have_count(before + 1)


def hide_with_h(leading: Seat) -> None:
    leading.page.locator(".column--loose [data-note]").first.focus()
    leading.page.keyboard.press("h")
    expect(leading.page.locator("dialog[open]")).to_be_visible()
    leading.page.locator("dialog[open] .reasons button").first.focus()
    leading.page.keyboard.press("Enter")
    expect(leading.page.locator("[data-note]")).to_have_count(7)
    expect(leading.page.locator("[data-note]:focus")).to_have_count(1)


def test_two_facilitators_at_the_same_board_see_the_same(
    hall: Hall, crowds: Callable[[Hall], Crowd]
) -> None:
    small_board(hall, crowds(hall))
    fatma, joke = hall.facilitator("facilitator"), hall.facilitator("facilitator-2")
    ids = [
        one.get_attribute("data-note")
        for one in fatma.page.locator(".column--loose [data-note]").all()
    ]

    for at, (leading, note) in enumerate(zip(cycle((fatma, joke)), ids, strict=False)):
        card = leading.page.locator(f'[data-note="{note}"]')
        card.focus()
        card.press("v")
        card.press(str(1 + at % 2))
    both_know(fatma, joke, [4, 4])
    joke.ref("undo").click()
    both_know(fatma, joke, [4, 3])
    fatma.ref("redo").click()

    both_know(fatma, joke, [4, 4])
    assert columns_of(fatma) == columns_of(joke)


def both_know(fatma: Seat, joke: Seat, sizes: list[int]) -> None:
    for leading in (fatma, joke):
        for at, size in enumerate(sizes):
            expect(themes(leading).nth(at).locator("[data-note]")).to_have_count(size)


def columns_of(leading: Seat) -> list[list[str | None]]:
    return [
        [note.get_attribute("data-note") for note in column.locator("[data-note]").all()]
        for column in leading.page.locator(".column").all()
    ]


def small_board(hall: Hall, rest: Crowd) -> None:
    """Eight loose notes and two themes."""
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    rest.add_paper(hall.step("ideas"), list(all_needs()[:8]))
    rest.make_themes(["Elkaar ontmoeten", "Veilig verkeer"])
