"""What residents offer or look for on the plan's page; an organiser looks before anybody else."""

from dataclasses import dataclass, replace
from typing import Final

from facilitation.domain.agenda.refusals import ReasonNeeded
from facilitation.domain.agenda.residents import ReactionState
from facilitation.domain.refusals import Refusal

LONGEST_OFFER: Final = 140
KINDS: Final = ("offer", "need")
#: As at a meeting: lived experience counts as talent, and a course can be offered as well.
CATEGORIES: Final = (
    "time",
    "knowledge",
    "money",
    "things",
    "space",
    "network",
    "course",
    "lived_experience",
)
#: The only thing for which somebody may be called about an offer or need.
MATCH: Final = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOffer:
    """An offer or a need. The id is the hash of the link with which its writer takes it back;
    `private`: nobody but organisers ever reads it, also after it was let through."""

    id: str
    kind: str
    text: str
    at_ms: int
    category: str = ""
    area: str = ""
    private: bool = False
    reachable: bool = False
    flags: tuple[str, ...] = ()
    state: ReactionState = ReactionState.WAITING
    reason: str = ""
    by: str = ""

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.state is ReactionState.SHOWN and not self.private


class KindNeeded(Refusal):
    """Neither offered nor asked: nobody guesses which, because only one of them is read by all."""

    code = "kind_needed"


class UnknownOffer(Refusal):
    """No offer or need with this id."""

    code = "unknown_offer"


def judged(
    offer: PlanOffer, by: str, state: ReactionState, reason: str, private: bool
) -> PlanOffer:
    """What an organiser decides. They can keep something private that was not; what its writer
    kept private stays so. Raises ReasonNeeded."""
    if state is ReactionState.HIDDEN and not reason:
        raise ReasonNeeded
    hidden = reason if state is ReactionState.HIDDEN else ""
    return replace(offer, state=state, reason=hidden, by=by, private=offer.private or private)
