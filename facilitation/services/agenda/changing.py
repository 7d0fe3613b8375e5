"""Saving what somebody typed, beside what somebody else saved meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic

from facilitation.domain.agenda.conversions import Conversion
from facilitation.domain.agenda.editing import Clash, flat, merged
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.said import Meeting
from facilitation.services.agenda.keeping import (
    Thing,
    keep_conversion,
    keep_item,
    keep_plan,
    standing_item,
    values_of,
    with_values,
)


@dataclass(frozen=True, slots=True)
class Saved(Generic[Thing]):
    """What stands now, and where two people had changed the same: there nothing was written over,
    both texts are kept, and both people are told."""

    thing: Thing
    clashes: tuple[Clash, ...] = ()


def save_item(
    unit: AgendaUnit, by: str, number: str, read_at: int, typed: Mapping[str, Any]
) -> Saved[AgendaItem]:
    """Save the fields of an item that was read at version `read_at`."""
    return _save(unit, by, standing_item(unit, number), read_at, typed, keep_item)


def save_plan(unit: AgendaUnit, by: str, read_at: int, typed: Mapping[str, Any]) -> Saved[Plan]:
    """Save the texts of the plan itself."""
    return _save(unit, by, unit.plan, read_at, typed, keep_plan)


def save_answers(
    unit: AgendaUnit, by: str, conversion: Conversion, read_at: int, typed: Mapping[str, Any]
) -> Saved[Conversion]:
    """Save the answers of a proposal or request."""
    return _save(unit, by, conversion, read_at, {"values": typed}, keep_conversion)


def _save(
    unit: AgendaUnit,
    by: str,
    thing: Thing,
    read_at: int,
    typed: Mapping[str, Any],
    keep: Callable[[AgendaUnit, str, Thing], Thing],
) -> Saved[Thing]:
    now = {name: value for name, value in values_of(thing).items() if name in typed}
    then = unit.change_of(thing.id, read_at)
    base = {name: then.values[name] for name in typed} if then else now
    result = merged(base, typed, now)
    if result.changed_from(now):
        thing = keep(unit, by, with_values(thing, dict(result.values)))
    for clash in result.clashes:
        unit.keep_meeting(_meeting(unit, thing.id, by, clash))
    return Saved(thing, result.clashes)


def _meeting(unit: AgendaUnit, subject: str, by: str, clash: Clash) -> Meeting:
    return Meeting(
        id=unit.new_id(),
        subject=subject,
        field=clash.field,
        first=_who_wrote(unit, subject, clash),
        second=by,
        theirs=clash.theirs,
        mine=clash.mine,
        at_ms=unit.now_ms,
    )


def _who_wrote(unit: AgendaUnit, subject: str, clash: Clash) -> str:
    """Whoever first saved what stands there now, as far back as it has been standing there."""
    writer = ""
    for change in unit.changes(subject):
        if flat(change.values).get(clash.field) != clash.theirs:
            break
        writer = change.by
    return writer


def see_meetings(unit: AgendaUnit, by: str, subject: str) -> None:
    """This person has seen where they met somebody; the texts stay in the history."""
    for meeting in unit.meetings(subject):
        if meeting.waits_for(by):
            unit.keep_meeting(replace(meeting, seen_by=(*meeting.seen_by, by)))
