"""The wijkagenda as Markdown, with no more escaping than keeps every word as it was written."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from facilitation.exporters.agenda import blocks, compose
from facilitation.exporters.blocks import Bullets, Facts, Grid, Heading, NoteLine, Notes, Paragraph
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import Words, words_for

#: What would turn into markup anywhere in a line: code, emphasis, links, tags, entities, strikes.
ANYWHERE = re.compile(
    r"""`|\[|~(?=~)
      | (?<!\s)\*|\*(?!\s)     # emphasis, but not 2 * 3
      | (?<![^\W_])_|_(?![^\W_])  # emphasis, but not snake_case
      | <(?=[A-Za-z/!?])       # a tag or a link, but not 1 < 2
      | \\(?=[!-/:-@\[-`{-~])  # a backslash that would itself escape something
      | &(?=\#?\w+;)           # an entity, but not you & me
    """,
    re.VERBOSE,
)
#: What would turn into a heading, list, quote or rule at the start of a line.
AT_START = re.compile(
    r"""^(?P<space>[ \t]*)
        (?: (?P<mark>\#(?=\#*(?:\s|$)) | [+*-](?=\s|$) | [=-](?=[=\-\s]*$) | > | \|)
          | (?P<digits>\d+)(?=[.)](?:\s|$)) )
    """,
    re.VERBOSE | re.MULTILINE,
)


def write(document: Exportable, language: str = "nl") -> bytes:
    """UTF-8, CommonMark with GitHub's tables."""
    words = words_for(language)
    parts = (
        WRITERS[type(block)](block, words) for block in blocks(compose(document, words), words)
    )
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it was written; plain sentences stay as they are."""
    return AT_START.sub(_escaped_start, ANYWHERE.sub(r"\\\g<0>", text))


def _escaped_start(match: re.Match[str]) -> str:
    space, mark, digits = match.group("space", "mark", "digits")
    return f"{space}\\{mark}" if mark else f"{space}{digits}\\"


def _heading(block: Heading, words: Words) -> str:
    return f"{'#' * block.level} {_one_line(block.text)}"


def _paragraph(block: Paragraph, words: Words) -> str:
    return escaped(block.text)


def _bullets(block: Bullets, words: Words) -> str:
    return "\n".join(f"- {_hanging(item)}" for item in block.items)


def _facts(block: Facts, words: Words) -> str:
    return "\n".join(f"- **{_one_line(label)}** {_hanging(text)}" for label, text in block.pairs)


def _grid(block: Grid, words: Words) -> str:
    return "\n".join(_grid_lines(block))


def _grid_lines(block: Grid) -> Iterator[str]:
    if block.caption:
        yield f"**{_one_line(block.caption)}**\n"
    yield _row(block.header)
    ruled = range(len(block.header))
    yield _joined("---:" if column in block.figures else "---" for column in ruled)
    yield from (_row(row) for row in (*block.rows, *([block.total] if block.total else [])))


def _row(cells: tuple[str, ...]) -> str:
    return _joined(_one_line(cell).replace("|", r"\|") for cell in cells)


def _joined(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes(block: Notes, words: Words) -> str:
    return "\n".join(_note(line) for line in block.lines)


def _note(line: NoteLine) -> str:
    origin = " · ".join(filter(None, (line.origin, line.place)))
    return f"- **{line.number}** · {_hanging(line.text)}  \n  *{_one_line(origin)}*"


def _hanging(text: str) -> str:
    """Text of several lines that stays inside its list item, with its line breaks."""
    return re.sub(r"\r\n|\r|\n", "  \n  ", escaped(text))


def _one_line(text: str) -> str:
    return " ".join(ANYWHERE.sub(r"\\\g<0>", text).split())


WRITERS: dict[type, Callable[[Any, Words], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Grid: _grid,
    Notes: _notes,
}
