"""What happened with a plan between its meetings, as far as everybody may know it."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, cast

from facilitation.domain.agenda.adoption import is_public
from facilitation.domain.agenda.conversions import DRAFT, Conversion, ConversionKind
from facilitation.domain.agenda.residents import ReactionState
from facilitation.exporters import agenda_document as a
from facilitation.services.agenda.viewing import PlanView

#: What everybody may read of a form. Who asks, how they are organised and who can be called is for
#: whoever decides.
PUBLIC_FIELDS: Final[Mapping[ConversionKind, tuple[str, ...]]] = MappingProxyType(
    {
        ConversionKind.BUDGET: (
            "what",
            "benefit",
            "place",
            "lines",
            "amount",
            "other_money",
            "finish_date",
            "maintenance",
            "ballot_number",
            "explanation",
        ),
        ConversionKind.CHALLENGE: (
            "task",
            "done_now_by",
            "how_much",
            "scope",
            "why_better",
            "comparison",
            "public_value",
            "cost",
            "current_cost",
            "saving_use",
            "quality",
            "continuity",
            "start",
            "end",
            "evaluation",
            "no_harm",
        ),
    }
)


def reactions(view: PlanView) -> Iterator[a.ReactionRecord]:
    """What was let through, oldest first; what waits or was hidden stays behind."""
    numbers = {item.id: item.number for item in view.items if is_public(item)}
    for one in view.reactions:
        if one.state is ReactionState.SHOWN:
            number = numbers.get(one.item, "")
            yield a.ReactionRecord(id=one.id, text=one.text, date=day(one.at_ms), item=number)


def reactions_hidden(view: PlanView) -> Mapping[str, int]:
    """How many were hidden, per reason."""
    mine = (one.reason for one in view.reactions if one.state is ReactionState.HIDDEN)
    return Counter(view.plan.kept.hidden_reactions) + Counter(mine)


def conversions(view: PlanView) -> Iterator[a.ConversionRecord]:
    """Proposals and requests of public items, once they were handed in."""
    numbers = {item.id: item.number for item in view.items if is_public(item)}
    for one in view.conversions:
        if one.item in numbers and one.state != DRAFT:
            yield _conversion(one, numbers[one.item])


def _conversion(one: Conversion, number: str) -> a.ConversionRecord:
    shown = {name: one.values[name] for name in PUBLIC_FIELDS[one.kind] if one.values.get(name)}
    backing = one.backing
    return a.ConversionRecord(
        item=number,
        kind=cast(Any, str(one.kind)),
        state=one.state,
        values=shown,
        backing=a.BackingRecord(
            says_yes=backing.says_yes,
            reachable=backing.reachable,
            votes=backing.votes,
            rank=backing.rank,
            ranked=backing.ranked,
        ),
        stages=tuple(
            a.StageRecord(
                state=stage.state,
                date=day(stage.at_ms),
                reason=stage.reason,
                decided_on=stage.decided_on,
            )
            for stage in one.stages
            if stage.state != DRAFT
        ),
    )


def matches(view: PlanView) -> Mapping[str, int]:
    """How many offers and needs were brought together, per state."""
    return Counter(view.plan.kept.matches) + Counter(str(one.state) for one in view.matches)


def referrals(view: PlanView) -> Iterator[a.ReferralRecord]:
    """What parties sent on to each other, oldest first, without who wrote it down."""
    numbers = {item.id: item.number for item in view.items if is_public(item)}
    for one in view.referrals:
        yield a.ReferralRecord(
            id=one.id,
            date=day(one.at_ms),
            from_party=one.from_party,
            to_party=one.to_party,
            subject=one.subject,
            state=cast(Any, str(one.state)),
            item=numbers.get(one.item, ""),
        )


def day(at_ms: int) -> datetime.date:
    """The day of a moment."""
    return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).date()
