"""The wijkagenda as OpenDocument text with real heading styles and table headers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from odfdo import Cell, Column, Document, Header, HeaderRows, List, Row, Span, Style, Table
from odfdo import Paragraph as TextParagraph
from odfdo.style_props import StyleProps

from facilitation.exporters.agenda import blocks, compose
from facilitation.exporters.blocks import Block, Bullets, Facts, Grid, Heading, Notes, Paragraph
from facilitation.exporters.packing import packed_again
from facilitation.exporters.safe_xml import safe
from facilitation.exporters.whole import Exportable
from facilitation.exporters.widths import shares
from facilitation.exporters.words import Words, words_for

COUNTRIES = {"nl": "nl-NL", "en": "en-GB"}
BODY, STRONG, LINED = "Text_20_body", "Samenspel_strong", "Samenspel_lined"
IN_CELL, WHOLE_WIDTH, WHOLE_ROW = "Samenspel_cell", "Samenspel_table", "Samenspel_row"
FONT = "Liberation Sans"
#: LibreOffice's own way to number headings; it goes before the standard's, and leaves a full stop.
NEWER_NUMBERS = "loext:num-list-format"
#: Points of each level of heading; the text itself is read at 12.
HEADINGS = {1: 26, 2: 18, 3: 15, 4: 12}
BODY_POINTS = 12
#: The style of a column is named after its part of the page.
COLUMN = "Samenspel_column_"
#: Between the margins of A4.
PAGE_CM = 17.0


def write(document: Exportable, language: str = "nl") -> bytes:
    """OpenDocument 1.3, language set."""
    words = words_for(language)
    agenda = compose(document, words)
    return text_file(agenda.title, blocks(agenda, words), words)


def text_file(title: str, told: Iterable[Block], words: Words) -> bytes:
    """Headings, texts and tables as one file."""
    file = Document("text")
    file.body.clear()
    _set_up(file, title, words.language)
    for block in told:
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
    row = Style("table-row", name=WHOLE_ROW)
    row.set_properties({"fo:keep-together": "always"}, area="table-row")
    file.insert_style(row, automatic=True)
    table = Style("table", name=WHOLE_WIDTH, width=f"{PAGE_CM}cm")
    file.insert_style(table, automatic=True)
    for percent in range(1, 101):
        width = f"{PAGE_CM * percent / 100:.2f}cm"
        column = Style("table-column", name=f"{COLUMN}{percent}", width=width)
        file.insert_style(column, automatic=True)
    _set_type(file)


def _set_type(file: Document) -> None:
    """One typeface, nothing in italics, no numbers that nobody asked for."""
    for outline in file.styles.get_elements("//text:outline-level-style"):
        for part in ("format", "prefix", "suffix"):
            outline.set_attribute(f"style:num-{part}", "")
        outline.del_attribute_list([NEWER_NUMBERS])
    for name, font in _fonts():
        style = file.get_style("paragraph", name)
        if not isinstance(style, StyleProps):
            style = Style("paragraph", name=name, parent_style="Standard")
            file.insert_style(style)
        style.set_properties(font, area="text")
    cell = Style("paragraph", name=IN_CELL, parent_style="Standard")
    cell.set_properties(_font(BODY_POINTS - 1), area="text")
    file.insert_style(cell)


def _fonts() -> Iterator[tuple[str, dict[str, str]]]:
    for level, points in HEADINGS.items():
        yield f"Heading_20_{level}", _font(points) | {"fo:font-weight": "bold"}
    yield "Standard", _font(BODY_POINTS)
    yield BODY, _font(BODY_POINTS)
    yield "Caption", _font(BODY_POINTS) | {"fo:font-weight": "bold"}


def _font(points: int) -> dict[str, str]:
    return {
        "fo:font-family": FONT,
        "style:font-name": "",
        "fo:font-size": f"{points}pt",
        "fo:font-style": "normal",
        "fo:color": "#17201C",
    }


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
        header = words.columns("number_short", "note", "step", "theme")
        rows = [(line.number, line.text, line.origin, line.place) for line in block.lines]
        yield _table(header, rows)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table whose first row is a header row: it repeats, and is read out as one."""
    table = Table(style=WHOLE_WIDTH)
    for share in shares(header, rows):
        table.append(Column(style=f"{COLUMN}{_percent(share)}"))
    heading = HeaderRows()
    heading.append(_row(header, STRONG))
    table.append(heading)
    for row in rows:
        table.append(_row(row))
    return table


def _percent(share: float) -> int:
    return max(round(100 * share), 1)


def _row(texts: tuple[str, ...], style: str = "") -> Row:
    row = Row(style=WHOLE_ROW)
    for text in texts:
        paragraph = TextParagraph(style=IN_CELL)
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
