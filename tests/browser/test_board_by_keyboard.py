"""A whole grouping with the keyboard alone: not one step needs a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.board_work import many_notes
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import themes

TABS = 160
NOTES = 40
COLUMNS = 20


class Keys:
    """Hands that stay on the keyboard."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.page = seat.page

    def tab_to(self, selector: str) -> None:
        """Tab on until this has the focus: nobody gets stuck on the way."""
        there = "wanted => document.activeElement.matches(wanted)"
        for _ in range(TABS):
            if self.page.evaluate(there, selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} was not reached with Tab")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def choose(self, words: str) -> None:
        """Walk down the open menu to this line."""
        expect(self.page.locator("[role=menuitem]:focus")).to_have_count(1)
        while words not in self.page.locator("[role=menuitem]:focus").inner_text():
            self.press("ArrowDown")
        self.press("Enter")

    def type_over(self, words: str) -> None:
        self.press("Control+a")
        self.page.keyboard.type(words)
        self.press("Enter")


@pytest.fixture
def keys(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Keys:
    """A facilitator in a hall that wrote some notes."""
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    rest.add_paper(hall.step("ideas"), many_notes(NOTES))
    return Keys(hall.facilitator())


def test_a_whole_grouping_is_done_with_the_keyboard_alone(keys: Keys) -> None:
    follow_the_proposal(keys)
    move_two_notes(keys)
    rename_a_theme(keys)
    merge_two_themes(keys)
    split_a_theme(keys)
    take_everything_back(keys)


def follow_the_proposal(keys: Keys) -> None:
    """Look first: nothing moves until somebody says so."""
    bar = keys.page.locator("[data-module=suggestion-bar]")
    expect(bar).to_be_visible()
    keys.tab_to("[data-ref=suggestion-look]")
    keys.press("Enter")
    expect(keys.seat.ref("preview")).to_be_visible()
    expect(themes(keys.seat)).to_have_count(0)
    keys.seat.picture("08-proposal")
    keys.tab_to("[data-ref=suggestion-yes]")
    keys.press("Enter")
    expect(themes(keys.seat).first).to_be_visible()
    expect(keys.seat.ref("preview")).to_be_hidden()
    expect(keys.seat.ref("undo-what")).to_contain_text("voorstel")


def move_two_notes(keys: Keys) -> None:
    first, second = sizes(keys)[:2]
    keys.tab_to("[data-note]")
    keys.press(*["ArrowLeft"] * COLUMNS)
    if keys.page.locator(".column--loose [data-note]:focus").count():
        keys.press("ArrowRight")
    keys.press("Space", "Shift+ArrowDown", "v", "2")
    expect(notes_in(keys, 1)).to_have_count(second + 2)
    expect(notes_in(keys, 0)).to_have_count(first - 2)
    expect(keys.seat.ref("undo-what")).to_contain_text("verplaats 2 briefjes naar")
    keys.seat.check("moved")


def rename_a_theme(keys: Keys) -> None:
    keys.press("e")
    expect(keys.page.locator("[data-part=rename-field]:focus")).to_have_count(1)
    keys.type_over("Wat de buurt bindt")
    expect(keys.page.locator(".column__name", has_text="Wat de buurt bindt")).to_be_visible()


def merge_two_themes(keys: Keys) -> None:
    before = themes(keys.seat).count()
    keys.tab_to(".column__menu")
    keys.press("Enter")
    keys.choose(keys.seat.say("board.theme.merge"))
    expect(keys.page.locator("dialog[open]")).to_be_visible()
    keys.seat.picture("08-merge")
    keys.tab_to("dialog[open] .merge__themes input:not(:checked)")
    keys.press("Space")
    keys.tab_to("dialog[open] button[value=yes]")
    keys.press("Enter")
    expect(themes(keys.seat)).to_have_count(before - 1)
    keys.seat.check("merged")


def split_a_theme(keys: Keys) -> None:
    """The machine's proposal lies there; one note more goes along."""
    before = themes(keys.seat).count()
    keys.tab_to(".column__menu")
    keys.press("Enter")
    keys.choose(keys.seat.say("board.theme.split"))
    dialog = keys.page.locator("dialog[open]")
    thinking = keys.seat.say("board.split.looking")
    expect(dialog.locator("[data-part=proposal]")).not_to_have_text(thinking)
    leaving = dialog.locator("[data-part=leaves-list] li")
    going = leaving.count()
    keys.seat.picture("08-split")
    keys.tab_to("dialog[open] [data-part=stays-list] button")
    keys.press("Enter")
    expect(leaving).to_have_count(going + 1)
    keys.tab_to("dialog[open] [data-part=field]")
    keys.type_over("Apart thema")
    expect(themes(keys.seat)).to_have_count(before + 1)
    made = themes(keys.seat).filter(has_text="Apart thema")
    expect(made.locator("[data-note]")).to_have_count(going + 1)


def take_everything_back(keys: Keys) -> None:
    """By name, one after the other, to the empty wall; and the last one again."""
    undo = keys.seat.ref("undo-what")
    nothing = keys.seat.say("board.nothing")
    for _ in range(10):
        what = undo.inner_text()
        if what == nothing:
            break
        keys.press("Control+z")
        expect(undo).not_to_have_text(what)
    expect(themes(keys.seat)).to_have_count(0)
    expect(keys.page.locator("[data-note]")).to_have_count(NOTES)
    keys.press("Control+Shift+z")
    expect(themes(keys.seat).first).to_be_visible()


def sizes(keys: Keys) -> list[int]:
    return [column.locator("[data-note]").count() for column in themes(keys.seat).all()]


def notes_in(keys: Keys, at: int) -> Locator:
    return themes(keys.seat).nth(at).locator("[data-note]")
