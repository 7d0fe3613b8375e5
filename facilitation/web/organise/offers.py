"""Offers and needs of a plan's evenings, and bringing them together with consent of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from flask import Response, abort, g, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.matching import (
    NO,
    NOT_ASKED,
    YES,
    Listed,
    Match,
    NotAgreed,
    Side,
    UnknownMatch,
    by_closeness,
)
from facilitation.domain.agenda.offers import UnknownOffer
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.refusals import ReasonNeeded
from facilitation.domain.agenda.residents import ReactionState
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.plans import Contact
from facilitation.services.agenda.offers import judge_offer
from facilitation.web.organise.plan.page import own_plan, plan_page, to, who_is_here
from facilitation.web.organise.plan.ports import PlanDesk
from facilitation.web.organise.plan.reactions import REASONS
from facilitation.web.routes import Routes

OFFERS: Final = "/n/<neighbourhood_id>/plan/<slug>/offers"
OFFER_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_offers": (OFFERS, ("GET",)),
        "plan_match": (OFFERS, ("POST",)),
        "plan_offer_judge": (f"{OFFERS}/sent-in", ("POST",)),
        "plan_offer_contact": (f"{OFFERS}/contact", ("POST",)),
        "plan_match_answer": (f"{OFFERS}/<match_id>", ("POST",)),
    }
)


#: What an organiser may do with what came in: how it stands then, and whether it becomes private.
WAYS: Final[Mapping[str, tuple[ReactionState, bool]]] = MappingProxyType(
    {
        "show": (ReactionState.SHOWN, False),
        "keep_private": (ReactionState.SHOWN, True),
        "hide": (ReactionState.HIDDEN, False),
    }
)


class Matching(Protocol):
    """Offers, needs and matches. Private needs are among them: only organisers come here."""

    def listed(self, place: Neighbourhood) -> Sequence[Listed]:
        """Every offer and need of this neighbourhood's evenings."""

    def matches(self, plan: Plan) -> Sequence[Match]:
        """All matches of the plan, oldest first."""

    def propose(self, by: str, place: Neighbourhood, plan: Plan, offer: str, need: str) -> Match:
        """A person brings two together. Raises UnknownMatch."""

    def answer(self, by: str, plan: Plan, match: str, side: Side, said: str) -> Match:
        """What one of the two said when asked. Raises UnknownMatch."""

    def finish(self, by: str, plan: Plan, match: str) -> Match:
        """They helped each other. Raises NotAgreed, UnknownMatch."""


class SentIn(Protocol):
    """What residents sent in on the page of the plan."""

    def contact_of(self, by: str, plan: Plan, offer_id: str) -> Contact | None:
        """How its writer may be reached. The look is written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPorts:
    """What these pages need."""

    desk: PlanDesk
    matching: Matching
    sent_in: SentIn


class OfferPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: OfferPorts) -> None:
        self._desk = ports.desk
        self._matching = ports.matching
        self._sent_in = ports.sent_in

    def plan_offers(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Needs, each with the offers that are closest, and the matches there are."""
        return self._page(own_plan(self._desk, slug))

    def plan_match(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Propose a match."""
        plan, form = own_plan(self._desk, slug), request.form
        place, by = g.standing.neighbourhood, who_is_here()
        try:
            self._matching.propose(by, place, plan, form.get("offer", ""), form.get("need", ""))
        except UnknownMatch:
            return self._page(plan, 400, "offers.problem.choose")
        return to("plan_offers", plan, "saved")

    def plan_match_answer(self, neighbourhood_id: str, slug: str, match_id: str) -> BaseResponse:
        """What one of the two says, or that it is done."""
        plan, form, by = own_plan(self._desk, slug), request.form, who_is_here()
        try:
            if form.get("done"):
                self._matching.finish(by, plan, match_id)
            else:
                self._answer(by, plan, match_id)
        except UnknownMatch:
            abort(404)
        except NotAgreed:
            return self._page(plan, 409, "offers.problem.not_agreed")
        return to("plan_offers", plan, "saved")

    def plan_offer_judge(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Let something through that came in on the plan's page, or hide it and say why."""
        plan, form, by = own_plan(self._desk, slug), request.form, who_is_here()
        way, reason = form.get("way", ""), form.get("reason", "")
        if way not in WAYS or (reason and reason not in REASONS):
            abort(400)
        state, private = WAYS[way]

        def work(unit: AgendaUnit) -> None:
            judge_offer(unit, by, form.get("id", ""), state, reason, private)

        try:
            self._desk.write(by, plan, work)
        except UnknownOffer:
            abort(404)
        except ReasonNeeded:
            return self._page(plan, 422, "offers.problem.reason")
        return to("plan_offers", plan, "saved")

    def plan_offer_contact(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """How who sent it in may be reached. Each look is written down."""
        plan, one = own_plan(self._desk, slug), request.form.get("id", "")
        found = self._sent_in.contact_of(who_is_here(), plan, one)
        return self._page(plan, reached=(one, found)) if found else abort(404)

    def _answer(self, by: str, plan: Plan, match_id: str) -> None:
        side, said = request.form.get("side", ""), request.form.get("said", "")
        if side not in tuple(Side) or said not in (YES, NO, NOT_ASKED):
            abort(400)
        self._matching.answer(by, plan, match_id, Side(side), said)

    def _page(
        self,
        plan: Plan,
        status: int = 200,
        problem: str | None = None,
        reached: tuple[str, Contact] | None = None,
    ) -> Response:
        listed = self._matching.listed(g.standing.neighbourhood)
        offers = [one for one in listed if one.kind == "offer"]
        needs = [one for one in listed if one.kind == "need"]
        return plan_page(
            "offers",
            self._desk.look(plan),
            status,
            problem=problem,
            reached=reached,
            sent_in=self._desk.read(plan, lambda store: store.offers()),
            reasons=REASONS,
            offers=offers,
            needs=[(one, by_closeness(one, offers)) for one in needs],
            known={one.ref: one for one in listed},
            matches=self._matching.matches(plan),
            sides=tuple(Side),
            answers=(YES, NO, NOT_ASKED),
        )
