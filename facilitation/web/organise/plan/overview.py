"""The plan as a whole: its items and open tasks, its own texts, its state and its versions."""

from typing import Any

from flask import Response, abort, g, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.adoption import TICKED
from facilitation.domain.agenda.plan import CHAPTERS, NEXT_STATES, Plan, PlanState
from facilitation.domain.refusals import Refusal
from facilitation.exporters import EXPORTERS
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.services.agenda.changing import save_plan, see_meetings
from facilitation.services.agenda.keeping import values_of
from facilitation.services.agenda.publishing import StateChange
from facilitation.web.organise.page import page
from facilitation.web.organise.plan.form import PLAN_TEXTS, NotUnderstood, Typed, day, read_plan
from facilitation.web.organise.plan.meetings import in_words, met, told_meetings
from facilitation.web.organise.plan.page import (
    own_plan,
    plan_page,
    refusal_words,
    to,
    who_is_here,
)
from facilitation.web.organise.plan.ports import PlanPorts

LONGEST_TITLE = 120


class PlanPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: PlanPorts) -> None:
        self._desk = ports.desk
        self._new_id = ports.new_id
        self._write = ports.write

    def plans(self, neighbourhood_id: str) -> BaseResponse:
        """The plans of a neighbourhood."""
        return self._plans_page(200, "")

    def plan_new(self, neighbourhood_id: str) -> BaseResponse:
        """Begin a plan."""
        title = request.form.get("title", "").strip()
        if not title or len(title) > LONGEST_TITLE:
            return self._plans_page(400, "agenda.problem.title")
        return to("plan", self._desk.make(who_is_here(), g.standing.neighbourhood, title), "made")

    def _plans_page(self, status: int, problem: str) -> Response:
        place = g.standing.neighbourhood
        plans = self._desk.plans(place.id)
        typed = request.form.get("title", "")
        return page("plan_list", status, place=place, plans=plans, typed=typed, problem=problem)

    def plan(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Open tasks, all items, and the evenings that can come in."""
        plan = own_plan(self._desk, slug)
        view = self._desk.look(plan)
        inside = {seen.code for seen in view.evenings}
        evenings = [
            one for one in self._desk.evenings(g.standing.neighbourhood) if one.code not in inside
        ]
        written = {one.code: self._desk.notes_written(one) for one in evenings}
        return plan_page("overview", view, evenings=evenings, written=written)

    def plan_texts(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """What people type in the plan beside its items."""
        plan = own_plan(self._desk, slug)
        return self._texts_page(plan, values_of(plan), plan.version)

    def plan_texts_save(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Save those texts, beside what others saved meanwhile."""
        plan, by, form = own_plan(self._desk, slug), who_is_here(), request.form
        read = read_plan(form)
        read_at = form.get("read_at", 0, int)
        if read.problems:
            values = values_of(plan) | read.values
            return self._texts_page(plan, values, read_at, status=400, problems=read.problems)
        saved = self._desk.write(by, plan, lambda unit: save_plan(unit, by, read_at, read.values))
        if saved.clashes:
            values = met(values_of(saved.thing), saved.clashes)
            clashes = {one.field: in_words(one.theirs) for one in saved.clashes}
            version = saved.thing.version
            return self._texts_page(saved.thing, values, version, status=409, clashes=clashes)
        self._desk.write(by, plan, lambda unit: see_meetings(unit, by, plan.id))
        return to("plan_texts", plan, "saved")

    def plan_texts_seen(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Who is here has seen where they met somebody."""
        plan, by = own_plan(self._desk, slug), who_is_here()
        self._desk.write(by, plan, lambda unit: see_meetings(unit, by, plan.id))
        return to("plan_texts", plan, "seen")

    def _texts_page(
        self, plan: Plan, values: dict[str, Any], read_at: int, status: int = 200, **context: Any
    ) -> Response:
        view = self._desk.look(plan)
        defaults: dict[str, Any] = {"clashes": {}, "problems": {}}
        return plan_page(
            "texts",
            view,
            status,
            **defaults | context,
            values=values,
            read_at=read_at,
            limits=PLAN_TEXTS,
            chapters=CHAPTERS,
            blank=self._new_id(),
            typed=MultiDict(),
            meetings=told_meetings(self._desk, plan, plan.id) if status == 200 else (),
        )

    def plan_state(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """The five questions, the next state, and every version."""
        return self._state_page(own_plan(self._desk, slug))

    def plan_checks(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Answer the questions that people answer."""
        plan, by = own_plan(self._desk, slug), who_is_here()
        wanted = [str(one) for one in TICKED if one in request.form.getlist("checks")]
        read_at = request.form.get("read_at", 0, int)
        self._desk.write(by, plan, lambda unit: save_plan(unit, by, read_at, {"checks": wanted}))
        return to("plan_state", plan, "saved")

    def plan_state_change(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Take the plan to its next state, and freeze it."""
        plan = own_plan(self._desk, slug)
        try:
            self._desk.move_on(who_is_here(), plan, _state_change(request.form))
        except Refusal as refusal:
            return self._state_page(plan, 409, refusal_words(refusal))
        except NotUnderstood as problem:
            return self._state_page(plan, 400, str(problem))
        return to("plan_state", plan, "state")

    def _state_page(self, plan: Plan, status: int = 200, problem: str | None = None) -> Response:
        versions = self._desk.versions(plan)
        return plan_page(
            "state",
            self._desk.look(plan),
            status,
            problem=problem,
            versions=versions,
            names=self._desk.names([one.by for one in versions]),
            ticked=TICKED,
            next_states=NEXT_STATES[plan.state],
            typed=request.form,
        )

    def plan_version(
        self, neighbourhood_id: str, slug: str, version: int, name: str
    ) -> BaseResponse:
        """A frozen copy as a file."""
        plan = own_plan(self._desk, slug)
        document = self._desk.frozen(plan, version) or abort(404)
        return self._file(plan, document, name, f"{plan.slug}-{version}")

    def plan_download(self, neighbourhood_id: str, slug: str, name: str) -> BaseResponse:
        """The plan as it is now, as a file."""
        plan = own_plan(self._desk, slug)
        return self._file(plan, self._desk.document(plan), name, plan.slug)

    def _file(self, plan: Plan, document: AgendaDocument, name: str, called: str) -> Response:
        exporter = EXPORTERS.get(name) or abort(404)
        try:
            content = self._write(name, document, g.language)
        except ExporterUnavailable:
            return self._state_page(plan, 503, "organise.problem.no_document")
        self._desk.downloaded(who_is_here(), plan, name)
        response = Response(content, mimetype=exporter.media_type)
        filename = f"{called}{exporter.extension}"
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        return response


def _state_change(form: Typed) -> StateChange:
    wanted = form.get("state", "")
    if wanted not in tuple(PlanState):
        raise NotUnderstood("agenda.problem.choice")
    return StateChange(
        PlanState(wanted), form.get("adopted_by", "").strip(), day(form.get("adopted_on", ""))
    )
