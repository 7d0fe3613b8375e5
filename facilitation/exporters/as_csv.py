"""Notes and actions as CSV that a spreadsheet opens as text, never as a formula."""

import csv
from io import StringIO

from facilitation.exporters.index import index
from facilitation.exporters.sheets.flat import flat
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import words_for

#: Spreadsheets take a cell that starts like this as a formula (OWASP, CSV injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(document: Exportable, language: str = "nl") -> bytes:
    """UTF-8 with a byte order mark, semicolons, everything quoted: as Dutch Excel expects it."""
    words = words_for(language)
    table = flat(index(document), words)
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([harmless(str(cell)) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell, with an apostrophe in front where it would otherwise be calculated."""
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell
