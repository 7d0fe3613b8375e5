"""From what came over the wire to a command, or a refusal that says what is wrong with it."""

import re
from typing import Any

import msgspec

from facilitation.contract.commands import COMMANDS
from facilitation.contract.payloads import Payload
from facilitation.domain.people import Audience
from facilitation.domain.refusals import InvalidPayload, TooLarge, UnknownCommand

#: Bytes of JSON per command.
LARGEST_COMMAND = 16_384
#: Not storable everywhere, and never typed by a person.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def parse(audience: Audience, name: str, values: Any) -> Payload:
    """The command that an audience sent. Raises UnknownCommand, TooLarge or InvalidPayload."""
    row = COMMANDS.get(name)
    if row is None or audience not in row.audiences:
        raise UnknownCommand(command=str(name)[:64])
    _require_size(values)
    try:
        return msgspec.convert(values, row.payload)
    except msgspec.ValidationError as problem:
        raise InvalidPayload(problem=str(problem)) from problem


def _require_size(values: Any) -> None:
    try:
        size = len(msgspec.json.encode(values))
    except (TypeError, ValueError, RecursionError, UnicodeError) as problem:
        raise InvalidPayload(problem="not plain JSON") from problem
    if size > LARGEST_COMMAND:
        raise TooLarge(limit=LARGEST_COMMAND)
    _require_storable(values)


def _require_storable(value: Any) -> None:
    if isinstance(value, str):
        if _UNSTORABLE.search(value):
            raise InvalidPayload(problem="a character that cannot be stored")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _require_storable(key)
            _require_storable(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _require_storable(inner)
