"""Taking board commands back by name, and doing them again."""

from facilitation.contract import payloads as p
from facilitation.domain.events import BoardSorted, Event
from facilitation.domain.history import Change, restored, typed
from facilitation.domain.notes import WITHDRAWN
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import NothingToRedo, NothingToUndo
from facilitation.services.changed_notes import ChangedNotes
from facilitation.services.counting import recount_themes
from facilitation.services.sorting import writers_in
from facilitation.services.standing import keep_up

#: What decides whether a note is seen.
REVIEW_FIELDS = frozenset({"review", "hidden_reason"})


def undo(unit: Unit, who: Who, command: p.Undo) -> tuple[Event, ...]:
    """Take back the last board command, whoever gave it."""
    last = unit.board_events.last(undone=False, dropped=False)
    if last is None:
        raise NothingToUndo
    unit.board_events.change({last.id: {"undone": True}})
    return _put_back(unit, [(change, change.before) for change in reversed(last.changes)])


def redo(unit: Unit, who: Who, command: p.Redo) -> tuple[Event, ...]:
    """Do again what was last undone."""
    first = unit.board_events.first(undone=True, dropped=False)
    if first is None:
        raise NothingToRedo
    unit.board_events.change({first.id: {"undone": False}})
    return _put_back(unit, [(change, change.after) for change in first.changes])


def _put_back(unit: Unit, changes: list[tuple[Change, dict[str, object]]]) -> tuple[Event, ...]:
    back = _PuttingBack(unit, [change.id for change, _ in changes if change.kind == "note"])
    for change, values in changes:
        if change.kind == "note":
            back.note(change.id, values)
        elif change.kind == "word":
            _put_word_back(unit, change.id, values)
        elif change.kind == "suggestion":
            back.suggestion(change.id, values)
        else:
            back.theme(change.id, values)
    return back.finish()


class _PuttingBack:
    """Notes and themes on their way to how they were."""

    def __init__(self, unit: Unit, note_ids: list[str]) -> None:
        self._unit = unit
        self._known = unit.notes.many(note_ids)
        self._notes = ChangedNotes(unit)
        self._themes: set[str] = set()
        self._authors: set[str] = set()
        self._suggestions: set[str] = set()

    def note(self, note_id: str, values: dict[str, object]) -> None:
        """Put these fields back. A note its writer took back only the writer brings back."""
        before = self._known.get(note_id)
        if before is None:
            return
        if before.hidden_reason == WITHDRAWN:
            values = {name: was for name, was in values.items() if name not in REVIEW_FIELDS}
        self._notes.change(self._notes.latest(before), typed(values))
        if self._unit.workshop.themes_shown or REVIEW_FIELDS & values.keys():
            self._authors.add(before.author)

    def theme(self, theme_id: str, values: dict[str, object]) -> None:
        """Put these fields back; a name stands on phones as well."""
        theme = self._unit.themes.get(theme_id)
        if theme is None:
            return
        self._unit.themes.save(restored(theme, values))
        self._themes.add(theme_id)
        if "name" in values:
            self._authors |= writers_in(self._unit, theme_id)

    def suggestion(self, suggestion_id: str, values: dict[str, object]) -> None:
        """Open a suggestion that was answered, or answer it again."""
        if before := self._unit.suggestions.get(suggestion_id):
            self._unit.suggestions.save(restored(before, values))
            self._suggestions.add(suggestion_id)

    def finish(self) -> tuple[Event, ...]:
        """Save, count again, and say whose things changed."""
        self._notes.save()
        themes = self._themes | self._notes.themes
        recount_themes(self._unit, themes)
        keep_up(self._unit, self._notes.grouped(), themes, but=self._suggestions)
        return (BoardSorted(participants=tuple(sorted(self._authors))),)


def _put_word_back(unit: Unit, word: str, values: dict[str, object]) -> None:
    if before := unit.words.get(word):
        unit.words.save(restored(before, values))
