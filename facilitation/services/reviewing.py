"""Hiding and showing notes; nothing is deleted."""

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, NoteChanged
from facilitation.domain.notes import WITHDRAWN, Note, ReviewState, hidden, shown
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import UnknownNote
from facilitation.services.lookup import note_of
from facilitation.services.sorting import Sorting


def hide_note(unit: Unit, who: Who, command: p.HideNote) -> tuple[Event, ...]:
    """Take a note off every screen, with a reason."""
    note = note_of(unit, command.id)
    if note.review is ReviewState.HIDDEN and note.hidden_reason == command.reason:
        return ()
    return _put(unit, who, "hide_note", hidden(note, command.reason))


def show_note(unit: Unit, who: Who, command: p.ShowNote) -> tuple[Event, ...]:
    """Show a note again. What its writer took back stays back."""
    note = note_of(unit, command.id)
    if note.hidden_reason == WITHDRAWN:
        raise UnknownNote(id=note.id)
    if note.review is ReviewState.SHOWN:
        return ()
    return _put(unit, who, "show_note", shown(note))


def _put(unit: Unit, who: Who, command: str, note: Note) -> tuple[Event, ...]:
    sorting = Sorting(unit)
    sorting.note(note)
    sorting.record(command, who.audience)
    return (NoteChanged(participants=(note.author,)),)
