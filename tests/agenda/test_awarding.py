"""What a budget evening chose becomes the state of the plan's proposals on its ballot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.conversions import Conversion, ConversionKind, Stage
from facilitation.services.agenda.arranging import add_item
from facilitation.services.agenda.awarding import open_awards
from facilitation.services.agenda.converting import Step, conversion_of
from facilitation.services.agenda.harvesting import take_over
from facilitation.services.agenda.keeping import keep_conversion
from facilitation.services.agenda.on_ballot import READY, ready_proposals
from facilitation.services.cards import MakeCards
from facilitation.services.proposing import PutProposals
from tests.agenda.conftest import FATMA, Town
from tests.evening import Evening, new_id

SAID = {
    "funded": Step("awarded", "Krijgt geld.", money_from="Wijkbudget"),
    "not_funded": Step("not_awarded", "Krijgt geen geld.", "De zaal koos anders."),
}
#: What each proposal asks, in euros, of five thousand.
ASKS = {"1": 3_000, "2": 3_000, "3": 2_000}


@pytest.fixture
def evening(evenings: Callable[..., Evening]) -> Evening:
    return evenings("buurtbegroting", placeholders={"bedrag": "€ 5.000"})


@pytest.fixture
def voting(town: Town) -> Town:
    """Three proposals of the plan on the ballot of the evening."""
    for number, euros in ASKS.items():
        town.do(lambda unit, number=number, euros=euros: put_on_ballot(unit, number, euros))
    proposals = town.desk.read(town.plan, ready_proposals)
    town.evening.facilitator.give(PutProposals(proposals))
    return town


def put_on_ballot(unit, number: str, euros: int) -> None:
    item = add_item(unit, FATMA, f"Plan {number}")
    stages = (Stage("draft", 1, FATMA), Stage(READY, 2, FATMA))
    values = {"amount": euros * 100, "place": "Plein"}
    made = Conversion(unit.new_id(), unit.plan.id, item.id, ConversionKind.BUDGET)
    keep_conversion(unit, FATMA, replace(made, state=READY, values=values, stages=stages))


def vote(town: Town, *ballots: str) -> str:
    """The closed vote: per phone the number of the plan that it chose."""
    codes = tuple(f"CDFGHJK{letter}" for letter in "MNPQRTVWXY"[: len(ballots)])
    evening = town.evening
    evening.facilitator.give(MakeCards(new_id(), codes))
    step = evening.go_to("budget")
    for code, number in zip(codes, ballots, strict=True):
        chosen = {town.item(number).id: 1}
        evening.phone().give(p.CastBallot(id=new_id(), step=step, allocation=chosen, code=code))
    evening.close(step)
    return step


def harvest(town: Town) -> None:
    held = town.desk.evening(town.place, town.evening.workshop.code)
    town.do(lambda unit: take_over(unit, FATMA, held.evening, [], SAID))


def state(town: Town, number: str) -> str:
    kind = ConversionKind.BUDGET
    return town.desk.read(town.plan, lambda store: conversion_of(store, number, kind)).state


def states(town: Town) -> list[str]:
    return [state(town, number) for number in ASKS]


def test_winners_are_awarded_and_the_others_are_not(voting):
    vote(voting, "1", "1", "1", "3", "3", "2")

    harvest(voting)

    assert states(voting) == ["awarded", "not_awarded", "awarded"]


def test_the_item_shows_its_money_and_what_was_decided(voting):
    vote(voting, "1", "1", "3")
    harvest(voting)

    [money] = voting.item("1").funding

    assert (money.state, money.amount) == ("agreed", 300_000)
    assert [told(voting, number) for number in "12"] == [
        ["Krijgt geld."],
        ["Krijgt geen geld. De zaal koos anders."],
    ]


def told(town: Town, number: str) -> list[str]:
    """What residents read at an item."""
    item = town.item(number).id
    updates = town.desk.read(town.plan, lambda store: store.updates())
    return [one.text for one in updates if one.item == item]


def test_the_export_says_what_was_awarded(voting):
    vote(voting, "1", "1", "3")
    harvest(voting)

    document = voting.desk.document(voting.plan)

    assert {(one.item, one.state) for one in document.conversions} == {
        ("1", "awarded"),
        ("2", "not_awarded"),
        ("3", "awarded"),
    }


def test_what_must_be_drawn_waits_until_it_was(voting):
    step = vote(voting, "1", "2")
    harvest(voting)
    before = states(voting)
    drawn = p.DrawLot(step=step, option=voting.item("2").id)
    voting.evening.facilitator.give(drawn)

    harvest(voting)

    assert before == [READY, READY, "not_awarded"]
    assert states(voting) == ["not_awarded", "awarded", "not_awarded"]


def test_an_evening_that_is_brought_in_twice_says_it_once(voting):
    vote(voting, "1", "1", "3")
    harvest(voting)

    harvest(voting)

    assert told(voting, "1") == ["Krijgt geld."]


def test_a_vote_that_is_still_open_awards_nothing(voting):
    vote(voting, "1", "1", "3")
    voting.evening.reopen(voting.evening.step("budget"))

    harvest(voting)

    assert states(voting) == [READY] * 3


def test_a_proposal_that_was_withdrawn_meanwhile_stays_so(voting):
    vote(voting, "1", "1", "3")
    found = voting.desk.read(
        voting.plan, lambda store: conversion_of(store, "1", ConversionKind.BUDGET)
    )
    voting.do(lambda unit: unit.save_conversion(replace(found, state="withdrawn")))

    harvest(voting)

    assert state(voting, "1") == "withdrawn"


def test_before_the_vote_there_are_no_awards(voting):
    voting.evening.go_to("market")
    held = voting.desk.evening(voting.place, voting.evening.workshop.code)

    assert voting.desk.read(voting.plan, lambda store: open_awards(store, held.evening)) == ()
