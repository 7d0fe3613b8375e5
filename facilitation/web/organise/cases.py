"""True stories, for organisers: beforehand what is told, afterwards what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from flask import Response, abort, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.cases import CASE_LIMITS, LONGEST_REACTION, PICKED_UP_BY, Case
from facilitation.domain.refusals import Refusal
from facilitation.domain.rights import Action
from facilitation.exporters.advice_sheet import AdviceSheet
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.exporters.prints import Advice, Meeting, StoryCard, StoryCards, print_page
from facilitation.exporters.qr import qr_code
from facilitation.exporters.story_file import case_file, case_in
from facilitation.exporters.unreadable import UnreadableDocument
from facilitation.services.telling import RecordAfterwards
from facilitation.web.organise.cases_form import Typed, case_from, problems_in, typed_from
from facilitation.web.organise.file_faults import FaultWords, fault_words
from facilitation.web.organise.page import page
from facilitation.web.routes import GET, POST, Routes
from facilitation.web.static import asset
from facilitation.web.telling_ports import ExampleStory, StoryDesk, Told, ToldCase

STORIES: Final = "/w/<code>/cases"
STORY: Final = f"{STORIES}/<case_id>"
CASE_ROUTES: Final[Routes] = MappingProxyType(
    {
        "cases": (STORIES, (*GET, *POST)),
        "take_cases": (f"{STORIES}/take", POST),
        "case_cards": (f"{STORIES}/cards", GET),
        "case": (STORY, (*GET, *POST)),
        "drop_case": (f"{STORY}/drop", POST),
        "case_afterwards": (f"{STORY}/afterwards", POST),
        "renew_case_link": (f"{STORY}/link", POST),
        "case_qr": (f"{STORY}/link.svg", GET),
        "case_file": (f"{STORY}/story.json", GET),
        "case_advice": (f"{STORY}/advice", GET),
        "case_advice_pdf": (f"{STORY}/advice.pdf", GET),
    }
)
CASE_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    {
        **dict.fromkeys(CASE_ROUTES, Action.PREPARE_WORKSHOP),
        "renew_case_link": Action.HAND_OUT_LINKS,
        "case_qr": Action.HAND_OUT_LINKS,
    }
)
#: Makes the file in a worker; may raise ExporterUnavailable.
WriteAdvice = Callable[[str, AdviceSheet, str], bytes]
PRINT_STYLES: Final = ("print-fonts.css", "print.css")


class CasePages:
    """One method per page; every page works without JavaScript."""

    def __init__(
        self, desk: StoryDesk, new_id: Callable[[], str], write_advice: WriteAdvice
    ) -> None:
        self._desk = desk
        self._new_id = new_id
        self._write_advice = write_advice

    def cases(self, code: str) -> BaseResponse:
        """The stories of a meeting, and a form for another one."""
        told = self._desk.told(code)
        if request.method == "GET":
            return self._list(told, MultiDict({"owners": "", "place": told.workshop.neighbourhood}))
        if problems := problems_in(request.form):
            return self._list(told, request.form, problems)
        return self._keep(told, case_from(request.form, Case(self._new_id(), 0, "")))

    def take_cases(self, code: str) -> BaseResponse:
        """Stories of earlier meetings, or one from a file, told again."""
        told = self._desk.told(code)
        chosen = request.form.getlist("example")
        mine = [one for one in self._examples(code) if f"{one.code}/{one.case.id}" in chosen]
        stories = [replace(one.case, id=self._new_id(), number=0) for one in mine]
        content = _content()
        try:
            stories += [case_in(content, self._new_id())] if content else []
            for story in stories:
                self._desk.keep(g.organiser.id, _place(), code, story)
        except UnreadableDocument as unreadable:
            return self._list(told, MultiDict(), wrong=fault_words(unreadable.fault))
        except Refusal as refusal:
            return self._list(told, MultiDict(), refused=refusal)
        return _to("cases", code, "saved")

    def case_cards(self, code: str) -> BaseResponse:
        """The stories on paper, for on the tables."""
        told = self._desk.told(code)
        cards = (
            StoryCard(str(one.number), one.title, one.question, one.asked)
            for one in (told_case.case for told_case in told.cases)
        )
        return _printed(told, StoryCards(tuple(cards)), g.language)

    def case(self, code: str, case_id: str) -> BaseResponse:
        """One story: its texts, the link of who tells it, and what tables gave."""
        told, mine = self._found(code, case_id)
        if request.method == "GET":
            return _story(told, mine, typed_from(mine.case))
        if problems := problems_in(request.form):
            return _story(told, mine, request.form, problems)
        return self._keep(told, case_from(request.form, mine.case))

    def drop_case(self, code: str, case_id: str) -> BaseResponse:
        """A story that is not told after all."""
        told, mine = self._found(code, case_id)
        try:
            self._desk.drop(g.organiser.id, _place(), code, mine.case)
        except Refusal as refusal:
            return _story(told, mine, typed_from(mine.case), refused=refusal)
        return _to("cases", code, "saved")

    def case_afterwards(self, code: str, case_id: str) -> BaseResponse:
        """Who takes it up, and what the owner said to each advice."""
        _, mine = self._found(code, case_id)
        taken = request.form.get("picked_up_by", "")
        said = (
            (one.id, request.form.get(f"reaction-{one.id}", one.reaction)[:LONGEST_REACTION])
            for one in mine.outcomes
        )
        command = RecordAfterwards(
            mine.case.id, taken if taken in PICKED_UP_BY else None, tuple(said)
        )
        self._desk.afterwards(g.organiser.id, _place(), code, command)
        return _to("case", code, "saved", case_id)

    def renew_case_link(self, code: str, case_id: str) -> BaseResponse:
        """A new link for who tells the story; the old one stops at once."""
        _, mine = self._found(code, case_id)
        renewed = replace(mine.case, link=mine.case.link + 1)
        self._desk.keep(g.organiser.id, _place(), code, renewed)
        return _to("case", code, "link_renewed", case_id)

    def case_qr(self, code: str, case_id: str) -> BaseResponse:
        """The link as a QR code, to scan with the phone of who tells the story."""
        _, mine = self._found(code, case_id)
        return Response(qr_code(mine.address, mine.address), mimetype="image/svg+xml")

    def case_file(self, code: str, case_id: str) -> BaseResponse:
        """The story as a file, for a meeting elsewhere."""
        _, mine = self._found(code, case_id)
        response = Response(case_file(mine.case), mimetype="application/json")
        filename = f"samenspel-verhaal-{code}-{mine.case.number}.json"
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        return response

    def case_advice(self, code: str, case_id: str) -> BaseResponse:
        """'Ons advies' on paper, for who told the story."""
        return advice_sheet(*self._found(code, case_id), g.language)

    def case_advice_pdf(self, code: str, case_id: str) -> BaseResponse:
        """'Ons advies' as a file, to mail or keep; where none can be made, the page to print."""
        told, mine = self._found(code, case_id)
        made = advice_file(told, mine, g.language, self._write_advice)
        return made or redirect(url_for("organise.case_advice", code=code, case_id=case_id))

    def _found(self, code: str, case_id: str) -> tuple[Told, ToldCase]:
        told = self._desk.told(code)
        mine = next((one for one in told.cases if one.case.id == case_id), None)
        return (told, mine) if mine else abort(404)

    def _keep(self, told: Told, case: Case) -> BaseResponse:
        code = told.workshop.code
        try:
            self._desk.keep(g.organiser.id, _place(), code, case)
        except Refusal as refusal:
            return self._list(told, request.form, refused=refusal)
        return _to("cases", code, "saved")

    def _examples(self, code: str) -> Sequence[ExampleStory]:
        return self._desk.examples([one.neighbourhood.id for one in g.standings], code)

    def _list(
        self,
        told: Told,
        typed: Typed,
        problems: Mapping[str, str] | None = None,
        wrong: FaultWords | None = None,
        refused: Refusal | None = None,
    ) -> BaseResponse:
        return page(
            "cases",
            400 if problems or wrong or refused else 200,
            told=told,
            examples=self._examples(told.workshop.code),
            **_form(typed, problems or {}),
            wrong=wrong,
            refused=refused,
        )


def _story(
    told: Told,
    mine: ToldCase,
    typed: Typed,
    problems: Mapping[str, str] | None = None,
    refused: Refusal | None = None,
) -> BaseResponse:
    return page(
        "case",
        400 if problems or refused else 200,
        told=told,
        mine=mine,
        taken=PICKED_UP_BY,
        longest_reaction=LONGEST_REACTION,
        **_form(typed, problems or {}),
        refused=refused,
    )


def _form(typed: Typed, problems: Mapping[str, str]) -> dict[str, object]:
    return {
        "typed": typed,
        "problems": problems,
        "problem_list": [(name, words, name) for name, words in problems.items()],
        "limits": CASE_LIMITS,
    }


def advice_sheet(told: Told, mine: ToldCase, language: str) -> BaseResponse:
    """What tables gave the owner of a story, as a page for the browser's own print button."""
    return _printed(told, _advice(mine), language)


