"""Keeping a plan alive: what waits for a message, a new evening, the same question each year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, Final, Protocol

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.following import Measured, followed, over_the_years
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.preparing import WorkshopDraft
from facilitation.services.agenda.following import cards_for, held_on
from facilitation.services.agenda.viewing import PlanView
from facilitation.web.organise.plan.form import NotUnderstood, day, limited, typed_text
from facilitation.web.organise.plan.page import date_words, own_plan, plan_page, who_is_here
from facilitation.web.organise.plan.ports import PlanDesk
from facilitation.web.routes import Routes

FOLLOW_UP: Final = "/n/<neighbourhood_id>/plan/<slug>/follow-up"
FOLLOW_UP_ROUTES: Final[Routes] = MappingProxyType(
    {"plan_follow_up": (FOLLOW_UP, ("GET",)), "plan_evening": (FOLLOW_UP, ("POST",))}
)
RUN_SHEET: Final = "voortgangsavond"
#: The square brackets of the run-sheet that the plan can fill.
LAST_TIME: Final = "vorige datum"
LONGEST_TITLE: Final = 120


class Following(Protocol):
    """New evenings made from a plan, and what was measured on earlier ones."""

    def make_evening(self, by: str, plan: Plan, draft: WorkshopDraft) -> str:
        """The join code of a new evening about the items that are not finished."""

    def measured(self, place: Neighbourhood) -> Sequence[Measured]:
        """Everything that was measured on an evening of this neighbourhood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPorts:
    """What these pages need."""

    desk: PlanDesk
    following: Following


class FollowUpPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: FollowUpPorts) -> None:
        self._desk = ports.desk
        self._following = ports.following

    def plan_follow_up(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """What waits, what can be held, and what was measured."""
        return self._page(own_plan(self._desk, slug))

    def plan_evening(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Make the next evening from the plan; its organiser prepares it like any other."""
        plan = own_plan(self._desk, slug)
        view = self._desk.look(plan)
        try:
            draft = _draft(view)
        except NotUnderstood as problem:
            return self._page(plan, 400, problem=str(problem))
        if not cards_for(view.items):
            return self._page(plan, 400, problem="follow.problem.nothing")
        code = self._following.make_evening(who_is_here(), plan, draft)
        return redirect(url_for("organise.workshop", code=code, said="created"))

    def _page(self, plan: Plan, status: int = 200, **context: Any) -> Response:
        view = self._desk.look(plan)
        today = datetime.now(UTC).date()
        years = over_the_years(self._following.measured(g.standing.neighbourhood))
        return plan_page(
            "follow_up",
            view,
            status,
            **{
                "waiting": followed(view.items, view.updates, today),
                "about": cards_for(view.items),
                "years": years,
                "roles": {one.code: one.label for one in g.standing.neighbourhood.settings.roles},
                "typed": request.form,
                **context,
            },
        )


def _draft(view: PlanView) -> WorkshopDraft:
    """What the plan and the neighbourhood know already."""
    place, form = g.standing.neighbourhood, request.form
    title = limited(typed_text(form, "title"), LONGEST_TITLE)
    on = day(form.get("date", ""))
    if not title:
        raise NotUnderstood("agenda.problem.required")
    last = max((held_on(seen.held.workshop) for seen in view.evenings), default="")
    return WorkshopDraft(
        run_sheet=RUN_SHEET,
        title=title,
        neighbourhood=place.name,
        neighbourhood_id=place.id,
        date=date.fromisoformat(on) if on else None,
        placeholders={LAST_TIME: date_words(last)} if last else {},
    )
