"""Words that notes of one meeting share: similarity between notes, without outside knowledge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer

from facilitation.grouping.features import Features
from facilitation.grouping.placing import Positions
from facilitation.grouping.rarity import rarity
from facilitation.grouping.scoring import Scores

PART_SHARE = 0.5
NEAREST = 5
LEAST_LIKENESS = 0.28
LEAST_SUPPORT = 0.5
CHUNK = 512


@dataclass(frozen=True, slots=True)
class WordMatrix:
    """Unit rows of lemmas and, for half, parts of compounds; `words` names the columns."""

    words: tuple[str, ...]
    vectors: csr_matrix


def word_matrix(notes: Sequence[Features]) -> WordMatrix:
    """Return the words of the notes; rare words weigh more, here and in everyday Dutch."""
    words = sorted({word for note in notes for word in (*note.lemmas, *note.parts)})
    places = {word: place for place, word in enumerate(words)}
    columns = [places[word] for note in notes for word in (*note.lemmas, *note.parts)]
    shares = [s for n in notes for s in [1.0] * len(n.lemmas) + [PART_SHARE] * len(n.parts)]
    lengths = [len(note.lemmas) + len(note.parts) for note in notes]
    weight = np.array([rarity(word) for word in words] or [0.0])
    values = np.array(shares) * weight[columns] if columns else np.zeros(0)
    shape = (len(notes), max(1, len(words)))
    counts = csr_matrix((values, columns, np.cumsum([0, *lengths])), shape=shape)
    counts.sum_duplicates()
    return WordMatrix(tuple(words), csr_matrix(TfidfTransformer().fit_transform(counts)))


def support(vectors: csr_matrix, labels: Positions, asked: Sequence[int], groups: int) -> Scores:
    """Sum, for each asked note, the likeness of its nearest other labelled notes, per group."""
    placed = np.flatnonzero(labels >= 0)
    if not len(placed) or not len(asked):
        return np.zeros((len(asked), groups))
    known = vectors[placed].T.tocsc()
    of_group = np.eye(groups)[labels[placed]]
    chunks = (asked[start : start + CHUNK] for start in range(0, len(asked), CHUNK))
    scores = np.vstack([_nearest(vectors, rows, known, placed) @ of_group for rows in chunks])
    scores[scores < LEAST_SUPPORT] = 0.0
    return scores


def _nearest(
    vectors: csr_matrix, rows: Sequence[int], known: csr_matrix, placed: Positions
) -> Scores:
    """Likeness of notes to the labelled ones, 0 where it is not among the nearest."""
    likeness: Scores = (vectors[list(rows)] @ known).toarray()
    likeness[np.asarray(rows)[:, None] == placed] = 0.0
    kept = min(NEAREST, likeness.shape[1])
    order = np.argsort(-likeness, axis=1, kind="stable")[:, :kept]
    near = np.zeros_like(likeness)
    np.put_along_axis(near, order, np.take_along_axis(likeness, order, axis=1), axis=1)
    near[near < LEAST_LIKENESS] = 0.0
    return near
