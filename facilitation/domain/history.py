"""What board commands changed, so that each can be undone and redone by name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from operator import itemgetter
from typing import Any, TypeVar

from facilitation.domain.notes import PlacedBy, ReviewState
from facilitation.domain.suggestions import Standing
from facilitation.domain.themes import NamedBy, ThemeState

Row = TypeVar("Row", bound=Any)

#: Stored values come back as plain text and lists; these fields are more than that.
TYPES: Mapping[str, Any] = {
    "placed_by": PlacedBy,
    "review": ReviewState,
    "state": ThemeState,
    "named_by": NamedBy,
    "why": tuple,
    "terms": tuple,
    "samples": tuple,
    "standing": Standing,
}


@dataclass(frozen=True, slots=True)
class Change:
    """The fields of one row that a command changed, as they were and as they became."""

    kind: str
    id: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Headline:
    """What a command did, in short: how many notes it changed, how many went to each theme, and the
    first theme and suggestion that it changed."""

    notes: int = 0
    went: tuple[tuple[str, int], ...] = ()
    theme: str | None = None
    suggestion: str | None = None

    @property
    def about(self) -> str | None:
        """The theme where most of the notes went, else the one that was changed."""
        theme, _ = max(self.went, key=itemgetter(1), default=(self.theme, 0))
        return theme

    def also(self, changes: Iterable["Change"]) -> "Headline":
        """With what a next part of the same command did, to other notes."""
        more = headline(changes)
        went = Counter(dict(self.went))
        went.update(dict(more.went))
        return Headline(
            notes=self.notes + more.notes,
            went=tuple(went.items()),
            theme=self.theme or more.theme,
            suggestion=self.suggestion or more.suggestion,
        )


@dataclass(frozen=True, slots=True)
class PastCommand:
    """One board command: who gave it, what it did in short, and whether it counts: taken back, or
    taken back for good."""

    id: str
    command: str
    by: str
    headline: Headline
    undone: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class BoardEvent:
    """The same with everything needed to take it back, which may be a whole hall's notes."""

    id: str
    command: str
    by: str
    changes: tuple[Change, ...]
    headline: Headline
    undone: bool = False
    dropped: bool = False


def headline(changes: Iterable[Change]) -> Headline:
    """What these changes are in short."""
    by_kind: dict[str, list[Change]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    notes = by_kind.get("note", [])
    went = (change.after.get("theme") for change in notes)
    first = {kind: found[0].id for kind, found in by_kind.items()}
    return Headline(
        notes=len({change.id for change in notes}),
        went=tuple(Counter(theme for theme in went if theme).items()),
        theme=first.get("theme"),
        suggestion=first.get("suggestion"),
    )


def difference(kind: str, before: Any, after: Any) -> Change | None:
    """What changed between two versions of a row (same dataclass, same id), if anything did."""
    names = [f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name)]
    if not names:
        return None
    return Change(
        kind,
        after.id,
        {name: getattr(before, name) for name in names},
        {name: getattr(after, name) for name in names},
    )


def difference_to(kind: str, before: Any, values: Mapping[str, Any]) -> Change | None:
    """What changes when these fields of a row get these values, if anything does."""
    after = {name: value for name, value in values.items() if getattr(before, name) != value}
    if not after:
        return None
    return Change(kind, before.id, {name: getattr(before, name) for name in after}, after)


def typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Stored values as the domain knows them."""
    turned = {name: TYPES[name](values[name]) for name in TYPES.keys() & values.keys()}
    return {**values, **turned}


def restored(row: Row, values: Mapping[str, Any]) -> Row:
    """The row with these fields put back."""
    restored_row: Row = replace(row, **typed(values))
    return restored_row
