"""A hall in which phones, table devices and paper all count the same."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.evening import new_id
from tests.journeys.test_g100 import in_step_with
from tests.live_hall import LiveHall, Server

pytestmark = pytest.mark.live

PHONES, TABLES, PAPER_TABLES = 22, 5, 12
NOTES = 150


def write_everything(hall: LiveHall) -> dict[str, set[str]]:
    """150 notes: from phones, from table devices, and typed by one scribe."""
    step = hall.step("ideas")
    hall.lead.give("go_to_step", step=step)
    sent: dict[str, set[str]] = {"device": set(), "table": set(), "paper": set()}
    work = []
    for number in range(66):
        text = f"Vanaf een telefoon, nummer {number}"
        sent["device"].add(text)
        note = {"id": new_id(), "step": step, "text": text}
        work.append(hall.people[number % PHONES].send("submit_note", note))
    for number in range(24):
        text = f"Van een tafel, nummer {number}"
        sent["table"].add(text)
        note = {"id": new_id(), "step": step, "text": text}
        work.append(hall.table(1 + number % TABLES).send("submit_note", note))
    cards = [{"id": new_id(), "number": 1 + n, "text": f"Op papier, {n}"} for n in range(60)]
    sent["paper"] = {str(card["text"]) for card in cards}
    for start in range(0, 60, 20):
        batch = {"step": step, "notes": cards[start : start + 20]}
        work.append(hall.scribe.send("add_paper_notes", batch))
    answers = hall.loop.gather(work)
    assert all(answer["ok"] for answer in answers)
    return sent


def test_phones_tables_and_paper_make_one_board_one_result_and_one_export(
    hall: LiveHall, server: Server
) -> None:
    hall.open_up(PHONES)
    hall.scribe.give("set_headcount", people=75, tables=TABLES + PAPER_TABLES)

    sent = write_everything(hall)
    hall.screen.until(lambda: len(hall.screen.rows("notes")) == NOTES)
    shown = {(row["source"], row["text"]) for row in hall.screen.rows("notes")}

    assert shown == {(source, text) for source, texts in sent.items() for text in texts}
    assert hall.screen.board["counts"]["people"] == 75

    plans = plans_of(hall)
    result = vote(hall, plans)

    assert result["voters"] == {"device": PHONES, "paper": 40, "table": 13}
    assert [(row["id"], row["total"]) for row in result["rows"]] == [
        (plans[0], 2 * PHONES + 60 + 20),
        (plans[1], PHONES + 60 + 19),
    ]

    document = json.loads(server.export(hall.code))

    sources = Counter(note["source"] for note in document["notes"])
    assert sources == {"device": 66, "table": 24, "paper": 60}
    assert Counter(note["text"] for note in document["notes"]).most_common(1)[0][1] == 1


def plans_of(hall: LiveHall) -> list[str]:
    """Two plans: one from a table's device, one from a paper card."""
    step = hall.step("elaborate")
    hall.lead.give("go_to_step", step=step)
    plans = [new_id(), new_id()]
    hall.table(1).give("submit_plan_card", id=plans[0], step=step, title="Bankjes")
    hall.scribe.give("submit_plan_card", id=plans[1], step=step, title="Koken")
    return plans


def vote(hall: LiveHall, plans: list[str]) -> dict:
    """Dots by phone, ballots counted by the scribe in two heaps, stickers per table."""
    step = hall.step("vote")
    hall.lead.give("go_to_step", step=step)
    ballots = [
        phone.send(
            "cast_ballot",
            {"id": new_id(), "step": step, "allocation": {plans[0]: 2, plans[1]: 1}},
        )
        for phone in hall.people
    ]
    assert all(answer["ok"] for answer in hall.loop.gather(ballots))
    for _ in range(2):
        totals = {plans[0]: 30, plans[1]: 30}
        hall.scribe.give("add_counts", step=step, totals=totals, voters=20)
    stickers = {plans[0]: 20, plans[1]: 19}
    hall.scribe.give("add_counts", step=step, totals=stickers, voters=13, source="table")
    in_step_with(hall.screen, hall.lead.give("close_step", step=step))
    [result] = hall.screen.board["results"]
    return dict(result["questions"][0])
