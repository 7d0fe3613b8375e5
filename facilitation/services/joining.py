"""Joining with a phone: one row, and one more phone counted."""

from dataclasses import dataclass, replace

from facilitation.domain.events import Event, ParticipantChanged
from facilitation.domain.people import Participant, Who
from facilitation.domain.ports import Unit


@dataclass(frozen=True, slots=True)
class Join:
    """A new participant, whose id and token the server made."""

    participant: Participant


def join(unit: Unit, who: Who, command: Join) -> tuple[Event, ...]:
    """Add the participant; phones are counted, but never shown as people."""
    unit.participants.add(command.participant)
    unit.workshop = replace(unit.workshop, phones=unit.workshop.phones + 1)
    return (ParticipantChanged(participants=(command.participant.id,)),)
