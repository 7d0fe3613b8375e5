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
    """Where one text belongs: `group` is None for a loose note; `why` are words of the text."""

    group: str | None
    confidence: float
    second: str | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of texts; `representative` holds positions in the sequence of texts."""

    key: str
    name: str
    terms: tuple[str, ...]
    representative: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One placement per text, the groups they name, and whether the lexicon covers the question."""

    placements: tuple[Placement, ...]
    groups: tuple[Group, ...]
    covered: bool
