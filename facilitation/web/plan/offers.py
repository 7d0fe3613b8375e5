"""Offering something on the plan's page, or looking for it; an organiser reads it first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.agenda.offers import CATEGORIES, KINDS, LONGEST_OFFER
from facilitation.domain.refusals import Refusal
from facilitation.services.agenda.offers import Offering
from facilitation.services.tokens import new_id
from facilitation.web.csrf import Csrf
from facilitation.web.plan.pages import PlanPages, private
from facilitation.web.plan.ports import Offers

#: Most characters per field of the form; the text itself is refused when it is too long.
LIMITS: Final = {"text": 4 * LONGEST_OFFER, "area": 60, "name": 80, "phone": 30, "email": 120}
ADDRESS: Final = "/vraag-en-aanbod"


def create_routes(blueprint: Blueprint, forms: "OfferForms") -> None:
    """Add the pages to those under /plan."""
    both = ["GET", "POST"]
    blueprint.add_url_rule(ADDRESS, "offers", forms.offers, methods=both)
    blueprint.add_url_rule(f"{ADDRESS}/<token>", "offered", forms.offered, methods=both)


@dataclass(frozen=True, slots=True)
class OfferForms:
    """Shows what everybody may read, and takes what is new; nothing that was typed is lost."""

    pages: PlanPages
    kept: Offers
    csrf: Csrf
    contact_allowed: Callable[[], bool]
    controller: str

    def offers(self, slug: str) -> Response:
        """What others offer and look for, and the form."""
        if request.method == "GET":
            return self._form(slug)
        if not self.csrf.ok():
            return self._form(slug, 400, "try_again")
        try:
            token = self.kept.offer(slug, _offering(), self.contact_allowed())
        except Refusal as refusal:
            return self._form(slug, 422, refusal.code)
        return redirect(url_for("plan.offered", slug=slug, token=token), 303)

    def offered(self, slug: str, token: str) -> Response:
        """What became of it, and the button to take it back; only its writer has this address."""
        public = self.pages.standing(slug)
        offer = self.kept.offered(slug, token) or abort(404)
        if request.method == "POST" and self.csrf.ok():
            self.kept.take_back(slug, token)
            return private(self.pages.page("taken_back", public))
        return private(self.pages.page("offered", public, offer=offer, token=token))

    def _form(self, slug: str, status: int = 200, problem: str = "") -> Response:
        page = self.pages.page(
            "offers",
            self.pages.standing(slug),
            shown=self.kept.shown(slug),
            problem=problem,
            typed=request.form,
            ticket=request.form.get("ticket") or new_id(),
            kinds=KINDS,
            categories=CATEGORIES,
            longest=LONGEST_OFFER,
            contact_allowed=self.contact_allowed(),
            controller=self.controller,
        )
        return private(page, status)


def _offering() -> Offering:
    form = request.form
    typed = {name: form.get(name, "").strip()[:most] for name, most in LIMITS.items()}
    return Offering(
        ticket=form.get("ticket", ""),
        kind=form.get("kind", ""),
        category=form.get("category", ""),
        everybody="everybody" in form,
        consent="consent" in form,
        over_16="over_16" in form,
        **typed,
    )
