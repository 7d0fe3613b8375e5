"""One agenda item: its fields, where it comes from, who joined, and what is said about it."""

from collections.abc import Callable
from typing import Any

from flask import Response, abort, jsonify, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda import items as a
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.refusals import UnknownAgendaItem
from facilitation.domain.agenda.said import Feasibility
from facilitation.domain.refusals import Refusal
from facilitation.services.agenda.arranging import add_item, step_item
from facilitation.services.agenda.changing import Saved, save_item, see_meetings
from facilitation.services.agenda.keeping import values_of
from facilitation.services.agenda.speaking import tell
from facilitation.services.agenda.viewing import PlanView
from facilitation.web.organise.plan.form import ITEM_TEXTS, NotUnderstood, read_item
from facilitation.web.organise.plan.meetings import in_words, met, told_meetings
from facilitation.web.organise.plan.page import own_plan, plan_page, refusal_words, to, who_is_here
from facilitation.web.organise.plan.ports import PlanPorts
from facilitation.web.organise.plan.said_form import answer_in, message_in

#: Notes that stand beside an item before somebody asks for all of them.
NOTES_SHOWN = 4


class ItemPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: PlanPorts) -> None:
        self._desk = ports.desk
        self._new_id = ports.new_id

    def plan_item(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """The item, ready to be changed by who may."""
        plan = own_plan(self._desk, slug)
        view = self._desk.look(plan)
        item = view.item(number) or abort(404)
        if not item.stands:
            into = view.item_by_id(item.merged_into) or abort(404)
            return to("plan_item", plan, number=into.number)
        return self._item_page(view, item, values_of(item))

    def plan_item_save(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Save what was typed, beside what others saved meanwhile."""
        plan, by, form = own_plan(self._desk, slug), who_is_here(), request.form
        view = self._desk.look(plan)
        item = view.item(number) or abort(404)
        read, read_at = read_item(form), form.get("read_at", 0, int)
        if read.problems:
            typed = {"problems": read.problems, "typed": form, "read_at": read_at}
            return self._item_page(view, item, values_of(item) | read.values, 400, **typed)
        saved = self._change(
            plan, number, lambda unit: save_item(unit, by, number, read_at, read.values)
        )
        if saved.clashes:
            return self._clash_page(plan, saved)
        if form.get("settles"):
            self._change(plan, number, lambda unit: see_meetings(unit, by, item.id))
        return to("plan_item", plan, "saved", number=number)

    def _clash_page(self, plan: Plan, saved: Saved[AgendaItem]) -> Response:
        values = met(values_of(saved.thing), saved.clashes)
        clashes = {one.field: in_words(one.theirs) for one in saved.clashes}
        meetings = self._desk.read(plan, lambda store: store.meetings(saved.thing.id))
        others = self._desk.names([one.first for one in meetings])
        who = {one.field: others.get(one.first, "") for one in meetings}
        view = self._desk.look(plan)
        return self._item_page(view, saved.thing, values, 409, clashes=clashes, who=who)

    def _change(self, plan: Plan, number: str, work: Callable[[Any], Any]) -> Any:
        try:
            return self._desk.write(who_is_here(), plan, work, number)
        except UnknownAgendaItem:
            abort(404)

    def _item_page(
        self,
        view: PlanView,
        item: AgendaItem,
        values: dict[str, Any],
        status: int = 200,
        **context: Any,
    ) -> Response:
        return plan_page(
            "item",
            view,
            status,
            **NOTHING_TYPED | _around(view, item) | {"read_at": item.version} | context,
            item=item,
            values=values,
            choices=a.CHOICES,
            status_choices=a.STATUS_CHOICES,
            rows=ROW_CHOICES,
            limits=ITEM_TEXTS,
            feasibilities=tuple(Feasibility),
            notes_shown=NOTES_SHOWN,
            blank=self._new_id(),
            meetings=told_meetings(self._desk, view.plan, item.id) if status == 200 else (),
        )

    def plan_item_add(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """An item that comes from no meeting."""
        plan, by = own_plan(self._desk, slug), who_is_here()
        title = request.form.get("title", "").strip()[: a.TEXT_LIMITS["title"]]
        if not title:
            return to("plan", plan)
        made = self._desk.write(by, plan, lambda unit: add_item(unit, by, title))
        return to("plan_item", plan, "added", number=made.number)

    def plan_item_move(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """One place up or down in the order; the number stays."""
        plan = own_plan(self._desk, slug)
        steps = -1 if request.form.get("way") == "up" else 1
        self._change(plan, number, lambda unit: step_item(unit, number, steps))
        return to("plan", plan, "moved", _anchor=f"item-{number}")

    def plan_item_tell(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """A message, and where the item stands from now on."""
        plan, by, form = own_plan(self._desk, slug), who_is_here(), request.form
        try:
            message = message_in(form)
            saved = self._change(
                plan,
                number,
                lambda unit: tell(unit, by, number, form.get("read_at", 0, int), message),
            )
        except (Refusal, NotUnderstood) as wrong:
            return self._said_wrong(plan, number, wrong, "tell")
        if saved.clashes:
            return self._clash_page(plan, saved)
        return to("plan_item", plan, "told", number=number, _anchor="updates-head")

    def plan_item_answer(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """A party's answer, beside residents' words."""
        plan = own_plan(self._desk, slug)
        try:
            self._desk.answer(who_is_here(), plan, answer_in(request.form, item=number))
        except UnknownAgendaItem:
            abort(404)
        except (Refusal, NotUnderstood) as wrong:
            return self._said_wrong(plan, number, wrong, "answer")
        return to("plan_item", plan, "answered", number=number, _anchor="answers-head")

    def _said_wrong(
        self, plan: Plan, number: str, wrong: Refusal | NotUnderstood, form: str
    ) -> Response:
        words = refusal_words(wrong) if isinstance(wrong, Refusal) else str(wrong)
        view = self._desk.look(plan)
        item = view.item(number) or abort(404)
        context = {"spoken": request.form, "wrong_form": form, "problem": words}
        return self._item_page(view, item, values_of(item), 400, **context)

    def plan_item_seen(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Who is here has seen where they met somebody."""
        plan, by = own_plan(self._desk, slug), who_is_here()
        item = self._desk.read(plan, lambda store: store.item(number)) or abort(404)
        self._desk.write(by, plan, lambda unit: see_meetings(unit, by, item.id), number)
        return to("plan_item", plan, "seen", number=number)

    def plan_item_version(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Which version stands, and who saved it: asked by a page that is open."""
        plan = own_plan(self._desk, slug)
        item = self._desk.read(plan, lambda store: store.item(number)) or abort(404)
        last = self._desk.read(plan, lambda store: store.change_of(item.id, item.version))
        by = last.by if last else ""
        return jsonify(version=item.version, by=self._desk.names([by]).get(by, ""))

    def plan_item_history(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Every edit of the item, with what changed."""
        plan = own_plan(self._desk, slug)
        view = self._desk.look(plan)
        item = view.item(number) or abort(404)
        changes = self._desk.read(plan, lambda store: store.changes(item.id))
        pairs = zip(changes, (*changes[1:], None), strict=True)
        lines = [
            (one, _changed_fields(one.values, old.values if old else {})) for one, old in pairs
        ]
        names = self._desk.names([one.by for one in changes])
        return plan_page("history", view, item=item, lines=lines, names=names)


#: A page that nobody sent anything from.
NOTHING_TYPED: dict[str, Any] = {
    "clashes": {},
    "who": {},
    "problems": {},
    "typed": ImmutableMultiDict(),
    "spoken": ImmutableMultiDict(),
    "wrong_form": "",
}

#: What may be chosen in the rows of an item.
ROW_CHOICES = {
    "action_statuses": a.ACTION_STATUSES,
    "party_roles": a.PARTY_ROLES,
    "kinds": a.CONTRIBUTION_KINDS,
    "levels": a.CONTRIBUTION_LEVELS,
    "statuses": a.CONTRIBUTION_STATUSES,
    "states": a.FUNDING_STATES,
}


def _around(view: PlanView, item: AgendaItem) -> dict[str, Any]:
    """Everything of the plan that belongs to this item."""
    return {
        "place_in_plan": view.items.index(item) + 1 if item in view.items else 0,
        "notes": view.notes_of(item),
        "joined": view.joined(item),
        "themes": view.themes_of(item),
        "cards": view.cards_of(item),
        "given": view.outcomes_of(item),
        "steps": _step_titles(view),
        "responses": [one for one in view.responses if one.item == item.id],
        "updates": [one for one in view.updates if one.item == item.id],
        "parts": [one for part in item.merged_from if (one := view.item_by_id(part))],
        "before": view.item_by_id(item.split_from),
    }


def _step_titles(view: PlanView) -> dict[tuple[str, str], str]:
    return {
        (seen.code, step): title
        for seen in view.evenings
        for step, title in seen.held.steps.items()
    }


def _changed_fields(after: dict[str, Any], before: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(field, what it was, what it became)."""
    return [
        (name, _all_words(before.get(name)), _all_words(value))
        for name, value in after.items()
        if value != before.get(name) and (before or value not in (None, "", [], {}))
    ]


def _all_words(value: object) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(in_words(row) for row in value) or "–"
    return in_words(value)
