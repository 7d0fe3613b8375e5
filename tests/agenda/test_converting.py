"""An item becomes a proposal for money or a request, and what is decided comes back to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitation.domain.agenda.conversions import (
    FLOWS,
    FORMS,
    NEEDS_REASON,
    Backing,
    ConversionIsOver,
    ConversionKind,
    FixedAfterCheck,
    NotReadyToSubmit,
    WrongConversionStep,
)
from facilitation.domain.agenda.conversions_filling import FILLERS, Source, backing_of, filled
from facilitation.domain.agenda.conversions_rules import (
    ConversionRules,
    KindRules,
    Lack,
    asked,
    criteria,
    lacking,
)
from facilitation.domain.agenda.items import Action, Contribution, Funding, Support
from facilitation.domain.agenda.refusals import ReasonNeeded
from facilitation.services.agenda.arranging import add_item
from facilitation.services.agenda.converting import Step, conversion_of, fill_in, take_step
from facilitation.services.agenda.keeping import keep_item
from facilitation.storage.agenda.rules import RuleBook
from tests.agenda.conftest import BAS, FATMA, Town

BUDGET, CHALLENGE = ConversionKind.BUDGET, ConversionKind.CHALLENGE
PARTIES = {"residents": "bewoners", "municipality": "gemeente"}
RULES = ConversionRules()
EVERY_YES = {"checks": dict.fromkeys(RULES.budget.criteria, "yes"), "check_notes": {}}
REQUEST = {
    "scope": "do_it",
    "applicants": "Buurtvereniging De Sluis",
    "quality": "Elke week een ronde.",
    "continuity": "Er zijn zes mensen achter de hand.",
    "current_cost": 900_000,
    "checks": dict.fromkeys(RULES.challenge.criteria, "yes"),
}


@pytest.fixture
def bench(town: Town) -> Town:
    """A plan with one item in which everything is filled in that a form can use."""

    def work(unit):
        item = add_item(unit, FATMA, "Zes bankjes langs het water")
        return keep_item(
            unit,
            FATMA,
            replace(
                item,
                version=2,
                ambition="Iedereen kan even zitten.",
                reason="Ouderen blijven nu thuis.",
                success_sign="Elke middag zit er iemand.",
                areas="Waterkant",
                contact="Groep Waterkant",
                actions=(
                    Action("a1", "Bankjes kopen", cost=500_000),
                    Action("a2", "Plaatsen met buren", cost=100_000),
                ),
                contributions=(
                    Contribution("c1", "Plaatsen en onderhoud", "residents", name="De Sluis"),
                    Contribution("c2", "Vergunning", "municipality"),
                ),
                funding=(Funding("f1", "Rabo Fonds", 150_000, "agreed"),),
                saving_use="Nieuwe plantenbakken",
                support=(Support("123456", 34, 1, 5),),
            ),
        )

    town.do(work)
    return town


def copied(town: Town, kind: ConversionKind) -> dict:
    return filled(kind, Source(town.item("1"), PARTIES))


def save(town: Town, kind: ConversionKind, read_at: int = 1, by: str = FATMA, **typed):
    values = copied(town, kind)
    return town.do(lambda unit: fill_in(unit, by, "1", kind, read_at, values, typed), by)


def step(town: Town, kind: ConversionKind, to: str, reason: str = ""):
    taken = Step(to, f"Nu: {to}.", reason, money_from="Wijkbudget")
    backing = backing_of(town.item("1"), 5, 4)
    return town.do(lambda unit: take_step(unit, FATMA, "1", kind, taken, RULES.of(kind), backing))


def at_the_ballot(town: Town) -> None:
    save(town, BUDGET, **EVERY_YES)
    for to in ("submitted", "checking", "on_ballot"):
        step(town, BUDGET, to)


def test_a_proposal_is_filled_with_what_the_item_says_already(bench):
    values = copied(bench, BUDGET)

    assert "Iedereen kan even zitten." in values["what"]
    assert "- Bankjes kopen" in values["what"]
    assert "Ouderen blijven nu thuis." in values["benefit"]
    assert values["help_needed"] == "gemeente: Vergunning"
    assert [line["amount"] for line in values["lines"]] == [500_000, 100_000]
    assert values["amount"] == 450_000
    assert values["place"] == "Waterkant"


def test_a_request_is_filled_with_what_the_item_says_already(bench):
    values = copied(bench, CHALLENGE)

    assert values["applicants"] == "De Sluis: Plaatsen en onderhoud"
    assert values["cooperation"] == "gemeente: Vergunning"
    assert values["cost"] == 600_000
    assert values["saving_use"] == "Nieuwe plantenbakken"


def test_what_is_filled_in_fits_the_form_that_asks_it():
    for kind, fields in FORMS.items():
        assert set(FILLERS[kind]) <= {one.name for one in fields}


def test_every_state_can_be_reached_and_leads_to_states_that_exist():
    for kind, flow in FLOWS.items():
        reached = {"draft"} | {to for after in flow.values() for to in after}
        assert reached == set(flow), kind


def test_the_votes_behind_a_proposal_are_those_of_the_last_evening_that_voted(bench):
    item = bench.item("1")
    later = replace(item, support=(*item.support, Support("654321", 12, 2, 4), Support("000001")))

    assert backing_of(later, 5, 4) == Backing(5, 4, 12, 2, 4)


def test_what_a_neighbourhood_does_not_ask_is_not_asked():
    rules = KindRules(left=("maintenance", "what"))
    names = {one.name for one in asked(BUDGET, rules)}

    assert "maintenance" not in names
    assert "what" in names


def test_above_an_amount_a_legal_entity_is_asked_for():
    rules = KindRules(entity_above=100, own_criteria=("Ook voor kinderen?",))

    assert list(criteria(rules, {"amount": 100})) == ["own-ook-voor-kinderen"]
    assert list(criteria(rules, {"amount": 101})) == ["legal_entity", "own-ook-voor-kinderen"]


@pytest.mark.parametrize(
    ("changed", "lack"),
    [
        ({"what": ""}, Lack.EMPTY),
        ({"amount": 450_001}, Lack.TOO_MUCH),
        (
            {"amount": 300_000, "lines": [{"id": "1", "what": "x", "amount": 1}]},
            Lack.MORE_THAN_COSTS,
        ),
        ({"finish_date": "2028-01-01"}, Lack.TOO_LATE),
        ({"checks": {}}, Lack.CRITERION),
    ],
)
def test_each_rule_of_a_neighbourhood_is_looked_at(bench, changed, lack):
    rules = replace(RULES.budget, most=450_000, finish_by="2027-12-31", supporters=5)
    fine = {**copied(bench, BUDGET), **EVERY_YES}

    assert lacking(BUDGET, rules, fine, Backing(5, 4)) == ()
    found = lacking(BUDGET, rules, {**fine, **changed}, Backing(5, 4))
    assert {one.lack for one in found} == {lack}


def test_too_few_people_is_said_too(bench):
    fine = {**copied(bench, BUDGET), **EVERY_YES}
    found = lacking(BUDGET, replace(RULES.budget, supporters=10), fine, Backing(9))

    assert [one.lack for one in found] == [Lack.TOO_FEW]


def test_to_a_request_a_no_is_an_answer_when_it_says_why(bench):
    fine = {**copied(bench, CHALLENGE), **REQUEST}
    no = {**fine, "checks": {**fine["checks"], "no_running_contract": "no"}}
    told = {**no, "check_notes": {"no_running_contract": "Loopt af in mei."}}

    assert lacking(CHALLENGE, RULES.challenge, fine, Backing()) == ()
    assert lacking(CHALLENGE, RULES.challenge, no, Backing())
    assert lacking(CHALLENGE, RULES.challenge, told, Backing()) == ()


def test_what_is_typed_stands_and_what_came_from_the_item_is_remembered(bench):
    save(bench, BUDGET, what="Zes houten bankjes.")
    found = bench.desk.read(bench.plan, lambda store: conversion_of(store, "1", BUDGET))

    assert found.values["what"] == "Zes houten bankjes."
    assert found.values["place"] == "Waterkant"
    assert found.copied["what"] != found.values["what"]


def test_two_people_who_begin_at_once_do_not_write_over_each_other(bench):
    save(bench, BUDGET, what="Van Fatma.", place="Waterkant")
    saved = save(bench, BUDGET, by=BAS, what="Van Bas.", help_needed="Een kraan")

    assert [one.field for one in saved.clashes] == ["values/what"]
    assert saved.thing.values["what"] == "Van Fatma."
    assert saved.thing.values["help_needed"] == "Een kraan"


def test_an_amount_that_is_cleared_is_gone(bench):
    save(bench, BUDGET)
    saved = save(bench, BUDGET, read_at=2, amount=None)

    assert saved.thing.values.get("amount") is None


def test_nothing_is_handed_in_that_is_not_complete(bench):
    save(bench, BUDGET)

    with pytest.raises(NotReadyToSubmit):
        step(bench, BUDGET, "submitted")


def test_a_state_cannot_be_skipped_and_a_no_needs_a_reason(bench):
    save(bench, BUDGET, **EVERY_YES)

    with pytest.raises(WrongConversionStep):
        step(bench, BUDGET, "awarded")
    with pytest.raises(ReasonNeeded):
        step(bench, BUDGET, "withdrawn", reason=" ")
    assert {"not_feasible", "not_awarded", "declined"} <= NEEDS_REASON


def test_each_step_is_told_on_the_item(bench):
    at_the_ballot(bench)

    updates = bench.look().updates
    assert [(one.party, one.text) for one in updates] == [
        ("municipality", "Nu: on_ballot."),
        ("municipality", "Nu: checking."),
        ("residents", "Nu: submitted."),
    ]


def test_after_the_check_amount_and_place_stay_and_the_rest_may_be_explained(bench):
    at_the_ballot(bench)

    with pytest.raises(FixedAfterCheck):
        save(bench, BUDGET, read_at=2, amount=100)
    with pytest.raises(FixedAfterCheck):
        save(bench, BUDGET, read_at=2, place="Elders")
    saved = save(bench, BUDGET, read_at=2, explanation="Ze zijn van hardhout.", amount=450_000)
    assert saved.thing.values["explanation"] == "Ze zijn van hardhout."


def test_money_stands_on_the_item_from_asked_to_received(bench):
    at_the_ballot(bench)
    asked_for = bench.item("1").funding[-1]
    step(bench, BUDGET, "awarded")

    assert (asked_for.source, asked_for.amount, asked_for.state) == ("Wijkbudget", 450_000, "asked")
    assert [one.state for one in bench.item("1").funding] == ["agreed", "agreed"]


def test_money_that_was_not_given_is_no_longer_on_the_item(bench):
    at_the_ballot(bench)
    step(bench, BUDGET, "not_awarded", "Er was geen geld meer.")

    assert [one.source for one in bench.item("1").funding] == ["Rabo Fonds"]
    with pytest.raises(ConversionIsOver):
        save(bench, BUDGET, read_at=2, what="Toch weer")
    step(bench, BUDGET, "draft")
    assert save(bench, BUDGET, read_at=2, amount=100).thing.values["amount"] == 100


def test_what_an_agreed_request_saves_comes_back_to_the_wijk(bench):
    save(bench, CHALLENGE, **REQUEST)
    for to in ("talk", "submitted", "assessing", "accepted", "agreement"):
        step(bench, CHALLENGE, to)

    item = bench.item("1")
    assert item.saving == 300_000
    assert item.saving_use == "Nieuwe plantenbakken"
    assert item.community_right == "challenge"


def test_the_numbers_behind_it_are_those_of_the_day_it_was_handed_in(bench):
    at_the_ballot(bench)
    bench.do(lambda unit: unit.save_item(replace(bench.item("1"), support=())))
    step(bench, BUDGET, "awarded")

    found = bench.desk.read(bench.plan, lambda store: conversion_of(store, "1", BUDGET))
    assert found.backing == Backing(5, 4, 34, 1, 5)


def test_a_place_without_rules_has_those_of_the_place_around_it(bench):
    book = RuleBook(bench.evening.database)
    rules = ConversionRules(budget=KindRules(most=500_000))

    assert book.of(bench.place.id) == ConversionRules()
    book.keep(FATMA, bench.place.id, rules)
    book.keep(FATMA, bench.place.id, rules)
    assert book.of(bench.place.id) == rules
