"""One document to bytes, in every format that people can download."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Protocol

from facilitation.exporters.whole import Exportable


class Writer(Protocol):
    """A pure function from document to file, in the language asked for."""

    def __call__(self, document: Exportable, language: str = "nl") -> bytes: ...


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is called on the wire and on disk, and the function that writes it."""

    media_type: str
    extension: str
    write: Writer


def _lazy(module: str) -> Writer:
    """`write` of a module that is imported at its first use: office libraries are big."""

    def write(document: Exportable, language: str = "nl") -> bytes:
        writer: Writer = import_module(f"facilitation.exporters.{module}").write
        return writer(document, language)

    return write


_OPEN = "application/vnd.oasis.opendocument"
_OFFICE = "application/vnd.openxmlformats-officedocument"

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "json": Exporter("application/json", ".json", _lazy("as_json")),
        "csv": Exporter("text/csv; charset=utf-8", ".csv", _lazy("as_csv")),
        "md": Exporter("text/markdown; charset=utf-8", ".md", _lazy("as_md")),
        "html": Exporter("text/html; charset=utf-8", ".html", _lazy("as_html")),
        "pdf": Exporter("application/pdf", ".pdf", _lazy("as_pdf")),
        "odt": Exporter(f"{_OPEN}.text", ".odt", _lazy("as_odt")),
        "docx": Exporter(f"{_OFFICE}.wordprocessingml.document", ".docx", _lazy("as_docx")),
        "ods": Exporter(f"{_OPEN}.spreadsheet", ".ods", _lazy("as_ods")),
        "xlsx": Exporter(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", _lazy("as_xlsx")),
        "poster": Exporter("application/pdf", "-poster.pdf", _lazy("as_poster")),
        "zaakdossier": Exporter("application/zip", "-zaakdossier.zip", _lazy("as_case_file")),
    }
)
