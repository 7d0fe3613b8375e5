"""What those who serve people need: the register of workshops, the writer and the grouper."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from facilitation.domain.events import Event
from facilitation.domain.grouping import (
    GroupingRequest,
    ProposedGrouping,
    ProposedSplit,
    SplitRequest,
)
from facilitation.domain.people import Link, Participant, Who
from facilitation.domain.ports import Store
from facilitation.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was carried out and is on disk. No events: it changed nothing."""

    revision: int
    events: tuple[Event, ...]


class Writing(Protocol):
    """Carries out commands, one at a time."""

    def write(self, who: Who, command: object, contact_allowed: bool = False) -> Done:
        """Wait until it is on disk, or raise its refusal."""


class Proposing(Protocol):
    """Proposes themes."""

    def propose(self, request: GroupingRequest) -> ProposedGrouping:
        """A proposal for all notes; raises GroupingFailed when it takes too long."""

    def split(self, request: SplitRequest) -> ProposedSplit:
        """How a theme falls apart; raises GroupingFailed when it takes too long."""


class Workshops(Protocol):
    """The register of workshops: by code, by link, by participant's token."""

    def reading(self, workshop_id: int) -> AbstractContextManager[Store]:
        """One workshop as it stands, all at one moment."""

    def by_code(self, code: str) -> Workshop:
        """The workshop with this join code, or UnknownCode."""

    def own_words(self, workshop_id: int) -> str:
        """What its neighbourhood adds to the words that the machine knows."""

    def participant(self, workshop_id: int, token: str) -> Participant:
        """The participant that this token brings back, or UnknownToken."""

    def link(self, token: str) -> Link:
        """The link behind a token, unless it was revoked: UnknownToken."""

    def links(self, workshop_id: int) -> Sequence[Link]:
        """All links of a workshop, revoked ones too."""

    def token(self, link: Link) -> str:
        """What stands in the address of this link."""

    def is_revoked(self, link_id: str) -> bool:
        """Whether a link was closed; asked for every command that comes through it."""
