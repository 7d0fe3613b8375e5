"""From an evening into the plan: what was chosen becomes an item, the rest keeps its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from facilitation.domain.agenda.harvest import Candidate, Evening, candidates, item_of
from facilitation.domain.agenda.items import AgendaItem, Origin, OriginKind
from facilitation.domain.agenda.numbers import free_number, whole
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.refusals import ReasonNeeded
from facilitation.domain.agenda.said import LONGEST_REASON, LeftOut
from facilitation.domain.ballots import VOTES
from facilitation.domain.ports import Store
from facilitation.domain.refusals import TooLong
from facilitation.domain.results import Tally
from facilitation.domain.seating import cases_of, outcomes_of
from facilitation.domain.totals import KEPT, JoiningTotals
from facilitation.services.agenda.awarding import money_divided, take_awards
from facilitation.services.agenda.converting import Step
from facilitation.services.agenda.following import take_results
from facilitation.services.agenda.keeping import keep_item


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an organiser decided about one candidate: in with this title, or out with a reason."""

    origin: Origin
    take: bool
    title: str = ""
    reason: str = ""


def evening_of(store: Store) -> Evening:
    """What a workshop brings to a plan, without who wrote what."""
    return Evening(
        code=store.workshop.code,
        notes=store.notes.where(),
        themes=store.themes.where(),
        items=store.items.where(),
        pledges=store.pledges.where(withdrawn=False),
        theme_votes=_theme_votes(store),
        joining=_joining(store),
        cases=cases_of(store),
        outcomes=outcomes_of(store),
        money_divided=money_divided(store),
    )


def _joining(store: Store) -> tuple[JoiningTotals, ...]:
    kept = store.totals.get(KEPT)
    return kept.joining if kept else ()


def _theme_votes(store: Store) -> dict[str, tuple[int, int]]:
    """Theme id -> (votes, rank), of the last vote about themes that has closed."""
    votes: dict[str, tuple[int, int]] = {}
    for step in sorted(store.steps.where(), key=lambda step: step.position):
        if step.kind in VOTES and step.plan.about == "themes" and step.tally:
            tally = msgspec.convert(step.tally, Tally)
            votes = {row.id: (row.total, row.rank) for one in tally.questions for row in one.rows}
    return votes


def open_choices(store: AgendaStore, evening: Evening) -> tuple[Candidate, ...]:
    """Candidates that are not in the plan; what was left out may still come in."""
    return candidates(evening, _in_items(store) | _brought_along(store, evening))


def _brought_along(store: AgendaStore, evening: Evening) -> set[Origin]:
    """Items that the evening got from this plan."""
    return {Origin(evening.code, OriginKind.ITEM, item.id) for item in store.items()}


def brought_along(store: AgendaStore, evening: Evening) -> tuple[AgendaItem, ...]:
    """Items that the evening was about, because it was made from this plan: their votes come
    back to them."""
    cards = {card.id for card in evening.items}
    return tuple(item for item in store.items() if item.stands and item.id in cards)


def _in_items(store: AgendaStore) -> set[Origin]:
    """Cards and themes that were taken over, also when their item is part of another now."""
    return {
        origin
        for item in store.items()
        for origin in item.origins[:1]
        if origin.kind is not OriginKind.NOTE
    }


def take_over(
    unit: AgendaUnit,
    by: str,
    evening: Evening,
    choices: Sequence[Chosen],
    said: Mapping[str, Step] = MappingProxyType({}),
) -> tuple[AgendaItem, ...]:
    """Bring an evening into the plan. Choices about what is in it already are left alone. `said`:
    what its proposals read of the vote about money, per outcome."""
    found = {one.origin: one for one in open_choices(unit, evening)}
    decided = [(choice, found[choice.origin]) for choice in choices if choice.origin in found]
    unit.add_workshop(evening.code)
    take_results(unit, by, evening)
    take_awards(unit, by, evening, said)
    for choice, candidate in decided:
        if not choice.take:
            _leave_out(unit, choice, candidate)
    return tuple(
        _take_in(unit, by, evening, choice, candidate)
        for choice, candidate in decided
        if choice.take
    )


def _leave_out(unit: AgendaUnit, choice: Chosen, candidate: Candidate) -> None:
    reason = choice.reason.strip()
    if not reason:
        raise ReasonNeeded(number=candidate.number)
    if len(reason) > LONGEST_REASON:
        raise TooLong(limit=LONGEST_REASON, length=len(reason))
    unit.leave_out(
        LeftOut(
            candidate.origin,
            candidate.number,
            candidate.title,
            reason,
            candidate.votes,
        )
    )


def _take_in(
    unit: AgendaUnit, by: str, evening: Evening, choice: Chosen, candidate: Candidate
) -> AgendaItem:
    before = next((one for one in unit.left_out() if one.origin == candidate.origin), None)
    if before:
        unit.take_in(before)
    wanted = "" if _belongs_to_another(unit, evening, candidate.number) else candidate.number
    blank = next_blank(unit, wanted, choice.title.strip())
    return keep_item(unit, by, item_of(candidate, evening, blank))


def _belongs_to_another(unit: AgendaUnit, evening: Evening, number: str) -> bool:
    """Theme 2 of a later evening is not theme 2 of the first: it gets a number of its own."""
    others = (
        item
        for item in unit.items()
        if all(origin.workshop != evening.code for origin in item.origins)
    )
    return whole(number) in {whole(item.number) for item in others}


def next_blank(unit: AgendaUnit, wanted: str, title: str) -> AgendaItem:
    """An empty item at the end of the plan, with a number that was never used before."""
    number = free_number(wanted, unit.plan.numbers_used)
    unit.save_plan(replace(unit.plan, numbers_used=(*unit.plan.numbers_used, number)))
    last = max((item.position for item in unit.items()), default=0)
    return AgendaItem(
        id=unit.new_id(),
        plan=unit.plan.id,
        number=number,
        position=last + 1,
        title=title,
        theme_number=whole(number),
    )