def advice_file(
    told: Told, mine: ToldCase, language: str, write: WriteAdvice
) -> BaseResponse | None:
    """The same as PDF; nothing where this machine can make none now."""
    sheet = AdviceSheet(advice=_advice(mine), meeting=_about(told))
    try:
        content = write("pdf", sheet, language)
    except ExporterUnavailable:
        return None
    response = Response(content, mimetype="application/pdf")
    called = f"ons-advies-{mine.case.number}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{called}"'
    return response


def _advice(mine: ToldCase) -> Advice:
    case = mine.case
    given = ((one.number, one.kind, one.text, one.reaction) for one in mine.outcomes)
    return Advice(str(case.number), case.title, case.question, tuple(given))


def _about(told: Told) -> Meeting:
    workshop, settings = told.workshop, told.workshop.settings
    return Meeting(workshop.title, workshop.neighbourhood, settings.date, settings.place)


def _printed(told: Told, cards: Advice | StoryCards, language: str) -> BaseResponse:
    sheets = [asset(f"css/{sheet}") for sheet in PRINT_STYLES]
    return Response(print_page(cards, _about(told), language, sheets), mimetype="text/html")


def _content() -> bytes:
    given = request.files.get("file")
    return given.read() if given else b""


def _place() -> str:
    return str(g.standing.neighbourhood.id)


def _to(name: str, code: str, said: str, case_id: str | None = None) -> BaseResponse:
    return redirect(url_for(f"organise.{name}", code=code, case_id=case_id, said=said))
