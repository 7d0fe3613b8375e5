"""Finding what a command names, or refusing."""

from collections.abc import Sequence

from facilitation.domain.notes import Note
from facilitation.domain.people import Participant, Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import UnknownNote, UnknownStep, UnknownTheme, UnknownToken
from facilitation.domain.steps import Step
from facilitation.domain.themes import ON_THE_WALL, Theme


def step_of(unit: Unit, step_id: str) -> Step:
    """The step with this id."""
    step = unit.steps.get(step_id)
    if step is None:
        raise UnknownStep(step=step_id)
    return step


def note_of(unit: Unit, note_id: str) -> Note:
    """The note with this id, whoever wrote it."""
    note = unit.notes.get(note_id)
    if note is None:
        raise UnknownNote(id=note_id)
    return note


def notes_of(unit: Unit, note_ids: Sequence[str]) -> list[Note]:
    """All these notes, in the order asked for."""
    found = unit.notes.many(note_ids)
    for note_id in note_ids:
        if note_id not in found:
            raise UnknownNote(id=note_id)
    return [found[note_id] for note_id in dict.fromkeys(note_ids)]


def theme_of(unit: Unit, theme_id: str) -> Theme:
    """A theme that can hold notes."""
    theme = unit.themes.get(theme_id)
    if theme is None or theme.state not in ON_THE_WALL:
        raise UnknownTheme(theme=theme_id)
    return theme


def participant_of(unit: Unit, who: Who) -> Participant:
    """The participant behind a phone."""
    found = unit.participants.get(who.participant_id) if who.participant_id else None
    if found is None:
        raise UnknownToken
    return found


def author_of(who: Who) -> str:
    """Whose thing it is: a participant, a table's device, or the desk."""
    if who.participant_id:
        return who.participant_id
    return f"table:{who.table}" if who.table else f"desk:{who.audience}"
