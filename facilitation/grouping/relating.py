"""Relate typed themes to notes in other words: both may speak of one concept, in any pack."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from facilitation.grouping.evidence import Hits
from facilitation.grouping.lexicon import LOOSE, parent_of
from facilitation.grouping.proposal import KnownTheme
from facilitation.grouping.reader import REMEMBERED_IN_PACKS, in_every_pack
from facilitation.grouping.scoring import Scores

# A name says more than one of the words beside it.
NAME_SHARE = 1.5
WEIGHT = 1.5
# Reading a note with every pack takes most of a millisecond: an evening, not a city.
MOST_NOTES = 1_000
NOWHERE = -1
# A pack, and a concept as it is meant there.
Meaning = tuple[str, str]
Told = dict[Meaning, float]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text says, over all packs; and how much of each meaning."""

    hits: Hits
    told: Told


NOTHING = Meant((), {})


@dataclass(frozen=True, slots=True)
class Related:
    """Notes by themes: how much they speak of the same; and with which words a note does so."""

    scores: Scores
    themes: tuple[frozenset[Meaning], ...]
    notes: tuple[Hits, ...]

    def evidence(self, theme: int, row: int) -> tuple[str, ...]:
        """The words of a note that speak of what was typed, heaviest first."""
        meant = self.themes[theme]
        spoke = [hit for hit in self.notes[row] if (hit.pack, hit.concept) in meant]
        heaviest = sorted(spoke, key=lambda hit: (-hit.weight, hit.pack))
        return tuple(word for hit in heaviest for word in hit.words)


@dataclass(frozen=True, slots=True)
class Relations:
    """What was typed for each theme; and how many notes of a meeting there are, and how many of
    them hold each meaning."""

    typed: tuple[Told, ...]
    held: Mapping[Meaning, int]
    notes: int
    words: str

    def to(self, texts: Sequence[str]) -> Related:
        """Compare what each text says with what was typed; in too large a meeting nothing is."""
        notes = [_meant(text, self.words) if self.notes else NOTHING for text in texts]
        scores = WEIGHT * self._cosines([note.told for note in notes])
        themes = tuple(frozenset(told) for told in self.typed)
        return Related(scores, themes, tuple(note.hits for note in notes))

    def _cosines(self, notes: Sequence[Told]) -> Scores:
        """Notes by themes; a meaning counts more when few notes hold it."""
        meanings = sorted(self.held.keys() | {meaning for note in notes for meaning in note})
        places = {meaning: place for place, meaning in enumerate(meanings)}
        holding = np.array([self.held.get(meaning, 1) for meaning in meanings])
        seldom = np.log1p(self.notes / (1.0 + holding))
        said, typed = _matrix(notes, places), _matrix(self.typed, places)
        cosines: Scores = _unit(said * seldom) @ _unit(typed * seldom).T
        return cosines


def related(themes: Sequence[KnownTheme], texts: Sequence[str], words: str = "") -> Related:
    """Compare what was typed for each theme with what each text says, over all packs."""
    return relations(themes, texts, words).to(texts)


def relations(themes: Sequence[KnownTheme], texts: Sequence[str], words: str = "") -> Relations:
    """Read what was typed for each theme, and what the notes of a meeting say, over all packs."""
    some = texts if len(texts) <= MOST_NOTES else ()
    held = Counter(meaning for text in some for meaning in _meant(text, words).told)
    return Relations(tuple(_typed(theme, words) for theme in themes), held, len(some), words)


@lru_cache(maxsize=REMEMBERED_IN_PACKS)
def _meant(text: str, words: str) -> Meant:
    """What a text says under the general terms, and under the own terms of each pack."""
    said = in_every_pack(text, words)
    hits = tuple([hit for hit in said if not hit.pack or parent_of(hit.concept) != LOOSE])
    told: Told = defaultdict(float)
    for concept, weight, _, pack in hits:
        told[pack, concept] += weight
    return Meant(hits, told)


def _typed(theme: KnownTheme, words: str) -> Told:
    """What a theme speaks of: each word one note's worth, its name a little more."""
    told: Told = defaultdict(float)
    for said, share in ((theme.name, NAME_SHARE), *((word, 1.0) for word in theme.words)):
        found = _meant(said, words).told
        for meaning, weight in found.items():
            told[meaning] += share * weight / sum(found.values())
    return dict(told)


def _matrix(notes: Sequence[Told], places: Mapping[Meaning, int]) -> Scores:
    rows = [row for row, told in enumerate(notes) for _ in told]
    columns = [places.get(meaning, NOWHERE) for told in notes for meaning in told]
    weights = [weight for told in notes for weight in told.values()]
    # The last column is for what nobody means.
    matrix = np.zeros((len(notes), len(places) + 1))
    if weights:
        matrix[rows, columns] = weights
    return matrix[:, :NOWHERE]


def _unit(rows: Scores) -> Scores:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
