"""Which concepts an existing theme stands for: told by its name, its words and its own notes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from facilitation.grouping.evidence import Hit
from facilitation.grouping.features import Reader
from facilitation.grouping.lexicon import parent_of
from facilitation.grouping.placing import Positions
from facilitation.grouping.proposal import KnownTheme
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
    tree = sorted(set(parents.values()))
    of_parent = np.array([[parents[c] == parent for c in scores.concepts] for parent in tree])
    parent_masses = masses @ of_parent.T if tree else np.zeros((len(themes), 0))
    parent_shares = shares @ of_parent.T if tree else np.zeros((len(themes), 0))
    owner: dict[str, int] = {}
    for column, concept in enumerate(scores.concepts):
        row = tree.index(parents[concept])
        best = _best(masses[:, column], shares[:, column] >= LEAST_SHARE_FOR_CONCEPT)
        if best is None:
            best = _best(parent_masses[:, row], parent_shares[:, row] >= LEAST_SHARE_OF_THEME)
        if best is not None:
            owner[concept] = best
    return Claims(owner)


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
    return np.array([weights[concept] / total for concept in concepts])


def _best(masses: Scores, allowed: np.ndarray) -> int | None:
    if not allowed.any():
        return None
    return int(np.argmax(np.where(allowed, masses, -1.0)))


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
