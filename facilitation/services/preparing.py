"""Changing what an organiser filled in beforehand, also while people are already coming in."""

from dataclasses import dataclass, replace

from facilitation.domain.events import Event, MeetingMoved
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.workshop import Closing, Settings


@dataclass(frozen=True, slots=True)
class Prepare:
    """Everything of a workshop that its organiser may change."""

    title: str
    neighbourhood: str
    tables: int
    settings: Settings
    closing: Closing


def prepare(unit: Unit, who: Who, command: Prepare) -> tuple[Event, ...]:
    """Take over what was filled in; steps and notes stay as they are."""
    unit.workshop = replace(
        unit.workshop,
        title=command.title,
        neighbourhood=command.neighbourhood,
        tables=command.tables,
        settings=command.settings,
        closing=command.closing,
    )
    return (MeetingMoved(),)
