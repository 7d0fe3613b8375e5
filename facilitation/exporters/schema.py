"""The promise of the JSON export: its schema, and reading it back.

`python -m facilitation.exporters.schema docs/schema` publishes it anew.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from facilitation.exporters.agenda_document import PLAN_FORMAT, AgendaDocument
from facilitation.exporters.document import FORMAT, WorkshopDocument
from facilitation.exporters.records.stories import CASE_FORMAT, CaseFile
from facilitation.exporters.unreadable import UnreadableDocument, not_ours
from facilitation.exporters.whole import Exportable

#: Files in the docs, and what each promises.
PUBLISHED: Mapping[str, type[Exportable | CaseFile]] = {
    "export.json": WorkshopDocument,
    "plan.json": AgendaDocument,
    "case.json": CaseFile,
}
FORMATS: Mapping[str, type[Exportable]] = {FORMAT: WorkshopDocument, PLAN_FORMAT: AgendaDocument}
TITLES: Mapping[str, type[Exportable | CaseFile]] = {**FORMATS, CASE_FORMAT: CaseFile}


def json_schema(kind: type[Exportable | CaseFile] = WorkshopDocument) -> dict[str, Any]:
    """JSON Schema (2020-12) of the export."""
    title = next(name for name, one in TITLES.items() if one is kind)
    schema = msgspec.json.schema(kind)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def read(content: bytes) -> WorkshopDocument:
    """The document in `content`; fields that a later version added are ignored.

    Raises UnreadableDocument.
    """
    try:
        msgspec.json.decode(content, type=_Header)
        return msgspec.json.decode(content, type=WorkshopDocument)
    except msgspec.MsgspecError as error:
        raise UnreadableDocument(not_ours(content, error, FORMAT)) from error


def read_any(content: bytes) -> Exportable:
    """The meeting or the plan in `content`, whichever it says it is. Raises UnreadableDocument."""
    try:
        said = msgspec.json.decode(content, type=_AnyHeader).format
        return msgspec.json.decode(content, type=FORMATS[said])
    except msgspec.MsgspecError as error:
        raise UnreadableDocument(not_ours(content, error, " or ".join(FORMATS))) from error


@dataclass(frozen=True, slots=True)
class _AnyHeader:
    """The kind of document that something says it is."""

    format: Literal["samenspel/1", "samenspel-plan/1"]


@dataclass(frozen=True, slots=True)
class _Header:
    """What a document must say of itself before the rest is believed."""

    format: Literal["samenspel/1"]


if __name__ == "__main__":
    for name, kind in PUBLISHED.items():
        published = Path(sys.argv[1]) / name
        published.write_text(json.dumps(json_schema(kind), indent=2) + "\n", "utf-8")
