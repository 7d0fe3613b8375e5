"""The records of what people wrote: notes, their themes, and counted words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from facilitation.exporters.records.codes import Count, NoteKind, PlacedBy, Source, ThemeState, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """One note that everybody may see, exactly as written; `text_pending` waits on paper."""

    id: str
    number: Count
    text: str
    step: str
    key: str | None = None
    kind: NoteKind = "idea"
    source: Source
    unit: Unit = "person"
    theme: Annotated[str | None, Meta(description="theme id; null: loose")] = None
    placed_by: PlacedBy = "none"
    late: bool = False
    text_pending: bool = False
    waiting: Annotated[bool, Meta(description="somebody has yet to look at it")] = False
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRecord:
    """A theme; its number is also its colour and never changes."""

    id: str
    number: Annotated[int, Meta(ge=1)]
    name: str
    summary: str = ""
    terms: tuple[str, ...] = ()
    state: ThemeState = "active"
    count: Count = 0
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """A word, the number of notes that say it, and the words people counted with it."""

    word: str
    count: Count
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """The counted words of one step, most named first; rounds are never added together."""

    step: str
    words: tuple[WordCount, ...] = ()


def notes_told(notes: Iterable[NoteRecord]) -> int:
    """How many notes people are told of: words are counted apart, and what waits is not shown."""
    return sum(note.kind != "word" and not note.waiting for note in notes)
