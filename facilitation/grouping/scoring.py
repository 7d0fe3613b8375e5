"""Score notes on concepts and themes: the best concept, and its siblings for .6."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facilitation.grouping.evidence import Hit

Scores = NDArray[np.float64]
SIBLING_SHARE = 0.6
MEETINGS = 16


@dataclass(frozen=True, slots=True)
class ConceptScores:
    """Notes by concepts; `concepts` names the columns."""

    concepts: tuple[str, ...]
    matrix: Scores

    def columns(self, wanted: Sequence[str]) -> Scores:
        """Return the columns of some of the concepts."""
        places = _places_of(self.concepts)
        return self.matrix[:, [places[concept] for concept in wanted if concept in places]]


@lru_cache(maxsize=MEETINGS)
def _places_of(concepts: tuple[str, ...]) -> dict[str, int]:
    """Which column is whose: the columns of one meeting are asked for hundreds of times."""
    return {concept: place for place, concept in enumerate(concepts)}


def score_concepts(hits: Sequence[Sequence[Hit]], damped: Mapping[str, float]) -> ConceptScores:
    """Add up the hits per note and concept; `damped` words and concepts count less."""
    concepts = tuple(sorted({hit.concept for note in hits for hit in note}))
    places = _places_of(concepts)
    rows = [row for row, note in enumerate(hits) for _ in note]
    columns = [places[hit.concept] for note in hits for hit in note]
    weights = [hit.weight for note in hits for hit in note]
    if damped:
        weights = [hit.weight * _factor(hit, damped) for note in hits for hit in note]
    matrix = np.zeros((len(hits), len(concepts)))
    np.add.at(matrix, (rows, columns), weights)
    return ConceptScores(concepts, matrix)


def _factor(hit: Hit, damped: Mapping[str, float]) -> float:
    factors = [damped[each] for each in (hit.concept, *hit.words) if each in damped]
    return min(factors) if factors else 1.0


def combine(columns: Scores) -> Scores:
    """Score per note for a set of concepts: the best in full, the others for their share."""
    if not columns.shape[1]:
        return np.zeros(columns.shape[0])
    best = columns.max(axis=1)
    combined: Scores = best + SIBLING_SHARE * (columns.sum(axis=1) - best)
    return combined
