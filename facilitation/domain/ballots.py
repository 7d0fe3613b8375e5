"""How people may choose: the methods of a vote, and what each lets one person give."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from facilitation.domain.money import MoneyRules, euros_in
from facilitation.domain.refusals import (
    OverBudget,
    TooManyDots,
    TooManyPicks,
    UnknownOption,
    WrongRanking,
)
from facilitation.domain.runsheets import Method, StepPlan
from facilitation.domain.steps import Step
from facilitation.domain.workshop import Settings

Allocation = Mapping[str, int]


#: In these an amount is divided.
MONEY: Final = frozenset({Method.BUDGET_PLANS, Method.BUDGET_AMOUNTS})
#: Steps in which each person has a ballot.
VOTES: Final = ("vote", "budget")
#: What a talk step collects: choices on which a table agrees.
TABLE_CHOICE: Final = "table_choice"
#: Points of the first, second and third place.
PODIUM: Final = (3, 2, 1)


@dataclass(frozen=True, slots=True)
class Choosing:
    """What one ballot may hold. `costs`: what each option asks, in whole euros, where it asks
    something; `amount`: the money there is, where that is known."""

    method: Method
    options: Collection[str]
    points: int = 1
    costs: Mapping[str, int] = field(default_factory=dict)
    amount: int | None = None


def method_of(plan: StepPlan) -> Method:
    """The method of a step: as its run-sheet says, else what it looks like."""
    if plan.method:
        return plan.method
    if plan.collect == TABLE_CHOICE:
        return Method.TABLE_CONSENSUS
    if plan.dots:
        return Method.DOTS
    return Method.BUDGET_PLANS if plan.kind == "budget" else Method.PICK


def divides_money(plan: StepPlan) -> bool:
    """Whether a vote in this step is about an amount."""
    return plan.kind in VOTES and method_of(plan) in MONEY


def collects_choices(plan: StepPlan) -> bool:
    """Whether each table hands in what it agrees on."""
    return plan.collect == TABLE_CHOICE


def money_of(settings: Settings) -> int | None:
    """The money that this meeting divides: what its organiser typed, else what the neighbourhood
    decided. In whole euros."""
    return money_typed(settings.placeholders, settings.money)


def money_typed(placeholders: Mapping[str, str], rules: MoneyRules) -> int | None:
    """The same for a meeting that is still being prepared."""
    typed = euros_in(placeholders.get("bedrag", ""))
    return rules.amount if typed is None else typed


def checked_allocation(allocation: Allocation, choosing: Choosing) -> dict[str, int]:
    """What one person gives, without what got nothing; or the refusal that says why not."""
    given = {option: points for option, points in allocation.items() if points}
    for option in given:
        if option not in choosing.options:
            raise UnknownOption(option=option)
    CHECKS[choosing.method](given, choosing)
    return given


def checked_picks(picks: Sequence[str], choosing: Choosing) -> list[str]:
    """What one table agrees on, each option once."""
    chosen = list(dict.fromkeys(picks))
    for option in chosen:
        if option not in choosing.options:
            raise UnknownOption(option=option)
    if len(chosen) > choosing.points:
        raise TooManyPicks(limit=choosing.points)
    return chosen


def _check_dots(given: Allocation, choosing: Choosing) -> None:
    if sum(given.values()) > choosing.points:
        raise TooManyDots(limit=choosing.points)


def _check_picks(given: Allocation, choosing: Choosing) -> None:
    _check_dots(given, choosing)
    _check_ones(given)


def _check_ones(given: Allocation) -> None:
    if any(points > 1 for points in given.values()):
        raise TooManyDots(limit=1)


def _check_podium(given: Allocation, choosing: Choosing) -> None:
    """A first place, or a first and a second, or all three."""
    places = sorted(given.values(), reverse=True)
    if tuple(places) != PODIUM[: len(places)]:
        raise WrongRanking


def _check_plans(given: Allocation, choosing: Choosing) -> None:
    _check_ones(given)
    _check_budget(sum(choosing.costs.get(option, 0) for option in given), choosing)


def _check_amounts(given: Allocation, choosing: Choosing) -> None:
    """Nobody can give a plan more than it asks."""
    for option, euros in given.items():
        asked = choosing.costs.get(option)
        if asked is not None and euros > asked:
            raise OverBudget(amount=asked, over=euros - asked, option=option)
    _check_budget(sum(given.values()), choosing)


def _check_budget(euros: int, choosing: Choosing) -> None:
    if choosing.amount is not None and euros > choosing.amount:
        raise OverBudget(amount=choosing.amount, over=euros - choosing.amount)


CHECKS: Final[Mapping[Method, Callable[[Allocation, Choosing], None]]] = MappingProxyType(
    {
        Method.DOTS: _check_dots,
        Method.TOP3: _check_podium,
        Method.BUDGET_PLANS: _check_plans,
        Method.BUDGET_AMOUNTS: _check_amounts,
        Method.PICK: _check_picks,
        Method.TABLE_CONSENSUS: _check_picks,
    }
)


def vote_counted_in(step: Step, steps: Collection[Step]) -> Step:
    """What is counted in a `count` step belongs to the last vote before it about the same; in any
    other step, and where there was no vote, to the step itself."""
    if step.kind != "count":
        return step
    earlier = [
        one
        for one in steps
        if one.kind in VOTES
        and one.position < step.position
        and one.plan.about == step.plan.about
        and one.opened_at_ms is not None
    ]
    return max(earlier, key=lambda one: one.position, default=step)
