"""How a row, as the driver gives it, becomes the dataclass that it was."""

from collections.abc import Callable, Collection, Sequence
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

T = TypeVar("T")

#: What becomes of the value of one field.
Reads = Callable[[Any], Any]

#: Stored as they are.
PLAIN = frozenset({str, int, float})
#: What most lists of a note hold.
NOTHING = "[]"


def reader(
    kind: type[T], names: Sequence[str], json: Collection[str]
) -> Callable[[Sequence[Any]], T]:
    """Puts together rows with these columns, of a frozen dataclass with slots. A whole hall's notes
    are read at once while the hall waits, so only fields that are not stored as they are cost
    something, and slots are filled without `__init__`, which takes half of the time."""
    kinds = get_type_hints(kind)
    reads = [(place, _reads(kinds[name], name in json)) for place, name in enumerate(names)]
    turned = [(place, read) for place, read in reads if read]
    slots = [getattr(kind, name).__set__ for name in names]

    def read_row(row: Sequence[Any]) -> T:
        values = list(row)
        for place, read in turned:
            if values[place] is not None:
                values[place] = read(values[place])
        made = object.__new__(kind)
        for fill, value in zip(slots, values, strict=True):
            fill(made, value)
        return made

    return read_row


def _reads(hint: Any, is_json: bool) -> Reads | None:
    """How a field of this type is read; None: it is stored as it is."""
    if is_json:
        return _from_json(hint)
    if isinstance(hint, UnionType):
        kinds = [one for one in get_args(hint) if one is not NoneType]
        hint = kinds[0] if len(kinds) == 1 else hint
    if hint in PLAIN:
        return None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    return bool if hint is bool else partial(msgspec.convert, type=hint)


def _from_json(hint: Any) -> Reads:
    """JSON text straight into what it is, without plain lists and dicts on the way. Where a driver
    or SQLAlchemy has read it already, from those."""
    decode = msgspec.json.Decoder(hint).decode
    nothing = () if hint == tuple[str, ...] else None

    def read(stored: Any) -> Any:
        if stored == NOTHING and nothing is not None:
            return nothing
        if isinstance(stored, str | bytes):
            return decode(stored)
        return msgspec.convert(stored, hint)

    return read
