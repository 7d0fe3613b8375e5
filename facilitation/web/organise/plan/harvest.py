"""From an evening into the plan in one screen, and what became of every note."""

from flask import Response, abort, g, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.conversions import NEEDS_REASON
from facilitation.domain.agenda.harvest import Candidate
from facilitation.domain.agenda.items import TEXT_LIMITS, Origin, OriginKind
from facilitation.domain.agenda.paths import Fate
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.said import LONGEST_REASON, Feasibility
from facilitation.domain.refusals import Refusal
from facilitation.i18n import Speaker
from facilitation.services.agenda.awarding import AWARDS, open_awards
from facilitation.services.agenda.converting import Step
from facilitation.services.agenda.harvesting import (
    Chosen,
    brought_along,
    open_choices,
    take_over,
)
from facilitation.services.agenda.viewing import Gathered
from facilitation.web.organise.plan.form import NotUnderstood, Typed
from facilitation.web.organise.plan.page import own_plan, plan_page, refusal_words, to, who_is_here
from facilitation.web.organise.plan.ports import PlanPorts
from facilitation.web.organise.plan.said_form import answer_in

#: Ready-made reasons for leaving something out; anything else is typed.
REASONS = ("few_people", "later", "elsewhere", "not_ours")


class HarvestPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: PlanPorts) -> None:
        self._desk = ports.desk

    def plan_harvest(self, neighbourhood_id: str, slug: str, evening: str) -> BaseResponse:
        """Everything that this evening brings, with what usually goes in ticked."""
        plan = own_plan(self._desk, slug)
        held = self._desk.evening(g.standing.neighbourhood, evening) or abort(404)
        return self._harvest_page(plan, held, {})

    def plan_harvest_save(self, neighbourhood_id: str, slug: str, evening: str) -> BaseResponse:
        """Bring it in: items for what is ticked, a reason for what is not."""
        plan, by, form = own_plan(self._desk, slug), who_is_here(), request.form
        held = self._desk.evening(g.standing.neighbourhood, evening) or abort(404)
        found = self._desk.read(plan, lambda store: open_choices(store, held.evening))
        chosen = [_chosen(form, one) for one in found if _key(one) in form.getlist("asked")]
        problems = _problems(chosen, found)
        if problems:
            return self._harvest_page(plan, held, problems)
        said = _said(held.workshop.settings.date)
        made = self._desk.write(
            by, plan, lambda unit: take_over(unit, by, held.evening, chosen, said)
        )
        return to("plan", plan, "harvested", n=len(made))

    def _harvest_page(self, plan: Plan, held: Gathered, problems: dict[str, str]) -> Response:
        found = self._desk.read(plan, lambda store: open_choices(store, held.evening))
        before = self._desk.read(plan, lambda store: store.left_out())
        rows = [(_key(one), one) for one in found]
        return plan_page(
            "harvest",
            self._desk.look(plan),
            400 if problems else 200,
            held=held,
            rows=rows,
            awards=self._desk.read(plan, lambda store: open_awards(store, held.evening)),
            brought=self._desk.read(plan, lambda store: brought_along(store, held.evening)),
            typed=request.form,
            reasons=REASONS,
            reason_before={one.origin: one.reason for one in before},
            limit=TEXT_LIMITS["title"],
            longest_reason=LONGEST_REASON,
            problems=problems,
        )

    def plan_notes(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Every visible note by number: in which item, or why not, and the answer."""
        return self._notes_page(own_plan(self._desk, slug))

    def plan_note_answer(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """An answer to a loose note, or to a theme that was left out."""
        plan, form = own_plan(self._desk, slug), request.form
        about = _origin(form.get("about", ""))
        if about.workshop not in self._desk.read(plan, lambda store: store.workshops()):
            abort(404)
        try:
            self._desk.answer(who_is_here(), plan, answer_in(form, about=about))
        except (Refusal, NotUnderstood) as wrong:
            words = refusal_words(wrong) if isinstance(wrong, Refusal) else str(wrong)
            return self._notes_page(plan, 400, words)
        return to("plan_notes", plan, "answered", show=form.get("show", ""))

    def _notes_page(self, plan: Plan, status: int = 200, problem: str | None = None) -> Response:
        view = self._desk.look(plan)
        show = request.values.get("show", "")
        return plan_page(
            "notes",
            view,
            status,
            fates=tuple(Fate),
            show=show if show in tuple(Fate) else "",
            feasibilities=tuple(Feasibility),
            problem=problem,
            spoken=request.form,
        )


def _said(day: str) -> dict[str, Step]:
    """What residents read of the vote about money, in the language of the plan."""
    say = Speaker("nl", "conversions").say
    return {
        outcome: Step(
            to=state,
            told=say(f"conversion.told.budget.{state}"),
            reason=say("conversion.vote.lost") if state in NEEDS_REASON else "",
            decided_on=day,
            money_from=say("conversion.budget_name"),
        )
        for outcome, state in AWARDS.items()
    }


def _key(one: Candidate) -> str:
    return f"{one.origin.kind}-{one.origin.id}"


def _chosen(form: Typed, one: Candidate) -> Chosen:
    key = _key(one)
    return Chosen(
        origin=one.origin,
        take=form.get(f"take-{key}") == "yes",
        title=form.get(f"title-{key}", "").strip(),
        reason=form.get(f"reason-{key}", "").strip(),
    )


def _problems(chosen: list[Chosen], found: tuple[Candidate, ...]) -> dict[str, str]:
    keys = {one.origin: _key(one) for one in found}
    problems = {}
    for one in chosen:
        key = keys[one.origin]
        if one.take and not 0 < len(one.title) <= TEXT_LIMITS["title"]:
            problems[f"title-{key}"] = "agenda.problem.title"
        if not one.take and not 0 < len(one.reason) <= LONGEST_REASON:
            problems[f"reason-{key}"] = "agenda.problem.reason"
    return problems


def _origin(text: str) -> Origin:
    code, _, rest = text.partition("/")
    kind, _, row = rest.partition("/")
    if kind not in (OriginKind.NOTE, OriginKind.THEME) or not row:
        raise abort(404)
    return Origin(code, OriginKind(kind), row)
