"""Who can be connected to a workshop, and as what."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: The author of what was written elsewhere: its file does not say, and we would not ask.
ELSEWHERE: Final = "imported"


class Audience(StrEnum):
    """A function in the hall, and the Socket.IO namespace of the same name."""

    PHONE = "phone"
    TABLE = "table"
    PROJECTOR = "projector"
    FACILITATOR = "facilitator"
    TEAM = "team"
    SCRIBE = "scribe"


#: Those who sort notes see evidence, suggestions and the review queue.
BOARD_AUDIENCES = frozenset({Audience.FACILITATOR, Audience.TEAM})


@dataclass(frozen=True, slots=True)
class Who:
    """Who gives a command. It comes from the connection, never from a payload."""

    workshop_id: int
    audience: Audience
    participant_id: str | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who joined with a phone: no name, no address, no device."""

    id: str
    token_hash: str
    role: str | None = None
    area: str | None = None
    table: int | None = None
    writes_for: int | None = None
    language: str = "nl"
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A signed, revocable way in with one function."""

    id: str
    workshop_id: int
    audience: Audience
    table: int | None
    revoked: bool
