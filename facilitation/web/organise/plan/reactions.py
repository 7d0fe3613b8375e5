"""What residents say about a plan: an organiser reads it first, then shows it or says why not."""

from typing import Final

from flask import abort, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.residents import ReactionState, UnknownReaction
from facilitation.services.agenda.residents import judge
from facilitation.web.organise.plan.page import own_plan, plan_page, to, who_is_here
from facilitation.web.organise.plan.ports import PlanPorts

#: Why a reaction may be hidden; the same words as for notes.
REASONS: Final = ("contains_name", "hurtful", "sensitive", "sent_twice", "test")


class ReactionPages:
    """The list of reactions, those that wait first."""

    def __init__(self, ports: PlanPorts) -> None:
        self._desk = ports.desk

    def plan_reactions(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Every reaction, with what may be wrong with it."""
        view = self._desk.look(own_plan(self._desk, slug))
        waiting = [one for one in view.reactions if one.state is ReactionState.WAITING]
        judged = [one for one in view.reactions if one.state is not ReactionState.WAITING]
        return plan_page(
            "reactions",
            view,
            reactions=(*waiting, *reversed(judged)),
            waiting=len(waiting),
            reasons=REASONS,
        )

    def plan_reaction_judge(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Show one reaction, or hide it."""
        plan, form = own_plan(self._desk, slug), request.form
        reason = form.get("reason", "")
        if reason not in REASONS:
            abort(400)

        def work(unit: AgendaUnit) -> None:
            judge(unit, who_is_here(), form.get("id", ""), form.get("way") == "show", reason)

        try:
            self._desk.write(who_is_here(), plan, work)
        except UnknownReaction:
            abort(404)
        return to("plan_reactions", plan, "saved")
