"""What became of every note: in which items, or why not, and with which answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitation.domain.agenda.harvest import Evening, is_visible
from facilitation.domain.agenda.items import AgendaItem, Origin, OriginKind
from facilitation.domain.agenda.said import LeftOut, Response
from facilitation.domain.notes import Note


class Fate(StrEnum):
    """Where a note is now."""

    IN_ITEMS = "in_items"
    LEFT_OUT = "left_out"
    LOOSE = "loose"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Path:
    """From one note to the plan, and back: its items, or the reason it is in none."""

    workshop: str
    note: Note
    fate: Fate
    items: tuple[AgendaItem, ...] = ()
    reason: str = ""
    responses: tuple[Response, ...] = ()

    @property
    def waits_for_answer(self) -> bool:
        """An idea that is in no item gets an answer of its own."""
        return self.fate is Fate.LOOSE and not self.responses


def paths(
    evening: Evening,
    items: Sequence[AgendaItem],
    left_out: Sequence[LeftOut],
    responses: Sequence[Response],
) -> tuple[Path, ...]:
    """One path for every visible note of a workshop, by number."""
    trail = _Trail(evening.code, tuple(item for item in items if item.stands), left_out, responses)
    notes = sorted(filter(is_visible, evening.notes), key=lambda note: note.number)
    return tuple(trail.of(note) for note in notes)


class _Trail:
    """Looked up once for a whole workshop."""

    def __init__(
        self,
        code: str,
        items: Sequence[AgendaItem],
        left_out: Sequence[LeftOut],
        responses: Sequence[Response],
    ) -> None:
        self._code = code
        self._items = _by_origin(items)
        self._left_out = {one.origin: one for one in left_out}
        self._responses = responses

    def of(self, note: Note) -> Path:
        """Named by an item; else by way of its theme; else left out with it, a word, or loose."""
        own = self._origin(OriginKind.NOTE, note.id)
        theme = self._origin(OriginKind.THEME, note.theme) if note.theme else None
        items = self._items.get(own) or (self._items.get(theme, ()) if theme else ())
        about = self._about(own)
        if items:
            ids = {item.id for item in items}
            inherited = tuple(one for one in self._responses if one.item in ids)
            return Path(self._code, note, Fate.IN_ITEMS, items, responses=inherited + about)
        left = self._left_out.get(theme) if theme else None
        if left and theme:
            told = about + self._about(theme)
            return Path(self._code, note, Fate.LEFT_OUT, reason=left.reason, responses=told)
        fate = Fate.WORD if note.kind == "word" else Fate.LOOSE
        return Path(self._code, note, fate, responses=about)

    def _origin(self, kind: OriginKind, row_id: str) -> Origin:
        return Origin(self._code, kind, row_id)

    def _about(self, origin: Origin) -> tuple[Response, ...]:
        return tuple(one for one in self._responses if one.about == origin)


def _by_origin(items: Iterable[AgendaItem]) -> dict[Origin, tuple[AgendaItem, ...]]:
    found: dict[Origin, tuple[AgendaItem, ...]] = {}
    for item in items:
        for origin in item.origins:
            found[origin] = (*found.get(origin, ()), item)
    return found
