"""Plans that ask for money, as an organiser enters them before the meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from facilitation.domain.ballots import VOTES, collects_choices
from facilitation.domain.plans import BEFOREHAND, CENTS, PROPOSALS, Item
from facilitation.domain.steps import Step

#: What one meeting can look at, and what a ballot can hold.
MOST_PROPOSALS: Final = 100
#: Field -> most characters.
LONGEST: Final = {
    "number": 12,
    "title": 80,
    "place": 200,
    "explanation": 300,
    "maker": 120,
    "answer": 600,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One plan that asks for money: a number, `euros`, a place and a maker, which is a group and
    never a person. `answer`: what the municipality said of it."""

    id: str
    number: str
    title: str
    euros: int
    place: str = ""
    explanation: str = ""
    maker: str = ""
    answer: str = ""


def as_item(proposal: Proposal, step: str) -> Item:
    """A proposal as a plan that can be chosen, voted on and joined."""
    return Item(
        id=proposal.id,
        number=proposal.number,
        step=step,
        author=BEFOREHAND,
        source="table",
        title=proposal.title,
        ambition=proposal.explanation,
        contact_group=proposal.maker,
        cost_estimate=proposal.euros * CENTS,
        place=proposal.place,
        municipality_says=proposal.answer,
    )


def as_proposal(item: Item) -> Proposal:
    """A plan as its organiser can change it."""
    return Proposal(
        id=item.id,
        number=item.number,
        title=item.title,
        euros=item.euros or 0,
        place=item.place,
        explanation=item.ambition,
        maker=item.contact_group,
        answer=item.municipality_says,
    )


def is_about_proposals(steps: Iterable[Step]) -> bool:
    """Whether this meeting has anything to do with plans that ask for money."""
    return any(step.plan.about == PROPOSALS for step in steps)


def are_fixed(steps: Iterable[Step]) -> bool:
    """Whether people are choosing from the plans, or have chosen: then nothing of them changes."""
    return any(
        step.plan.about == PROPOSALS
        and (step.kind in VOTES or collects_choices(step.plan))
        and step.opened_at_ms is not None
        for step in steps
    )


def are_on_show(steps: Iterable[Step]) -> bool:
    """Whether the hall may know the plans: from then on none of them is taken away."""
    return any(step.plan.about == PROPOSALS and step.opened_at_ms is not None for step in steps)
