"""Words that notes of one meeting share: similarity between notes, without outside knowledge."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer

from facilitation.grouping.features import Features
from facilitation.grouping.rarity import rarity
from facilitation.grouping.scoring import Scores

PART_SHARE = 0.5
NEAREST = 5
LEAST_LIKENESS = 0.28
LEAST_SUPPORT = 0.5
CHUNK = 512


def word_vectors(notes: Sequence[Features]) -> csr_matrix:
    """Return unit rows of lemmas and, for half, parts of compounds; rare words weigh more."""
    columns: dict[str, int] = {}
    rows, places, values = [], [], []
    for row, note in enumerate(notes):
        weighted = chain(((w, 1.0) for w in note.lemmas), ((p, PART_SHARE) for p in note.parts))
        for word, share in weighted:
            rows.append(row)
            places.append(columns.setdefault(word, len(columns)))
            values.append(share * rarity(word))
    shape = (len(notes), max(1, len(columns)))
    counts = csr_matrix((values, (rows, places)), shape=shape, dtype=np.float64)
    return csr_matrix(TfidfTransformer(sublinear_tf=False).fit_transform(counts))


def support(
    vectors: csr_matrix, labels: Sequence[int], asked: Sequence[int], groups: int
) -> Scores:
    """Sum, for each asked note, the likeness of its nearest other labelled notes, per group."""
    scores = np.zeros((len(asked), groups))
    placed = np.flatnonzero(np.asarray(labels) >= 0)
    if not len(placed):
        return scores
    known, label = vectors[placed].T.tocsc(), np.asarray(labels)[placed]
    for start in range(0, len(asked), CHUNK):
        rows = list(asked[start : start + CHUNK])
        likeness = (vectors[rows] @ known).toarray()
        likeness[np.asarray(rows)[:, None] == placed] = 0.0
        for offset, row in enumerate(likeness):
            near = np.argsort(-row, kind="stable")[:NEAREST]
            for place in near[row[near] >= LEAST_LIKENESS]:
                scores[start + offset, label[place]] += row[place]
    scores[scores < LEAST_SUPPORT] = 0.0
    return scores


def shared_words(note: Features, others: Sequence[Features]) -> tuple[str, ...]:
    """Return the words of a note, as written, that other notes use too."""
    used = {word for other in others for word in chain(other.lemmas, other.parts)}
    pairs = zip(note.lemmas, note.surfaces, strict=True)
    return tuple(surface for base, surface in pairs if base in used)
