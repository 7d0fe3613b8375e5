"""Notes in a table of another tool (CSV): read, its columns guessed, every row checked."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

SEPARATORS = (";", ",", "\t")
#: Byte order marks, and the encoding that they announce.
MARKS: Mapping[bytes, str] = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
#: What Dutch Excel writes when nobody asks it for anything else.
WINDOWS = "cp1252"
#: Rows that are looked at to guess how a file is made.
LOOK_AT = 50
LONGEST_TEXT, LONGEST_THEME = 500, 120
MOST_NOTES = 1_000
#: A cell that a spreadsheet would calculate is exported with this in front of it.
HARMLESS, STARTS_A_FORMULA = "'", ("=", "+", "-", "@", "\t", "\r", "\n")

#: Names that tools give to the column with what people wrote, most telling first: our own, then
#: those of GroupMap, Mentimeter, Slido and forms.
TEXT_NAMES = (
    "tekst", "text", "briefje", "note", "idee", "idea", "ideas", "antwoord", "answer", "response",
    "responses", "reactie", "bijdrage", "opmerking", "comment", "question", "vraag", "content",
)  # fmt: skip
THEME_NAMES = ("thema", "theme", "groep", "group", "cluster", "categorie", "category", "topic")


class UnreadableNotes(Exception):
    """The file cannot be read as a table. `code` names why, `line` where."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class NoteTable:
    """A file as a table: its header, and its rows with the line each starts on."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `theme` may be missing."""

    text: int
    theme: int | None = None


@dataclass(frozen=True, slots=True)
class FoundNote:
    """One note of the file, as it will be stored."""

    line: int
    text: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be a note: on which line, and why."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class NotesFound:
    """All notes of a file, or its problems; rows without text are only counted."""

    notes: tuple[FoundNote, ...]
    problems: tuple[Problem, ...]
    empty: int


def read_table(content: bytes, separator: str | None = None) -> NoteTable:
    """The table in `content`. Raises UnreadableNotes."""
    text = _decoded(content)
    best = separator or max(SEPARATORS, key=lambda one: _columns_with(text, one))
    lines = tuple(_lines(text, best))
    if not lines:
        raise UnreadableNotes("empty")
    (_, header), *rows = lines
    return NoteTable(tuple(cell.strip() for cell in header), tuple(rows), best)


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    if b"\x00" in content and encoding != "utf-16":
        raise UnreadableNotes("not_text")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as wrong:
        if encoding != "utf-8":
            raise UnreadableNotes("not_text") from wrong
    try:
        return content.decode(WINDOWS)
    except UnicodeDecodeError as wrong:
        line = 1 + content.count(b"\n", 0, wrong.start)
        raise UnreadableNotes("encoding", line) from wrong


def _columns_with(text: str, separator: str) -> tuple[int, int]:
    """How well a separator fits: rows with as many cells as the header, and how many cells."""
    try:
        rows = [row for _, row in islice(_lines(text, separator), LOOK_AT)]
    except UnreadableNotes:
        return (-1, 0)
    wide = len(rows[0]) if rows else 0
    return (sum(len(row) == wide for row in rows) if wide > 1 else 0, wide)


def _lines(text: str, separator: str) -> Iterable[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as wrong:
            raise UnreadableNotes("quotes", start) from wrong
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield start, tuple(row)
        start = reader.line_num + 1


def guessed(table: NoteTable) -> Columns:
    """Columns by their names; without a known name, the one with the most to read."""
    text = named_column(table.header, TEXT_NAMES)
    theme = named_column(table.header, THEME_NAMES)
    if text is None:
        text = max(range(len(table.header)), key=lambda column: _reading(table, column))
    return Columns(text, theme if theme != text else None)


def named_column(header: Sequence[str], names: Sequence[str]) -> int | None:
    """The column that has one of these names, the first name that is there."""
    known = [title.casefold() for title in header]
    return next((known.index(name) for name in names if name in known), None)


def _reading(table: NoteTable, column: int) -> int:
    """Letters in all different texts of a column: names and numbers have few, or say the same."""
    texts = {row[column] for _, row in table.rows[:LOOK_AT] if column < len(row)}
    return sum(len(text) for text in texts if any(letter.isalpha() for letter in text))


def notes_in(table: NoteTable, columns: Columns) -> NotesFound:
    """Every row as a note, exactly as written but for space around it, or as a problem."""
    found: list[FoundNote] = []
    problems: list[Problem] = []
    for line, row in table.rows:
        note = FoundNote(line, cell_of(row, columns.text), cell_of(row, columns.theme))
        code = _wrong(note, row, columns)
        if code:
            problems.append(Problem(line, code))
        elif note.text:
            found.append(note)
    if len(found) > MOST_NOTES:
        problems.append(Problem(found[MOST_NOTES].line, "too_many"))
    empty = len(table.rows) - len(found) - len(problems)
    return NotesFound(tuple(found), tuple(problems), max(empty, 0))


def _wrong(note: FoundNote, row: Sequence[str], columns: Columns) -> str:
    checks = {
        "missing_column": columns.text >= len(row),
        "too_long": len(note.text) > LONGEST_TEXT,
        "theme_too_long": len(note.theme) > LONGEST_THEME,
        "control": any(ord(letter) < 32 and letter not in "\t\r\n" for letter in note.text),
    }
    return next((code for code, holds in checks.items() if holds), "")


def cell_of(row: Sequence[str], column: int | None) -> str:
    """What stands in a column, as it was before an export made it harmless."""
    if column is None or column >= len(row):
        return ""
    text = row[column].strip()
    made_harmless = text.startswith(HARMLESS) and text[1:].startswith(STARTS_A_FORMULA)
    return text[1:] if made_harmless else text
