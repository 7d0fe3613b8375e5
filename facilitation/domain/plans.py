"""Plans (agenda items in draft), who joins them, and how they are numbered."""

from collections.abc import Collection
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Final

#: What a step can be about of which the options are plan cards: written here, or brought along.
CARDS: Final = ("plans", "agenda_items", "proposals")
#: Plans that ask for money, entered before the meeting.
PROPOSALS: Final = "proposals"
#: Who entered a plan before the meeting: nobody in the hall.
BEFOREHAND: Final = "organiser"
CENTS: Final = 100


@dataclass(frozen=True, slots=True)
class PlanAction:
    """One action of a plan."""

    text: str
    who: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a party brings."""

    what: str
    party: str = ""
    kind: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item in draft. `number`: theme number and a letter (2a), or the next free number;
    it is never used again for something else. `cost_estimate`: euro cents, for a proposal what it
    asks; `municipality_says`: its answer, for a proposal that was looked at beforehand. `status`:
    how far it was when it came from the agenda, `told_status`: what the hall heard of it since
    (both an ItemStatus; empty: a plan of this meeting, and nothing told)."""

    id: str
    number: str
    step: str
    author: str
    source: str
    theme: str | None = None
    table: int | None = None
    title: str = ""
    reason: str = ""
    ambition: str = ""
    success_sign: str = ""
    actions: tuple[PlanAction, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    first_step: str = ""
    first_step_date: str = ""
    contact_group: str = ""
    shared: str = ""
    differences: str = ""
    dream: str = ""
    cost_note: str = ""
    cost_estimate: int | None = None
    kind: str | None = None
    horizon: str | None = None
    decision_level: str | None = None
    next_question: str = ""
    place: str = ""
    municipality_says: str = ""
    status: str = ""
    told_status: str = ""
    votes: int | None = None
    rank: int | None = None
    says_yes: int = 0
    reachable: int = 0
    rehearsal: bool = False

    @property
    def current_status(self) -> str:
        """How far it is now; empty for a plan of this meeting."""
        return self.told_status or self.status

    @property
    def euros(self) -> int | None:
        """What it asks or costs, in whole euros."""
        return None if self.cost_estimate is None else -(-self.cost_estimate // CENTS)


@dataclass(frozen=True, slots=True)
class Pledge:
    """'Ik doe mee' with a plan or a theme."""

    id: str
    item: str
    step: str
    author: str
    source: str
    brings: tuple[str, ...] = ()
    level: str | None = None
    knows_someone: bool = False
    intention: str = ""
    reachable: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """How someone may be reached and for what: kept apart, encrypted, never in an export."""

    id: str
    name: str
    phone: str
    email: str
    over_16: bool
    purposes: tuple[str, ...]
    text_version: str
    given_at_ms: int
    withdrawn_at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person can offer or needs; needs are private."""

    id: str
    step: str
    author: str
    kind: str
    text: str
    category: str | None = None
    private: bool = field(default=False)


def plan_number(theme_number: int | None, used: Collection[str]) -> str:
    """2a, 2b … for the theme with number 2; without a theme the next free number."""
    if theme_number is None:
        return _next_free(used)
    letters = (first + second for first in ("", *ascii_lowercase) for second in ascii_lowercase)
    return next(number for letter in letters if (number := f"{theme_number}{letter}") not in used)


def number_order(number: str) -> tuple[int, str]:
    """2a before 2b before 10a."""
    digits = "".join(character for character in number if character.isdigit())
    return int(digits or 0), number[len(digits) :]


def _next_free(used: Collection[str]) -> str:
    number = 1
    while str(number) in used:
        number += 1
    return str(number)
