"""Bringing items of a plan together, and taking one apart."""

from flask import Response, abort, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.items import TEXT_LIMITS, Origin, OriginKind
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.refusals import UnknownAgendaItem
from facilitation.domain.refusals import Refusal
from facilitation.services.agenda.arranging import merge_items, split_item
from facilitation.web.organise.plan.page import own_plan, plan_page, refusal_words, to, who_is_here
from facilitation.web.organise.plan.ports import PlanPorts


class PartsPages:
    """Which notes and items belong together; every page works without JavaScript."""

    def __init__(self, ports: PlanPorts) -> None:
        self._desk = ports.desk

    def plan_item_parts(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Bring items together, or take this one apart."""
        return self._parts_page(own_plan(self._desk, slug), number)

    def _parts_page(
        self, plan: Plan, number: str, status: int = 200, problem: str | None = None
    ) -> Response:
        view = self._desk.look(plan)
        item = view.item(number) or abort(404)
        others = [one for one in view.items if one.id != item.id]
        notes = view.notes_of(item)
        return plan_page(
            "parts",
            view,
            status,
            item=item,
            others=others,
            notes=notes,
            typed=request.form,
            problem=problem,
        )

    def plan_item_merge(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Other items become part of this one."""
        plan, by = own_plan(self._desk, slug), who_is_here()
        chosen = request.form.getlist("numbers")
        try:
            self._desk.write(by, plan, lambda unit: merge_items(unit, by, number, chosen), number)
        except UnknownAgendaItem:
            abort(404)
        except Refusal as refusal:
            return self._parts_page(plan, number, 400, refusal_words(refusal))
        return to("plan_item", plan, "merged", number=number)

    def plan_item_split(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Some notes of this item become an item of their own."""
        plan, by = own_plan(self._desk, slug), who_is_here()
        title = request.form.get("title", "").strip()
        notes = {_note(text) for text in request.form.getlist("notes")}
        if not title or len(title) > TEXT_LIMITS["title"]:
            return self._parts_page(plan, number, 400, "agenda.problem.title")
        try:
            made = self._desk.write(
                by, plan, lambda unit: split_item(unit, by, number, title, notes), number
            )
        except UnknownAgendaItem:
            abort(404)
        except Refusal as refusal:
            return self._parts_page(plan, number, 400, refusal_words(refusal))
        return to("plan_item", plan, "split", number=made.number)


def _note(text: str) -> Origin:
    code, _, note = text.partition("/")
    return Origin(code, OriginKind.NOTE, note)
