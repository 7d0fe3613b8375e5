"""What the machine is asked about grouping, and what it proposes; people decide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sortable:
    """A note to be placed. `pin`: the theme in which it must stay."""

    note: str
    text: str
    pin: str | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A theme that already stands, or that the facilitator has in mind, with its words."""

    key: str
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupingRequest:
    """Everything the machine needs: no authors, no tables, only texts. `groups`: what the
    facilitator asked for; `at_most`: what the run-sheet advises, where nobody asked; `words`: what
    the neighbourhood adds to what the machine knows."""

    notes: tuple[Sortable, ...]
    themes: tuple[Anchor, ...]
    groups: int | None
    question: str
    at_most: int | None = None
    language: str = "nl"
    words: str = ""


@dataclass(frozen=True, slots=True)
class WordSlip:
    """Something in a neighbourhood's own words that cannot be used: `said` is what stands there."""

    line: int
    code: str
    said: str


@dataclass(frozen=True, slots=True)
class ProposedPlace:
    """Where a note might go, how sure that is (0-1), and the words that say so. `opinion`: where
    a pinned note would go were it free."""

    note: str
    key: str | None
    confidence: float
    second: str | None
    why: tuple[str, ...]
    opinion: str | None = None
    opinion_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class ProposedTheme:
    """A theme the machine sees. `key`: of an anchor, or of its own; `samples`: note ids."""

    key: str
    name: str
    terms: tuple[str, ...]
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two themes that look like one, and the words they share."""

    one: str
    other: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedGrouping:
    """A whole proposal. `covered` is False where the machine does not know this question;
    `alike`: the most alike first."""

    places: tuple[ProposedPlace, ...]
    themes: tuple[ProposedTheme, ...]
    covered: bool
    alike: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitRequest:
    """A theme that may be two, with its notes as (id, text); and a neighbourhood's own words."""

    theme: str
    notes: tuple[tuple[str, str], ...]
    question: str
    language: str = "nl"
    words: str = ""


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """A part of a theme. `notes`: all its note ids; `samples`: a few, best first."""

    name: str
    terms: tuple[str, ...]
    notes: tuple[str, ...]
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedSplit:
    """How a theme falls apart; one part: it does not."""

    theme: str
    parts: tuple[ProposedPart, ...]
    why: tuple[str, ...]
