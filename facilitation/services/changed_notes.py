"""Notes that a board command changes: counted and saved together, and only what changed of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from facilitation.domain.notes import Note
from facilitation.domain.ports import Unit
from facilitation.domain.steps import GROUPED_KINDS
from facilitation.services.counting import count_changed

#: Fields by name.
Values = Mapping[str, Any]


class ChangedNotes:
    """What becomes of notes. A regroup moves a thousand of them while a hall waits for its turn,
    and putting one whole note together costs more than all the rest of moving it: that waits until
    somebody looks at it."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._was: dict[str, Note] = {}
        self._values: dict[str, dict[str, Any]] = {}
        self.themes: set[str] = set()

    def latest(self, note: Note) -> Note:
        """The note as this command has changed it so far."""
        return self._becomes(note.id) if note.id in self._values else note

    def _becomes(self, note_id: str) -> Note:
        return replace(self._was[note_id], **self._values[note_id])

    def change(self, note: Note, values: Values) -> None:
        """Take a note, as it was so far, of which these fields become something else."""
        self._was.setdefault(note.id, note)
        self._values.setdefault(note.id, {}).update(values)
        self.themes.update(
            theme for theme in (note.theme, values.get("theme", note.theme)) if theme
        )

    def grouped(self) -> Mapping[str, Note]:
        """Those that can lie in a theme, as they become."""
        ids = [note.id for note in self._was.values() if note.kind in GROUPED_KINDS]
        return _PutTogetherLate(ids, self._becomes)

    def save(self) -> None:
        """Count and write them all."""
        count_changed(self._unit, [(self._was[key], new) for key, new in self._values.items()])
        self._unit.notes.change(self._alike())

    def _alike(self) -> Mapping[str, Values]:
        """The same fields of each, so that one statement writes them all."""
        names = sorted({name for new in self._values.values() for name in new})
        return {
            key: {name: new[name] if name in new else getattr(was, name) for name in names}
            for (key, new), was in zip(self._values.items(), self._was.values(), strict=True)
        }


class _PutTogetherLate(Mapping[str, Note]):
    """Notes by id, each put together when it is looked at."""

    def __init__(self, ids: Iterable[str], put_together: Callable[[str], Note]) -> None:
        self._ids = dict.fromkeys(ids)
        self._put_together = put_together

    def __getitem__(self, note_id: str) -> Note:
        if note_id not in self._ids:
            raise KeyError(note_id)
        return self._put_together(note_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
