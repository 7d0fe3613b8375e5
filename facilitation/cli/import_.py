"""`samenspel import`: a workshop or plan from our JSON export, or notes from a table."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from facilitation.background import Threads
from facilitation.cli.create_workshop import SOME_NEIGHBOURHOOD, addresses, sheet_named
from facilitation.cli.failing import Failed
from facilitation.cli.house import House, Subparsers, house
from facilitation.clock import now_ms
from facilitation.domain.audit import COMMAND_LINE
from facilitation.domain.people import Audience, Who
from facilitation.domain.refusals import Refusal, UnknownCode
from facilitation.domain.steps import WRITING, Step
from facilitation.domain.workshop import Settings, Workshop
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.incoming_plan import plan_or_workshop_in
from facilitation.exporters.restoring import restore
from facilitation.exporters.restoring.run_sheet import closing_of, run_sheet_of, settings_of
from facilitation.exporters.unreadable import UnreadableDocument
from facilitation.organising.plan_importing import PlanImporting
from facilitation.services.importing import ImportNotes, import_notes
from facilitation.services.note_files import (
    SEPARATORS,
    Columns,
    NotesFound,
    NoteTable,
    UnreadableNotes,
    guessed,
    notes_in,
    read_table,
)
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.workshops import NewWorkshop
from facilitation.storage.writer import Writer

#: The run-sheet for notes that bring no workshop: one evening, one round of ideas, themes.
USUAL_SHEET = "bewonersavond"
SHOWN = 5
PROBLEMS = {
    "empty": "the file has no rows",
    "not_text": "this is not a text file",
    "encoding": "this is not UTF-8 and not Windows text (cp1252)",
    "quotes": "a quotation mark is never closed, or stands in the middle of a cell",
    "missing_column": "this row has fewer columns than the header",
    "too_long": "a note has 500 characters at most",
    "theme_too_long": "the name of a theme has 120 characters at most",
    "control": "the text holds control characters",
    "too_many": "1,000 notes at most in one file",
}


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("import", help="a workshop or plan from JSON, notes from CSV")
    parser.add_argument("path", type=Path, metavar="PATH", help="our JSON export, or a CSV file")
    parser.add_argument("--workshop", metavar="CODE", help="CSV: add the notes to this workshop")
    parser.add_argument("--step", metavar="ID", help="CSV: to this step (the first of ideas)")
    parser.add_argument("--title", help="CSV: of the workshop that is made for the notes")
    parser.add_argument("--runsheet", default=USUAL_SHEET, metavar="ID", help="CSV: the same")
    parser.add_argument("--text", metavar="COLUMN", help="CSV: column with what people wrote")
    parser.add_argument("--theme", metavar="COLUMN", help="CSV: column with names of themes")
    parser.add_argument("--separator", choices=[*SEPARATORS, "tab"], help="CSV: between columns")
    parser.add_argument("--preview", action="store_true", help="CSV: tell, and store nothing")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import the whole file, or nothing of it."""
    try:
        content = arguments.path.read_bytes()
    except OSError as failure:
        raise Failed(f"{arguments.path}: {failure.strerror or failure}") from failure
    is_json = arguments.path.suffix.lower() == ".json" or content.lstrip()[:1] == b"{"
    return _from_json(arguments, content) if is_json else _notes(arguments, content)


def _from_json(arguments: argparse.Namespace, content: bytes) -> int:
    try:
        document = plan_or_workshop_in(content)
    except UnreadableDocument as wrong:
        raise Failed(f"{arguments.path}: {wrong}") from wrong
    if isinstance(document, AgendaDocument):
        return _plan(arguments, document)
    return _workshop(arguments, document)


def _plan(arguments: argparse.Namespace, document: AgendaDocument) -> int:
    with house() as opened:
        base_url = opened.settings.base_url
        plans = PlanImporting(Agendas(opened.database, now_ms), opened.workshops, base_url)
        made = plans.bring_in(COMMAND_LINE, document, None)
    url, workshops = f"{base_url}/plan/{made.slug}", len(document.workshops)
    if arguments.json:
        told = {"plan": made.slug, "url": url, "items": len(document.items)}
        print(json.dumps({**told, "workshops": workshops}, ensure_ascii=False))
    else:
        print(f"{len(document.items)} agendapunten   {workshops} bijeenkomsten   {url}")
    return 0


def _workshop(arguments: argparse.Namespace, document: WorkshopDocument) -> int:
    new = NewWorkshop(
        run_sheet_of(document),
        document.workshop.title,
        document.neighbourhood.name,
        settings_of(document),
        closing_of(document),
    )
    with house() as opened:
        made = opened.workshops.create(new, lambda unit: restore(unit, document))
        answer = addresses(opened, made)
    _tell(arguments, answer, len(document.notes))
    return 0


