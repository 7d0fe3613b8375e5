"""Notes that were written with another tool, put on the board of a workshop."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitation.domain.events import BoardSorted, Event, NoteChanged
from facilitation.domain.notes import Note, PlacedBy, first_review
from facilitation.domain.people import ELSEWHERE, Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import NotInThisStep
from facilitation.domain.review import flags_in
from facilitation.domain.steps import WRITING, Step
from facilitation.domain.themes import NamedBy, Theme, ThemeState, on_the_wall
from facilitation.services.counting import count_note, recount_themes
from facilitation.services.lookup import step_of
from facilitation.services.note_files import FoundNote


@dataclass(frozen=True, slots=True)
class ImportNotes:
    """Notes for a step that takes notes, open or not; all of them, or none."""

    step: str
    notes: tuple[FoundNote, ...]


def import_notes(unit: Unit, who: Who, command: ImportNotes) -> tuple[Event, ...]:
    """Put notes on the board. What seems to hold a name waits, as if it was written here."""
    step = step_of(unit, command.step)
    if step.kind not in WRITING:
        raise NotInThisStep(step=step.id, kind=step.kind)
    themes = _themes(unit, (note.theme for note in command.notes))
    for found in command.notes:
        _add(unit, step, found, themes.get(found.theme.casefold()))
    recount_themes(unit, themes.values())
    return (NoteChanged(), BoardSorted()) if command.notes else ()


def _themes(unit: Unit, names: Iterable[str]) -> dict[str, str]:
    """The id of the theme with each name; a name that nobody used yet becomes a theme."""
    ids = {theme.name.casefold(): theme.id for theme in on_the_wall(unit.themes.where())}
    wanted: dict[str, str] = {}
    for name in filter(None, names):
        if name.casefold() not in ids:
            ids[name.casefold()] = _new_theme(unit, name)
        wanted[name.casefold()] = ids[name.casefold()]
    return wanted


def _new_theme(unit: Unit, name: str) -> str:
    number = unit.workshop.last_theme + 1
    unit.workshop = replace(unit.workshop, last_theme=number)
    theme = Theme(unit.new_id(), number, name, ThemeState.ACTIVE, NamedBy.HAND)
    unit.themes.add(theme)
    return theme.id


def _add(unit: Unit, step: Step, found: FoundNote, theme: str | None) -> None:
    workshop = unit.workshop
    number = max(workshop.last_number, workshop.settings.paper_numbers) + 1
    flags = flags_in(found.text)
    note = Note(
        id=unit.new_id(),
        number=number,
        step=step.id,
        kind=WRITING[step.kind].note_kind,
        text=found.text,
        unit="person",
        source="device",
        author=ELSEWHERE,
        written_at_ms=unit.now_ms,
        review=first_review(flags, workshop.settings.moderation),
        flags=flags,
        theme=theme,
        placed_by=PlacedBy.HAND if theme else PlacedBy.NONE,
    )
    unit.notes.add(note)
    unit.workshop = replace(workshop, last_number=number)
    count_note(unit, None, note)
