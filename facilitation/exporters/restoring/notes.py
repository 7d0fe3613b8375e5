"""Notes, themes and counted words, back into the store."""

from collections import Counter
from collections.abc import Iterable, Mapping

from facilitation.domain.notes import Note, PlacedBy, ReviewState
from facilitation.domain.people import ELSEWHERE
from facilitation.domain.ports import Unit
from facilitation.domain.themes import NamedBy, Theme, ThemeState
from facilitation.domain.words import WordTally, word_id
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.notes import NoteRecord, WordCount


def restore_notes(unit: Unit, document: WorkshopDocument) -> None:
    """Notes as they were, written by nobody in particular."""
    for one in document.notes:
        unit.notes.add(_note(one, unit.now_ms))


def _note(one: NoteRecord, now_ms: int) -> Note:
    return Note(
        id=one.id,
        number=one.number,
        step=one.step,
        kind=one.kind,
        text=one.text,
        unit=one.unit,
        source=one.source,
        author=ELSEWHERE,
        written_at_ms=now_ms,
        key=one.key,
        late=one.late,
        text_pending=one.text_pending,
        review=ReviewState.WAITING if one.waiting else ReviewState.SHOWN,
        theme=one.theme,
        placed_by=PlacedBy(one.placed_by),
    )


def restore_themes(unit: Unit, document: WorkshopDocument) -> None:
    """Themes; those that people said yes to have a name by hand."""
    for one in document.themes:
        unit.themes.add(
            Theme(
                id=one.id,
                number=one.number,
                name=one.name,
                state=ThemeState(one.state),
                named_by=NamedBy.MACHINE if one.state == "suggested" else NamedBy.HAND,
                terms=one.terms,
                count=one.count,
                merged_into=one.merged_into,
            )
        )


def restore_words(unit: Unit, document: WorkshopDocument) -> None:
    """Counted words, merged ones apart again."""
    said = Counter(
        word_id(note.step, note.text) for note in document.notes if not note.waiting and note.text
    )
    for word_list in document.words:
        for one in word_list.words:
            for tally in _tallies(word_list.step, one, said):
                unit.words.put(tally)


def _tallies(step: str, one: WordCount, said: Mapping[str, int]) -> Iterable[WordTally]:
    """The word and those counted with it. The notes say how often each was said; the word itself
    makes up for what they do not say, so that the total is what was exported."""
    root = word_id(step, one.word)
    others = [word for word in one.merged if word_id(step, word) != root]
    counts = {word: max(said[word_id(step, word)], 1) for word in others}
    yield WordTally(root, step, one.word, one.count - sum(counts.values()))
    for word, count in counts.items():
        yield WordTally(word_id(step, word), step, word, count, into=root)
