"""Read the notes of one meeting: each by itself, from memory when seen before, then together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from facilitation.grouping.claiming import parents_of
from facilitation.grouping.evidence import Hit
from facilitation.grouping.features import Features, features_of
from facilitation.grouping.nearest_pack import nearest_pack
from facilitation.grouping.neighbours import WordMatrix, word_matrix
from facilitation.grouping.questions import EVERYDAY, choose_pack, damped_by
from facilitation.grouping.reader import Reader
from facilitation.grouping.scoring import ConceptScores, score_concepts


@dataclass(frozen=True)
class Meeting:
    """The notes of one meeting: features, hits, and the concepts they score on. Without slots, for
    `words` is only worked out where it is asked for."""

    texts: tuple[str, ...]
    notes: tuple[Features, ...]
    hits: tuple[tuple[Hit, ...], ...]
    reader: Reader
    damped: dict[str, float]
    concepts: ConceptScores

    @cached_property
    def words(self) -> WordMatrix:
        """The words that the notes share."""
        return word_matrix(self.notes)

    @property
    def parents(self) -> dict[str, str]:
        """The theme above each concept, as the question pack arranges the tree."""
        moved = dict(self.reader.pack.parents) if self.reader.pack else {}
        return parents_of(self.concepts.concepts, moved)

    @property
    def near(self) -> tuple[frozenset[str], ...]:
        """Which themes and concepts are near each other, as the question pack says."""
        return self.reader.pack.near if self.reader.pack else ()

    @property
    def everyday(self) -> bool:
        """Whether the notes are read as on a question that nobody foresaw."""
        return self.reader.pack is not None and self.reader.pack.name == EVERYDAY


def read_meeting(texts: Sequence[str], question: str, words: str = "") -> Meeting:
    """Read the notes on a question, with the pack that fits it."""
    reader = Reader(choose_pack(question, texts), words)
    return _read(texts, reader, damped_by(question, reader))


def read_again(meeting: Meeting) -> Meeting:
    """Read notes on a question that chose no pack with the pack that they speak of themselves."""
    words = meeting.reader.words
    reader = Reader(nearest_pack(meeting.texts, words), words)
    hits = tuple(reader.hits(text) for text in meeting.texts)
    concepts = score_concepts(hits, meeting.damped)
    return replace(meeting, reader=reader, hits=hits, concepts=concepts)


def read_like(meeting: Meeting, texts: Sequence[str]) -> Meeting:
    """Read other notes just as those of a meeting were read."""
    return _read(texts, meeting.reader, meeting.damped)


def _read(texts: Sequence[str], reader: Reader, damped: dict[str, float]) -> Meeting:
    notes = tuple(features_of(text) for text in texts)
    hits = tuple(reader.hits(text) for text in texts)
    concepts = score_concepts(hits, damped)
    return Meeting(tuple(texts), notes, hits, reader, damped, concepts)
