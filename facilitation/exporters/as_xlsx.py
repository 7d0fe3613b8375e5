"""The tables as a workbook in which no cell is ever a formula or a link."""

import datetime
from io import BytesIO

import xlsxwriter

from facilitation.exporters.index import index
from facilitation.exporters.sheets import sheets
from facilitation.exporters.sheets.sheet import Sheet
from facilitation.exporters.whole import Exportable
from facilitation.exporters.widths import letters
from facilitation.exporters.words import words_for

PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: The same content has the same bytes, whenever it is asked for.
NO_CLOCK = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
#: As Excel counts sizes of paper.
A4 = 9


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
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, letters_wide in enumerate(letters(table.header, table.rows)):
        sheet.set_column(column, column, letters_wide + 2)
    for column, title in enumerate(table.header):
        sheet.write_string(0, column, title, bold)
    for place, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, wrapped)
            else:
                sheet.write_string(place, column, cell, wrapped)
