"""What is said about a plan: answers of parties, messages, and what was left out and why."""

from dataclasses import dataclass
from enum import StrEnum

from facilitation.domain.agenda.items import ItemStatus, Origin


class Feasibility(StrEnum):
    """Whether it can be done."""

    UNKNOWN = "unknown"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    BEING_EXAMINED = "being_examined"


@dataclass(frozen=True, slots=True)
class Response:
    """A party's answer, next to residents' own words: to an item (`item`: its id), or to a note
    or theme that is in no item (`about`)."""

    id: str
    party: str
    text: str
    at_ms: int
    by: str
    item: str | None = None
    about: Origin | None = None
    party_name: str = ""
    role: str = ""
    feasibility: Feasibility = Feasibility.UNKNOWN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """A message about an item (at most 500 characters), and the change of status that it tells."""

    id: str
    item: str
    at_ms: int
    by: str
    party: str
    text: str
    status_from: ItemStatus | None = None
    status_to: ItemStatus | None = None
    next_date: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A theme or plan card that did not become an item, and why."""

    origin: Origin
    number: str
    title: str
    reason: str
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One saved edit, for the history: who, when, and what stood there afterwards."""

    subject: str
    version: int
    by: str
    at_ms: int
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two people who changed the same field at once. Kept until each has seen it: `first` saved
    `theirs`, after which `second` typed `mine`; so neither text can get lost."""

    id: str
    subject: str
    field: str
    first: str
    second: str
    theirs: object
    mine: object
    at_ms: int
    seen_by: tuple[str, ...] = ()

    def waits_for(self, who: str) -> bool:
        """Whether this person has yet to see it."""
        return who in (self.first, self.second) and who not in self.seen_by


#: Characters of an answer and of a message.
LONGEST_RESPONSE = 1_000
LONGEST_UPDATE = 500
LONGEST_REASON = 300
