"""What the machine proposes, what it doubts and what tables add: people decide about each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from facilitation.domain.ports import Unit
from tests.browser.board_work import many_notes
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import themes

NOTES = 60


@pytest.fixture
def rest(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Crowd:
    """A hall that wrote notes, grouped into themes."""
    people = crowds(hall)
    people.lead(hall.workshop["facilitator_token"])
    people.go_to(hall.step("ideas"))
    people.add_paper(hall.step("ideas"), many_notes(NOTES))
    people.regroup()
    return people


def test_the_doubtful_notes_are_gone_through_with_two_keys(hall: Hall, rest: Crowd) -> None:
    leading = hall.facilitator()
    keys = leading.page.keyboard
    leading.ref("unsure-first").click()
    pile = leading.ref("pile").locator("[data-part=count]")
    many = number_in(pile.inner_text())
    first = focused(leading)

    keys.press("1")
    expect(pile).to_contain_text(str(many - 1))
    second = focused(leading)
    place = leading.page.locator(f'[data-note="{second}"] .card__second [data-part=name]')
    name = place.inner_text()
    keys.press("2")

    expect(pile).to_contain_text(str(many - 2))
    assert len({first, second, focused(leading)}) == 3
    moved = themes(leading).filter(has=leading.page.locator(f'[data-note="{second}"]'))
    expect(moved.locator(".column__name")).to_contain_text(name)
    leading.picture("08-doubtful")


def test_fewer_or_more_only_shows_what_it_would_give(hall: Hall, rest: Crowd) -> None:
    leading = hall.facilitator()
    before = lying(leading)
    leading.ref("slider").focus()
    leading.page.keyboard.press("ArrowLeft")
    leading.page.keyboard.press("ArrowLeft")

    expect(leading.ref("preview")).to_be_visible()
    expect(leading.ref("preview")).to_contain_text(leading.say("board.preview.grouping"))
    leading.picture("08-fewer")
    assert lying(leading) == before
    leading.ref("suggestion-no").click()
    assert lying(leading) == before


def test_what_is_read_does_not_change_while_notes_come_in(hall: Hall, rest: Crowd) -> None:
    leading = hall.facilitator()
    leading.ref("slider").focus()
    leading.page.keyboard.press("ArrowLeft")
    expect(leading.ref("preview")).to_be_visible()
    read = leading.ref("preview").inner_text()

    rest.add_paper(hall.step("ideas"), [f"{text} (later)" for text in many_notes(8)])

    expect(leading.ref("suggestion-stale")).to_be_visible()
    assert leading.ref("preview").inner_text() == read
    leading.picture("08-stale")
    leading.ref("suggestion-renew").click()
    expect(leading.ref("suggestion-stale")).to_be_hidden()
    expect(leading.ref("suggestion-text")).to_contain_text(f"{NOTES + 8}")


def ask_of_a_carillon(unit: Unit) -> None:
    """The organiser changed the question into one that nobody foresaw."""
    step = next(step for step in unit.steps.where() if step.kind == "ideas")
    plan = replace(step.plan, text="Moet het carillon blijven spelen?")
    unit.steps.save(replace(step, plan=plan))


def test_on_a_question_that_it_does_not_know_the_machine_asks_for_themes(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls(fill=ask_of_a_carillon)
    people = crowds(hall)
    people.lead(hall.workshop["facilitator_token"])
    people.go_to(hall.step("ideas"))
    people.add_paper(hall.step("ideas"), many_notes(40))
    leading = hall.facilitator()
    advice = leading.say("board.suggestion.own_themes")
    expect(leading.ref("suggestion-text")).to_have_text(advice)
    expect(leading.ref("suggestion-look")).to_be_hidden()
    leading.picture("08-own-themes")

    leading.ref("suggestion-yes").click()
    expect(leading.ref("seeds")).to_be_focused()
    leading.ref("seeds").fill(
        "Groen en bomen: boom, park, natuur\nVeilig: politie, donker, hard rijden"
    )
    leading.page.get_by_role("button", name=leading.say("board.seeds.yes")).click()

    expect(themes(leading).locator(".column__name", has_text="Groen en bomen")).to_be_visible()
    expect(leading.ref("suggestion-text").filter(has_text=advice)).to_have_count(0)


def test_what_a_table_adds_lies_beside_its_theme_until_somebody_gives_it_a_place(
    hall: Hall, rest: Crowd
) -> None:
    leading = hall.facilitator()
    column = themes(leading).first
    theme = str(column.get_attribute("data-drop"))
    check = hall.step("check")
    rest.join(1)
    rest.go_to(check)
    for text in ("Ook voor jongeren", "Dit zijn twee dingen"):
        rest.add_to_theme(check, theme, 4, text)
    added = column.locator(".column__additions [data-note]")
    expect(added).to_have_count(2)
    expect(added.first).to_contain_text("tafel 4")
    leading.picture("08-additions")

    added.filter(has_text="jongeren").get_by_role(
        "button", name=leading.say("board.addition.belongs")
    ).click()
    expect(column.locator(".column__list [data-note]", has_text="jongeren")).to_be_visible()
    added.get_by_role("button", name=leading.say("board.addition.split")).click()
    dialog = leading.page.locator("dialog[open]")
    expect(dialog.locator("[data-part=because]")).to_contain_text("Dit zijn twee dingen")
    leading.page.keyboard.press("Escape")
    expect(added).to_have_count(1)


def test_a_paper_note_is_typed_without_leaving_the_board(hall: Hall, rest: Crowd) -> None:
    leading = hall.facilitator()
    leading.button("board.paper.type").click()
    leading.ref("paper-number").fill("17")
    leading.ref("paper-text").fill("Een bankje bij de dijk")
    leading.check("paper")
    leading.page.keyboard.press("Enter")

    expect(leading.ref("paper-said")).to_have_text(leading.say("board.paper.sent"))
    leading.ref("paper-number").fill("17")
    leading.ref("paper-text").fill("Nog een met hetzelfde nummer")
    leading.ref("paper-send").click()
    expect(leading.ref("paper-said")).to_have_text(leading.say("error.number_taken"))
    expect(leading.ref("paper-text")).to_have_value("Nog een met hetzelfde nummer")
    leading.ref("paper-done").click()
    expect(leading.page.locator("[data-note]", has_text="bankje bij de dijk")).to_have_count(1)


def test_the_link_for_a_phone_is_not_in_sight_until_somebody_says_nobody_looks(hall: Hall) -> None:
    leading = hall.facilitator()
    leading.ref("phone-open").click()
    code = leading.ref("phone-code").locator("svg")
    expect(code).to_have_count(0)
    leading.ref("phone-uncover").click()
    expect(code).to_be_visible()
    leading.check("phone")
    leading.page.keyboard.press("Escape")
    expect(code).to_have_count(0)


def focused(seat: Seat) -> str:
    return str(seat.page.locator("[data-note]:focus").get_attribute("data-note"))


def number_in(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found, text
    return int(found.group())


def lying(seat: Seat) -> list[list[str]]:
    """Every note of every column."""
    return [
        list(
            column.locator("[data-note]").evaluate_all(
                "notes => notes.map((note) => note.dataset.note)"
            )
        )
        for column in seat.page.locator(".column").all()
    ]
