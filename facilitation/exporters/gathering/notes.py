"""Notes, themes and counted words of the store, as records."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.ports import Store
from facilitation.domain.steps import Step
from facilitation.domain.themes import Theme
from facilitation.domain.totals import KeptTotals
from facilitation.domain.words import most_named
from facilitation.exporters.records.notes import NoteRecord, ThemeRecord, WordCount, WordList


def note_record(note: Note) -> NoteRecord:
    """The note as written, without its author."""
    return NoteRecord(
        id=note.id,
        number=note.number,
        text=note.text,
        step=note.step,
        key=note.key,
        kind=cast(Any, note.kind),
        source=cast(Any, note.source),
        unit=cast(Any, note.unit),
        theme=note.theme,
        placed_by=cast(Any, str(note.placed_by)),
        late=note.late,
        text_pending=note.text_pending,
        waiting=note.review is ReviewState.WAITING,
    )


def theme_record(theme: Theme) -> ThemeRecord:
    """The theme as it stands."""
    return ThemeRecord(
        id=theme.id,
        number=theme.number,
        name=theme.name,
        terms=theme.terms,
        state=cast(Any, str(theme.state)),
        count=theme.count,
        merged_into=theme.merged_into,
    )


def word_list(store: Store, step: Step) -> WordList:
    """The counted words of one step, most named first."""
    named = most_named(store.words.where(step=step.id))
    words = (WordCount(word=one.word, count=one.count, merged=one.merged) for one in named)
    return WordList(step=step.id, words=tuple(words))


def hidden_reasons(notes: Sequence[Note], kept: KeptTotals) -> Mapping[str, int]:
    """How many notes were hidden for what reason, those that were wiped since among them."""
    reasons = Counter(note.hidden_reason or "" for note in notes if note.review == "hidden")
    return dict(Counter(kept.hidden) + reasons)
