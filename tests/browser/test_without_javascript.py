"""An old phone, or one where scripts are off: everything by forms and reloading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from facilitation.rehearsal.corpus import plans
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat


@pytest.fixture
def paper_thin(hall: Hall) -> Seat:
    """A phone without JavaScript that joined by typing the code."""
    seat = hall.seat("phone-without-js", java_script_enabled=False).go("/")
    seat.page.get_by_label(seat.say("join.code")).fill(hall.code)
    seat.button("join.next").click()
    hall.say_who(seat, "resident", table=4)
    return seat


def test_someone_without_javascript_writes_changes_and_takes_back(
    hall: Hall, paper_thin: Seat, crowds: Callable[[Hall], Crowd]
) -> None:
    leader = crowds(hall)
    leader.lead(hall.workshop["facilitator_token"])
    phone = paper_thin
    leader.go_to(hall.step("ideas"))
    refresh(phone)

    write(phone, "Een bankje bij de sluis")
    write(phone, "Meer bomen op het plein")
    change(phone, "bankje", "Twee bankjes bij de sluis")
    take_back(phone, "bomen")
    phone.picture("06-ideas")

    expect(own_notes(phone)).to_have_count(1)
    expect(own_notes(phone)).to_contain_text("Twee bankjes bij de sluis")
    leader.until_notes(["Twee bankjes bij de sluis"])


def test_someone_without_javascript_hears_what_was_wrong_and_keeps_the_words(
    hall: Hall, paper_thin: Seat, crowds: Callable[[Hall], Crowd]
) -> None:
    leader = crowds(hall)
    leader.lead(hall.workshop["facilitator_token"])
    phone = paper_thin
    leader.go_to(hall.step("ideas"))
    refresh(phone)
    phone.expect(r"^4\d\d for POST|Failed to load resource")
    long = " ".join(["Veel te lang"] * 12)

    phone.page.locator("textarea[name=text]").first.fill(long)
    phone.button("idea.send").click()

    expect(phone.page.get_by_role("alert")).to_be_visible()
    expect(phone.page.locator("textarea[name=text]").first).to_have_value(long)
    phone.picture("06-too-long")


def test_someone_without_javascript_votes_and_joins_in(
    hall: Hall, paper_thin: Seat, crowds: Callable[[Hall], Crowd]
) -> None:
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.join(3)
    plan_something(hall, rest)
    phone = paper_thin
    rest.go_to(hall.step("vote"))
    refresh(phone)

    dots = phone.page.locator(".stepper__value:visible")
    dots.nth(0).fill("2")
    dots.nth(1).fill("1")
    phone.picture("12-vote")
    phone.ref("next", "[data-scene=voting]").click()
    expect(phone.ref("view-done")).to_be_visible()
    phone.picture("12-vote-done")
    rest.go_to(hall.step("commit"))
    refresh(phone)
    plan = phone.page.locator(".plan-card-row").first
    plan.locator("summary").click()
    plan.get_by_text(phone.say("brings.time"), exact=True).click()
    plan.get_by_text(phone.say("level.little"), exact=True).click()
    phone.picture("14-commit")
    plan.locator("form[data-ref=form] button.button--wide").click()

    expect(phone.page.locator(".plan-card-row--mine")).to_have_count(1)
    phone.picture("14-commit-joined")


def plan_something(hall: Hall, rest: Crowd) -> None:
    """Two themes by hand, and a plan for each."""
    rest.make_themes(["Elkaar ontmoeten", "Veilig verkeer"])
    rest.go_to(hall.step("elaborate"))
    themes = [option["id"] for option in rest.options(hall.step("elaborate"))]
    rest.hand_in(hall.step("elaborate"), zip(plans(), themes, strict=False))


def refresh(phone: Seat) -> None:
    """A phone without a script does not go on by itself: there is a button."""
    button = phone.button("common.refresh")
    if button.count():
        button.first.click()
    else:
        phone.page.reload()
    phone.check()


def write(phone: Seat, text: str) -> None:
    phone.page.locator("textarea[name=text]").first.fill(text)
    phone.button("idea.send").click()
    expect(own_notes(phone).filter(has_text=text)).to_have_count(1)
    phone.check()


def change(phone: Seat, old: str, new: str) -> None:
    note = own_notes(phone).filter(has_text=old)
    note.locator("summary").click()
    note.locator("textarea").fill(new)
    note.get_by_role("button", name=phone.say("phone.note.save")).click()
    expect(own_notes(phone).filter(has_text=new)).to_have_count(1)
    phone.check()


def take_back(phone: Seat, text: str) -> None:
    note = own_notes(phone).filter(has_text=text)
    note.get_by_role("button", name=phone.say("phone.note.withdraw")).click()
    expect(own_notes(phone).filter(has_text=text)).to_have_count(0)
    phone.check()


def own_notes(phone: Seat):
    return phone.page.locator("ul[data-ref=notes] > .own-note")
