"""`samenspel group`: group the notes of a file without a server."""

import argparse
import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitation.grouping import KnownTheme, Proposal

LOOSE = "Nog los"
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Line:
    """One note of the file: its id as it was written there, and its text."""

    id: Any
    text: str


class Refused(Exception):
    """What is wrong with the input, in one line."""


def add_parser(subparsers: Any) -> None:
    """Add the `group` command."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "group", help="group the notes of a .jsonl, .csv or .txt file"
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--question", default="", metavar="TEXT", help="what was asked")
    parser.add_argument("--language", default="nl", choices=LANGUAGES, help="of the names")
    parser.add_argument("--groups", type=_count, metavar="N", help="wanted number of groups")
    parser.add_argument(
        "--theme", action="append", default=[], type=_theme, metavar='"NAME: word, word"'
    )
    parser.add_argument("--pins", type=Path, metavar="FILE", help='lines {"id", "group"} that hold')
    parser.add_argument("--words", type=Path, metavar="FILE", help="own terms, as in the lexicon")
    parser.add_argument("--text-field", default="text", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="one JSON line per note, then groups")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Group the file and print the result; 1 with one line on stderr when it cannot be read."""
    try:
        notes = read_notes(arguments.file, arguments.text_field)
        pins = _pins(arguments.pins, notes) if arguments.pins else None
        words = _content(arguments.words) if arguments.words else ""
    except Refused as refusal:
        print(f"samenspel group: {refusal}", file=sys.stderr)
        return 1
    proposal, seconds = _grouped(notes, pins, words, arguments)
    show = _print_json if arguments.json else _print_listing
    show(notes, proposal, seconds)
    return 0


def read_notes(path: Path, field: str) -> list[Line]:
    """Read the notes of a file; a note without id gets its line number."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Refused(f"{path}: only {', '.join(sorted(READERS))} files can be read")
    notes = [
        Line(number if row.get("id") in (None, "") else row["id"], _text(path, number, row, field))
        for number, row in reader(path, _content(path), field)
    ]
    twice = [key for key, times in Counter(str(note.id) for note in notes).items() if times > 1]
    if twice:
        raise Refused(f"{path}: the id {twice[0]} is used more than once")
    return notes


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{path}: this is not a text file in UTF-8") from None
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}") from None


Rows = Iterator[tuple[int, Mapping[str, Any]]]


def _jsonl(path: Path, content: str, _: str) -> Rows:
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield number, _object(path, number, line)


def _object(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused(f"{path}, line {number}: this is not JSON") from None
    if not isinstance(row, dict):
        raise Refused(f"{path}, line {number}: a JSON object is expected")
    return row


def _csv(path: Path, content: str, field: str) -> Rows:
    lines = content.splitlines(keepends=True)
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=delimiter)
    try:
        if field not in (reader.fieldnames or ()):
            raise Refused(f"{path}: there is no column '{field}'")
        yield from ((number, row) for number, row in enumerate(reader, start=2))
    except csv.Error as error:
        raise Refused(f"{path}, line {reader.line_num}: {error}") from None


def _txt(_path: Path, content: str, field: str) -> Rows:
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield number, {field: line}


READERS = {".jsonl": _jsonl, ".ndjson": _jsonl, ".csv": _csv, ".txt": _txt}


def _text(path: Path, number: int, row: Mapping[str, Any], field: str) -> str:
    text = row.get(field)
    if not isinstance(text, str):
        raise Refused(f"{path}, line {number}: no text under '{field}'")
    return text.strip()


def _pins(path: Path, notes: Sequence[Line]) -> list[str | None]:
    """Read the pins; a null group pins nothing."""
    places = {str(note.id): place for place, note in enumerate(notes)}
    pins: list[str | None] = [None] * len(notes)
    for number, row in _jsonl(path, _content(path), ""):
        place = places.get(str(row.get("id")))
        if place is None:
            raise Refused(f"{path}, line {number}: there is no note {row.get('id')}")
        group = row.get("group")
        if group is not None and not isinstance(group, str):
            raise Refused(f"{path}, line {number}: 'group' is a name or null")
        pins[place] = group
    return pins


def _grouped(
    notes: Sequence[Line],
    pins: Sequence[str | None] | None,
    words: str,
    arguments: argparse.Namespace,
) -> tuple[Proposal, float]:
    """Group, and say how many seconds that took once the word lists were loaded."""
    # Loaded here: the numerical libraries take seconds, and only this command needs them.
    from facilitation.grouping.job import warm
    from facilitation.grouping.proposing import propose

    warm()
    start = time.perf_counter()
    proposal = propose(
        [note.text for note in notes],
        pins=pins,
        themes=_distinct(arguments.theme),
        groups=arguments.groups,
        question=arguments.question,
        language=arguments.language,
        words=words,
    )
    return proposal, time.perf_counter() - start


def _distinct(themes: Iterable[KnownTheme]) -> list[KnownTheme]:
    """A theme that is typed twice is one theme with the words of both."""
    merged: dict[str, KnownTheme] = {}
    for theme in themes:
        before = merged.get(theme.key, KnownTheme(theme.key, theme.name))
        merged[theme.key] = KnownTheme(theme.key, theme.name, before.words + theme.words)
    return list(merged.values())


def _print_json(notes: Sequence[Line], proposal: Proposal, seconds: float) -> None:
    for note, placement in zip(notes, proposal.placements, strict=True):
        line = {
            "id": note.id,
            "group": placement.group,
            "confidence": placement.confidence,
            "second": placement.second,
            "why": placement.why,
        }
        print(json.dumps(line, ensure_ascii=False))
    groups = [
        {
            "id": group.key,
            "name": group.name,
            "terms": group.terms,
            "size": sum(placement.group == group.key for placement in proposal.placements),
            "representative": [notes[place].id for place in group.representative],
        }
        for group in proposal.groups
    ]
    last = {"groups": groups, "covered": proposal.covered, "seconds": round(seconds, 3)}
    print(json.dumps(last, ensure_ascii=False))


def _print_listing(notes: Sequence[Line], proposal: Proposal, seconds: float) -> None:
    for group in proposal.groups:
        _print_group(group.name, group.key, notes, proposal)
    _print_group(LOOSE, None, notes, proposal)
    placed = sum(placement.group is not None for placement in proposal.placements)
    print(
        f"{placed} van {len(notes)} briefjes in {len(proposal.groups)} thema's, "
        f"in {seconds:.1f} seconden."
    )
    if not proposal.covered:
        print(
            "De woorden van deze vraag zijn nog niet bekend. "
            'Geef zelf thema\'s mee met --theme "NAAM: woord, woord".'
        )


def _print_group(name: str, key: str | None, notes: Sequence[Line], proposal: Proposal) -> None:
    pairs = zip(notes, proposal.placements, strict=True)
    members = [note for note, placement in pairs if placement.group == key]
    if not members:
        return
    print(f"{name} ({len(members)})")
    for note in members:
        print(f"  {note.id}  {note.text}")
    print()


def _count(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError("a whole number of 1 or more is expected")
    return int(written)


def _theme(written: str) -> KnownTheme:
    """Read 'NAME: word, word'; the name is also the id of the group."""
    name, _, words = written.partition(":")
    if not name.strip():
        raise argparse.ArgumentTypeError('written as "NAME: word, word"')
    typed = tuple(word.strip() for word in words.split(",") if word.strip())
    return KnownTheme(name.strip(), name.strip(), typed)
