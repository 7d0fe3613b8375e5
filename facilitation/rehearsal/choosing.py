"""What simulated people choose: pure functions of chance and of what is on offer."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from facilitation.rehearsal.corpus import PlanText

#: How many notes people write: most a few, some none, a few people many.
NOTES_PER_PERSON: Final = (0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 7)

#: Most people in a hall are residents; the order is that of the roles on the board.
ROLE_WEIGHTS: Final = (60, 10, 6, 9, 5, 6, 1, 3)

BRINGS: Final = ("time", "knowledge", "things", "network")
LEVELS: Final = ("little", "little", "little", "more", "more", "paid")

SPELLING_MATTERS_LITTLE: Final = 4
SECOND_TABLES: Final = 2


def role(roles: Sequence[Mapping[str, Any]], chance: random.Random) -> str | None:
    """A role as halls are made up; None when the workshop asks no role."""
    if not roles:
        return None
    weights = [ROLE_WEIGHTS[min(n, len(ROLE_WEIGHTS) - 1)] for n in range(len(roles))]
    return str(chance.choices(roles, weights)[0]["code"])


def theme_about(
    text: str, themes: Sequence[Mapping[str, Any]], chance: random.Random
) -> str | None:
    """The theme that an addition is about: one that shares a word with it, else perhaps any."""
    words = set(text.casefold().split())
    for theme in themes:
        if words & set(f"{theme['label']} {theme['summary']}".casefold().replace(",", "").split()):
            return str(theme["id"])
    return str(chance.choice(themes)["id"]) if themes and chance.random() < 0.5 else None


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


def affordable(
    costs: Mapping[str, int], amount: int, hall: str, chance: random.Random
) -> dict[str, int]:
    """Whole plans in the order in which somebody likes them, as long as the money lasts."""
    chosen: dict[str, int] = {}
    for option in picks(list(costs), len(costs), hall, chance):
        if costs[option] <= amount:
            amount -= costs[option]
            chosen[option] = 1
    return chosen


def _liking(options: Sequence[str], hall: str) -> Sequence[float]:
    """How popular each option is in this hall: the same for everybody in it."""
    return [random.Random(f"{hall}/{option}").uniform(0.3, 2.5) ** 2 for option in options]


@dataclass(frozen=True, slots=True)
class Handed:
    """The plan card that a table works on; `theme` is the place of its theme in the list."""

    theme: int
    plan: PlanText


def deal_plans(themes: Sequence[str], plans: Sequence[PlanText]) -> Sequence[Handed]:
    """A plan for each theme, best matches first, and second tables where another plan fits."""
    handed: list[Handed] = []
    left = sorted(
        (Handed(place, plan) for place in range(len(themes)) for plan in plans),
        key=lambda one: -closeness(themes[one.theme], one.plan),
    )
    while left and len(handed) < len(themes):
        best = left[0]
        handed.append(best)
        left = [one for one in left if one.theme != best.theme and one.plan is not best.plan]
    return [*sorted(handed, key=lambda one: one.theme), *_second_tables(themes, plans, handed)]


def _second_tables(
    themes: Sequence[str], plans: Sequence[PlanText], handed: Sequence[Handed]
) -> Sequence[Handed]:
    left = [plan for plan in plans if all(plan is not one.plan for one in handed)]
    seconds: list[Handed] = []
    for plan in left:
        theme = max(range(len(themes)), key=lambda place: closeness(themes[place], plan), default=0)
        if themes and closeness(themes[theme], plan) and theme not in {s.theme for s in seconds}:
            seconds.append(Handed(theme, plan))
    return seconds[:SECOND_TABLES]


def closeness(theme: str, plan: PlanText) -> int:
    """How much of the name of a theme a plan is about; its first subjects count most."""
    words = [word.strip(".,") for word in theme.casefold().split()]
    return sum(
        len(plan.about) - place
        for place, about in enumerate(plan.about)
        if any(_alike(word, subject) for word in words for subject in about.split())
    )


def _alike(one: str, other: str) -> bool:
    length = SPELLING_MATTERS_LITTLE
    return len(one) >= length and len(other) >= length and one[:length] == other[:length]
