"""Themes, and how people and the machine put notes in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitation.domain.notes import Note, PlacedBy


class ThemeState(StrEnum):
    """Suggested by the machine until a person touches it; merged and gone ones leave the wall."""

    SUGGESTED = "suggested"
    ACTIVE = "active"
    PARKED = "parked"
    MERGED = "merged"
    GONE = "gone"


#: Themes in these states stand on the wall.
ON_THE_WALL = frozenset({ThemeState.SUGGESTED, ThemeState.ACTIVE, ThemeState.PARKED})


class NamedBy(StrEnum):
    """Whose name it is; a name that a person gave stays."""

    MACHINE = "machine"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of notes with a name. `number` is also its colour and never changes; `concept` is
    what the machine took it for."""

    id: str
    number: int
    name: str
    state: ThemeState
    named_by: NamedBy
    terms: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    concept: str | None = None
    count: int = 0
    merged_into: str | None = None
    split_from: str | None = None


def placed_by_hand(note: Note, theme: Theme | None) -> Note:
    """The note where a person wants it; null is loose, and stays loose."""
    return replace(
        note,
        theme=theme.id if theme else None,
        placed_by=PlacedBy.HAND,
        confidence=None,
        second=None,
    )


def follows(note: Note, into: Theme) -> Note:
    """The note goes along with its theme; whoever placed it, it stays placed by them."""
    return replace(note, theme=into.id)


def touched(theme: Theme) -> Theme:
    """A theme that a person worked on is no longer only a suggestion."""
    if theme.state is ThemeState.SUGGESTED:
        return replace(theme, state=ThemeState.ACTIVE)
    return theme


def on_the_wall(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """The themes that can hold notes, by number."""
    standing = (theme for theme in themes if theme.state in ON_THE_WALL)
    return tuple(sorted(standing, key=lambda theme: theme.number))
