"""Look a second time at notes on an unforeseen question: among which others are they at home?"""

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.preprocessing import normalize

from facilitation.grouping.placing import LOOSE, Positions
from facilitation.grouping.reading import Meeting
from facilitation.grouping.scoring import Scores

HOME_SHARE = 0.8


def second_look(meeting: Meeting, scores: Scores, labels: Positions) -> Scores:
    """Add to the scores (notes by targets) how alike a note is to the others that went there.

    `labels` says where each note went at first; a note without any evidence for a target, and
    without a word in common with its notes, gets nothing. Source: pseudo relevance feedback
    (Rocchio, 1971), each note left out of its own measure.
    """
    rows = csr_matrix(hstack([normalize(meeting.concepts.matrix), meeting.words.vectors]))
    members = np.zeros(scores.shape)
    placed = np.flatnonzero(labels != LOOSE)
    members[placed, labels[placed]] = 1.0
    spoken = (scores > 0) | (_likeness(meeting.words.vectors, members) > 0)
    return np.asarray(scores + HOME_SHARE * np.where(spoken, _likeness(rows, members), 0.0))


def _likeness(rows: csr_matrix, members: Scores) -> Scores:
    """Cosine of each row with the sum of the other members of each target."""
    own = np.asarray(rows.multiply(rows).sum(axis=1))
    totals = np.asarray((rows.T @ members).T)
    dots = np.asarray(rows @ totals.T)
    others = np.maximum(dots - members * own, 0.0)
    squares = (totals * totals).sum(axis=1)
    lengths = np.sqrt(np.maximum(squares - members * (2 * dots - own), 1e-12))
    likeness: Scores = others / np.maximum(lengths, 1e-6) / np.sqrt(np.maximum(own, 1e-12))
    return likeness
