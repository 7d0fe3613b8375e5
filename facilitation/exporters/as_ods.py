"""The tables as an OpenDocument spreadsheet in which no cell is ever a formula."""

from io import BytesIO

from odfdo import Cell, Column, Document, HeaderRows, Paragraph, Row, Style, Table

from facilitation.exporters.as_odt import COUNTRIES
from facilitation.exporters.index import index
from facilitation.exporters.packing import packed_again
from facilitation.exporters.safe_xml import safe
from facilitation.exporters.sheets import sheets
from facilitation.exporters.sheets.sheet import Cell as Value
from facilitation.exporters.sheets.sheet import Sheet
from facilitation.exporters.whole import Exportable
from facilitation.exporters.widths import NARROWEST, WIDEST, letters
from facilitation.exporters.words import words_for

HEADER, COLUMN = "Samenspel_header", "Samenspel_column_"
CM_PER_LETTER = 0.22


def write(document: Exportable, language: str = "nl") -> bytes:
    """OpenDocument 1.3, one sheet per table, the same as in the workbook."""
    found = index(document)
    file = Document("spreadsheet")
    file.body.clear()
    file.meta.title = safe(found.title)
    file.meta.language = COUNTRIES.get(language, language)
    file.styles.set_default_styles_language_country(COUNTRIES.get(language, language))
    _set_up(file)
    for sheet in sheets(found, words_for(language)):
        file.body.append(_table(sheet))
    content = BytesIO()
    file.save(content)
    return packed_again(content.getvalue())


def _set_up(file: Document) -> None:
    header = Style("table-cell", name=HEADER, border_bottom="1pt solid #17201C")
    header.set_properties({"fo:font-weight": "bold"}, area="text")
    file.insert_style(header, automatic=True)
    for wide in range(NARROWEST, WIDEST + 1):
        column = Style("table-column", name=f"{COLUMN}{wide}", width=f"{wide * CM_PER_LETTER}cm")
        file.insert_style(column, automatic=True)


def _table(sheet: Sheet) -> Table:
    table = Table(sheet.name)
    for wide in letters(sheet.header, sheet.rows):
        table.append(Column(style=f"{COLUMN}{round(wide)}"))
    heading = HeaderRows()
    heading.append(_row(sheet.header, style=HEADER))
    table.append(heading)
    for row in sheet.rows:
        table.append(_row(row))
    return table


def _row(values: tuple[Value, ...], style: str | None = None) -> Row:
    row = Row()
    for value in values:
        row.append(_number(value) if isinstance(value, int) else _text(value, style))
    return row


def _number(value: int) -> Cell:
    return Cell(value)


def _text(value: str, style: str | None) -> Cell:
    """The text goes in as a paragraph: a string is never looked at for a formula."""
    cell = Cell(style=style)
    cell.set_attribute("office:value-type", "string")
    cell.append(Paragraph(safe(value)))
    return cell
