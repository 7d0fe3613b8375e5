"""The outside as JSON Schemas: every command, every message, every error code.

`python -m facilitation.contract.schema docs/schema` writes them anew.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from facilitation.contract.boards.audiences import BOARDS
from facilitation.contract.boards.own import Own
from facilitation.contract.commands import COMMANDS, Incoming
from facilitation.contract.connection import Joined, Restarting
from facilitation.contract.errors import Ack, Nack
from facilitation.domain.refusals import Refusal

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def documents() -> Mapping[str, Schema]:
    """Every published schema by file name."""
    return {
        "commands.json": _commands(),
        "messages.json": _messages(),
        "errors.json": _errors(),
    }


def encoded(document: Schema) -> bytes:
    """A schema as it is published: the same bytes for the same code."""
    return msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=2) + b"\n"


def _commands() -> Schema:
    """Client to server: the payload of each command, and who may send it."""
    refs, shared = _refs(row.payload for row in COMMANDS.values())
    commands = {
        row.name: {"payload": ref, "audiences": _audiences(row)}
        for row, ref in zip(COMMANDS.values(), refs, strict=True)
    }
    answers, answer_shapes = _refs((Ack, Nack))
    return {
        "$schema": DIALECT,
        "title": "Commands: client to server",
        "description": "Each is answered: done and on disk, or refused with a code.",
        "commands": commands,
        "answer": {"oneOf": list(answers)},
        "$defs": shared | answer_shapes,
    }


def _audiences(row: Incoming) -> list[str]:
    return sorted(row.audiences)


def _messages() -> Schema:
    """Server to client: the board of each audience, and what is one's own."""
    refs, shared = _refs((*BOARDS.values(), Own, Joined, Restarting))
    return {
        "$schema": DIALECT,
        "title": "Messages: server to client",
        "description": "Without `since` a board is whole; with it, keyed lists hold what changed.",
        "board": dict(zip((str(audience) for audience in BOARDS), refs, strict=False)),
        "own": refs[-3],
        "joined": refs[-2],
        "restarting": refs[-1],
        "$defs": shared,
    }


def _errors() -> Schema:
    """Every error code: what is wrong, and whether the same may succeed a moment later."""
    codes = {
        refusal.code: {"description": _sentence(refusal), "retry": refusal.retry}
        for refusal in sorted(every_refusal(), key=lambda one: one.code)
    }
    return {"$schema": DIALECT, "title": "Error codes", "enum": list(codes), "codes": codes}


def every_refusal() -> tuple[type[Refusal], ...]:
    """All refusals there are, the base excepted."""
    home = Refusal.__module__
    return tuple(one for one in Refusal.__subclasses__() if one.__module__ == home)


def _sentence(refusal: type[Refusal]) -> str:
    return " ".join((refusal.__doc__ or "").split())


def _refs(kinds: Iterable[type]) -> tuple[tuple[Schema, ...], Schema]:
    return msgspec.json.schema_components(tuple(kinds), ref_template="#/$defs/{name}")


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        (folder / name).write_bytes(encoded(document))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
