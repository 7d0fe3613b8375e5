"""What people say about themselves, and which table they write for."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from msgspec import UNSET

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, ParticipantChanged
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import (
    Refusal,
    TableTaken,
    UnknownArea,
    UnknownLanguage,
    UnknownRole,
)
from facilitation.services.lookup import participant_of


def set_profile(unit: Unit, who: Who, command: p.SetProfile) -> tuple[Event, ...]:
    """Change what was sent and leave the rest."""
    person = participant_of(unit, who)
    settings = unit.workshop.settings
    _require(command.role, [role.code for role in settings.roles], UnknownRole)
    _require(command.area, [area.code for area in settings.areas], UnknownArea)
    _require(command.language, settings.languages, UnknownLanguage)
    sent: dict[str, Any] = {
        name: value
        for name in ("role", "area", "table", "language")
        if (value := getattr(command, name)) is not UNSET
    }
    unit.participants.save(replace(person, **sent))
    return (ParticipantChanged(participants=(person.id,)),)


def _require(value: object, allowed: Collection[str], refusal: type[Refusal]) -> None:
    if value is UNSET or value is None:
        return
    if value not in allowed:
        raise refusal(value=value)


def claim_table(unit: Unit, who: Who, command: p.ClaimTable) -> tuple[Event, ...]:
    """Write for a table for one round; a table has one writer."""
    person = participant_of(unit, who)
    others = [one for one in unit.participants.where(writes_for=command.table) if one != person]
    if others:
        raise TableTaken(table=command.table)
    unit.participants.save(replace(person, table=command.table, writes_for=command.table))
    return (ParticipantChanged(participants=(person.id,)),)


def release_table(unit: Unit, who: Who, command: p.ReleaseTable) -> tuple[Event, ...]:
    """Stop writing for a table; doing so twice is harmless."""
    person = participant_of(unit, who)
    if person.writes_for != command.table:
        return ()
    unit.participants.save(replace(person, writes_for=None))
    return (ParticipantChanged(participants=(person.id,)),)
