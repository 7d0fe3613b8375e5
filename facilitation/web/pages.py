"""The pages of the hall: join, phone, table, projector, facilitator, theme team and scribe."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitation.domain.agenda.items import ItemStatus
from facilitation.domain.money import as_euros
from facilitation.domain.people import Audience
from facilitation.domain.refusals import InvalidPayload, Refusal, TooFast, TryAgain
from facilitation.domain.workshop import Workshop
from facilitation.exporters.qr import qr_code
from facilitation.i18n import Speaker
from facilitation.services.tokens import new_id
from facilitation.web.csrf import Csrf
from facilitation.web.hall import Hall, Visit
from facilitation.web.languages import chosen_language

#: Which sentences each screen needs besides the common ones.
DOMAINS: Mapping[str, tuple[str, ...]] = {
    "join": ("phone",),
    Audience.PHONE: ("phone",),
    Audience.TABLE: ("desk", "phone"),
    Audience.SCRIBE: ("desk",),
    Audience.PROJECTOR: ("projector",),
    Audience.FACILITATOR: ("facilitator",),
    Audience.TEAM: ("facilitator",),
}
#: How a form says that it succeeded, when the command has a sentence of its own.
SAID: Mapping[str, str] = {
    "submit_note": "idea.sent",
    "withdraw_note": "idea.withdrawn",
    "cast_ballot": "vote.done",
    "pledge": "agenda.joined",
    "withdraw_pledge": "agenda.left",
}


def create_blueprint(hall: Hall, csrf: Csrf) -> Blueprint:
    """Every address of the hall."""
    blueprint = Blueprint("hall", __name__)
    pages = HallPages(hall, csrf)
    blueprint.add_url_rule("/", "start", pages.start, methods=["GET", "POST"])
    blueprint.add_url_rule("/<code:code>", "join", pages.join, methods=["GET", "POST"])
    blueprint.add_url_rule("/w/<code>", "phone", pages.phone)
    blueprint.add_url_rule("/w/<code>/remember", "remember", pages.remember, methods=["POST"])
    blueprint.add_url_rule("/w/<code>/<command>", "give", pages.give, methods=["POST"])
    for audience in Audience:
        if audience is not Audience.PHONE:
            rule = f"/{audience}/<token>"
            given = {"audience": audience}
            blueprint.add_url_rule(rule, str(audience), pages.by_link, defaults=given)
    return blueprint


class HallPages:
    """Renders pages and takes forms; the live connection takes over where there is JavaScript."""

    def __init__(self, hall: Hall, csrf: Csrf) -> None:
        self._hall = hall
        self._csrf = csrf

    def start(self) -> Response:
        """Ask for the join code."""
        code = "".join((request.form or request.args).get("code", "").split())
        if not code:
            return self._join_page()
        try:
            workshop = self._hall.find(code)
        except Refusal as refusal:
            return self._unknown(code, refusal)
        return redirect(f"/{workshop.code}", 303)

    def _unknown(self, code: str, refusal: Refusal) -> Response:
        status = 429 if isinstance(refusal, TooFast) else 404
        return self._join_page(status, error=refusal.code, typed={"code": code})

    def _join_page(self, status: int = 200, **context: Any) -> Response:
        return _page("join", status, **context)

    def join(self, code: str) -> Response:
        """Ask who someone is; everything may be skipped."""
        try:
            workshop = self._hall.find(code)
        except Refusal as refusal:
            return self._unknown(code, refusal)
        if request.method == "POST":
            return self._take_profile(workshop)
        return self._profile_page(workshop)

    def _profile_page(self, workshop: Workshop, status: int = 200, **context: Any) -> Response:
        visit = self._hall.phone(workshop)
        board, own = self._hall.look(visit)
        seen = {"code": workshop.code, "board": board, "own": own}
        context = {**seen, "registering": self._hall.registering(workshop), **context}
        return self._join_page(status, **context)

    def _take_profile(self, workshop: Workshop) -> Response:
        try:
            self._require_our_form()
            visit = self._hall.joined(workshop, self._hall.phone(workshop), g.language)
            self._hall.give(visit, "set_profile", request.form)
        except Refusal as refusal:
            typed = request.form.to_dict()
            return self._profile_page(workshop, 422, error=refusal.code, typed=typed)
        return self._hall.remember(redirect(f"/w/{workshop.code}", 303), visit)

    def phone(self, code: str) -> Response:
        """The phone: complete on first paint, and complete without JavaScript."""
        try:
            workshop = self._hall.find(code)
        except Refusal as refusal:
            return self._unknown(code, refusal)
        return self._live_page(self._hall.phone(workshop))

    def remember(self, code: str) -> Response:
        """A phone that joined over the live connection is known to forms as well. Only our own
        page may say so: otherwise another site could make a phone write as someone else."""
        ours = (f"http://{request.host}", f"https://{request.host}")
        if request.headers.get("Origin") not in ours:
            raise InvalidPayload(problem="origin")
        workshop = self._hall.find(code)
        visit = self._hall.returning(workshop, request.form.get("token", ""))
        return self._hall.remember(make_response("", 204), visit)

    def give(self, code: str, command: str) -> Response:
        """A form of the phone; without a cookie its sender joins with it."""
        try:
            workshop = self._hall.find(code)
        except Refusal as refusal:
            return self._unknown(code, refusal)
        visit = self._hall.phone(workshop)
        try:
            self._require_our_form()
            visit = self._hall.joined(workshop, visit, g.language)
            self._hall.give(visit, command, request.form)
        except Refusal as refusal:
            return self._refused(visit, command, refusal)
        said = SAID.get(command, "saved")
        return self._hall.remember(redirect(f"/w/{workshop.code}?said={said}", 303), visit)

    def _refused(self, visit: Visit, command: str, refusal: Refusal) -> Response:
        """The page again, with what is wrong and what was typed."""
        response = self._live_page(
            visit,
            429 if isinstance(refusal, TooFast) else 422,
            refused=refusal.code,
            refused_params=dict(refusal.params),
            refused_command=command,
            typed=request.form.to_dict(),
        )
        return self._hall.remember(response, visit) if visit.token else response

    def _require_our_form(self) -> None:
        """A page that stood open too long is drawn again with what was typed, and a new token."""
        if not self._csrf.ok():
            raise TryAgain

    def by_link(self, audience: Audience, token: str) -> Response:
        """A page that a signed link opens."""
        return self._live_page(self._hall.by_link(audience, token))

    def _language(self, audience: Audience, languages: tuple[str, ...]) -> str:
        """Screens speak the language of the meeting; a phone that of who holds it."""
        chosen = chosen_language(languages)
        if chosen is None and audience is Audience.PHONE and g.language in languages:
            return str(g.language)
        return chosen or languages[0]

    def _expected(self, visit: Visit) -> int:
        """How many people the desk may expect; nobody else needs to know."""
        at_desk = visit.who.audience is Audience.SCRIBE
        return self._hall.expected(visit.who.workshop_id) if at_desk else 0

    def _live_page(self, visit: Visit, status: int = 200, **context: Any) -> Response:
        board, own = self._hall.look(visit)
        audience = visit.who.audience
        language = self._language(audience, board.workshop.languages)
        return _page(
            audience,
            status,
            audience=str(audience),
            language=language,
            code=visit.code,
            token=visit.token,
            table=visit.who.table,
            links=self._hall.links(visit),
            qr_code=qr_code,
            board=board,
            own=own,
            expected=self._expected(visit),
            item_statuses=tuple(ItemStatus),
            vocabulary=f"/vocabulary/{audience}.{language}.json",
            **context,
        )


def _page(name: str, status: int, **context: Any) -> Response:
    empty: dict[str, Any] = {
        "typed": {},
        "error": None,
        "refused": None,
        "refused_params": {},
        "board": None,
    }
    language = context.setdefault("language", g.language)
    said = request.args.get("said")
    values = {
        "say": Speaker(language, "common", *DOMAINS[name]).say,
        "euros": partial(as_euros, language=language),
        "new_id": new_id,
        "said": said,
    }
    response = make_response(render_template(f"{name}.html", **(empty | values | context)), status)
    response.headers["Cache-Control"] = "no-store"
    return response
