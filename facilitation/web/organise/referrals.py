"""What parties send on to each other: both directions, with what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from flask import Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.referrals import (
    LONGEST_SUBJECT,
    NEXT,
    NotNext,
    ReferralState,
    UnknownReferral,
)
from facilitation.domain.refusals import Refusal
from facilitation.domain.rights import Action
from facilitation.services.agenda.referring import Sending, move_referral, refer
from facilitation.web.organise.plan.page import own_plan, parties, plan_page, to, who_is_here
from facilitation.web.organise.plan.ports import PlanDesk
from facilitation.web.routes import GET, POST, Routes

REFERRALS: Final = "/n/<neighbourhood_id>/plan/<slug>/referrals"
REFERRAL_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_referrals": (REFERRALS, GET),
        "plan_refer": (REFERRALS, POST),
        "plan_referral_move": (f"{REFERRALS}/<referral_id>", POST),
    }
)
#: Whoever answers for the wijkteam or the municipality sends on and accepts as well.
REFERRAL_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    {
        "plan_referrals": Action.SEE,
        "plan_refer": Action.RESPOND,
        "plan_referral_move": Action.RESPOND,
    }
)


@dataclass(frozen=True, slots=True)
class ReferralPages:
    """One method per page; every page works without JavaScript."""

    desk: PlanDesk

    def plan_referrals(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Every referral, those that wait for somebody first."""
        return self._page(own_plan(self.desk, slug))

    def plan_refer(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Send something on."""
        plan, form = own_plan(self.desk, slug), request.form
        sending = Sending(
            from_party=_party("from_party"),
            to_party=_party("to_party"),
            subject=form.get("subject", ""),
            item=form.get("item", ""),
            sure="sure" in form,
        )
        try:
            self.desk.write(who_is_here(), plan, lambda unit: refer(unit, who_is_here(), sending))
        except Refusal as refusal:
            return self._page(plan, 422, refusal.code)
        return to("plan_referrals", plan, "saved")

    def plan_referral_move(
        self, neighbourhood_id: str, slug: str, referral_id: str
    ) -> BaseResponse:
        """What became of one."""
        plan, wanted = own_plan(self.desk, slug), request.form.get("state", "")
        if wanted not in tuple(ReferralState):
            abort(400)
        state = ReferralState(wanted)
        try:
            self.desk.write(
                who_is_here(), plan, lambda unit: move_referral(unit, referral_id, state)
            )
        except UnknownReferral:
            abort(404)
        except NotNext as refusal:
            return self._page(plan, 409, refusal.code)
        return to("plan_referrals", plan, "saved")

    def _page(self, plan: Plan, status: int = 200, problem: str = "") -> Response:
        view = self.desk.look(plan)
        waits = [one for one in view.referrals if one.state is ReferralState.SENT]
        others = [one for one in view.referrals if one.state is not ReferralState.SENT]
        return plan_page(
            "referrals",
            view,
            status,
            problem=f"referral.problem.{problem}" if problem else None,
            personal=problem == "seems_personal",
            referrals=(*reversed(waits), *reversed(others)),
            following=NEXT,
            longest=LONGEST_SUBJECT,
            typed=request.form,
        )


def _party(name: str) -> str:
    """One of the parties of this neighbourhood."""
    said = request.form.get(name, "")
    return said if said in parties() else abort(400)
