"""From the fields of a form to a payload: the same shapes as on the live connection."""

import re
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from werkzeug.datastructures import MultiDict

from facilitation.contract.commands import COMMANDS
from facilitation.web.csrf import FIELD as CSRF_FIELD

_INNER = re.compile(r"^(?P<outer>[^\[\]]+)\[(?P<inner>[^\[\]]+)\]$")
_YES = frozenset({"on", "true", "1", "yes"})


def payload_of(command: str, form: MultiDict[str, str]) -> dict[str, Any]:
    """Plain values for a command. Empty fields are left out; `a[b]` is a field of a field; text
    becomes a number or a yes where the payload wants one."""
    row = COMMANDS.get(command)
    hints = get_type_hints(row.payload) if row else {}
    values: dict[str, Any] = {}
    for name in form:
        given = [text for text in form.getlist(name) if text.strip()]
        if name == CSRF_FIELD or not given:
            continue
        if match := _INNER.match(name):
            inner = values.setdefault(match["outer"], {})
            inner[match["inner"]] = _inner_value(
                hints.get(match["outer"]), match["inner"], given[0]
            )
        else:
            values[name] = _value(hints.get(name), given)
    return values


def _inner_value(hint: Any, name: str, text: str) -> Any:
    for kind in _kinds(hint):
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return _value(get_type_hints(kind).get(name), [text])
        if get_origin(kind) is dict:
            return _value(get_args(kind)[1], [text])
    return text


def _value(hint: Any, given: list[str]) -> Any:
    kinds = _kinds(hint)
    if any(get_origin(kind) in (tuple, list) for kind in kinds) and (
        str not in kinds or len(given) > 1
    ):
        return given
    if bool in kinds:
        return given[-1].casefold() in _YES
    if int in kinds and re.fullmatch(r"-?\d{1,12}", given[-1].strip()):
        return int(given[-1])
    return given[-1]


def _kinds(hint: Any) -> tuple[Any, ...]:
    """The plain types that a field may have."""
    if hint is None:
        return ()
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(kind for part in get_args(hint) for kind in _kinds(part))
    return (hint,)
