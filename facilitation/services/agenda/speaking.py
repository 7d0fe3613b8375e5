"""What is said about an item: an answer, a message, another status."""

from dataclasses import dataclass, replace
from typing import Any

from facilitation.domain.agenda.items import (
    NEEDS_REASON,
    UNDER_WAY,
    AgendaItem,
    ItemStatus,
    Origin,
)
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.refusals import ContactNeeded, ReasonNeeded, ReportDateNeeded
from facilitation.domain.agenda.said import (
    LONGEST_RESPONSE,
    LONGEST_UPDATE,
    Feasibility,
    Response,
    Update,
)
from facilitation.domain.notes import clean_text
from facilitation.services.agenda.changing import Saved, save_item
from facilitation.services.agenda.keeping import standing_item


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party says: to the item with this number, or about a note or theme in no item."""

    party: str
    text: str
    item: str = ""
    about: Origin | None = None
    party_name: str = ""
    role: str = ""
    feasibility: Feasibility = Feasibility.UNKNOWN
    reason: str = ""


def respond(unit: AgendaUnit, by: str, answer: Answer) -> Response:
    """Keep an answer beside residents' words, which stay as they are."""
    item = standing_item(unit, answer.item) if answer.item else None
    needs_reason = answer.feasibility in (Feasibility.NO, Feasibility.PARTLY)
    if needs_reason and not answer.reason.strip():
        raise ReasonNeeded
    response = Response(
        id=unit.new_id(),
        party=answer.party,
        text=clean_text(answer.text, LONGEST_RESPONSE),
        at_ms=unit.now_ms,
        by=by,
        item=item.id if item else None,
        about=None if item else answer.about,
        party_name=answer.party_name.strip(),
        role=answer.role.strip(),
        feasibility=answer.feasibility,
        reason=answer.reason.strip(),
    )
    unit.add_response(response)
    return response


@dataclass(frozen=True, slots=True)
class Message:
    """A message about an item, with where it stands from now on. The text may be left out when
    the status says enough."""

    party: str
    text: str
    status: ItemStatus
    status_note: str = ""
    signal: str = ""
    next_report_date: str = ""


def tell(
    unit: AgendaUnit, by: str, number: str, read_at: int, message: Message
) -> Saved[AgendaItem]:
    """Write a message; a change of status is told in it. A status that somebody else changed
    meanwhile stays, and both are told."""
    before = standing_item(unit, number)
    _require_complete(message, before)
    typed: dict[str, Any] = {
        "status": str(message.status),
        "status_note": message.status_note.strip(),
        "signal": message.signal,
        "next_report_date": message.next_report_date,
    }
    saved = save_item(unit, by, number, read_at, typed)
    changed = before.status is not saved.thing.status
    if message.text.strip() or changed:
        unit.add_update(_update(unit, by, before, saved.thing, message))
    if saved.thing.told_status:
        unit.save_item(_heard(saved.thing))
    return saved


def _heard(item: AgendaItem) -> AgendaItem:
    """What a hall heard waits no longer, once somebody told how far the item is."""
    support = tuple(replace(one, answered=bool(one.status)) for one in item.support)
    return replace(item, support=support)


def _require_complete(message: Message, item: AgendaItem) -> None:
    if message.status in NEEDS_REASON and not message.status_note.strip():
        raise ReasonNeeded
    if message.status in UNDER_WAY and not item.contact:
        raise ContactNeeded
    if message.status in UNDER_WAY and not message.next_report_date:
        raise ReportDateNeeded


def _update(
    unit: AgendaUnit, by: str, before: AgendaItem, after: AgendaItem, message: Message
) -> Update:
    text = clean_text(message.text, LONGEST_UPDATE) if message.text.strip() else ""
    told = Update(
        id=unit.new_id(),
        item=after.id,
        at_ms=unit.now_ms,
        by=by,
        party=message.party,
        text=text,
        next_date=message.next_report_date,
    )
    if before.status is after.status:
        return told
    return replace(told, status_from=before.status, status_to=after.status)
