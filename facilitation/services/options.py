"""What can be chosen, voted on or joined in a step: themes, plans or stories, by number."""

from collections.abc import Mapping

from facilitation.domain.ballots import Choosing, method_of, money_of
from facilitation.domain.cases import ABOUT_CASES
from facilitation.domain.plans import CARDS, Item, number_order
from facilitation.domain.ports import Store
from facilitation.domain.seating import cases_of
from facilitation.domain.steps import ABOUT_INTENTION, Step
from facilitation.domain.themes import Theme, on_the_wall


def themes_of(unit: Store) -> tuple[Theme, ...]:
    """The themes on the wall, by number."""
    return on_the_wall(unit.themes.where())


def items_of(unit: Store) -> tuple[Item, ...]:
    """All plans, by number."""
    return tuple(sorted(unit.items.where(), key=lambda item: number_order(item.number)))


def option_ids(unit: Store, step: Step) -> tuple[str, ...]:
    """The ids that may be chosen in this step."""
    if step.plan.about in CARDS:
        return tuple(item.id for item in items_of(unit))
    if step.plan.about == "themes":
        return tuple(theme.id for theme in themes_of(unit))
    if step.plan.about == ABOUT_INTENTION:
        return (step.id,)
    if step.plan.about == ABOUT_CASES and (cases := cases_of(unit)):
        return tuple(case.id for case in cases)
    return tuple(str(number) for number in range(1, len(step.plan.options) + 1))


def costs_of(unit: Store, step: Step) -> Mapping[str, int]:
    """What each plan asks, in whole euros, where that is known."""
    if step.plan.about not in CARDS:
        return {}
    return {item.id: item.euros for item in unit.items.where() if item.euros is not None}


def choosing_of(unit: Store, step: Step) -> Choosing:
    """What one ballot, or one table, may hold in this step."""
    plan = step.plan
    return Choosing(
        method=method_of(plan),
        options=option_ids(unit, step),
        points=plan.dots or plan.pick or 1,
        costs=costs_of(unit, step),
        amount=money_of(unit.workshop.settings),
    )
