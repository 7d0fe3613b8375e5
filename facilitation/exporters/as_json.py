"""The document as JSON `samenspel/1`."""

import msgspec

from facilitation.exporters.whole import Exportable


def write(document: Exportable, language: str = "nl") -> bytes:
    """UTF-8, indented, fields in the order of the schema, so that two exports can be compared.

    JSON holds codes and residents' own words: it is the same in every `language`.
    """
    return encoded(document)


def encoded(document: object) -> bytes:
    """Anything of ours that is told in one of its own types."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
