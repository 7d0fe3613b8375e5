"""What simulated people choose: pure functions of chance and of what is on offer."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from facilitation.rehearsal.corpus import PlanText

#: How many notes people write: most a few, some none, a few people many.
NOTES_PER_PERSON: Final = (0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 7)

#: Most people in a hall are residents; the order is that of the roles on the board.
ROLE_WEIGHTS: Final = (60, 10, 6, 9, 5, 6, 1, 3)

BRINGS: Final = ("time", "knowledge", "things", "network")
LEVELS: Final = ("little", "little", "little", "more", "more", "paid")

SPELLING_MATTERS_LITTLE: Final = 4


def role(roles: Sequence[Mapping[str, Any]], chance: random.Random) -> str | None:
    """A role as halls are made up; None when the workshop asks no role."""
    if not roles:
        return None
    weights = [ROLE_WEIGHTS[min(n, len(ROLE_WEIGHTS) - 1)] for n in range(len(roles))]
    return str(chance.choices(roles, weights)[0]["code"])


def dots(options: Sequence[str], number: int, hall: str, chance: random.Random) -> dict[str, int]:
    """Dots on options, several on one allowed. What the hall likes, more people like."""
    return dict(Counter(chance.choices(options, _liking(options, hall), k=number)))


def picks(options: Sequence[str], number: int, hall: str, chance: random.Random) -> dict[str, int]:
    """One point each for different options."""
    left = list(options)
    chosen: dict[str, int] = {}
    while left and len(chosen) < number:
        option = chance.choices(left, _liking(left, hall))[0]
        left.remove(option)
        chosen[option] = 1
    return chosen


def _liking(options: Sequence[str], hall: str) -> Sequence[float]:
    """How popular each option is in this hall: the same for everybody in it."""
    return [random.Random(f"{hall}/{option}").uniform(0.3, 2.5) ** 2 for option in options]


def deal_plans(themes: Sequence[str], plans: Sequence[PlanText]) -> Sequence[PlanText]:
    """A plan card for each table, as close to its theme's name as is left in the pile."""
    left = list(plans)
    dealt = []
    for theme in themes:
        plan = max(left, key=lambda each: closeness(theme, each))
        dealt.append(plan)
        left = [each for each in left if each is not plan] or list(plans)
    return dealt


def closeness(theme: str, plan: PlanText) -> int:
    """How many of a plan's subjects the name of a theme touches, by the start of the word."""
    words = [word.strip(".,") for word in theme.casefold().split()]
    return sum(
        any(_alike(word, subject) for word in words)
        for about in plan.about
        for subject in about.split()
    )


def _alike(one: str, other: str) -> bool:
    length = SPELLING_MATTERS_LITTLE
    return len(one) >= length and len(other) >= length and one[:length] == other[:length]
