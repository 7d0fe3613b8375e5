"""The text that a reader finds in each format, taken out with someone else's tools."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from xml.etree.ElementTree import Element

import html5lib
import msgspec
import openpyxl
from docx import Document as WordDocument
from odfdo import Document as OpenDocument
from odfdo import Element as OpenElement
from pypdf import PdfReader

XHTML = "{http://www.w3.org/1999/xhtml}"


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def html_cells(content: bytes) -> list[str]:
    page = html5lib.parse(content)
    return [_all_text(element) for element in page.iter(f"{XHTML}td")]


def docx_cells(content: bytes) -> list[str]:
    file = WordDocument(BytesIO(content))
    return [cell.text for table in file.tables for row in table.rows for cell in row.cells]


def odt_cells(content: bytes) -> list[str]:
    return _open_cells(content)


def ods_cells(content: bytes) -> list[str]:
    return _open_cells(content)


def xlsx_cells(content: bytes) -> list[str]:
    workbook = openpyxl.load_workbook(BytesIO(content))
    cells = (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)
    return [str(cell.value) for cell in cells if cell.value is not None]


def csv_cells(content: bytes) -> list[str]:
    rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    return [_as_shown(cell) for row in rows for cell in row]


def markdown_notes(content: bytes) -> list[str]:
    """The notes of the list at the end, with Markdown's own escapes taken away again."""
    found = re.findall(
        r"^- \*\*\d+\*\* · (.*?)(?=  \n  \*[^\n]+\*$)", content.decode(), re.DOTALL | re.MULTILINE
    )
    return [_unescaped(note.replace("  \n  ", "\n")) for note in found]


def json_notes(content: bytes) -> list[str]:
    return [note["text"] for note in msgspec.json.decode(content)["notes"]]


CELLS: dict[str, Callable[[bytes], list[str]]] = {
    "json": json_notes,
    "csv": csv_cells,
    "md": markdown_notes,
    "html": html_cells,
    "odt": odt_cells,
    "docx": docx_cells,
    "ods": ods_cells,
    "xlsx": xlsx_cells,
}


def _all_text(element: Element) -> str:
    return "".join(element.itertext())


def _open_cells(content: bytes) -> list[str]:
    body = OpenDocument(BytesIO(content)).body
    return [_open_text(cell) for cell in body.get_elements("//table:table-cell")]


def _open_text(cell: OpenElement) -> str:
    return "\n".join(str(paragraph).rstrip("\n") for paragraph in cell.get_elements("text:p"))


def _as_shown(cell: str) -> str:
    """A spreadsheet does not show the apostrophe that makes a formula harmless."""
    return cell[1:] if re.match(r"'[=+\-@\t\r\n]", cell) else cell


def _unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
