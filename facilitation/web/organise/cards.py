"""Voting cards with codes: made once, printed at once, and printed anew one by one."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from flask import Response, abort, g, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.boards.place import Place
from facilitation.domain.ballots import money_typed
from facilitation.domain.cards import MOST_CARDS
from facilitation.domain.money import as_euros
from facilitation.domain.preparing import PreparedWorkshop
from facilitation.domain.refusals import IdTaken, Refusal
from facilitation.domain.rights import Action
from facilitation.exporters.prints import CodeCard, CodeCards, Meeting, print_page
from facilitation.services.cards import CardStack
from facilitation.web.organise.page import page
from facilitation.web.organise.prints import PRINT_STYLES, meeting_of
from facilitation.web.static import asset
from facilitation.web.whole_numbers import whole_number

CARD_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "voting_cards": ("/w/<code>/cards", ("GET", "POST")),
        "renew_voting_card": ("/w/<code>/cards/renew", ("POST",)),
    }
)
CARDS_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    dict.fromkeys(CARD_ROUTES, Action.PREPARE_WORKSHOP)
)


class CardDesk(Protocol):
    """What these pages need from the rest of the house."""

    def cards(self, code: str) -> CardStack:
        """How many voting cards there are."""

    def make_cards(
        self, by: str, place: str | None, code: str, batch: str, number: int
    ) -> tuple[CodeCard, ...]:
        """New cards with their codes, which cannot be looked up later."""

    def renew_card(self, by: str, place: str | None, code: str, number: int) -> CodeCard:
        """One card with another code; the one it had is void."""


class CardPages:
    """Codes are only ever on the page that answers the form which made them: nothing keeps them."""

    def __init__(
        self,
        desk: CardDesk,
        workshop: Callable[[str, str], PreparedWorkshop | None],
        place: Place,
        new_id: Callable[[], str],
    ) -> None:
        self._desk = desk
        self._workshop = workshop
        self._place = place
        self._new_id = new_id

    def voting_cards(self, code: str) -> BaseResponse:
        """How many cards there are, and a form that makes and prints more."""
        if request.method == "GET":
            return self._page(code)
        number = _number("number")
        if not 1 <= number <= MOST_CARDS:
            return self._page(code, "proposals.cards.wrong.number")
        batch = request.form.get("batch", "")[:64] or self._new_id()
        who, place = g.organiser.id, g.standing.neighbourhood.id
        try:
            made = self._desk.make_cards(who, place, code, batch, number)
        except IdTaken:
            return self._page(code, "proposals.cards.wrong.made")
        except Refusal:
            return self._page(code, "proposals.cards.wrong.number")
        return self._printed(code, made)

    def renew_voting_card(self, code: str) -> BaseResponse:
        """One card anew; the paper that is out there stops."""
        who, place = g.organiser.id, g.standing.neighbourhood.id
        try:
            made = self._desk.renew_card(who, place, code, _number("card"))
        except Refusal:
            return self._page(code, "proposals.cards.wrong.card")
        return self._printed(code, (made,))

    def _printed(self, code: str, made: tuple[CodeCard, ...]) -> BaseResponse:
        workshop = self._workshop(g.organiser.id, code) or abort(404)
        amount = money_typed(workshop.draft.placeholders, g.standing.neighbourhood.settings.money)
        return printed_cards(made, code, self._place, amount, meeting_of(workshop, g.language))

    def _page(self, code: str, problem: str = "") -> BaseResponse:
        workshop = self._workshop(g.organiser.id, code) or abort(404)
        return page(
            "cards",
            400 if problem else 200,
            code=code,
            stack=self._desk.cards(code),
            people=workshop.run_sheet.people.typical,
            batch=self._new_id(),
            most=MOST_CARDS,
            wrong=problem,
        )


def printed_cards(
    made: tuple[CodeCard, ...], code: str, place: Place, amount: int | None, about: Meeting
) -> Response:
    """The cards as a page to print, which nobody keeps. `amount`: whole euros to divide."""
    cards = CodeCards(
        cards=made,
        phone_url=f"{place.base_url}/w/{code}",
        address=place.join_address,
        join_code=code,
        amount="" if amount is None else as_euros(amount),
    )
    sheets = [asset(f"css/{sheet}") for sheet in PRINT_STYLES]
    response = Response(print_page(cards, about, g.language, sheets), mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response


def _number(field: str) -> int:
    return whole_number(request.form.get(field, ""), 99_999) or 0