def _notes(arguments: argparse.Namespace, content: bytes) -> int:
    table, columns, found = _read(arguments, content)
    if arguments.preview:
        _show(arguments, table, columns, found)
        return 0
    with house() as opened:
        workshop = _existing(opened, arguments)
        if workshop:
            _add(opened, workshop, arguments.step, found)
        else:
            workshop = _make(opened, arguments, found)
        answer = addresses(opened, workshop)
    _tell(arguments, answer, len(found.notes))
    return 0


def _read(arguments: argparse.Namespace, content: bytes) -> tuple[NoteTable, Columns, NotesFound]:
    separator = {"tab": "\t"}.get(arguments.separator, arguments.separator)
    try:
        table = read_table(content, separator)
    except UnreadableNotes as wrong:
        raise Failed(_at(arguments.path, wrong.line, wrong.code)) from wrong
    columns = guessed(table)
    columns = replace(columns, text=_column(table, arguments.text, columns.text))
    if arguments.theme:
        columns = replace(columns, theme=_column(table, arguments.theme, columns.text))
    found = notes_in(table, columns)
    if found.problems:
        first, more = found.problems[0], len(found.problems) - 1
        rest = f" (and {more} lines more)" if more else ""
        raise Failed(f"{_at(arguments.path, first.line, first.code)}{rest}; nothing was imported")
    if not found.notes:
        raise Failed(f"{arguments.path}: no note in column {table.header[columns.text]!r}")
    return table, columns, found


def _at(path: Path, line: int, code: str) -> str:
    return f"{path}, line {line}: {PROBLEMS[code]}" if line else f"{path}: {PROBLEMS[code]}"


def _column(table: NoteTable, name: str | None, otherwise: int) -> int:
    if name is None:
        return otherwise
    known = [title.casefold() for title in table.header]
    if name.casefold() not in known:
        raise Failed(f"there is no column {name!r}; there are: {', '.join(table.header)}")
    return known.index(name.casefold())


def _show(
    arguments: argparse.Namespace, table: NoteTable, columns: Columns, found: NotesFound
) -> None:
    theme = "" if columns.theme is None else table.header[columns.theme]
    preview: dict[str, Any] = {
        "separator": table.separator,
        "text": table.header[columns.text],
        "theme": theme or None,
        "notes": len(found.notes),
        "empty": found.empty,
        "first": [note.text for note in found.notes[:SHOWN]],
    }
    if arguments.json:
        print(json.dumps(preview, ensure_ascii=False))
        return
    print(f"Kolom met tekst: {preview['text']}   Kolom met thema: {theme or '–'}")
    print(f"{len(found.notes)} briefjes, {found.empty} lege regels. De eerste:")
    for text in preview["first"]:
        print(f"  {text}")


def _existing(opened: House, arguments: argparse.Namespace) -> Workshop | None:
    if not arguments.workshop:
        return None
    try:
        return opened.workshops.by_code(arguments.workshop)
    except UnknownCode as unknown:
        raise Failed(f"there is no workshop with code {arguments.workshop}") from unknown


def _add(opened: House, workshop: Workshop, step: str | None, found: NotesFound) -> None:
    """As a command, like everything that changes a meeting."""
    with opened.workshops.reading(workshop.id) as store:
        wanted = step or _writing_step(store.steps.where())
    writer = Writer(opened.database, Threads(), now_ms)
    writer.start()
    try:
        who = Who(workshop.id, Audience.SCRIBE)
        writer.write(who, ImportNotes(wanted, found.notes), False)
    except Refusal as refusal:
        raise Failed(f"refused: {refusal.code} {dict(refusal.params)}") from refusal
    finally:
        writer.stop()


def _make(opened: House, arguments: argparse.Namespace, found: NotesFound) -> Workshop:
    title = (arguments.title or arguments.path.stem).strip()[:200]
    new = NewWorkshop(sheet_named(arguments.runsheet), title, SOME_NEIGHBOURHOOD, Settings())

    def fill(unit: Any) -> None:
        step = arguments.step or _writing_step(unit.steps.where())
        import_notes(unit, Who(unit.workshop.id, Audience.SCRIBE), ImportNotes(step, found.notes))

    try:
        return opened.workshops.create(new, fill)
    except Refusal as refusal:
        raise Failed(f"refused: {refusal.code} {dict(refusal.params)}") from refusal


def _writing_step(steps: Sequence[Step]) -> str:
    """The first step of ideas, else the first that takes notes at all."""
    in_order = sorted(steps, key=lambda step: (step.kind != "ideas", step.position))
    found = [step.id for step in in_order if step.kind in WRITING]
    if not found:
        raise Failed("this workshop has no step in which notes are written")
    return found[0]


def _tell(arguments: argparse.Namespace, answer: dict[str, Any], notes: int) -> None:
    if arguments.json:
        print(json.dumps({**answer, "notes": notes}, ensure_ascii=False))
    else:
        code = answer["code"]
        print(f"Code: {code[:3]} {code[3:]}   {notes} briefjes   {answer['facilitator_url']}")
