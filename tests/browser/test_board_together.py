"""Two facilitators at one board: both work at the same moment, and no move is lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest
from playwright.sync_api import expect

from tests.browser.board_work import many_notes
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import themes
from tests.waiting import until

NOTES = 24


@pytest.fixture
def both(hall: Hall, crowds: Callable[[Hall], Crowd]) -> tuple[Seat, Seat]:
    """Fatma and Joke, with loose notes and two themes."""
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    rest.add_paper(hall.step("ideas"), many_notes(NOTES))
    rest.make_themes(["Elkaar ontmoeten", "Veilig verkeer"])
    seats = hall.facilitator("facilitator"), hall.facilitator("facilitator-2")
    for seat in seats:
        expect(seat.page.locator("[data-note]")).to_have_count(NOTES)
    return seats


def test_what_two_people_move_at_the_same_moment_lies_where_each_put_it(
    both: tuple[Seat, Seat],
) -> None:
    wanted = {}
    for at, (seat, note) in enumerate(zip(cycle(both), loose(both[0]), strict=False)):
        number = 1 + at // 2 % 2
        wanted[note] = number
        move(seat, note, number)

    for seat in both:
        for number in (1, 2):
            mine = [note for note, where in wanted.items() if where == number]
            column = themes(seat).nth(number - 1).locator("[data-note]")
            expect(column).to_have_count(len(mine))
            assert sorted(ids(seat, number)) == sorted(mine)


def test_a_note_that_both_move_lies_in_one_place_on_both_screens(both: tuple[Seat, Seat]) -> None:
    note = loose(both[0])[0]

    move(both[0], note, 1)
    move(both[1], note, 2)

    until(lambda: len({column_of(seat, note) for seat in both}) == 1, "both see it in one place")
    for seat in both:
        expect(themes(seat).locator(f'[data-note="{note}"]')).to_be_visible()
        expect(seat.page.locator(f'[data-note="{note}"]')).to_have_count(1)


def test_either_takes_back_what_the_other_did_and_does_it_again(both: tuple[Seat, Seat]) -> None:
    fatma, joke = both
    note = loose(fatma)[0]
    move(fatma, note, 1)
    expect(joke.ref("undo-what")).to_have_text("verplaats 1 briefje naar Elkaar ontmoeten")

    joke.ref("undo").click()
    expect(fatma.page.locator(f'.column--loose [data-note="{note}"]')).to_have_count(1)
    fatma.ref("redo").click()

    for seat in both:
        expect(themes(seat).nth(0).locator(f'[data-note="{note}"]')).to_have_count(1)


def move(seat: Seat, note: str, number: int) -> None:
    """Focus, V and the number; nobody waits for the server."""
    card = seat.page.locator(f'[data-note="{note}"]')
    card.focus()
    card.press("v")
    card.press(str(number))


def column_of(seat: Seat, note: str) -> object:
    card = seat.page.locator(f'[data-note="{note}"]')
    return card.evaluate("card => card.closest('.column').dataset.drop")


def loose(seat: Seat) -> list[str]:
    return ids_of(seat, ".column--loose")


def ids(seat: Seat, number: int) -> list[str]:
    return ids_of(seat, f".column:nth-child({number + 1})")


def ids_of(seat: Seat, column: str) -> list[str]:
    return list(
        seat.page.locator(f"{column} [data-note]").evaluate_all(
            "notes => notes.map((note) => note.dataset.note)"
        )
    )
