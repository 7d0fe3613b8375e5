"""Every method of choosing, from a phone's ballot to the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.proposals import Proposal
from facilitation.domain.runsheets import Method, RunSheet, StepPlan
from facilitation.domain.workshop import Settings
from facilitation.runsheets import shipped
from facilitation.services.proposing import PutProposals
from facilitation.storage.workshops import NewWorkshop
from tests.evening import Evening, new_id

ASKS = {"bench": 3_000, "fair": 2_000, "trees": 2_500}


def sheet_of(**step: Any) -> RunSheet:
    """A meeting of one step."""
    base = shipped().sheet("buurtbegroting")
    assert base is not None
    plan = StepPlan(
        chapter="",
        min=5,
        shortest=5,
        title="Kiezen",
        text="Kies.",
        by="person",
        inputs=("device", "table", "paper"),
        about="proposals",
        **step,
    )
    return replace(base, steps=(plan,))


@pytest.fixture
def playing(evenings: Callable[..., Evening]) -> Callable[..., str]:
    """Opens a vote by some method, in a meeting with three plans; gives the id of its step."""
    evening = evenings("buurtbegroting")

    def play(**step: Any) -> tuple[Evening, str]:
        settings = Settings(placeholders={"bedrag": "€ 5.000"})
        new = NewWorkshop(sheet_of(**step), "Proef", "Sluiswijk", settings)
        evening.id = evening.workshops.create(new).id
        evening.facilitator = evening.seat(evening.facilitator.who.audience)
        evening.projector = evening.seat(evening.projector.who.audience)
        proposals = (
            Proposal(name, str(n), name.capitalize(), euros)
            for n, (name, euros) in enumerate(ASKS.items(), start=1)
        )
        evening.facilitator.give(PutProposals(tuple(proposals)))
        return evening, evening.go_to(step["kind"])

    return play


def cast(evening: Evening, step: str, *ballots: dict[str, int]) -> None:
    for allocation in ballots:
        evening.phone().give(p.CastBallot(id=new_id(), step=step, allocation=allocation))


def totals(evening: Evening, step: str) -> dict[str, int]:
    evening.close(step)
    [result] = evening.projector.board()["results"]
    return {row["id"]: row["total"] for row in result["questions"][0]["rows"]}


def refused(evening: Evening, step: str, allocation: dict[str, int]) -> str:
    ballot = p.CastBallot(id=new_id(), step=step, allocation=allocation)
    return evening.phone().refused(ballot).code


def test_a_top_three_gives_three_two_and_one(playing) -> None:
    evening, step = playing(kind="vote", method=Method.TOP3)

    cast(evening, step, {"bench": 3, "fair": 2, "trees": 1}, {"trees": 3}, {"trees": 3, "fair": 2})
    wrong = refused(evening, step, {"bench": 3, "fair": 3})

    assert wrong == "wrong_ranking"
    assert evening.projector.board()["step"]["method"] == "top3"
    assert totals(evening, step) == {"trees": 7, "fair": 4, "bench": 3}


def test_free_amounts_are_added_up_and_paid_whole(playing) -> None:
    evening, step = playing(kind="budget", method=Method.BUDGET_AMOUNTS)

    cast(evening, step, {"bench": 2_000, "fair": 2_000}, {"fair": 1_500, "trees": 2_500})
    wrong = refused(evening, step, {"fair": 2_500})
    given = totals(evening, step)
    [result] = evening.projector.board()["results"]

    assert wrong == "over_budget"
    assert given == {"fair": 3_500, "trees": 2_500, "bench": 2_000}
    assert result["funding"]["funded"] == ["fair", "trees"]
    assert evening.row("items", "fair").votes is None
    assert evening.row("items", "fair").rank == 1


def test_picks_are_counted_once_each(playing) -> None:
    evening, step = playing(kind="vote", pick=2)

    cast(evening, step, {"bench": 1, "fair": 1}, {"fair": 1})

    assert refused(evening, step, dict.fromkeys(ASKS, 1)) == "too_many_dots"
    assert totals(evening, step) == {"fair": 2, "bench": 1, "trees": 0}


def test_a_vote_about_plans_without_money_funds_nothing(playing) -> None:
    evening, step = playing(kind="vote", dots=3)
    cast(evening, step, {"bench": 3})

    evening.close(step)

    [result] = evening.projector.board()["results"]
    assert (result["method"], result["funding"], result["cards"]) == ("dots", None, None)
