"""What passes between the parts that match words with terms: words, entries and hits."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its lemma, as terms are compared with it."""

    surface: str
    folded: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term stands for this concept, with this strength; and its pack, and its place in that."""

    concept: str
    strength: float
    pack: str = ""
    place: int = 0


class Hit(NamedTuple):
    """One word or phrase of a note that speaks for a concept, by the terms of a pack. A note has
    dozens: a tuple is made in a third of the time."""

    concept: str
    weight: float
    words: tuple[str, ...]
    pack: str = ""


Hits = tuple[Hit, ...]
