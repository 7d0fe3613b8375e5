"""The promise of the JSON export: its schema, and reading it back.

`python -m facilitation.exporters.schema docs/schema` publishes it anew.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from facilitation.exporters.document import FORMAT, WorkshopDocument


class UnreadableDocument(ValueError):
    """The bytes are not a `samenspel/1` document; the message says where they differ."""


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the export."""
    schema = msgspec.json.schema(WorkshopDocument)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **schema}


def read(content: bytes) -> WorkshopDocument:
    """The document in `content`; fields that a later version added are ignored.

    Raises UnreadableDocument.
    """
    try:
        msgspec.json.decode(content, type=_Header)
        return msgspec.json.decode(content, type=WorkshopDocument)
    except msgspec.MsgspecError as error:
        raise UnreadableDocument(f"This is not a {FORMAT} document: {error}") from error


@dataclass(frozen=True, slots=True)
class _Header:
    """What a document must say of itself before the rest is believed."""

    format: Literal["samenspel/1"]


if __name__ == "__main__":
    published = Path(sys.argv[1]) / "export.json"
    published.write_text(json.dumps(json_schema(), indent=2) + "\n", "utf-8")
