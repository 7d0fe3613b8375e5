"""Relate typed themes to notes in other words: both may speak of one concept, in any pack."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from facilitation.grouping.evidence import Hit
from facilitation.grouping.features import REMEMBERED_IN_PACKS, Reader, own_in_packs
from facilitation.grouping.lexicon import LOOSE, parent_of
from facilitation.grouping.matching import GENERAL
from facilitation.grouping.proposal import KnownTheme
from facilitation.grouping.scoring import Scores

# A name says more than one of the words beside it.
NAME_SHARE = 1.5
WEIGHT = 1.5
# Reading a note with every pack takes most of a millisecond: an evening, not a city.
MOST_NOTES = 1_000
# A concept, and the pack in which it means this.
Meaning = tuple[str, str]
Told = dict[Meaning, float]


@dataclass(frozen=True, slots=True)
class Related:
    """Notes by themes: how much they speak of the same; and with which words a note does so."""

    scores: Scores
    themes: tuple[frozenset[Meaning], ...]
    notes: tuple[tuple[tuple[Meaning, Hit], ...], ...]

    def evidence(self, theme: int, row: int) -> tuple[str, ...]:
        """The words of a note that speak of what was typed, heaviest first."""
        spoke = [hit for meaning, hit in self.notes[row] if meaning in self.themes[theme]]
        return tuple(word for hit in sorted(spoke, key=lambda h: -h.weight) for word in hit.words)


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
        notes = tuple(_meant(text, self.words) if self.notes else () for text in texts)
        scores = WEIGHT * self._cosines([_added_up(note) for note in notes])
        return Related(scores, tuple(frozenset(told) for told in self.typed), notes)

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
    held = Counter(meaning for text in some for meaning in {m for m, _ in _meant(text, words)})
    return Relations(tuple(_typed(theme, words) for theme in themes), held, len(some), words)


@lru_cache(maxsize=REMEMBERED_IN_PACKS)
def _meant(text: str, words: str) -> tuple[tuple[Meaning, Hit], ...]:
    """What a text says under the general terms, and under the own terms of each pack."""
    general = [((GENERAL, hit.concept), hit) for hit in Reader(None, words).hits(text)]
    own = [
        ((pack.name, hit.concept), hit)
        for pack, hits in own_in_packs(text)
        for hit in hits
        if parent_of(hit.concept) != LOOSE
    ]
    return (*general, *own)


def _typed(theme: KnownTheme, words: str) -> Told:
    """What a theme speaks of: each word one note's worth, its name a little more."""
    told: Told = defaultdict(float)
    for said, share in ((theme.name, NAME_SHARE), *((word, 1.0) for word in theme.words)):
        found = _added_up(_meant(said, words))
        for meaning, weight in found.items():
            told[meaning] += share * weight / sum(found.values())
    return dict(told)


def _added_up(hits: Sequence[tuple[Meaning, Hit]]) -> Told:
    told: Told = defaultdict(float)
    for meaning, hit in hits:
        told[meaning] += hit.weight
    return dict(told)


def _matrix(rows: Sequence[Told], places: dict[Meaning, int]) -> Scores:
    matrix = np.zeros((len(rows), len(places)))
    kept = [
        (row, places[meaning], weight)
        for row, told in enumerate(rows)
        for meaning, weight in told.items()
        if meaning in places
    ]
    if kept:
        at, columns, weights = zip(*kept, strict=True)
        matrix[at, columns] = weights
    return matrix


def _unit(rows: Scores) -> Scores:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
