"""Voting cards by who leads the meeting: with the facilitator's link, and without an account."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, g, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitation.domain.audit import LEADER
from facilitation.domain.ballots import money_of
from facilitation.domain.cards import MOST_CARDS
from facilitation.domain.people import Audience
from facilitation.domain.refusals import IdTaken, Refusal
from facilitation.domain.workshop import Workshop
from facilitation.exporters.prints import CodeCard, Meeting
from facilitation.services.tokens import new_id
from facilitation.web.csrf import Csrf
from facilitation.web.hall import Hall, Visit
from facilitation.web.languages import speaker
from facilitation.web.organise.cards import CardDesk, printed_cards
from facilitation.web.receipts import PRIVATE
from facilitation.web.registering import day_words
from facilitation.web.whole_numbers import whole_number

HERE: Final = f"/{Audience.FACILITATOR}/<token>/cards"
#: People at a usual budget evening; somebody changes it anyway.
USUAL_NUMBER: Final = 40


def create_blueprint(pages: "LeadingCards") -> Blueprint:
    """The addresses behind the facilitator's link at which cards are made."""
    blueprint = Blueprint("leading", __name__)
    blueprint.add_url_rule(HERE, "cards", pages.cards, methods=["GET", "POST"])
    blueprint.add_url_rule(f"{HERE}/renew", "renew_card", pages.renew_card, methods=["POST"])
    return blueprint


@dataclass(frozen=True, slots=True)
class LeadingCards:
    """Codes are only ever on the page that answers the form which made them. Where no vote asks for
    cards there is no such page. `place_of`: the neighbourhood in whose log it is written down."""

    hall: Hall
    csrf: Csrf
    desk: CardDesk
    place_of: Callable[[int], str | None]

    def cards(self, token: str) -> Response:
        """How many cards there are, and a form that makes and prints more."""
        visit = self._visit(token)
        if request.method == "GET":
            return self._page(visit)
        if not self.csrf.ok():
            return self._page(visit, "again")
        number = whole_number(request.form.get("number", ""), 99_999) or 0
        if not 1 <= number <= MOST_CARDS:
            return self._page(visit, "number")
        batch = request.form.get("batch", "")[:64] or new_id()
        workshop, place = self._meeting(visit)
        try:
            made = self.desk.make_cards(LEADER, place, workshop.code, batch, number)
        except IdTaken:
            return self._page(visit, "made")
        except Refusal:
            return self._page(visit, "number")
        return self._printed(workshop, made)

    def renew_card(self, token: str) -> Response:
        """One card anew; the paper that is out there stops."""
        visit = self._visit(token)
        if not self.csrf.ok():
            return self._page(visit, "again")
        number = whole_number(request.form.get("card", ""), 99_999) or 0
        workshop, place = self._meeting(visit)
        try:
            made = self.desk.renew_card(LEADER, place, workshop.code, number)
        except Refusal:
            return self._page(visit, "card")
        return self._printed(workshop, (made,))

    def _visit(self, token: str) -> Visit:
        visit = self.hall.by_link(Audience.FACILITATOR, token)
        return visit if self.desk.cards(visit.code).asked else abort(404)

    def _meeting(self, visit: Visit) -> tuple[Workshop, str | None]:
        with self.hall.workshops.reading(visit.who.workshop_id) as store:
            workshop = store.workshop
        return workshop, self.place_of(workshop.id)

    def _printed(self, workshop: Workshop, made: tuple[CodeCard, ...]) -> Response:
        settings = workshop.settings
        day = day_words(settings.date)
        about = Meeting(workshop.title, workshop.neighbourhood, day, settings.place)
        amount = money_of(settings)
        return printed_cards(made, workshop.code, self.hall.place, amount, about)

    def _page(self, visit: Visit, wrong: str = "") -> Response:
        workshop, _ = self._meeting(visit)
        page = render_template(
            "leading_cards.html",
            say=speaker("proposals", "plan").say,
            language=g.language,
            title=workshop.title,
            token=visit.token,
            stack=self.desk.cards(visit.code),
            usual=USUAL_NUMBER,
            batch=new_id(),
            most=MOST_CARDS,
            wrong=wrong,
        )
        response = make_response(page, 400 if wrong else 200)
        for name, value in PRIVATE.items():
            response.headers[name] = value
        return response
