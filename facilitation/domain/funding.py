"""Which plans get money: down the list, by the rules that were fixed before anybody voted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facilitation.domain.money import LeftoverRule, TieRule


@dataclass(frozen=True, slots=True)
class Score:
    """What one plan got and what it asks, in whole euros."""

    id: str
    total: int
    cost: int


@dataclass(frozen=True, slots=True)
class Pot:
    """The money and its rules. `drawn`: plans in the order in which the hall drew them, for where
    equal plans do not all fit."""

    amount: int
    tie_rule: TieRule = TieRule.BOTH_IF_IT_FITS
    leftover_rule: LeftoverRule = LeftoverRule.NEXT_THAT_FITS
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funding:
    """The outcome in whole euros. `to_draw`: equal plans of which the hall draws one; what stands
    below them in `waiting` is not decided before that."""

    amount: int
    costs: dict[str, int]
    funded: tuple[str, ...] = ()
    to_draw: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    tie_rule: TieRule = TieRule.BOTH_IF_IT_FITS
    leftover_rule: LeftoverRule = LeftoverRule.NEXT_THAT_FITS

    @property
    def spent(self) -> int:
        """What the plans that get money ask together."""
        return sum(self.costs[plan] for plan in self.funded)

    @property
    def left(self) -> int:
        """What stays in the pot for now."""
        return self.amount - self.spent

    def outcome(self, plan: str) -> str:
        """funded, to_draw, waiting or not_funded."""
        places = {"funded": self.funded, "to_draw": self.to_draw, "waiting": self.waiting}
        return next((name for name, plans in places.items() if plan in plans), "not_funded")


def divide(scores: Sequence[Score], pot: Pot) -> Funding:
    """Give money to plans with most votes first. A plan that nobody chose gets nothing. Where
    equal plans do not all fit the hall draws, whatever the tie rule: with enough money for all of
    them both rules give them all."""
    purse = _Purse(pot)
    to_draw: tuple[str, ...] = ()
    waiting: list[str] = []
    for group in _groups(scores, pot.drawn):
        if to_draw:
            waiting += [one.id for one in group]
        else:
            to_draw = purse.pay(group)
    return Funding(
        amount=pot.amount,
        costs={one.id: one.cost for one in scores},
        funded=tuple(purse.funded),
        to_draw=to_draw,
        waiting=tuple(waiting),
        drawn=pot.drawn,
        tie_rule=pot.tie_rule,
        leftover_rule=pot.leftover_rule,
    )


def _groups(scores: Sequence[Score], drawn: Sequence[str]) -> Iterator[list[Score]]:
    """Plans with equal totals together; those that were drawn go before the rest, one by one."""
    totals = sorted({one.total for one in scores if one.total > 0}, reverse=True)
    for total in totals:
        equal: Mapping[str, Score] = {one.id: one for one in scores if one.total == total}
        yield from ([equal[plan]] for plan in drawn if plan in equal)
        if rest := [one for one in equal.values() if one.id not in drawn]:
            yield rest


class _Purse:
    """What is left of the money while going down the list."""

    def __init__(self, pot: Pot) -> None:
        self._left = pot.amount
        self._goes_on = pot.leftover_rule is LeftoverRule.NEXT_THAT_FITS
        self._shut = False
        self.funded: list[str] = []

    def pay(self, group: Sequence[Score]) -> tuple[str, ...]:
        """Pay equal plans as far as that needs no draw; gives those of which one is drawn."""
        fitting = [one for one in group if one.cost <= self._left]
        if self._shut or not fitting:
            self._shut = self._shut or not self._goes_on
            return ()
        chosen = fitting if self._goes_on else group
        if sum(one.cost for one in chosen) > self._left:
            return tuple(one.id for one in chosen)
        for one in chosen:
            self._left -= one.cost
            self.funded.append(one.id)
        return ()
