"""Rows of one workshop: what is written, and what stays as it is."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace

from facilitation.domain.history import BoardEvent, Change, Headline, headline
from facilitation.domain.notes import PlacedBy, ReviewState
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
    changes = (Change("note", "n", {"theme": None}, {"theme": "a"}),)
    event = BoardEvent("one", "regroup", "team", changes, headline(changes))
    in_a_unit(evening, lambda unit: unit.board_events.add(event))
    assert evening.row("board_events", "one") == event

    in_a_unit(evening, lambda unit: unit.board_events.change({"one": {"undone": True}}))

    assert evening.row("board_events", "one") == replace(event, undone=True)


def test_rows_that_become_alike_are_written_as_those_that_do_not(
    evening: Evening, writing: str
) -> None:
    notes = evening.notes(*(f"Bankjes {number}" for number in range(600)))
    before = evening.rows("notes")
    placed = {"theme": "a", "placed_by": PlacedBy.MACHINE, "why": ("bank",)}

    revision = in_a_unit(
        evening, lambda unit: unit.notes.change(dict.fromkeys(notes[:550], placed))
    )

    after = evening.rows("notes")
    assert after[:550] == [replace(note, **placed) for note in before[:550]]
    assert after[550:] == before[550:]
    with evening.workshops.reading(evening.id) as store:
        assert store.notes.how_many_since(revision - 1) == 550
        assert store.notes.how_many_since(revision) == 0


def test_rows_are_counted_by_what_they_hold(evening: Evening, writing: str) -> None:
    notes = evening.notes(*(f"Bankjes {number}" for number in range(5)))
    placed = {note: {"theme": theme} for note, theme in zip(notes, "aabbc", strict=True)}
    hidden = {notes[0]: {"review": ReviewState.HIDDEN}}
    in_a_unit(evening, lambda unit: unit.notes.change(placed))
    in_a_unit(evening, lambda unit: unit.notes.change(hidden))

    with evening.workshops.reading(evening.id) as store:
        assert store.notes.tally("theme", "abd") == {"a": 2, "b": 2, "d": 0}
        assert store.notes.tally("theme", "ab", review=ReviewState.SHOWN) == {"a": 1, "b": 2}
        assert store.notes.tally("theme", ()) == {}


def test_a_list_in_a_row_grows_without_being_read(evening: Evening) -> None:
    changes = [
        Change("note", str(number), {"theme": None, "why": ()}, {"theme": "[a]"})
        for number in range(4)
    ]
    event = BoardEvent("one", "regroup", "team", (), Headline())
    in_a_unit(evening, lambda unit: unit.board_events.add(event))
    revision = evening.workshop.revision

    for some in ([], changes[:1], changes[1:], []):
        in_a_unit(evening, lambda unit, some=some: unit.board_events.append("one", "changes", some))

    kept = evening.row("board_events", "one")
    assert [(one.id, one.before["why"], one.after) for one in kept.changes] == [
        (one.id, [], one.after) for one in changes
    ]
    with evening.workshops.reading(evening.id) as store:
        assert store.board_events.how_many_since(revision - 1) == 1


def test_rows_come_one_after_another_in_the_order_in_which_they_were_written(
    evening: Evening, writing: str
) -> None:
    notes = evening.notes("Bankjes", "Bomen", "Fietsen")

    with evening.workshops.reading(evening.id) as store:
        assert [note.id for note in store.notes.each()] == notes
        assert list(store.notes.each(theme="none")) == []


def test_what_was_read_goes_when_nobody_needs_it(evening: Evening) -> None:
    def read() -> weakref.ref[object]:
        with evening.workshops.reading(evening.id) as store:
            list(store.notes.where())
            return weakref.ref(store)

    gc.disable()
    try:
        assert read()() is None
    finally:
        gc.enable()
