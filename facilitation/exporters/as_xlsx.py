"""The tables as a workbook in which no cell is ever a formula or a link."""

import datetime
from io import BytesIO

import xlsxwriter

from facilitation.exporters.index import index
from facilitation.exporters.sheets import Cell, Sheet, sheets
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import words_for

PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: The same content has the same bytes, whenever it is asked for.
NO_CLOCK = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
WIDE_COLUMN, NARROW_COLUMN = 60, 16
#: A column that holds longer texts than this is a wide one.
LONG_TEXT = 24


def write(document: Exportable, language: str = "nl") -> bytes:
    """Excel 2007 and later, one sheet per table, headers frozen."""
    content = BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True, **PLAIN_TEXT})
    found = index(document)
    workbook.set_properties({"title": found.title, "author": "Samenspel", "created": NO_CLOCK})
    for table in sheets(found, words_for(language)):
        _add(table, workbook)
    workbook.close()
    return content.getvalue()


def _add(table: Sheet, workbook: xlsxwriter.Workbook) -> None:
    sheet = workbook.add_worksheet(table.name)
    bold = workbook.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(table.header):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, _width([row[column] for row in table.rows]))
    for place, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, wrapped)
            else:
                sheet.write_string(place, column, cell, wrapped)


def _width(cells: list[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells), default=0)
    return WIDE_COLUMN if longest > LONG_TEXT else NARROW_COLUMN
