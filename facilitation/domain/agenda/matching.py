"""Bringing an offer and a need together: a person proposes it, and both have to agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from facilitation.domain.refusals import Refusal


class MatchState(StrEnum):
    """How far a match is."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    DONE = "done"


class Side(StrEnum):
    """Who is asked."""

    OFFER = "offer"
    NEED = "need"


YES, NO, NOT_ASKED = "yes", "no", ""
#: In the place of a workshop's code: it was sent in on the page of a plan.
PLAN_PAGE: Final = "plan"


@dataclass(frozen=True, slots=True)
class Listed:
    """Something offered or needed at a meeting, or on a plan's page; `workshop` is the code of the
    meeting, `area` where its writer lives, `reachable`: they left a number or address. A private
    one is never shown outside the page where matches are made."""

    kind: str
    workshop: str
    id: str
    text: str
    category: str = ""
    private: bool = False
    area: str = ""
    reachable: bool = False

    @property
    def ref(self) -> str:
        """How a match names it."""
        return f"{self.workshop}/{self.id}"


@dataclass(frozen=True, slots=True)
class Match:
    """An offer and a need (each by its ref), and what their two people said when asked."""

    id: str
    plan: str
    offer: str
    need: str
    by: str
    at_ms: int
    consent_offer: str = NOT_ASKED
    consent_need: str = NOT_ASKED
    done: bool = False

    @property
    def state(self) -> MatchState:
        """One no is a no; only two times yes is agreed."""
        said = (self.consent_offer, self.consent_need)
        if NO in said:
            return MatchState.DECLINED
        if said != (YES, YES):
            return MatchState.PROPOSED
        return MatchState.DONE if self.done else MatchState.AGREED


class UnknownMatch(Refusal):
    """No such offer, need or match in this plan."""

    code = "unknown_match"


class NotAgreed(Refusal):
    """It is not done before both agreed."""

    code = "not_agreed"


def with_answer(match: Match, side: Side, answer: str) -> Match:
    """What one of the two says; it may be taken back at any time."""
    done = match.done and answer == YES
    if side is Side.OFFER:
        return replace(match, consent_offer=answer, done=done)
    return replace(match, consent_need=answer, done=done)


def as_done(match: Match) -> Match:
    """They helped each other. Raises NotAgreed."""
    if match.state not in (MatchState.AGREED, MatchState.DONE):
        raise NotAgreed
    return replace(match, done=True)


def by_closeness(need: Listed, offers: Iterable[Listed]) -> Sequence[Listed]:
    """Offers for a need: from the same area first, then of the same kind, then in the same words.
    The machine orders; a person chooses."""
    return sorted(offers, key=lambda offer: _distance(need, offer))


def _distance(need: Listed, offer: Listed) -> tuple[bool, bool, int]:
    near = bool(need.area) and need.area == offer.area
    alike = bool(need.category) and need.category == offer.category
    return not near, not alike, -len(_words(need.text) & _words(offer.text))


#: Shorter words say nothing about a subject.
SHORTEST_WORD: Final = 4


def _words(text: str) -> set[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return {word for word in plain.split() if len(word) >= SHORTEST_WORD}
