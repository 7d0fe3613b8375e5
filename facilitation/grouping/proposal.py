"""The plain values that go into the grouping engine and come out of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownTheme:
    """A theme that already exists, or a seed that the facilitator typed."""

    key: str
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one text belongs: `group` is None for a loose note; `why` are words of the text.

    `opinion` is the group it would have had without its pin; a free text has its own opinion.
    """

    group: str | None
    confidence: float
    second: str | None
    why: tuple[str, ...]
    opinion: str | None = None
    opinion_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """One group of texts; `representative` holds positions in the sequence of texts."""

    key: str
    name: str
    terms: tuple[str, ...]
    representative: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two groups that look like one, and words that the notes of both use."""

    one: str
    other: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One placement per text, the groups they name, and whether the lexicon covers the question.

    `alike` holds pairs of groups, most alike first.
    """

    placements: tuple[Placement, ...]
    groups: tuple[Group, ...]
    covered: bool
    alike: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one theme; `members` and `representative` hold positions in the texts."""

    name: str
    terms: tuple[str, ...]
    members: tuple[int, ...]
    representative: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A theme in two or three parts; one part says that there is nothing sensible to split."""

    parts: tuple[Part, ...]
    why: tuple[str, ...]
