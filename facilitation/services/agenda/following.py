"""A new evening made from the plan: its items go in as cards, and their votes come back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from facilitation.domain.agenda.adoption import is_public
from facilitation.domain.agenda.following import GroupMeasured, Measured, middle_of
from facilitation.domain.agenda.harvest import Evening
from facilitation.domain.agenda.items import AT_REST, AgendaItem, Origin, OriginKind, Support
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.answers import Asked, questions_of
from facilitation.domain.plans import Item, PlanAction
from facilitation.domain.ports import Store, Unit
from facilitation.domain.results import QuestionTally, Tally
from facilitation.domain.steps import Step
from facilitation.domain.workshop import Workshop
from facilitation.services.agenda.keeping import keep_item

#: Who 'wrote' a card that came from the plan: nobody in the hall.
FROM_PLAN = "plan"
HERE = ZoneInfo("Europe/Amsterdam")
#: Kinds of step of which the answers go from little to much.
IN_ORDER = ("scale", "evaluate")


def held_on(workshop: Workshop) -> str:
    """The day of an evening: as planned, else the one on which it began, if it did; ISO 8601."""
    began = workshop.started_at_ms
    if workshop.settings.date or began is None:
        return workshop.settings.date
    return datetime.fromtimestamp(began / 1000, HERE).date().isoformat()


def cards_for(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items that an evening is about: public, and not finished."""
    return tuple(item for item in items if is_public(item) and item.status not in AT_REST)


def filled_with(items: Sequence[AgendaItem]) -> Callable[[Unit], None]:
    """Puts these items in a new workshop, under their own ids and numbers."""

    def fill(unit: Unit) -> None:
        steps = sorted(unit.steps.where(), key=lambda step: step.position)
        for item in items:
            unit.items.add(_card(item, steps[0].id))

    return fill


def _card(item: AgendaItem, step: str) -> Item:
    return Item(
        id=item.id,
        number=item.number,
        step=step,
        author=FROM_PLAN,
        source="table",
        title=item.title,
        reason=item.reason,
        ambition=item.ambition,
        success_sign=item.success_sign,
        actions=tuple(
            PlanAction(one.text, one.who, one.due)
            for one in item.actions
            if one.status in ("open", "active")
        ),
        contact_group=item.contact,
        next_question=item.next_question,
        status=item.status,
    )


def take_results(unit: AgendaUnit, by: str, evening: Evening) -> None:
    """What an evening said of items that it got from the plan: their votes, who joins, and how far
    they are; whether that is so, an organiser says."""
    cards = {card.id: card for card in evening.items}
    ranked = sum(card.rank is not None for card in evening.items)
    for item in unit.items():
        card = cards.get(item.id)
        if card is not None and item.stands:
            changed = _with_results(item, evening.code, card, ranked)
            if changed != item:
                keep_item(unit, by, replace(changed, version=item.version + 1))


def _with_results(item: AgendaItem, code: str, card: Item, ranked: int) -> AgendaItem:
    origin = Origin(code, OriginKind.ITEM, card.id)
    origins = item.origins if origin in item.origins else (*item.origins, origin)
    others = tuple(one for one in item.support if one.workshop != code)
    told = card.told_status
    answered = any(
        one.workshop == code and one.answered and one.status == told for one in item.support
    )
    given = Support(code, card.votes, card.rank, ranked, told, answered)
    says_something = card.votes is not None or told
    return replace(
        item, origins=origins, support=(*others, given) if says_something else item.support
    )


def measured(store: Store) -> Iterator[Measured]:
    """What this workshop measured that is measured again: totals, never who said what."""
    for step in sorted(store.steps.where(), key=lambda step: step.position):
        if step.plan.measure and step.tally:
            tally = msgspec.convert(step.tally, Tally)
            asked = {one.key: one for one in questions_of(step)}
            for one in tally.questions:
                if one.question in asked:
                    yield _measured(store, step, asked[one.question], one)


def _measured(store: Store, step: Step, asked: Asked, tally: QuestionTally) -> Measured:
    workshop = store.workshop
    given = {row.id: row.total for row in tally.rows}
    totals = tuple((label, given.get(code, 0)) for code, label in asked.options.items())
    ordered = step.kind in IN_ORDER
    return Measured(
        measure=step.plan.measure or "",
        question=asked.text,
        workshop=workshop.code,
        title=workshop.title,
        on=held_on(workshop),
        totals=totals,
        middle=middle_of([total for _, total in totals]) if ordered else None,
        groups=tuple(
            GroupMeasured(
                group.role,
                group.people,
                tuple(asked.options.get(code, code) for code in group.favourites),
            )
            for group in tally.groups
        ),
    )
