import dataclasses
import typing
from collections.abc import Iterator

import jsonschema
import msgspec
import pytest

from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.notes import NoteRecord
from facilitation.exporters.schema import json_schema, read
from facilitation.exporters.unreadable import UnreadableDocument
from tests.exporters.sample import JUST_MADE, SLUISWIJK_G100

DOCUMENTS = (SLUISWIJK_G100, JUST_MADE)
#: No field may be named so: who wrote it, where they sat, when, how to reach them.
FORBIDDEN = {
    "author",
    "participant",
    "token",
    "phone",
    "email",
    "mail",
    "address",
    "seat",
    "written",
    "ip",
    "agent",
    "consent",
    "code_used",
}


def as_json(document: WorkshopDocument) -> bytes:
    return EXPORTERS["json"].write(document)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_read_back_is_what_was_written(document: WorkshopDocument) -> None:
    assert read(as_json(document)) == document


@pytest.mark.parametrize("document", DOCUMENTS)
def test_import_and_export_give_the_same_file(document: WorkshopDocument) -> None:
    assert as_json(read(as_json(document))) == as_json(document)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_export_keeps_to_the_published_schema(document: WorkshopDocument) -> None:
    schema = msgspec.json.decode(msgspec.json.encode(json_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(msgspec.json.decode(as_json(document)), schema)


def test_no_field_says_who_wrote_it_or_how_to_reach_them() -> None:
    words = {word for name in field_names(WorkshopDocument) for word in name.split("_")}
    assert not words & FORBIDDEN


def test_a_note_has_no_moment_and_no_table() -> None:
    assert {field.name for field in dataclasses.fields(NoteRecord)} == {
        "id",
        "number",
        "text",
        "step",
        "key",
        "kind",
        "source",
        "unit",
        "theme",
        "placed_by",
        "late",
        "text_pending",
        "waiting",
        "lang",
    }


def test_fields_of_a_later_version_are_ignored() -> None:
    later = as_json(JUST_MADE).replace(b'"plan": null', b'"plan": null, "weather": "rain"')
    assert read(later) == JUST_MADE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        as_json(JUST_MADE).replace(b"samenspel/1", b"samenspel/9"),
        as_json(JUST_MADE).replace(b'"code": "482716"', b'"code": 482716'),
        as_json(SLUISWIJK_G100).replace(b'"source": "paper"', b'"source": "pigeon"'),
    ],
)
def test_something_else_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read(content)
    assert "samenspel/1" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def field_names(kind: object) -> Iterator[str]:
    """The name of every field at any depth."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        for name, hint in typing.get_type_hints(kind).items():
            yield name
            yield from field_names(hint)
    for inner in typing.get_args(kind):
        yield from field_names(inner)
