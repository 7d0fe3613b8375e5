"""Taking part in a plan after the evening: join an item, stop again, and react. Plain forms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.agenda.residents import BRINGS, LEVELS, LONGEST_REACTION
from facilitation.domain.refusals import Refusal
from facilitation.exporters.agenda_document import AgendaItemRecord
from facilitation.services.agenda.residents import Joining
from facilitation.web.csrf import Csrf
from facilitation.web.plan.pages import PlanPages, private
from facilitation.web.plan.ports import PublicPlan, TakingPart

#: Most characters per field of a form.
LIMITS: Final = {"name": 80, "phone": 30, "email": 120}


def create_routes(
    blueprint: Blueprint,
    pages: PlanPages,
    taking_part: TakingPart,
    csrf: Csrf,
    contact_allowed: Callable[[], bool],
    controller: str,
) -> None:
    """Add the forms to the pages under /plan."""
    forms = PlanForms(pages, taking_part, csrf, contact_allowed, controller)
    both = ["GET", "POST"]
    blueprint.add_url_rule("/meedoen/<number>", "join", forms.join, methods=both)
    blueprint.add_url_rule("/meedoen/<number>/<token>", "joined", forms.joined, methods=both)
    blueprint.add_url_rule("/reageer", "react", forms.react, methods=both)


@dataclass(frozen=True, slots=True)
class PlanForms:
    """Shows forms and takes them; nothing that was typed is lost when something is wrong."""

    pages: PlanPages
    taking_part: TakingPart
    csrf: Csrf
    contact_allowed: Callable[[], bool]
    controller: str

    def join(self, slug: str, number: str) -> Response:
        """'Ik doe mee' with one item."""
        public = self.pages.standing(slug)
        one = _joinable(public, number)
        if request.method == "GET":
            return self._join_page(public, one)
        if not self.csrf.ok():
            return self._join_page(public, one, 400, "try_again")
        try:
            token = self.taking_part.join(slug, _joining(number), self.contact_allowed())
        except Refusal as refusal:
            return self._join_page(public, one, 422, refusal.code)
        return redirect(url_for("plan.joined", slug=slug, number=number, token=token), 303)

    def joined(self, slug: str, number: str, token: str) -> Response:
        """Thanks, and the button to stop; only who joined has this address."""
        public = self.pages.standing(slug)
        one = _item(public, number)
        if request.method == "POST" and self.csrf.ok() and self.taking_part.stop(slug, token):
            return self._private("stopped", public, one=one)
        if not self.taking_part.joins(slug, token):
            abort(404)
        return self._private("joined", public, one=one, token=token)

    def react(self, slug: str) -> Response:
        """Say something about the plan while it is for comment."""
        public = self.pages.standing(slug)
        if not public.open_for_comment:
            abort(404)
        if request.method == "GET":
            return self._react_page(public)
        if not self.csrf.ok():
            return self._react_page(public, 400, "try_again")
        try:
            self.taking_part.react(slug, _text(), _typed("item", 12))
        except Refusal as refusal:
            return self._react_page(public, 422, refusal.code)
        return self._private("reacted", public)

    def _join_page(
        self, public: PublicPlan, one: AgendaItemRecord, status: int = 200, problem: str = ""
    ) -> Response:
        return self._private(
            "join",
            public,
            status,
            one=one,
            problem=problem,
            typed=request.form,
            brings=BRINGS,
            levels=LEVELS,
            contact_allowed=self.contact_allowed(),
            controller=self.controller,
        )

    def _react_page(self, public: PublicPlan, status: int = 200, problem: str = "") -> Response:
        return self._private(
            "react",
            public,
            status,
            problem=problem,
            typed=request.form or request.args,
            longest=LONGEST_REACTION,
        )

    def _private(
        self, name: str, public: PublicPlan, status: int = 200, **context: object
    ) -> Response:
        return private(self.pages.page(name, public, **context), status)


def _item(public: PublicPlan, number: str) -> AgendaItemRecord:
    found = (one for one in public.document.items if one.item.number == number)
    return next(found, None) or abort(404)


def _joinable(public: PublicPlan, number: str) -> AgendaItemRecord:
    one = _item(public, number)
    return one if one.item.number in public.joinable else abort(404)


def _joining(number: str) -> Joining:
    form = request.form
    return Joining(
        number=number,
        brings=tuple(form.getlist("brings")),
        level=form.get("level", ""),
        consent="consent" in form,
        over_16="over_16" in form,
        **{name: _typed(name, most) for name, most in LIMITS.items()},
    )


def _typed(name: str, most: int) -> str:
    return request.form.get(name, "").strip()[:most]


def _text() -> str:
    """Browsers send line ends of two characters; people count them as one."""
    return request.form.get("text", "").replace("\r\n", "\n")
