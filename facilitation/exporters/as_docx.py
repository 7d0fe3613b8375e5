"""The wijkagenda as a Word document with real heading styles and table headers."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Row

from facilitation.exporters.agenda import blocks, compose
from facilitation.exporters.blocks import Block, Bullets, Facts, Grid, Heading, Notes, Paragraph
from facilitation.exporters.packing import packed_again
from facilitation.exporters.safe_xml import safe
from facilitation.exporters.whole import Exportable
from facilitation.exporters.widths import shares
from facilitation.exporters.words import Words, words_for

BODY_POINTS = 12
FONT = "Arial"
#: Points of the title and of each level of heading.
HEADINGS = {"Title": 26, "Heading 1": 18, "Heading 2": 15, "Heading 3": 13, "Heading 4": 12}
#: Between the margins of A4.
PAGE_CM = 17.0
MARGIN = Cm(2)
INK = RGBColor(0x17, 0x20, 0x1C)


def write(document: Exportable, language: str = "nl") -> bytes:
    """Office Open XML, language set, nothing smaller than 12 points."""
    words = words_for(language)
    agenda = compose(document, words)
    return text_file(agenda.title, blocks(agenda, words), words)


def text_file(title: str, told: Iterable[Block], words: Words) -> bytes:
    """Headings, texts and tables as one file."""
    file = Document()
    _set_up(file, title, words.language)
    for block in told:
        WRITERS[type(block)](block, file, words)
    content = BytesIO()
    file.save(content)
    return packed_again(content.getvalue())


def _set_up(file: WordDocument, title: str, language: str) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    file.core_properties.title = safe(title)
    file.core_properties.author = "Samenspel"
    file.core_properties.language = language
    for style in ("Normal", "List Bullet", "Caption"):
        _set_font(file, style, BODY_POINTS)
    for style, points in HEADINGS.items():
        _set_font(file, style, points)
    _without_line(file.styles["Title"].element)
    file.styles["Heading 4"].font.italic = False
    properties = file.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), {"nl": "nl-NL", "en": "en-GB"}.get(language, language))
    properties.append(spoken)


def _set_font(file: WordDocument, name: str, points: int) -> None:
    """One typeface everywhere: a heading has its own in the theme, which must give way."""
    style = file.styles[name]
    style.font.size, style.font.name, style.font.color.rgb = Pt(points), FONT, INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _without_line(style: Any) -> None:
    """The title stands for itself."""
    for line in style.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)


def _heading(block: Heading, file: WordDocument, words: Words) -> None:
    file.add_heading(safe(block.text), 0 if block.level == 1 else block.level - 1)


def _paragraph(block: Paragraph, file: WordDocument, words: Words) -> None:
    file.add_paragraph(safe(block.text))


def _bullets(block: Bullets, file: WordDocument, words: Words) -> None:
    for item in block.items:
        file.add_paragraph(safe(item), style="List Bullet")


def _facts(block: Facts, file: WordDocument, words: Words) -> None:
    for label, text in block.pairs:
        paragraph = file.add_paragraph()
        paragraph.add_run(f"{safe(label)} ").bold = True
        paragraph.add_run(safe(text))


def _grid(block: Grid, file: WordDocument, words: Words) -> None:
    if block.caption:
        file.add_paragraph(
            safe(block.caption), style="Caption"
        ).paragraph_format.keep_with_next = True
    _table(file, block.header, [*block.rows, *([block.total] if block.total else [])])


def _notes(block: Notes, file: WordDocument, words: Words) -> None:
    if block.lines:
        header = words.columns("number_short", "note", "step", "theme")
        _table(
            file,
            header,
            [(line.number, line.text, line.origin, line.place) for line in block.lines],
        )


def _table(file: WordDocument, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    table: Table = file.add_table(rows=1 + len(rows), cols=len(header), style="Table Grid")
    table.autofit = False
    widths = [Cm(PAGE_CM * share) for share in shares(header, rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(table.rows, (header, *rows), strict=True):
        _fill(row, texts, widths)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = bool(cell.text)
    _repeat_on_every_page(table.rows[0])
    file.add_paragraph()


def _fill(row: _Row, texts: tuple[str, ...], widths: Sequence[Cm]) -> None:
    """A note is read on one page: its row does not break."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.text, cell.width = safe(text), width
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _repeat_on_every_page(row: _Row) -> None:
    """Marks the row as the header of the table, for readers that listen too."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


WRITERS: dict[type, Callable[[Any, WordDocument, Words], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Grid: _grid,
    Notes: _notes,
}
