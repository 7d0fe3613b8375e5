"""The document as JSON `samenspel/1`."""

import msgspec

from facilitation.exporters.whole import Exportable


def write(document: Exportable, language: str = "nl") -> bytes:
    """UTF-8, indented, fields in the order of the schema, so that two exports can be compared.

    JSON holds codes and residents' own words: it is the same in every `language`.
    """
    encoded = msgspec.json.encode(document)
    return msgspec.json.format(encoded, indent=2) + b"\n"
