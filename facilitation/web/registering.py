"""Registering for a meeting: plain forms for everybody, without an account and without scripts."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from babel.dates import format_date, format_datetime
from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.refusals import Refusal, TooFast
from facilitation.domain.registrations import (
    HERE,
    LONGEST_REMARK,
    MOST_SEATS,
    NEEDS,
    RegistrationGone,
)
from facilitation.services.registering import Wish
from facilitation.services.tokens import new_id
from facilitation.web.csrf import Csrf
from facilitation.web.hall import Hall
from facilitation.web.languages import speaker
from facilitation.web.registering_ports import Mine, OpenMeeting, Registering
from facilitation.web.whole_numbers import whole_number

#: Most characters per field of the form.
LIMITS: Final = {"name": 80, "phone": 30, "email": 120}
CODE_DIGITS: Final = 6


def create_blueprint(pages: "RegisteringPages") -> Blueprint:
    """The addresses under /aanmelden."""
    blueprint = Blueprint("registering", __name__, url_prefix="/aanmelden")
    both = ["GET", "POST"]
    blueprint.add_url_rule("/<slug>", "register", pages.register, methods=both)
    blueprint.add_url_rule("/<slug>/<token>", "mine", pages.mine, methods=both)
    return blueprint


@dataclass(frozen=True, slots=True)
class RegisteringPages:
    """Shows forms and takes them; nothing that was typed is lost when something is wrong."""

    desk: Registering
    hall: Hall
    csrf: Csrf
    controller: str

    def register(self, slug: str) -> Response:
        """What meeting it is, how many chairs are left, and the form."""
        meeting = self._meeting(slug)
        if request.method == "GET":
            return self._form(meeting)
        if not self.csrf.ok():
            return self._form(meeting, 400, "try_again")
        try:
            token = self.desk.register(meeting, wish_in_form(), self.hall.contact_allowed())
        except Refusal as refusal:
            return self._form(meeting, 422, refusal.code)
        return _to_mine(meeting, token)

    def mine(self, slug: str, token: str) -> Response:
        """What somebody registered; they change it, or say that they do not come."""
        meeting = self._meeting(slug)
        mine = self.desk.mine(meeting, token) or abort(404)
        if request.method == "GET":
            return self._mine(meeting, mine, token)
        if not self.csrf.ok():
            return self._mine(meeting, mine, token, 400, "try_again")
        wanted = MINE.get(request.form.get("way", "")) or abort(400)
        try:
            return wanted(self, meeting, token)
        except RegistrationGone:
            abort(404)
        except Refusal as refusal:
            return self._mine(meeting, mine, token, 422, refusal.code, **dict(refusal.params))

    def _change(self, meeting: OpenMeeting, token: str) -> Response:
        wish = wish_in_form()
        self.desk.change(meeting, token, wish.seats, wish.needs, wish.remark)
        return _to_mine(meeting, token, "changed")

    def _accept(self, meeting: OpenMeeting, token: str) -> Response:
        has_seat = self.desk.accept(meeting, token)
        return _to_mine(meeting, token, "coming" if has_seat else "in_line")

    def _withdraw(self, meeting: OpenMeeting, token: str) -> Response:
        self.desk.withdraw(meeting, token)
        return _page("withdrawn", meeting, token=token, mine=self.desk.mine(meeting, token))

    def _stop_inviting(self, meeting: OpenMeeting, token: str) -> Response:
        self.desk.stop_inviting(meeting, token)
        if self.desk.mine(meeting, token) is None:
            return _page("withdrawn", meeting, token=token, mine=None)
        return _to_mine(meeting, token, "not_invited")

    def _meeting(self, slug: str) -> OpenMeeting:
        """At its own address, or with its join code; wrong codes are slowed as they are at the
        door of the hall."""
        digits = "".join(slug.split())
        if not (digits.isdecimal() and len(digits) == CODE_DIGITS):
            return self.desk.meeting(slug) or abort(404)
        try:
            code = self.hall.find(digits).code
        except TooFast:
            abort(429)
        except Refusal:
            abort(404)
        return self.desk.meeting("", code) or abort(404)

    def _form(self, meeting: OpenMeeting, status: int = 200, problem: str = "") -> Response:
        return _page(
            "register",
            meeting,
            status,
            problem=problem,
            typed=request.form,
            ticket=request.form.get("ticket") or new_id(),
            contact_allowed=self.hall.contact_allowed(),
            controller=meeting.controller or self.controller,
        )

    def _mine(
        self,
        meeting: OpenMeeting,
        mine: Mine,
        token: str,
        status: int = 200,
        problem: str = "",
        **params: object,
    ) -> Response:
        said = request.args.get("said", "")
        return _page(
            "mine",
            meeting,
            status,
            problem=problem,
            params=params,
            mine=mine,
            token=token,
            said=said if said in SAID else "",
            answer_by=_answer_by(mine),
            address=f"{self.hall.place.base_url}/aanmelden/{meeting.rules.slug}/{token}",
        )


#: What may be done behind one's own link.
MINE: Final[dict[str, Callable[[RegisteringPages, OpenMeeting, str], Response]]] = {
    "accept": RegisteringPages._accept,
    "change": RegisteringPages._change,
    "withdraw": RegisteringPages._withdraw,
    "stop_inviting": RegisteringPages._stop_inviting,
}
#: What the page may say after a redirect.
SAID: Final = frozenset({"changed", "coming", "in_line", "not_invited"})


def wish_in_form() -> Wish:
    """What was typed, kept within its limits."""
    form = request.form
    return Wish(
        ticket=form.get("ticket", ""),
        seats=_number(form.get("seats", "")),
        needs=tuple(form.getlist("needs")),
        remark=form.get("remark", "")[:LONGEST_REMARK],
        consent="consent" in form,
        over_16="over_16" in form,
        invitations="invitations" in form,
        language=g.language,
        **{name: form.get(name, "").strip()[:most] for name, most in LIMITS.items()},
    )


def day_words(date: str) -> str:
    """zaterdag 20 maart 2027, in the language of who reads; empty while no day is known."""
    return day_words_in(date, g.language)


def day_words_in(date: str, language: str) -> str:
    """The same in a given language, where nobody reads a page."""
    if not date:
        return ""
    day = datetime.date.fromisoformat(date)
    return format_date(day, "EEEE d MMMM y", locale=language)


def moment_words(at_ms: int, language: str) -> str:
    """zaterdag 20 maart, 18.00: an hour in the hall, as people say it."""
    moment = datetime.datetime.fromtimestamp(at_ms / 1000, HERE)
    return format_datetime(moment, "EEEE d MMMM, HH.mm", locale=language)


def _answer_by(mine: Mine) -> str:
    one = mine.registration
    return moment_words(one.until_ms, g.language) if one and one.until_ms else ""


def _number(text: str) -> int:
    return whole_number(text, 999) or 1


def _to_mine(meeting: OpenMeeting, token: str, said: str = "") -> Response:
    slug, told = meeting.rules.slug, said or None
    return redirect(url_for("registering.mine", slug=slug, token=token, said=told), 303)


def _page(name: str, meeting: OpenMeeting, status: int = 200, **context: object) -> Response:
    shown = render_template(
        f"registering/{name}.html",
        meeting=meeting,
        day=day_words(meeting.date),
        say=speaker("registering", "plan").say,
        language=g.language,
        most_seats=MOST_SEATS,
        every_need=NEEDS,
        longest_remark=LONGEST_REMARK,
        **context,
    )
    response = make_response(shown, status)
    response.headers["Cache-Control"] = "no-store"
    return response
