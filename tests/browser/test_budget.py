"""A phone that divides money, with the code of a voting card."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from facilitation.domain.people import Audience, Who
from facilitation.domain.ports import Unit
from facilitation.domain.proposals import Proposal
from facilitation.services.cards import MakeCards, make_cards
from facilitation.services.proposing import PutProposals, put_proposals
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat

CODES = ("CDFGHJKM", "CDFGHJKN")
PLANS = (("Buurtmoestuin", 6_500), ("Keukentafel", 4_000), ("Zebrapad", 9_000), ("Cursus", 3_000))


def prepared(unit: Unit) -> None:
    """Four plans that ask for money, two cards, and fifteen thousand euros."""
    proposals = (
        Proposal(f"plan-{n}", str(n), title, euros, "Plein")
        for n, (title, euros) in enumerate(PLANS, start=1)
    )
    organiser = Who(unit.workshop.id, Audience.FACILITATOR)
    put_proposals(unit, organiser, PutProposals(tuple(proposals)))
    make_cards(unit, organiser, MakeCards("batch", CODES))


@pytest.fixture
def hall(halls: Callable[..., Hall]) -> Hall:
    return halls(runsheet="buurtbegroting", fill=prepared, bedrag="€ 15.000")


@pytest.fixture
def voting(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Crowd:
    """The vote about the money, open."""
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("budget"))
    return rest


def pick(phone: Seat, plan: str) -> None:
    phone.page.locator(".vote-row", has_text=plan).locator("input").click()


def test_a_phone_that_scanned_a_card_divides_the_money(hall: Hall, voting: Crowd) -> None:
    phone = hall.seat("phone").go(f"/w/{hall.code}#card={CODES[0]}")

    expect(phone.ref("code", "[data-scene=voting]")).to_have_value(CODES[0])
    assert "#" not in phone.page.url
    pick(phone, "Buurtmoestuin")
    pick(phone, "Keukentafel")
    expect(phone.ref("left", "[data-scene=voting]")).to_have_text(
        re.compile("€\u00a04.500 van €\u00a015.000 over")
    )
    phone.picture("08-budget")
    pick(phone, "Zebrapad")
    dialog = phone.page.locator("dialog[open]")
    expect(dialog).to_contain_text("kost €\u00a09.000")
    phone.picture("08-budget-swap")
    dialog.locator("button", has_text="Buurtmoestuin").click()
    expect(phone.page.locator(".vote-row--given")).to_have_count(2)
    phone.ref("next", "[data-scene=voting]").click()
    phone.picture("08-budget-check")
    phone.ref("confirm", "[data-scene=voting]").click()

    expect(phone.ref("view-done")).to_be_visible()
    expect(phone.ref("done-list")).to_contain_text("Zebrapad")
    phone.picture("08-budget-done")


def test_a_code_that_somebody_used_is_told_at_its_field(hall: Hall, voting: Crowd) -> None:
    first = hall.seat("phone-1").go(f"/w/{hall.code}#card={CODES[1]}")
    pick(first, "Cursus")
    first.ref("next", "[data-scene=voting]").click()
    first.ref("confirm", "[data-scene=voting]").click()
    expect(first.ref("view-done")).to_be_visible()
    second = hall.seat("phone-2").go(f"/w/{hall.code}")
    pick(second, "Cursus")
    second.ref("code", "[data-scene=voting]").fill(f"{CODES[1][:4]}-{CODES[1][4:]}".lower())
    second.ref("next", "[data-scene=voting]").click()
    second.ref("confirm", "[data-scene=voting]").click()

    expect(second.page.get_by_role("status").first).to_contain_text(second.say("error.code_used"))
    expect(second.ref("code", "[data-scene=voting]")).to_be_focused()
    second.check()


def test_a_phone_without_a_script_votes_with_a_code(hall: Hall, voting: Crowd) -> None:
    phone = hall.seat("phone-without-js", java_script_enabled=False).go(f"/w/{hall.code}")
    phone.expect(r"^4\d\d for POST|Failed to load resource")

    phone.page.locator(".vote-row input").nth(0).check()
    phone.ref("next", "[data-scene=voting]").click()
    expect(phone.page.get_by_role("alert")).to_contain_text(phone.say("error.code_needed"))
    phone.page.locator(".vote-row input").nth(0).check()
    phone.page.locator("input[name=code]:visible").fill(CODES[0])
    phone.ref("next", "[data-scene=voting]").click()

    expect(phone.ref("view-done")).to_be_visible()
