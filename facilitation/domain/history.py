"""What board commands changed, so that each can be undone and redone by name."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
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
class BoardEvent:
    """One board command: who gave it, and everything needed to take it back."""

    id: str
    command: str
    by: str
    changes: tuple[Change, ...]
    undone: bool = False
    dropped: bool = False


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
