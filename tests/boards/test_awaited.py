"""A step without the plans, themes or stories that it is about tells what it waits for."""

from typing import Any

import pytest

from facilitation.storage.database import Database
from tests.evening import Evening


def waits_for(evening: Evening) -> str | None:
    return evening.phone().board()["step"]["waits_for"]


def lacking(evening: Evening) -> list[tuple[str, str]]:
    """What whoever leads is told of the steps to come: their kinds, and what they wait for."""
    board = evening.facilitator.board()
    kinds = {step["id"]: step["kind"] for step in board["steps"]}
    return [(kinds[lack["step"]], lack["waits_for"]) for lack in board["lacking"]]


@pytest.mark.parametrize(
    ("sheet", "kind", "awaited"),
    [
        ("g100", "check", "themes"),
        ("g100", "choose", "themes"),
        ("g100", "vote", "plans"),
        ("g100", "result", "plans"),
        ("g100", "commit", "plans"),
        ("bewonersavond", "vote", "themes"),
        ("bewonersavond", "commit", "themes"),
        ("tafelgesprekken_casussen", "choose", "cases"),
        ("buurtbegroting", "talk", "proposals"),
        ("buurtbegroting", "budget", "proposals"),
        ("buurtbegroting", "count", "proposals"),
        ("voortgangsavond", "vote", "agenda_items"),
    ],
)
def test_a_step_tells_what_must_be_there_first(
    database: Database, sheet: str, kind: str, awaited: str
) -> None:
    with Evening(database, sheet) as evening:
        evening.go_to(kind)

        assert waits_for(evening) == awaited


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [
        ("g100", "ideas"),
        ("g100", "elaborate"),
        ("g100", "pitch"),
        ("buurtbegroting", "vote"),
        ("tafelgesprekken_casussen", "case"),
        ("tafelgesprekken_casussen", "commit"),
        ("ontbijtsessie", "offers"),
    ],
)
def test_a_step_that_can_be_done_waits_for_nothing(
    database: Database, sheet: str, kind: str
) -> None:
    with Evening(database, sheet) as evening:
        evening.go_to(kind)

        assert waits_for(evening) is None


def test_with_its_first_plan_a_vote_can_begin(evening: Evening) -> None:
    _with_a_plan(evening)

    evening.go_to("vote")

    assert waits_for(evening) is None


def test_who_leads_hears_before_the_vote_that_there_is_no_plan(evening: Evening) -> None:
    evening.go_to("elaborate")

    assert [kind for kind, what in lacking(evening) if what == "plans"] == [
        "vote",
        "result",
        "commit",
    ]


def test_once_there_is_a_plan_nothing_more_is_said_of_plans(evening: Evening) -> None:
    _with_a_plan(evening)

    assert "plans" not in dict(lacking(evening)).values()


def test_a_step_that_is_done_lacks_nothing(evening: Evening) -> None:
    check = evening.go_to("check")

    evening.close(check)

    assert ("check", "themes") not in lacking(evening)


def test_a_result_that_was_gone_to_past_its_open_vote_waits_for_the_vote(evening: Evening) -> None:
    _with_a_plan(evening)
    vote = evening.go_to("vote")
    evening.go_to("result")
    before = waits_for(evening)

    evening.close(vote)

    assert (before, waits_for(evening)) == ("votes", None)


def test_while_people_vote_the_result_to_come_is_not_said_to_be_missing(evening: Evening) -> None:
    _with_a_plan(evening)

    evening.go_to("vote")

    assert "result" not in dict(lacking(evening))


def test_a_vote_about_nothing_has_no_outcome_to_show(evening: Evening) -> None:
    vote = evening.go_to("vote")

    evening.close(vote)

    assert _outcomes_of(evening, vote) == []


def test_a_vote_in_which_nobody_chose_still_lists_its_plans(evening: Evening) -> None:
    _with_a_plan(evening)
    vote = evening.go_to("vote")

    evening.close(vote)

    (outcome,) = _outcomes_of(evening, vote)
    assert [row["label"] for row in outcome["questions"][0]["rows"]] == ["Bankjes in het park"]


def _with_a_plan(evening: Evening) -> None:
    theme = evening.theme("Groen")
    evening.go_to("elaborate")
    evening.plan(theme, "Bankjes in het park")


def _outcomes_of(evening: Evening, step: str) -> list[dict[str, Any]]:
    results = evening.projector.board()["results"]
    return [result for result in results if result["step"] == step]
