"""Plans that ask for money: entering them before anybody chooses from them."""

from dataclasses import dataclass, replace

from facilitation.domain.events import Event, PlanChanged
from facilitation.domain.people import Who
from facilitation.domain.plans import Item, number_order
from facilitation.domain.ports import Store, Unit
from facilitation.domain.proposals import (
    MOST_PROPOSALS,
    Proposal,
    are_fixed,
    are_on_show,
    as_item,
    as_proposal,
    is_about_proposals,
)
from facilitation.domain.refusals import NumberTaken, ProposalsFixed, TooManyProposals, UnknownItem
from facilitation.domain.steps import Step


@dataclass(frozen=True, slots=True)
class PutProposals:
    """New plans, or plans that are known in another version; all of them, or none."""

    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class RemoveProposal:
    """Take a plan away that the hall has not seen yet."""

    id: str


@dataclass(frozen=True, slots=True)
class ProposalList:
    """The plans of a meeting by number, and what may still be done with them. `asked`: whether
    this meeting is about such plans at all."""

    proposals: tuple[Proposal, ...]
    asked: bool
    fixed: bool
    on_show: bool


def proposals_of(store: Store) -> ProposalList:
    """The plans as their organiser sees them."""
    steps = store.steps.where()
    items = sorted(store.items.where(), key=lambda item: number_order(item.number))
    return ProposalList(
        proposals=tuple(map(as_proposal, items)),
        asked=is_about_proposals(steps),
        fixed=are_fixed(steps),
        on_show=are_on_show(steps),
    )


def put_proposals(unit: Unit, who: Who, command: PutProposals) -> tuple[Event, ...]:
    """Enter plans; what they earned stays with them."""
    steps = unit.steps.where()
    if are_fixed(steps):
        raise ProposalsFixed
    known = {item.id: item for item in unit.items.where()}
    after = known | {one.id: _item(known.get(one.id), one, steps) for one in command.proposals}
    if len(after) > MOST_PROPOSALS:
        raise TooManyProposals(limit=MOST_PROPOSALS)
    _require_own_numbers(after)
    changed = [item for item in after.values() if known.get(item.id) != item]
    for item in changed:
        unit.items.put(item)
    return (PlanChanged(),) if changed else ()


def _item(known: Item | None, proposal: Proposal, steps: list[Step]) -> Item:
    first = min(steps, key=lambda step: step.position)
    item = as_item(proposal, known.step if known else first.id)
    if known is None:
        return item
    return replace(
        known,
        number=item.number,
        title=item.title,
        ambition=item.ambition,
        contact_group=item.contact_group,
        cost_estimate=item.cost_estimate,
        place=item.place,
        municipality_says=item.municipality_says,
    )


def _require_own_numbers(items: dict[str, Item]) -> None:
    seen: set[str] = set()
    for item in items.values():
        if item.number.casefold() in seen:
            raise NumberTaken(number=item.number)
        seen.add(item.number.casefold())


def remove_proposal(unit: Unit, who: Who, command: RemoveProposal) -> tuple[Event, ...]:
    """Take a plan away, as long as nobody in the hall can have read it."""
    if are_on_show(unit.steps.where()):
        raise ProposalsFixed
    if unit.items.get(command.id) is None:
        raise UnknownItem(item=command.id)
    unit.items.drop(id=command.id)
    # A row that is gone cannot say so to boards that change row by row.
    unit.workshop = replace(unit.workshop, whole_since=unit.workshop.revision)
    return (PlanChanged(),)
