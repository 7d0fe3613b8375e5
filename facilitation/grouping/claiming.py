"""Which concepts an existing theme stands for: told by its name, its words and its own notes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facilitation.grouping.evidence import Hit
from facilitation.grouping.lexicon import parent_of
from facilitation.grouping.placing import LOOSE, Positions
from facilitation.grouping.proposal import KnownTheme
from facilitation.grouping.reader import Reader
from facilitation.grouping.scoring import ConceptScores, Scores

NAME_NOTES = 3.0
WORD_NOTES = 1.0
LEAST_SHARE_OF_THEME = 0.3
LEAST_SHARE_FOR_CONCEPT = 0.05


@dataclass(frozen=True, slots=True)
class Claims:
    """Per concept the position of the theme that owns it; concepts without owner are free."""

    owner: dict[str, int]

    def concepts_of(self, theme: int) -> tuple[str, ...]:
        return tuple(sorted(c for c, owner in self.owner.items() if owner == theme))


def claim(
    themes: Sequence[KnownTheme],
    scores: ConceptScores,
    pinned: Positions,
    parents: dict[str, str],
    reader: Reader,
) -> Claims:
    """Divide the concepts among the themes; `pinned` gives each note's theme, -1 = free."""
    masses = _masses(themes, scores, pinned, reader)
    told = masses.sum(axis=1, keepdims=True)
    shares = np.divide(masses, told, out=np.zeros_like(masses), where=told > 0)
    tree = {parent: row for row, parent in enumerate(sorted(set(parents.values())))}
    rows = [tree[parents[concept]] for concept in scores.concepts]
    of_parent = np.zeros((len(tree), len(rows)), dtype=np.bool_)
    of_parent[rows, np.arange(len(rows))] = True
    by_itself = _best(masses, shares >= LEAST_SHARE_FOR_CONCEPT)
    above = _best(masses @ of_parent.T, shares @ of_parent.T >= LEAST_SHARE_OF_THEME)
    best = np.where(by_itself == LOOSE, above[rows], by_itself).tolist()
    owners = zip(scores.concepts, best, strict=True)
    return Claims({concept: owner for concept, owner in owners if owner != LOOSE})


def _masses(
    themes: Sequence[KnownTheme], scores: ConceptScores, pinned: Positions, reader: Reader
) -> Scores:
    totals = scores.matrix.sum(axis=1, keepdims=True)
    rows = np.divide(scores.matrix, totals, out=np.zeros_like(scores.matrix), where=totals > 0)
    held = pinned == np.arange(len(themes))[:, None]
    masses: Scores = held.astype(np.float64) @ rows
    for position, theme in enumerate(themes):
        masses[position] += NAME_NOTES * _told(reader.hits(theme.name), scores.concepts)
        for word in theme.words:
            masses[position] += WORD_NOTES * _told(reader.hits(word), scores.concepts)
    return masses


def _told(hits: Sequence[Hit], concepts: Sequence[str]) -> Scores:
    """What one name or word says, as one note's worth over the concepts."""
    weights: dict[str, float] = defaultdict(float)
    for hit in hits:
        weights[hit.concept] += hit.weight
    total = sum(weights.values()) or 1.0
    return np.array([weights.get(concept, 0.0) / total for concept in concepts])


def _best(masses: Scores, allowed: NDArray[np.bool_]) -> Positions:
    """Per column the row with the most of those that are allowed; nowhere when none is."""
    if not len(masses):
        return np.full(masses.shape[1], LOOSE)
    return np.where(allowed.any(axis=0), np.where(allowed, masses, -1.0).argmax(axis=0), LOOSE)


def free_parents(parents: dict[str, str], claims: Claims) -> dict[str, tuple[str, ...]]:
    """Return the concepts without owner, under their parent."""
    return by_parent({c: parent for c, parent in parents.items() if c not in claims.owner})


def by_parent(parents: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the concepts under each parent."""
    under: dict[str, list[str]] = {}
    for concept, parent in sorted(parents.items()):
        under.setdefault(parent, []).append(concept)
    return {parent: tuple(concepts) for parent, concepts in under.items()}


def parents_of(concepts: Sequence[str], moved: dict[str, str]) -> dict[str, str]:
    """Return the theme above each concept, as the question pack arranges the tree."""
    return {concept: moved.get(concept, parent_of(concept)) for concept in concepts}
