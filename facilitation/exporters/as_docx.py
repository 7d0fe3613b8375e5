"""The wijkagenda as a Word document with real heading styles and table headers."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table, _Row

from facilitation.exporters.agenda import blocks, compose
from facilitation.exporters.blocks import Bullets, Facts, Grid, Heading, Notes, Paragraph
from facilitation.exporters.packing import packed_again
from facilitation.exporters.safe_xml import safe
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import Words, words_for

BODY_POINTS = 12
INK = RGBColor(0x17, 0x20, 0x1C)


def write(document: Exportable, language: str = "nl") -> bytes:
    """Office Open XML, language set, nothing smaller than 12 points."""
    words = words_for(language)
    agenda = compose(document, words)
    file = Document()
    _set_up(file, agenda.title, language)
    for block in blocks(agenda, words):
        WRITERS[type(block)](block, file, words)
    content = BytesIO()
    file.save(content)
    return packed_again(content.getvalue())


def _set_up(file: WordDocument, title: str, language: str) -> None:
    file.core_properties.title = safe(title)
    file.core_properties.author = "Samenspel"
    file.core_properties.language = language
    for style in ("Normal", "List Bullet", "Caption"):
        file.styles[style].font.size = Pt(BODY_POINTS)
        file.styles[style].font.color.rgb = INK
    for level in range(1, 5):
        file.styles[f"Heading {level}"].font.color.rgb = INK
    file.styles["Heading 4"].font.italic = False
    properties = file.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), {"nl": "nl-NL", "en": "en-GB"}.get(language, language))
    properties.append(spoken)


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
        columns = ("number_short", "note", "step", "theme")
        header = tuple(words.say(f"column.{column}") for column in columns)
        _table(
            file,
            header,
            [(line.number, line.text, line.origin, line.place) for line in block.lines],
        )


def _table(file: WordDocument, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    table: Table = file.add_table(rows=1 + len(rows), cols=len(header), style="Table Grid")
    for row, texts in zip(table.rows, (header, *rows), strict=True):
        _fill(row, texts)
    _repeat_on_every_page(table.rows[0])
    file.add_paragraph()


def _fill(row: _Row, texts: tuple[str, ...]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = safe(text)


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
