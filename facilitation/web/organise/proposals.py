"""Plans that ask for money, entered beforehand: one by one, from a table, or from the plan."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Final, Protocol

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.money import as_euros
from facilitation.domain.proposals import LONGEST, Proposal
from facilitation.domain.refusals import Refusal
from facilitation.domain.rights import Action
from facilitation.services.note_files import NoteTable, UnreadableNotes, read_table
from facilitation.services.proposal_files import (
    Columns,
    ProposalsFound,
    guessed_columns,
    problem_of,
    proposal_of,
    proposals_in,
)
from facilitation.services.proposing import ProposalList
from facilitation.web.organise.page import page
from facilitation.web.whole_numbers import whole_number

FIELDS: Final = ("number", "title", "euros", "place", "explanation", "maker", "answer")
#: Problem of a plan -> the field at which it is told.
TOLD_AT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "no_title": "title",
        "no_amount": "euros",
        "too_long": "explanation",
        "number_taken": "number",
        "personal": "maker",
    }
)
PROBLEMS_SHOWN: Final = 10
GET, BOTH, POST = ("GET",), ("GET", "POST"), ("POST",)

PROPOSAL_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "proposals": ("/w/<code>/proposals", BOTH),
        "proposals_from_table": ("/w/<code>/proposals/table", BOTH),
        "proposals_from_plan": ("/w/<code>/proposals/plan", POST),
        "proposal": ("/w/<code>/proposals/<proposal_id>", BOTH),
        "remove_proposal": ("/w/<code>/proposals/<proposal_id>/remove", POST),
    }
)
PROPOSALS_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    dict.fromkeys(PROPOSAL_ROUTES, Action.PREPARE_WORKSHOP)
)


class ProposalDesk(Protocol):
    """What these pages need from the rest of the house."""

    def proposals(self, code: str) -> ProposalList:
        """The plans of a meeting."""

    def ready(self, place: str, code: str) -> Sequence[Proposal]:
        """Proposals of this neighbourhood's plans that wait for a vote, and are not in yet."""

    def put(self, by: str, place: str, code: str, proposals: Sequence[Proposal]) -> None:
        """Enter plans, or change them; a refusal leaves everything as it was."""

    def remove(self, by: str, place: str, code: str, proposal_id: str) -> None:
        """Take a plan away."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would bring, before anything is stored."""

    table: NoteTable
    columns: Columns
    found: ProposalsFound
    content: str

    @property
    def fine(self) -> bool:
        """Whether it can come in as it is."""
        return bool(self.found.proposals) and not self.found.problems


