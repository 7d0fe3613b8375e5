"""What residents do with a plan outside of any meeting: join an item, react while it is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitation.domain.refusals import Refusal

#: Characters of a reaction.
LONGEST_REACTION: Final = 500
#: More in one hour is no neighbourhood but a machine; people are asked to come back later.
MOST_PER_HOUR: Final = 300
HOUR_MS: Final = 3_600_000

BRINGS: Final = ("time", "knowledge", "things", "network")
LEVELS: Final = ("little", "more", "paid")


@dataclass(frozen=True, slots=True)
class PlanPledge:
    """'Ik doe mee' with an item (`item`: its id). The id is the hash of the link with which who
    joined can stop; only they have that link."""

    id: str
    item: str
    at_ms: int
    brings: tuple[str, ...] = ()
    level: str | None = None
    reachable: bool = False
    withdrawn: bool = False


class ReactionState(StrEnum):
    """Whether everybody may read a reaction. A plan's page is open to the whole internet, so each
    waits for a person; what looks like a name or abuse is marked for them."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What somebody says about the plan, or about one item (`item`: its id)."""

    id: str
    text: str
    at_ms: int
    item: str = ""
    flags: tuple[str, ...] = ()
    state: ReactionState = ReactionState.WAITING
    reason: str = ""
    by: str = ""


class NotOpenForComment(Refusal):
    """The plan is not for comment now."""

    code = "not_open_for_comment"


class ComeBackLater(Refusal):
    """More came in within an hour than people can have sent."""

    code = "come_back_later"


class ContactHalf(Refusal):
    """A number or address without consent, or the other way round."""

    code = "contact_half"


class ContactUnsafe(Refusal):
    """Details were sent where others may listen in."""

    code = "contact_unsafe"


class UnknownReaction(Refusal):
    """No reaction with this id."""

    code = "unknown_reaction"


def require_people(moments: Iterable[int], now_ms: int) -> None:
    """Refuse with ComeBackLater when more came in within the hour than people can have sent."""
    if sum(moment > now_ms - HOUR_MS for moment in moments) >= MOST_PER_HOUR:
        raise ComeBackLater
