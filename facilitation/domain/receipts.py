"""What became of somebody's notes, told to who holds the receipt and to nobody else."""

from dataclasses import dataclass

from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.plans import Item
from facilitation.domain.themes import Theme
from facilitation.domain.workshop import Workshop

#: A receipt tells for so long, counted from when it was kept or from when the meeting closed.
KEPT_MS = 365 * 86_400_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A receipt that a writer kept. Without an author it was forgotten at their request."""

    id: str
    workshop_id: int
    author: str | None
    until_ms: int


@dataclass(frozen=True, slots=True)
class Landed:
    """Where one note is after the evening: its theme, and the plan cards of that theme."""

    note: Note
    theme: Theme | None
    cards: tuple[Item, ...]

    @property
    def hidden(self) -> bool:
        """Whether nobody else may read it."""
        return self.note.review is ReviewState.HIDDEN

    @property
    def waiting(self) -> bool:
        """Whether somebody has yet to look at it."""
        return self.note.review is ReviewState.WAITING


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a link opens: all notes of one writer, or the one note with a number on a stub.
    `number`: that number; `landed` may be empty while a card waits to be typed in."""

    workshop: Workshop
    landed: tuple[Landed, ...]
    until_ms: int
    number: int | None = None


def lasts_until(workshop: Workshop, now_ms: int) -> int:
    """When the link of a stub stops telling anything."""
    return (workshop.closed_at_ms or now_ms) + KEPT_MS