class ProposalPages:
    """Every page works without JavaScript; the table is shown before it comes in."""

    def __init__(self, desk: ProposalDesk, new_id: Callable[[], str]) -> None:
        self._desk = desk
        self._new_id = new_id

    def proposals(self, code: str) -> Response:
        """All plans of a meeting, and a form for one more."""
        if request.method == "GET":
            return self._list_page(code)
        return self._take(code, self._new_id())

    def proposal(self, code: str, proposal_id: str) -> Response:
        """One plan, to be changed."""
        known = self._known(code, proposal_id)
        if request.method == "POST":
            return self._take(code, known.id)
        typed = {name: str(value) for name, value in asdict(known).items()}
        return self._proposal_page(code, known.id, typed)

    def remove_proposal(self, code: str, proposal_id: str) -> Response:
        """Take a plan away that the hall has not seen."""
        known = self._known(code, proposal_id)
        try:
            self._desk.remove(g.organiser.id, _place(), code, known.id)
        except Refusal as refusal:
            return self._list_page(code, 409, refusal)
        return _to_list(code)

    def proposals_from_plan(self, code: str) -> Response:
        """Take over the proposals of the plan that were chosen."""
        chosen = set(request.form.getlist("proposal"))
        ready = [one for one in self._desk.ready(_place(), code) if one.id in chosen]
        try:
            if ready:
                self._desk.put(g.organiser.id, _place(), code, ready)
        except Refusal as refusal:
            return self._list_page(code, 409, refusal)
        return _to_list(code)

    def proposals_from_table(self, code: str) -> Response:
        """Plans from a spreadsheet: pasted or as a file, then a look at them, then in."""
        if request.method == "GET":
            return _table_page(code)
        try:
            preview = self._preview(code)
        except UnreadableNotes as unreadable:
            return _table_page(code, status=400, wrong=unreadable)
        if "bring" not in request.form or not preview.fine:
            return _table_page(code, preview, 200 if preview.fine else 400)
        try:
            self._desk.put(g.organiser.id, _place(), code, preview.found.proposals)
        except Refusal as refusal:
            return self._list_page(code, 409, refusal)
        return _to_list(code)

    def _take(self, code: str, proposal_id: str) -> Response:
        """A plan as it was typed, or the form again with what is wrong."""
        listed = self._desk.proposals(code).proposals
        typed = {name: request.form.get(name, "").strip() for name in FIELDS}
        used = {one.number.casefold() for one in listed if one.id != proposal_id}
        typed["number"] = typed["number"] or _free(used)
        if problem := problem_of(typed, used):
            return self._again(code, proposal_id, typed, problem)
        try:
            made = proposal_of(typed, proposal_id)
            self._desk.put(g.organiser.id, _place(), code, [made])
        except Refusal as refusal:
            return self._list_page(code, 409, refusal, typed=typed)
        return _to_list(code)

    def _again(
        self, code: str, proposal_id: str, typed: Mapping[str, str], problem: str
    ) -> Response:
        problems = {TOLD_AT[problem]: f"proposals.wrong.{problem}"}
        if any(one.id == proposal_id for one in self._desk.proposals(code).proposals):
            return self._proposal_page(code, proposal_id, typed, problems)
        return self._list_page(code, 400, typed=typed, problems=problems)

    def _known(self, code: str, proposal_id: str) -> Proposal:
        listed = self._desk.proposals(code).proposals
        return next((one for one in listed if one.id == proposal_id), None) or abort(404)

    def _list_page(
        self,
        code: str,
        status: int = 200,
        refusal: Refusal | None = None,
        typed: Mapping[str, str] = MappingProxyType({}),
        problems: Mapping[str, str] = MappingProxyType({}),
    ) -> Response:
        listed = self._desk.proposals(code)
        return page(
            "proposals",
            status,
            code=code,
            listed=listed,
            ready=() if listed.fixed else self._desk.ready(_place(), code),
            refusal=refusal,
            typed=typed,
            problems=problems,
            longest=LONGEST,
            euros=as_euros,
        )

    def _proposal_page(
        self,
        code: str,
        proposal_id: str,
        typed: Mapping[str, str],
        problems: Mapping[str, str] = MappingProxyType({}),
    ) -> Response:
        listed = self._desk.proposals(code)
        return page(
            "proposal",
            400 if problems else 200,
            code=code,
            proposal_id=proposal_id,
            listed=listed,
            typed=typed,
            problems=problems,
            longest=LONGEST,
        )

    def _preview(self, code: str) -> Preview:
        content = _content()
        table = read_table(content)
        columns = guessed_columns(table)
        if "look" in request.form or "bring" in request.form:
            last = len(table.header) - 1
            columns = {field: _column(field, last) for field in FIELDS}
        taken = [one.number for one in self._desk.proposals(code).proposals]
        found = proposals_in(table, columns, taken, self._new_id)
        return Preview(table, columns, found, b64encode(content).decode())


def _table_page(
    code: str,
    preview: Preview | None = None,
    status: int = 200,
    wrong: UnreadableNotes | None = None,
) -> Response:
    return page(
        "proposals_table",
        status,
        code=code,
        preview=preview,
        wrong=wrong,
        fields=FIELDS,
        problems_shown=PROBLEMS_SHOWN,
        euros=as_euros,
    )


def _column(name: str, last: int) -> int | None:
    number = whole_number(request.form.get(name, ""))
    return None if number is None else min(number, last)


def _content() -> bytes:
    """The file, what was pasted, or what came along from the page before."""
    given = request.files.get("file")
    content = given.read() if given else b""
    pasted = request.form.get("pasted", "").strip()
    if content or pasted:
        return content or pasted.encode()
    try:
        return b64decode(request.form.get("content", ""), validate=True)
    except NotBase64:
        return abort(400)


def _free(used: set[str]) -> str:
    return next(str(n) for n in range(1, len(used) + 2) if str(n) not in used)


def _place() -> str:
    """The neighbourhood in which who is here was let in."""
    return str(g.standing.neighbourhood.id)


def _to_list(code: str) -> Response:
    return redirect(url_for("organise.proposals", code=code, said="saved"))
