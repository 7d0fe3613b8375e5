"""A budget evening on paper: what plans asked, what they got, by which rules; and back again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.cards import new_code
from facilitation.domain.money import LeftoverRule, MoneyRules
from facilitation.domain.proposals import Proposal
from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.exporters.index import index
from facilitation.exporters.records.votes import FundingTotals
from facilitation.exporters.sheets import SHEETS
from facilitation.exporters.words import words_for
from facilitation.services.cards import MakeCards
from facilitation.services.proposing import PutProposals
from tests.evening import Evening, new_id
from tests.exporters.test_restoring import brought_into, plain

PLANS = (
    Proposal("bench", "1", "Bankjes", 3_000, "Plein", "Zes bankjes.", "Groep Plein", "Dit kan."),
    Proposal("fair", "2", "Buurtfeest", 2_500),
    Proposal("trees", "3", "Bomen", 2_500),
)


@pytest.fixture
def evening(evenings: Callable[..., Evening]) -> Evening:
    rules = MoneyRules(amount=6_000, leftover_rule=LeftoverRule.STAYS_IN_POT)
    evening = evenings("buurtbegroting", money=rules, plan_label="buurtplan", place_word="buurt")
    evening.facilitator.give(PutProposals(PLANS))
    return evening


@pytest.fixture
def gathered(evening: Evening) -> WorkshopDocument:
    codes = tuple(new_code() for _ in range(6))
    evening.facilitator.give(MakeCards(new_id(), codes))
    market = evening.go_to("market")
    evening.table(1).write(market, "Wie onderhoudt ze?", key="bench")
    talk = evening.go_to("talk")
    evening.table(1).give(p.Answer(step=talk, value=["bench", "fair"]))
    evening.close(talk)
    budget = evening.go_to("budget")
    for code, plans in zip(codes, ("bench fair", "bench", "fair", "trees", "bench"), strict=False):
        allocation = dict.fromkeys(plans.split(), 1)
        vote = p.CastBallot(id=new_id(), step=budget, allocation=allocation, code=code)
        evening.phone().give(vote)
    evening.close(budget)
    evening.go_to("result")
    with evening.workshops.reading(evening.id) as store:
        return document_of(store)


def test_the_export_says_how_the_money_was_divided(gathered: WorkshopDocument) -> None:
    budget = gathered.ballots[-1]

    assert (budget.method, budget.per_person) == ("budget_plans", 600_000)
    assert budget.funding == FundingTotals(
        amount=600_000, spent=550_000, left=50_000, leftover_rule="stays_in_pot"
    )
    assert [(one.id, one.asks, one.outcome) for one in budget.options] == [
        ("bench", 300_000, "funded"),
        ("fair", 250_000, "funded"),
        ("trees", 250_000, "not_funded"),
    ]
    assert budget.cards is not None
    assert (budget.cards.issued, budget.cards.used, budget.cards.void) == (6, 5, 0)


def test_the_choices_of_tables_are_there_apart(gathered: WorkshopDocument) -> None:
    tables = next(one for one in gathered.ballots if one.method == "table_consensus")

    assert {one.title: one.total for one in tables.options} == {
        "Bankjes": 1, "Buurtfeest": 1, "Bomen": 0,
    }  # fmt: skip
    assert tables.ballots == {"table": 1}


def test_a_plan_keeps_its_place_its_makers_and_the_answer_of_the_municipality(gathered) -> None:
    bench = gathered.items[0]

    assert (bench.areas, bench.contact_group) == (("Plein",), "Groep Plein")
    assert (bench.cost_estimate, bench.vote_method) == (300_000, "budget_plans")
    assert [(one.party, one.text) for one in bench.responses] == [("municipality", "Dit kan.")]


def test_the_neighbourhoods_own_words_are_in_the_export(gathered: WorkshopDocument) -> None:
    assert gathered.neighbourhood.plan_label == "buurtplan"
    assert gathered.neighbourhood.place_word == "buurt"


def test_no_export_says_which_code_voted_what(gathered: WorkshopDocument) -> None:
    content = EXPORTERS["json"].write(gathered, "nl").decode()

    assert "code_hash" not in content
    assert "voter" not in content


def test_an_imported_budget_evening_exports_as_it_did(evening, gathered) -> None:
    again = brought_into(evening, gathered)

    assert plain(again) == plain(gathered)


@pytest.mark.parametrize("name", ["md", "html"])
def test_people_read_who_gets_money_and_what_is_left(gathered: WorkshopDocument, name) -> None:
    text = EXPORTERS[name].write(gathered, "nl").decode()

    assert "Buurtfeest" in text
    assert "Er blijft €\u00a0500 over." in text
    assert "5 codes gebruikt van 6." in text


def test_a_spreadsheet_has_a_sheet_about_the_money(gathered: WorkshopDocument) -> None:
    words = words_for("nl")

    rows = [tuple(row) for row in SHEETS["funding"][1](index(gathered), words)]
    notes = [tuple(row) for row in SHEETS["notes"][1](index(gathered), words)]

    assert rows[0] == ("Jouw stem", 1, "1", "Bankjes", "€\u00a03.000", "ja")
    assert "1 Bankjes" in notes[0]
