"""Relate typed themes to notes in other words: both may speak of one concept, in any pack."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from facilitation.grouping.evidence import Hit
from facilitation.grouping.features import Reader, own_in_packs
from facilitation.grouping.lexicon import LOOSE, parent_of
from facilitation.grouping.matching import GENERAL
from facilitation.grouping.proposal import KnownTheme
from facilitation.grouping.scoring import Scores

# A name says more than one of the words beside it.
NAME_SHARE = 1.5
WEIGHT = 1.5
# Reading a note with every pack takes some milliseconds: an evening, not a city.
MOST_NOTES = 400
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


def related(themes: Sequence[KnownTheme], texts: Sequence[str], words: str = "") -> Related:
    """Compare what was typed for each theme with what each text says, over all packs."""
    some = texts if len(texts) <= MOST_NOTES else ()
    notes = tuple(tuple(_meant(text, words)) for text in some)
    typed = [_typed(theme, words) for theme in themes]
    scores = WEIGHT * _cosines([_added_up(note) for note in notes], typed)
    if len(notes) < len(texts):
        notes, scores = ((),) * len(texts), np.zeros((len(texts), len(themes)))
    return Related(scores, tuple(frozenset(told) for told in typed), notes)


def _meant(text: str, words: str) -> Iterator[tuple[Meaning, Hit]]:
    """What a text says under the general terms, and under the own terms of each pack."""
    for hit in Reader(None, words).hits(text):
        yield (GENERAL, hit.concept), hit
    for pack, hit in own_in_packs(text):
        if parent_of(hit.concept) != LOOSE:
            yield (pack.name, hit.concept), hit


def _typed(theme: KnownTheme, words: str) -> Told:
    """What a theme speaks of: each word one note's worth, its name a little more."""
    told: Told = defaultdict(float)
    for said, share in ((theme.name, NAME_SHARE), *((word, 1.0) for word in theme.words)):
        found = _added_up(tuple(_meant(said, words)))
        for meaning, weight in found.items():
            told[meaning] += share * weight / sum(found.values())
    return dict(told)


def _added_up(hits: Sequence[tuple[Meaning, Hit]]) -> Told:
    told: Told = defaultdict(float)
    for meaning, hit in hits:
        told[meaning] += hit.weight
    return dict(told)


def _cosines(notes: Sequence[Told], themes: Sequence[Told]) -> Scores:
    """Notes by themes; a meaning counts more when few notes hold it."""
    places = {each: i for i, each in enumerate(sorted({m for note in notes for m in note}))}
    said, typed = _matrix(notes, places), _matrix(themes, places)
    seldom = np.log1p(len(notes) / (1.0 + (said > 0).sum(axis=0)))
    cosines: Scores = _unit(said * seldom) @ _unit(typed * seldom).T
    return cosines


def _matrix(rows: Sequence[Told], places: dict[Meaning, int]) -> Scores:
    matrix = np.zeros((len(rows), len(places)))
    for row, told in enumerate(rows):
        for meaning, weight in told.items():
            if meaning in places:
                matrix[row, places[meaning]] = weight
    return matrix


def _unit(rows: Scores) -> Scores:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
