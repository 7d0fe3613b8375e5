"""The five questions before a plan may be adopted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitation.domain.agenda.items import AgendaItem, Visibility
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.said import Response


class Question(StrEnum):
    """What must be yes; the last two are looked up, people answer the others."""

    CONCRETE = "concrete"
    BETTER = "better"
    EVERYONE = "everyone"
    WATCH_GROUP = "watch_group"
    ANSWERED = "answered"


#: The questions that people answer with a tick.
TICKED = (Question.CONCRETE, Question.BETTER, Question.EVERYONE)


@dataclass(frozen=True, slots=True)
class Check:
    """One question, whether it is yes, and the numbers of the items that stand in the way."""

    question: Question
    fine: bool
    items: tuple[str, ...] = ()


def checks(
    plan: Plan, items: Sequence[AgendaItem], responses: Sequence[Response]
) -> tuple[Check, ...]:
    """All five, in order."""
    ticked = [Check(question, question in plan.checks) for question in TICKED]
    unanswered = tuple(item.number for item in without_answer(items, responses))
    has_items = any(is_public(item) for item in items)
    return (
        *ticked,
        Check(Question.WATCH_GROUP, bool(plan.watch_group)),
        Check(Question.ANSWERED, has_items and not unanswered, unanswered),
    )


def ready(found: Collection[Check]) -> bool:
    """Whether the plan may be adopted."""
    return all(check.fine for check in found)


def is_public(item: AgendaItem) -> bool:
    """Whether it belongs to what is adopted."""
    return item.stands and item.visibility is Visibility.PUBLIC


def without_answer(
    items: Sequence[AgendaItem], responses: Sequence[Response]
) -> tuple[AgendaItem, ...]:
    """Public items to which the municipality has said nothing yet; a no is an answer too."""
    answered = {one.item for one in responses if one.party == "municipality"}
    return tuple(item for item in items if is_public(item) and item.id not in answered)
