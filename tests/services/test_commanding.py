"""Grouping while the hall goes on: nothing is open while the machine thinks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from facilitation.contract import payloads as p
from facilitation.domain.grouping import (
    GroupingRequest,
    ProposedGrouping,
    ProposedSplit,
    SplitRequest,
)
from facilitation.domain.refusals import Busy, GroupingFailed, Refusal
from facilitation.services.commanding import Commander
from facilitation.storage.wiping import wipe_rehearsal
from tests.evening import Evening, FirstWordGrouper, new_id


@dataclass
class ThinkingGrouper:
    """A machine during whose thinking something else happens."""

    meanwhile: Callable[[], object]

    def propose(self, request: GroupingRequest) -> ProposedGrouping:
        proposal = FirstWordGrouper().propose(request)
        self.meanwhile()
        return proposal

    def split(self, request: SplitRequest) -> ProposedSplit:
        parts = FirstWordGrouper().split(request)
        self.meanwhile()
        return parts


def while_it_thinks(evening: Evening, meanwhile: Callable[[], object]) -> None:
    evening.commander = Commander(evening.workshops, evening.writer, ThinkingGrouper(meanwhile))


def test_a_second_press_while_it_thinks_is_refused_and_may_be_tried_again(
    evening: Evening, writing: str
) -> None:
    evening.notes("Bankjes bij de kerk")
    seen: list[Refusal] = []

    def press_again() -> None:
        with pytest.raises(Busy) as busy:
            evening.facilitator.give(p.Regroup())
        seen.append(busy.value)

    while_it_thinks(evening, press_again)
    evening.team.give(p.Regroup())

    assert [(refusal.code, refusal.retry) for refusal in seen] == [("busy", True)]
    while_it_thinks(evening, lambda: None)
    evening.team.give(p.Regroup())


def test_another_workshop_may_group_at_the_same_time(
    evenings: Callable[..., Evening],
) -> None:
    one, other = evenings(), evenings()
    for evening in (one, other):
        evening.go_to("ideas")
        evening.notes("Bankjes bij de kerk")
    turns = iter((lambda: one.commander.give(other.team.who, p.Regroup()), lambda: None))
    while_it_thinks(one, lambda: next(turns)())

    one.team.give(p.Regroup())

    for evening in (one, other):
        assert [row["name"] for row in evening.team.board()["themes"]] == ["bankjes"]


def test_a_machine_that_fails_leaves_the_board_as_it_was(evening: Evening, writing: str) -> None:
    evening.notes("Bankjes bij de kerk")

    def fail() -> None:
        raise GroupingFailed

    while_it_thinks(evening, fail)
    refusal = evening.team.refused(p.Regroup())
    while_it_thinks(evening, lambda: None)
    evening.team.give(p.Regroup())

    assert (refusal.code, refusal.retry) == ("grouping_failed", True)
    assert len(evening.team.board()["themes"]) == 1


def test_what_people_do_while_it_thinks_stays_done(evening: Evening, writing: str) -> None:
    moved, hidden, loose = evening.notes(
        "Bankjes bij de kerk", "Bankjes op het plein", "Bankjes bij de bus"
    )
    ours = new_id()

    def meanwhile() -> None:
        evening.team.give(p.AddTheme(id=ours, name="Geloof", notes=(moved,)))
        evening.team.give(p.HideNote(id=hidden, reason="test"))
        evening.team.give(p.MoveNotes(notes=(loose,), theme=None))
        evening.notes("Bankjes, net te laat")

    while_it_thinks(evening, meanwhile)
    evening.team.give(p.Regroup())

    assert evening.row("notes", moved).theme == ours
    assert evening.row("notes", hidden).theme is None
    assert evening.row("notes", loose).theme is None


def test_a_note_taken_back_while_it_thinks_is_not_placed(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Bankjes bij de kerk")

    while_it_thinks(evening, lambda: phone.give(p.WithdrawNote(id=note)))
    evening.team.give(p.Regroup())

    assert evening.row("notes", note).theme is None
    assert evening.team.board()["themes"] == []


def test_a_note_that_went_with_a_rehearsal_while_it_thinks_is_not_counted(
    evening: Evening, writing: str
) -> None:
    for number in range(2):
        evening.phone(rehearsal=True).write(writing, f"Bankjes van robot {number}")
    evening.notes("Bankjes bij de kerk", "!")

    while_it_thinks(evening, lambda: wipe_rehearsal(evening.database, evening.id))
    evening.team.give(p.Regroup())

    (theme,) = evening.team.board()["themes"]
    assert (theme["count"], evening.workshop.loose, evening.workshop.notes) == (1, 1, 2)


def test_a_note_edited_while_it_thinks_keeps_its_new_text_in_the_theme(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Bankjes bij de kerk")

    while_it_thinks(evening, lambda: phone.give(p.EditNote(id=note, text="Bankjes op het plein")))
    evening.team.give(p.Regroup())

    (row,) = evening.team.board()["notes"]
    assert row["text"] == "Bankjes op het plein"
    assert row["theme"] == evening.team.board()["themes"][0]["id"]


def test_a_regroup_that_breaks_off_leaves_the_board_as_it_was(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    for number in range(40):
        phone.write(writing, f"Bankjes {number}")
    before = evening.rows("notes")

    with no_room_for_undo(evening):
        evening.team.refused(p.Regroup())

    assert evening.rows("notes") == before
    assert evening.team.board()["themes"] == []
    evening.team.give(p.Regroup())
    assert [row["count"] for row in evening.team.board()["themes"]] == [40]


@contextmanager
def no_room_for_undo(evening: Evening) -> Iterator[None]:
    """What it takes to undo a command is written after all else, and cannot be written now."""
    rename(evening, "board_event", "away")
    yield
    rename(evening, "away", "board_event")


def rename(evening: Evening, table: str, name: str) -> None:
    with evening.database.writing() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


def test_the_meeting_may_end_while_it_thinks(evening: Evening, writing: str) -> None:
    evening.notes("Bankjes bij de kerk")

    while_it_thinks(evening, lambda: evening.facilitator.give(p.CloseWorkshop()))
    with pytest.raises(Refusal, match="workshop_closed"):
        evening.team.give(p.Regroup())

    assert evening.team.board()["themes"] == []


def test_ids_are_unique_per_workshop_only(evenings: Callable[..., Evening]) -> None:
    one, other = evenings(), evenings()
    note = new_id()
    for evening in (one, other):
        step = evening.go_to("ideas")
        evening.phone().give(p.SubmitNote(id=note, step=step, text=f"In {evening.id}"))

    assert [evening.row("notes", note).text for evening in (one, other)] == [
        f"In {one.id}",
        f"In {other.id}",
    ]
    other.team.give(p.HideNote(id=note, reason="test"))
    assert one.workshop.hidden == 0
