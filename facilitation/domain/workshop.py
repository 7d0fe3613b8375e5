"""One live meeting: its header row, which is all that most commands need to know of it."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from facilitation.domain.money import MoneyRules
from facilitation.domain.refusals import WorkshopClosed


class WorkshopState(StrEnum):
    """Where a meeting is in its life."""

    READY = "ready"
    OPEN = "open"
    CLOSED = "closed"


class Moderation(StrEnum):
    """Which notes wait for a look before the hall sees them."""

    FLAGGED = "flagged"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """A code and what people read."""

    code: str
    label: str


def code_of(name: str) -> str:
    """A code for what people named themselves."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "own"


#: The first is always the resident; a neighbourhood may bring its own list.
DEFAULT_ROLES = (
    Choice("resident", "bewoner"),
    Choice("volunteer", "vrijwilliger"),
    Choice("entrepreneur", "ondernemer"),
    Choice("professional", "professional"),
    Choice("municipality", "gemeente"),
    Choice("organisation", "vereniging of organisatie"),
    Choice("other", "iets anders"),
    Choice("undisclosed", "wil ik niet zeggen"),
)

#: No result is ever split into groups smaller than this.
SMALLEST_GROUP = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What an organiser decides beforehand. `placeholders` fill the square brackets in run-sheet
    texts; `paper_numbers` are the numbers kept apart for printed cards, from 1 up. `money`,
    `plan_label` and `place_word`: what its neighbourhood decided when the meeting was made."""

    moderation: Moderation = Moderation.FLAGGED
    min_group: int = SMALLEST_GROUP
    roles: tuple[Choice, ...] = DEFAULT_ROLES
    areas: tuple[Choice, ...] = ()
    languages: tuple[str, ...] = ("nl", "en")
    question: str = ""
    place: str = ""
    date: str = ""
    starts: str = ""
    wifi: str = ""
    controller: str = ""
    paper_numbers: int = 400
    placeholders: dict[str, str] = field(default_factory=dict)
    money: MoneyRules = field(default_factory=MoneyRules)
    plan_label: str = "wijkagenda"
    place_word: str = "wijk"


@dataclass(frozen=True, slots=True)
class Timer:
    """A clock that counts down and closes nothing. Running: `ends_at_ms`; paused: `left_ms`."""

    ends_at_ms: int | None = None
    left_ms: int | None = None
    total_ms: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """The next conversation; what is empty is an open task ('volgt')."""

    next_date: str | None = None
    by_when: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Workshop:
    """The header row. `whole_since`: boards older than this revision are sent whole; `round`: how
    often people changed tables; counts are kept counted in the same transaction as what they
    count."""

    id: int
    code: str
    title: str
    neighbourhood: str
    runsheet: str
    state: WorkshopState
    revision: int
    created_at_ms: int
    settings: Settings = field(default_factory=Settings)
    current_step: str | None = None
    beside_step: str | None = None
    round: int = 0
    headcount: int = 0
    tables: int = 0
    view: str = "step"
    reveal: int | None = None
    frozen: bool = False
    timer: Timer = field(default_factory=Timer)
    closing: Closing = field(default_factory=Closing)
    themes_shown: bool = False
    whole_since: int = 0
    phones: int = 0
    notes: int = 0
    waiting: int = 0
    hidden: int = 0
    loose: int = 0
    step_notes: dict[str, int] = field(default_factory=dict)
    last_number: int = 0
    last_card: int = 0
    last_theme: int = 0
    started_at_ms: int | None = None
    closed_at_ms: int | None = None

    def require_open(self) -> None:
        """Refuse when the meeting is over."""
        if self.state is WorkshopState.CLOSED:
            raise WorkshopClosed
