"""Two people editing at once: what each changed is kept, and where both changed, both are told.

A form knows the version it was read at. What stands now, what stood then and what was typed are
compared field by field, and row by row where a field is a list (diff3's three-way merge)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

#: A value as it is stored: text, number, null, a row, or a list of rows or choices.
Value = Any
Values = Mapping[str, Value]

#: Between a list field and the id of a row in it: actions/4f2a.
ROW: Final = "/"
GONE: Final = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A field (or row) that two people changed differently since `base`."""

    field: str
    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """`values` hold mine where only I changed, theirs where only they did, and at a clash what
    stands; nothing of mine is written over theirs unseen."""

    values: Values
    clashes: tuple[Clash, ...]

    def changed_from(self, theirs: Values) -> bool:
        """Whether anything is different from what stands."""
        return any(self.values[name] != theirs[name] for name in self.values)


def merged(base: Values, mine: Values, theirs: Values) -> Merged:
    """Bring together what was typed with what others saved since."""
    old, typed, now = flat(base), flat(mine), flat(theirs)
    result: dict[str, Value] = {}
    clashes: list[Clash] = []
    for name in _names(now, typed):
        was, wanted, stands = old.get(name), typed.get(name), now.get(name)
        if wanted in (stands, was):
            result[name] = stands
        elif stands == was:
            result[name] = wanted
        else:
            result[name] = stands
            clashes.append(Clash(name, was, wanted, stands))
    return Merged(_nested(result, mine), tuple(clashes))


def _names(now: Values, typed: Values) -> Iterable[str]:
    """Every field and row once: in the order of what stands, what is new after it."""
    return dict.fromkeys((*now, *typed))


def _is_rows(value: Value) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value)


def flat(values: Values) -> dict[str, Value]:
    """Every field by name, and every row of a list by field and id."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        if _is_rows(value):
            found.update({f"{name}{ROW}{row['id']}": row for row in value})
        elif isinstance(value, Mapping):
            found.update({f"{name}{ROW}{key}": text for key, text in value.items()})
        else:
            found[name] = value
    return found


def _nested(found: Values, shape: Values) -> Values:
    """The fields of `shape` again, with their rows inside."""
    nested: dict[str, Value] = {}
    for name, value in shape.items():
        mine = {key: row for key, row in found.items() if key.startswith(name + ROW)}
        kept = {key.split(ROW, 1)[1]: row for key, row in mine.items() if row is not GONE}
        if found.get(name) is not None:
            nested[name] = found[name]
        elif _is_rows(value):
            nested[name] = list(kept.values())
        elif isinstance(value, Mapping):
            nested[name] = kept
        else:
            nested[name] = None
    return nested
