"""Every meeting format can be walked from its first step to its last."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.people import Audience
from facilitation.runsheets import shipped
from tests.evening import Evening, Seat, new_id

SHEETS = [sheet.id for sheet in shipped().runsheets]


def take_part(evening: Evening, step: Any, phone: Seat, table: Seat) -> None:
    """Do what a step asks of a phone and of a table, as their boards say."""
    open_now = set(phone.board()["open_actions"])
    if "submit_note" in open_now and step.kind in ("words", "ideas", "case", "market"):
        key = step.plan.questions[0].key if step.plan.questions else None
        phone.write(step.id, "Bankjes op het plein", key=key)
    if "answer" in open_now and step.kind in ("poll", "scale", "evaluate"):
        for question in phone.board()["step"]["questions"]:
            value = question["options"][0]["code"]
            phone.give(p.Answer(step=step.id, question=question["key"], value=value))
    if "submit_plan_card" in table.board()["open_actions"] and step.kind == "elaborate":
        card = p.SubmitPlanCard(id=new_id(), step=step.id, title="Bankjes")
        (table if "table" in step.inputs else phone).give(card)
    options = phone.board()["options"]
    if "cast_ballot" in open_now and options and step.kind == "vote":
        allocation = {options[0]["id"]: 1}
        phone.give(p.CastBallot(id=new_id(), step=step.id, allocation=allocation))
    if "pledge" in open_now and options and step.kind == "commit":
        phone.give(p.MakePledge(id=new_id(), item=options[0]["id"]))


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_step_of_every_run_sheet_can_be_played(
    evenings: Callable[..., Evening], sheet: str
) -> None:
    evening = evenings(sheet, starts="19.30")
    phone, table = evening.phone(role="resident"), evening.table(1)
    seats = [evening.seat(audience) for audience in Audience if audience not in ("phone", "table")]

    for step in sorted(evening.rows("steps"), key=lambda row: row.position):
        evening.facilitator.give(p.GoToStep(step=step.id))
        if step.kind == "group":
            evening.team.give(p.Regroup())
        take_part(evening, step, phone, table)
        for seat in (*seats, phone, table):
            board = seat.board()
            assert board["step"]["id"] == step.id
            assert not re.search(r"\[[a-z ]+\]", board["step"]["text"] + board["step"]["title"])
    evening.facilitator.give(p.CloseWorkshop())

    board = evening.projector.board()
    assert board["workshop"]["state"] == "closed"
    assert {row["state"] for row in board["steps"]} == {"closed"}
    assert all(row["starts"] for row in board["steps"])


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_times_of_a_run_sheet_add_up(evenings: Callable[..., Evening], sheet: str) -> None:
    evening = evenings(sheet)
    evening.facilitator.give(p.GoToStep(step=evening.projector.board()["steps"][0]["id"]))

    plan = shipped().sheet(sheet)
    board = evening.facilitator.board()

    minutes = sum(row["minutes"] for row in board["steps"] if not row["parallel"])
    assert plan is not None
    assert minutes == plan.total_min
    assert board["clock"]["minutes_late"] == 0
