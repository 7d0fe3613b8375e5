"""Bringing in what was made elsewhere: a workshop or plan, or notes after a look at them."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from flask import Flask, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.rights import Action
from facilitation.domain.steps import Step
from facilitation.exporters.unreadable import UnreadableDocument
from facilitation.services.note_files import (
    Columns,
    FoundNote,
    NotesFound,
    NoteTable,
    UnreadableNotes,
    guessed,
    notes_in,
    read_table,
)
from facilitation.web.organise.file_faults import FaultWords, fault_words
from facilitation.web.organise.page import page
from facilitation.web.whole_numbers import whole_number

#: A workshop of ten thousand notes fits; so does every table of notes that we take.
LARGEST_FILE: Final = 6_000_000
SHOWN: Final = 8
PROBLEMS_SHOWN: Final = 10
#: As it was, or only as an example to begin with: what to do, without what was said or voted.
WHOLE, EXAMPLE = WAYS = ("whole", "example")
#: 'No column' in the form.
NONE: Final = ""

IMPORT_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "bring_in": ("/n/<neighbourhood_id>/import", ("GET", "POST")),
        "bring_notes": ("/w/<code>/import", ("GET", "POST")),
    }
)
IMPORT_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    dict.fromkeys(IMPORT_ROUTES, Action.IMPORT_WORKSHOP)
)


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in: a workshop by its join code, or else a plan by its address."""

    code: str = ""
    plan: str = ""


class ImportDesk(Protocol):
    """What these pages need from the rest of the house."""

    def bring_in(
        self, organiser_id: str, neighbourhood_id: str, content: bytes, way: str
    ) -> Arrived:
        """What came of the file, one of WAYS. Raises UnreadableDocument."""

    def writing_steps(self, code: str) -> Sequence[Step]:
        """The steps that can take notes."""

    def bring_notes(
        self, organiser_id: str, place: str, code: str, step: str, notes: tuple[FoundNote, ...]
    ) -> None:
        """All of the notes, or a refusal."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring, before anything is stored."""

    table: NoteTable
    columns: Columns
    found: NotesFound
    step: str
    content: str

    @property
    def fine(self) -> bool:
        """Whether it can come in as it is."""
        return bool(self.found.notes) and not self.found.problems


def install(flask: Flask) -> None:
    """Let pages that take in a file, and no other, take in a large one."""
    pages = {f"organise.{name}" for name in (*IMPORT_ROUTES, "proposals_from_table")}

    @flask.before_request
    def take_files() -> None:
        if request.endpoint in pages:
            request.max_content_length = LARGEST_FILE
            request.max_form_memory_size = LARGEST_FILE


class ImportPages:
    """Two pages, both without JavaScript; the second shows first what would come in."""

    def __init__(self, desk: ImportDesk) -> None:
        self._desk = desk

    def bring_in(self, neighbourhood_id: str) -> Response:
        """A workshop or a plan from our JSON export."""
        if request.method == "GET":
            return _whole_page()
        way = request.form.get("way", WHOLE)
        if way not in WAYS:
            abort(400)
        try:
            arrived = self._desk.bring_in(g.organiser.id, neighbourhood_id, _file(), way)
        except UnreadableDocument as unreadable:
            return _whole_page(400, way, fault_words(unreadable.fault))
        return redirect(_address(neighbourhood_id, arrived))

    def bring_notes(self, code: str) -> Response:
        """Notes from a table of another tool: the file, then a look at it, then in."""
        steps = self._desk.writing_steps(code)
        if request.method == "GET":
            return _notes_page(code, steps)
        try:
            preview = _preview(steps)
        except UnreadableNotes as unreadable:
            return _notes_page(code, steps, status=400, wrong=unreadable)
        if "bring" in request.form and preview.fine:
            place = g.standing.neighbourhood.id
            self._desk.bring_notes(g.organiser.id, place, code, preview.step, preview.found.notes)
            return redirect(url_for("organise.workshop", code=code, said="notes_imported"))
        return _notes_page(code, steps, preview, 200 if preview.fine else 400)


def _whole_page(status: int = 200, way: str = WHOLE, wrong: FaultWords | None = None) -> Response:
    return page("import_workshop", status, ways=WAYS, way=way, wrong=wrong)


def _address(neighbourhood_id: str, arrived: Arrived) -> str:
    if arrived.code:
        return url_for("organise.workshop", code=arrived.code, said="created")
    return url_for(
        "organise.plan", neighbourhood_id=neighbourhood_id, slug=arrived.plan, said="made"
    )


def _notes_page(
    code: str,
    steps: Sequence[Step],
    preview: Preview | None = None,
    status: int = 200,
    wrong: UnreadableNotes | None = None,
) -> Response:
    return page(
        "import_notes",
        status,
        code=code,
        steps=steps,
        preview=preview,
        wrong=wrong,
        shown=SHOWN,
        problems_shown=PROBLEMS_SHOWN,
    )


def _preview(steps: Sequence[Step]) -> Preview:
    content = _file()
    table = read_table(content)
    guess = guessed(table)
    last = len(table.header) - 1
    columns = guess
    if "text" in request.form:
        theme = _column("theme", last)
        text = _column("text", last)
        columns = Columns(guess.text if text is None else text, theme)
    step = request.form.get("step") or steps[0].id
    if step not in {one.id for one in steps}:
        abort(400)
    found = notes_in(table, columns)
    return Preview(table, columns, found, step, b64encode(content).decode())


def _column(name: str, last: int) -> int | None:
    chosen = request.form.get(name, NONE)
    number = whole_number(chosen)
    return None if number is None else min(number, last)


def _file() -> bytes:
    """The file, or the one that came along from the page before."""
    given = request.files.get("file")
    content = given.read() if given else b""
    if content:
        return content
    try:
        return b64decode(request.form.get("content", ""), validate=True)
    except NotBase64:
        return abort(400)
