"""The wijkagenda as OpenDocument text with real heading styles and table headers."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from odfdo import Cell, Column, Document, Header, HeaderRows, List, Row, Span, Style, Table
from odfdo import Paragraph as TextParagraph

from facilitation.exporters.agenda import blocks, compose
from facilitation.exporters.blocks import Bullets, Facts, Grid, Heading, Notes, Paragraph
from facilitation.exporters.packing import packed_again
from facilitation.exporters.safe_xml import safe
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import Words, words_for

COUNTRIES = {"nl": "nl-NL", "en": "en-GB"}
BODY, STRONG, LINED = "Text_20_body", "Samenspel_strong", "Samenspel_lined"


def write(document: Exportable, language: str = "nl") -> bytes:
    """OpenDocument 1.3, language set."""
    words = words_for(language)
    agenda = compose(document, words)
    file = Document("text")
    file.body.clear()
    _set_up(file, agenda.title, language)
    for block in blocks(agenda, words):
        for element in WRITERS[type(block)](block, words):
            file.body.append(element)
    content = BytesIO()
    file.save(content)
    return packed_again(content.getvalue())


def _set_up(file: Document, title: str, language: str) -> None:
    country = COUNTRIES.get(language, language)
    file.meta.title = safe(title)
    file.meta.language = country
    file.styles.set_default_styles_language_country(country)
    file.insert_style(Style("text", name=STRONG, bold=True), automatic=True)
    lined = Style("table-cell", name=LINED, border="0.5pt solid #74776C", padding="0.1cm")
    file.insert_style(lined, automatic=True)


def _heading(block: Heading, words: Words) -> Iterable[Any]:
    style = f"Heading_20_{block.level}"
    yield Header(block.level, safe(block.text), style=style)


def _paragraph(block: Paragraph, words: Words) -> Iterable[Any]:
    yield TextParagraph(safe(block.text), style=BODY)


def _bullets(block: Bullets, words: Words) -> Iterable[Any]:
    yield List([TextParagraph(safe(item), style=BODY) for item in block.items])


def _facts(block: Facts, words: Words) -> Iterable[Any]:
    for label, text in block.pairs:
        paragraph = TextParagraph(style=BODY)
        paragraph.append(Span(f"{safe(label)} ", style=STRONG))
        paragraph.append_plain_text(safe(text))
        yield paragraph


def _grid(block: Grid, words: Words) -> Iterable[Any]:
    if block.caption:
        yield TextParagraph(safe(block.caption), style="Caption")
    yield _table(block.header, [*block.rows, *([block.total] if block.total else [])])
    yield TextParagraph(style=BODY)


def _notes(block: Notes, words: Words) -> Iterable[Any]:
    if block.lines:
        columns = ("number_short", "note", "step", "theme")
        header = tuple(words.say(f"column.{column}") for column in columns)
        rows = [(line.number, line.text, line.origin, line.place) for line in block.lines]
        yield _table(header, rows)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table whose first row is a header row: it repeats, and is read out as one."""
    table = Table()
    table.append(Column(repeated=len(header)))
    heading = HeaderRows()
    heading.append(_row(header, STRONG))
    table.append(heading)
    for row in rows:
        table.append(_row(row))
    return table


def _row(texts: tuple[str, ...], style: str = "") -> Row:
    row = Row()
    for text in texts:
        paragraph = TextParagraph(style=BODY)
        words = safe(text)
        if style:
            paragraph.append(Span(words, style=style))
        else:
            paragraph.append_plain_text(words)
        cell = Cell(style=LINED)
        cell.set_attribute("office:value-type", "string")
        cell.append(paragraph)
        row.append(cell)
    return row


WRITERS: dict[type, Callable[[Any, Words], Iterable[Any]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Grid: _grid,
    Notes: _notes,
}
