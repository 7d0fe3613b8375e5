"""Sending something on to another party: from the wijkteam to residents, and the other way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitation.domain.refusals import Refusal

LONGEST_SUBJECT: Final = 140


class ReferralState(StrEnum):
    """How far it is."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"


SENT, ACCEPTED = ReferralState.SENT, ReferralState.ACCEPTED
DECLINED, DONE = ReferralState.DECLINED, ReferralState.DONE

#: What may follow what; a slip can be taken back.
NEXT: Final[Mapping[ReferralState, tuple[ReferralState, ...]]] = MappingProxyType(
    {SENT: (ACCEPTED, DECLINED), ACCEPTED: (DONE, DECLINED), DECLINED: (SENT,), DONE: (ACCEPTED,)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """From one party to another, about a subject that tells of nobody; `item`: the id of the item
    that it belongs to, if any."""

    id: str
    from_party: str
    to_party: str
    subject: str
    at_ms: int
    by: str
    item: str = ""
    state: ReferralState = ReferralState.SENT
    changed_at_ms: int = 0


class UnknownReferral(Refusal):
    """No referral with this id."""

    code = "unknown_referral"


class SameParty(Refusal):
    """A party sends nothing on to itself."""

    code = "same_party"


class NotNext(Refusal):
    """This state does not follow the one it is in."""

    code = "not_next"


class SeemsPersonal(Refusal):
    """A text seems to tell of somebody; whoever wrote it has to look once more."""

    code = "seems_personal"


def moved_on(referral: Referral, state: ReferralState, now_ms: int) -> Referral:
    """The referral in another state; the same one again is no mistake. Raises NotNext."""
    if state is referral.state:
        return referral
    if state not in NEXT[referral.state]:
        raise NotNext
    return replace(referral, state=state, changed_at_ms=now_ms)
