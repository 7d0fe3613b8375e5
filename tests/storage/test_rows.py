"""Rows of one workshop: what is written, and what stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitation.domain.history import BoardEvent, Change
from facilitation.domain.notes import PlacedBy
from facilitation.domain.ports import Unit
from facilitation.storage.unit import StoredUnit, header_of
from tests.evening import Evening


def in_a_unit(evening: Evening, work: Callable[[Unit], object]) -> int:
    """Carry this out in a transaction of its own; gives the revision that it wrote."""
    with evening.database.writing() as connection:
        header = header_of(connection, evening.id)
        unit = StoredUnit(connection, header, 0, evening.database.seal, False)
        work(unit)
    return header.revision + 1


def test_changing_fields_of_rows_leaves_all_else_and_stamps_the_revision(
    evening: Evening, writing: str
) -> None:
    one, two, other = evening.notes("Bankjes", "Bomen", "Fietsen")
    before = {note.id: note for note in evening.rows("notes")}

    def place(unit: Unit) -> None:
        unit.notes.change(
            {
                one: {"theme": "a", "placed_by": PlacedBy.MACHINE, "why": ("bank",)},
                two: {"theme": None, "placed_by": PlacedBy.NONE, "why": ()},
            }
        )

    revision = in_a_unit(evening, place)

    after = {note.id: note for note in evening.rows("notes")}
    placed = replace(before[one], theme="a", placed_by=PlacedBy.MACHINE, why=("bank",))
    assert after == {**before, one: placed}
    with evening.workshops.reading(evening.id) as store:
        changed = store.notes.changed_since(revision - 1)
    assert [note.id for note in changed] == [one, two]
    assert other in after


def test_changing_rows_that_are_not_there_makes_none(evening: Evening, writing: str) -> None:
    evening.notes("Bankjes")

    in_a_unit(evening, lambda unit: unit.notes.change({"nothing": {"theme": "a"}}))
    in_a_unit(evening, lambda unit: unit.notes.change({}))

    assert [note.theme for note in evening.rows("notes")] == [None]


def test_what_is_read_of_a_large_row_is_as_it_was_last_written(evening: Evening) -> None:
    event = BoardEvent("one", "regroup", "team", (Change("note", "n", {"theme": None}, {}),))
    in_a_unit(evening, lambda unit: unit.board_events.add(event))
    assert evening.row("board_events", "one") == event

    in_a_unit(evening, lambda unit: unit.board_events.change({"one": {"undone": True}}))

    assert evening.row("board_events", "one") == replace(event, undone=True)
