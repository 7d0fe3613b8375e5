"""One document to bytes, in every format that people can download."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from facilitation.exporters.document import WorkshopDocument


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is called on the wire and on disk, and the pure function that writes it."""

    media_type: str
    extension: str
    write: Callable[[WorkshopDocument], bytes]


def _writer(module: str) -> Callable[[WorkshopDocument], bytes]:
    """`write` of a module that is imported at its first use: layout and office libraries are big."""

    def write(document: WorkshopDocument) -> bytes:
        content: bytes = import_module(f"facilitation.exporters.{module}").write(document)
        return content

    return write


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "json": Exporter("application/json", ".json", _writer("as_json")),
    }
)
