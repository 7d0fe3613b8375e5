"""What a budget evening chose, told to the proposals of the plan that were on its ballot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from facilitation.domain.agenda.conversions import Conversion, ConversionKind
from facilitation.domain.agenda.conversions_rules import KindRules
from facilitation.domain.agenda.harvest import Evening
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.ballots import divides_money
from facilitation.domain.ports import Store
from facilitation.domain.results import Tally
from facilitation.domain.steps import StepState
from facilitation.services.agenda.converting import Step, take_step
from facilitation.services.agenda.on_ballot import READY

#: Outcome of the vote -> the state that a proposal comes in. What the hall has yet to draw waits.
AWARDS: Mapping[str, str] = {"funded": "awarded", "not_funded": "not_awarded"}


@dataclass(frozen=True, slots=True)
class Award:
    """What a vote said of one proposal. `outcome`: funded, not_funded, to_draw or waiting."""

    item: AgendaItem
    conversion: Conversion
    outcome: str

    @property
    def decided(self) -> bool:
        """Whether nobody has to draw lots any more."""
        return self.outcome in AWARDS


def money_divided(store: Store) -> dict[str, str]:
    """Plan -> its outcome, of the last vote that divided money and has closed."""
    outcomes: dict[str, str] = {}
    for step in sorted(store.steps.where(), key=lambda step: step.position):
        if divides_money(step.plan) and step.tally and step.state is StepState.CLOSED:
            tally = msgspec.convert(step.tally, Tally)
            if tally.funding:
                outcomes = {plan: tally.funding.outcome(plan) for plan in tally.funding.costs}
    return outcomes


def open_awards(store: AgendaStore, evening: Evening) -> tuple[Award, ...]:
    """Proposals of this plan that were on the ballot of this evening and wait for its outcome."""
    return tuple(_open_awards(store, evening))


def _open_awards(store: AgendaStore, evening: Evening) -> Iterator[Award]:
    items = {item.id: item for item in store.items() if item.stands}
    for one in store.conversions():
        waits = one.kind is ConversionKind.BUDGET and one.state == READY
        if waits and one.item in items and one.item in evening.money_divided:
            yield Award(items[one.item], one, evening.money_divided[one.item])


def take_awards(
    unit: AgendaUnit, by: str, evening: Evening, said: Mapping[str, Step]
) -> tuple[Conversion, ...]:
    """Take each proposal to what the hall chose. `said`: per outcome the step, with its words."""
    return tuple(
        take_step(
            unit,
            by,
            one.item.number,
            ConversionKind.BUDGET,
            said[one.outcome],
            KindRules(),
            one.conversion.backing,
        )
        for one in open_awards(unit, evening)
        if one.outcome in said
    )
