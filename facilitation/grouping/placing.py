"""Place notes in targets by score: first and second choice, confidence, loose without evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facilitation.grouping.scoring import Scores

LEAST_SCORE = 0.12
DOUBT = 0.35
PINNED_CONFIDENCE = 1.0
LOOSE = -1
Positions = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Choices:
    """Per note the positions of its first and second target (-1 = none), how sure the first is."""

    first: Positions
    second: Positions
    confidence: Scores

    def without(self, dead: NDArray[np.bool_]) -> "Choices":
        """What went to a dead target stays loose; a dead second choice is none."""
        gone = _among(self.first, dead)
        return Choices(
            np.where(gone, LOOSE, self.first),
            np.where(_among(self.second, dead), LOOSE, self.second),
            np.where(gone, 0.0, self.confidence),
        )

    def held(self, pinned: Positions) -> "Choices":
        """Put pinned notes where they are pinned; their best other target is the second choice."""
        pins = pinned != LOOSE
        other = np.where(self.first == pinned, self.second, self.first)
        return Choices(
            np.where(pins, pinned, self.first),
            np.where(pins, other, self.second),
            np.where(pins, PINNED_CONFIDENCE, self.confidence),
        )

    def moved(self, origin: int, goal: int, only: NDArray[np.bool_] | None = None) -> "Choices":
        """Bring notes from one target to another: all, or `only` these; so do second choices."""
        which = np.ones(len(self.first), dtype=np.bool_) if only is None else only
        first = np.where((self.first == origin) & which, goal, self.first)
        second = np.where((self.second == origin) & which, goal, self.second)
        return Choices(first, np.where(second == first, LOOSE, second), self.confidence)

    def filled(self, rows: Sequence[int], others: "Choices") -> "Choices":
        """Take the choices of others for those of these rows that are still loose."""
        asked = np.asarray(rows, dtype=np.intp)
        loose = self.first[asked] == LOOSE
        taken = asked[loose]
        first, second, sure = self.first.copy(), self.second.copy(), self.confidence.copy()
        first[taken], second[taken] = others.first[loose], others.second[loose]
        sure[taken] = others.confidence[loose]
        return Choices(first, second, sure)


def choose(scores: Scores, least: float = LEAST_SCORE) -> Choices:
    """Return a choice per row of notes by targets; rows below `least` stay loose."""
    notes, targets = scores.shape
    if not targets:
        nowhere = np.full(notes, LOOSE)
        return Choices(nowhere, nowhere.copy(), np.zeros(notes))
    rows = np.arange(notes)
    first = scores.argmax(axis=1)
    best = scores[rows, first]
    rest = scores.copy()
    rest[rows, first] = 0.0
    second = rest.argmax(axis=1)
    other = rest[rows, second]
    heard = best >= least
    return Choices(
        np.where(heard, first, LOOSE),
        np.where(heard & (other > 0), second, LOOSE),
        np.where(heard, (best - other) / (best + DOUBT), 0.0),
    )


def firsts(scores: Scores) -> Positions:
    """Return only the first choice per row: quicker where no more is asked."""
    if not scores.shape[1]:
        return np.full(len(scores), LOOSE)
    return np.where(scores.max(axis=1) >= LEAST_SCORE, scores.argmax(axis=1), LOOSE)


def _among(positions: Positions, marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each position is marked; nowhere is not."""
    return np.append(marked, False)[positions]
