"""Joining an item and reacting to a plan, by residents, and what organisers do with reactions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitation.domain.agenda.adoption import is_public
from facilitation.domain.agenda.items import AT_REST, AgendaItem
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.refusals import ReasonNeeded, UnknownAgendaItem
from facilitation.domain.agenda.residents import (
    BRINGS,
    LEVELS,
    LONGEST_REACTION,
    NotOpenForComment,
    PlanPledge,
    Reaction,
    ReactionState,
    UnknownReaction,
    require_people,
)
from facilitation.domain.notes import clean_text
from facilitation.domain.plans import Contact
from facilitation.domain.review import flags_in
from facilitation.services.consenting import GivenContact, contact_for
from facilitation.services.planning import CONSENT_TEXT
from facilitation.services.tokens import hash_of, new_id

THIS_ITEM = "this_item"


@dataclass(frozen=True, slots=True)
class Joining(GivenContact):
    """What somebody fills in to join the item with this number."""

    number: str
    brings: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """The pledge, how to reach who made it, and the link with which they can stop."""

    pledge: PlanPledge
    contact: Contact | None
    token: str


def join(unit: AgendaUnit, joining: Joining, safe: bool) -> Joined:
    """Somebody joins. Contact is optional, and asked only where nobody can listen in (`safe`)."""
    item = public_item(unit, joining.number)
    if item.status in AT_REST:
        raise UnknownAgendaItem(number=joining.number)
    require_people((one.at_ms for one in unit.pledges()), unit.now_ms)
    token = new_id()
    contact = _contact(unit, hash_of(token), joining, safe) if joining.wants_contact else None
    pledge = PlanPledge(
        id=hash_of(token),
        item=item.id,
        at_ms=unit.now_ms,
        brings=tuple(one for one in BRINGS if one in joining.brings),
        level=joining.level if joining.level in LEVELS else None,
        reachable=contact is not None,
    )
    unit.save_pledge(pledge)
    return Joined(pledge, contact, token)


def stop(unit: AgendaUnit, token: str) -> PlanPledge | None:
    """Who joined stops, with the link they were given."""
    found = pledge_of(unit.pledges(), token)
    if found is None:
        return None
    stopped = replace(found, withdrawn=True, reachable=False)
    unit.save_pledge(stopped)
    return stopped


def pledge_of(pledges: Iterable[PlanPledge], token: str) -> PlanPledge | None:
    """The pledge behind a link, unless it was taken back."""
    wanted = hash_of(token)
    return next((one for one in pledges if one.id == wanted and not one.withdrawn), None)


def unreachable(unit: AgendaUnit, pledge_id: str) -> None:
    """Somebody can no longer be reached; that they join stays counted."""
    for one in unit.pledges():
        if one.id == pledge_id:
            unit.save_pledge(replace(one, reachable=False))


def react(unit: AgendaUnit, text: str, number: str = "") -> Reaction:
    """Keep what somebody says about the plan, or about one item of it."""
    if unit.plan.state is not PlanState.OPEN_FOR_COMMENT:
        raise NotOpenForComment
    item = public_item(unit, number) if number else None
    require_people((one.at_ms for one in unit.reactions()), unit.now_ms)
    said = clean_text(text, LONGEST_REACTION)
    reaction = Reaction(
        id=unit.new_id(),
        text=said,
        at_ms=unit.now_ms,
        item=item.id if item else "",
        flags=flags_in(said),
    )
    unit.save_reaction(reaction)
    return reaction


def judge(unit: AgendaUnit, by: str, reaction_id: str, show: bool, reason: str) -> Reaction:
    """An organiser lets everybody read a reaction, or hides it and says why."""
    found = next((one for one in unit.reactions() if one.id == reaction_id), None)
    if found is None:
        raise UnknownReaction(id=reaction_id)
    if not (show or reason):
        raise ReasonNeeded
    state = ReactionState.SHOWN if show else ReactionState.HIDDEN
    judged = replace(found, state=state, reason="" if show else reason, by=by)
    unit.save_reaction(judged)
    return judged


def public_item(unit: AgendaUnit, number: str) -> AgendaItem:
    """The item with this number, when everybody may see it."""
    item = unit.item(number)
    if item is None or not is_public(item):
        raise UnknownAgendaItem(number=number)
    return item


def _contact(unit: AgendaUnit, pledge_id: str, joining: Joining, safe: bool) -> Contact:
    return contact_for(pledge_id, joining, (THIS_ITEM,), CONSENT_TEXT, unit.now_ms, safe)
