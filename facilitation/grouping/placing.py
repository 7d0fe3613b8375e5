"""Place notes in targets by score: first and second choice, confidence, loose without evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from facilitation.grouping.scoring import Scores

LEAST_SCORE = 0.12
DOUBT = 0.35
PINNED_CONFIDENCE = 1.0
LOOSE = -1


@dataclass(frozen=True, slots=True)
class Choice:
    """Positions of the first and second target (-1 = none) and how sure the first is."""

    first: int
    second: int
    confidence: float


NOWHERE = Choice(LOOSE, LOOSE, 0.0)


def choose(scores: Scores, least: float = LEAST_SCORE) -> list[Choice]:
    """Return a choice per row of notes by targets; rows below `least` stay loose."""
    return [_choose(row, least) for row in scores]


def hold(choices: Sequence[Choice], pinned: Sequence[int]) -> list[Choice]:
    """Put pinned notes where they are pinned; their best other target is the second choice."""
    return [
        choice if pin == LOOSE else _held(choice, pin)
        for choice, pin in zip(choices, pinned, strict=True)
    ]


def _held(choice: Choice, pin: int) -> Choice:
    second = choice.second if choice.first == pin else choice.first
    return Choice(pin, second, PINNED_CONFIDENCE)


def _choose(row: Scores, least: float) -> Choice:
    if not len(row):
        return NOWHERE
    order = np.argsort(-row, kind="stable")
    best = float(row[order[0]])
    if best < least:
        return NOWHERE
    other = float(row[order[1]]) if len(row) > 1 else 0.0
    second = int(order[1]) if other > 0 else LOOSE
    return Choice(int(order[0]), second, (best - other) / (best + DOUBT))


def moved(choice: Choice, where: Sequence[int]) -> Choice:
    """Follow targets that were merged: `where` gives the new position of each target."""
    first = where[choice.first] if choice.first != LOOSE else LOOSE
    second = where[choice.second] if choice.second != LOOSE else LOOSE
    return replace(choice, first=first, second=second if second != first else LOOSE)
