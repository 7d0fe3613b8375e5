"""Items as proposals for money and as requests: the form, its states, documents and an overview."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from flask import Response, abort, g, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.conversions import (
    FLOWS,
    SAID_BY_DECIDER,
    Conversion,
    ConversionKind,
    costs,
)
from facilitation.domain.agenda.conversions_rules import (
    asked,
    criteria,
    lacking,
)
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.refusals import Refusal
from facilitation.domain.rights import Action
from facilitation.exporters import EXPORTERS
from facilitation.exporters.as_form import FORM_EXPORTERS
from facilitation.exporters.form_document import FormDocument
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.i18n import Speaker
from facilitation.services.agenda.changing import Saved
from facilitation.services.agenda.converting import AS_FILLED, Step, fill_in, take_step
from facilitation.web.organise.conversions_asked import Asked, Rules, asked_for, item_says
from facilitation.web.organise.conversions_document import form_document
from facilitation.web.organise.conversions_form import read_answers
from facilitation.web.organise.page import page
from facilitation.web.organise.plan.form import NotUnderstood, day, limited, typed_text
from facilitation.web.organise.plan.meetings import in_words
from facilitation.web.organise.plan.page import (
    own_plan,
    plan_page,
    refusal_words,
    to,
    who_is_here,
)
from facilitation.web.organise.plan.ports import PlanDesk
from facilitation.web.routes import GET, POST, Routes

PLAN = "/n/<neighbourhood_id>/plan/<slug>"
FORM = f"{PLAN}/item/<number>/convert/<kind>"

CONVERSION_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_money": (f"{PLAN}/money", GET),
        "plan_conversion": (FORM, GET),
        "plan_conversion_save": (FORM, POST),
        "plan_conversion_step": (f"{FORM}/step", POST),
        "plan_conversion_download": (f"{FORM}/download/<name>", GET),
    }
)
#: Questions that say what is to be added to what came from the item.
HINTED: Final = frozenset("what benefit help_needed contact lines current_cost continuity".split())
LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionPorts:
    """What these pages need. `write` may raise ExporterUnavailable."""

    desk: PlanDesk
    rules: Rules
    new_id: Callable[[], str]
    write: Callable[[str, FormDocument, str], bytes]


class ConversionPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: ConversionPorts) -> None:
        self._desk = ports.desk
        self._rules = ports.rules
        self._new_id = ports.new_id
        self._write = ports.write

    def plan_money(self, neighbourhood_id: str, slug: str) -> BaseResponse:
        """Every proposal and request, what was asked and agreed, and what comes back."""
        plan = own_plan(self._desk, slug)
        view = self._desk.look(plan)
        found = self._desk.read(plan, lambda store: store.conversions())
        return plan_page(
            "money",
            view,
            kinds=tuple(ConversionKind),
            found={(one.item, one.kind): one for one in found},
            savings=[one for one in view.items if one.saving is not None or one.saving_use],
            totals=_totals(view.items, g.standing.neighbourhood),
        )

    def plan_conversion(
        self, neighbourhood_id: str, slug: str, number: str, kind: str
    ) -> BaseResponse:
        """The form, filled with what the item says already."""
        return self._form_page(self._asked(slug, number, kind))

    def plan_conversion_save(
        self, neighbourhood_id: str, slug: str, number: str, kind: str
    ) -> BaseResponse:
        """Save what was typed, beside what others saved meanwhile."""
        found, form, by = self._asked(slug, number, kind), request.form, who_is_here()
        own = criteria(found.rules, found.conversion.values)
        read = read_answers(form, asked(found.kind, found.rules), own)
        read_at = form.get("read_at", AS_FILLED, int)
        if read.problems:
            return self._form_page(found, 400, problems=read.problems, typed=form, read_at=read_at)
        copied = found.conversion.copied
        try:
            saved = self._desk.write(
                by,
                found.plan,
                lambda unit: fill_in(unit, by, number, found.kind, read_at, copied, read.values),
                number,
            )
        except Refusal as refusal:
            return self._form_page(found, 409, problem=refusal_words(refusal), typed=form)
        if saved.clashes:
            return self._met_page(found, saved)
        return to("plan_conversion", found.plan, "saved", number=number, kind=found.kind)

    def _met_page(self, found: Asked, saved: Saved[Conversion]) -> Response:
        """Both texts, and the own one still typed."""
        fields = [(one.field.partition("/")[2], one) for one in saved.clashes]
        mine = {name: one.mine for name, one in fields}
        again = self._asked(found.plan.slug, found.item.number, found.kind)
        clashes = {name: in_words(one.theirs) for name, one in fields}
        return self._form_page(again, 409, clashes=clashes, values={**saved.thing.values, **mine})

    def plan_conversion_step(
        self, neighbourhood_id: str, slug: str, number: str, kind: str
    ) -> BaseResponse:
        """Take it to another state. Who only answers says what is for who decides to say."""
        found, by = self._asked(slug, number, kind), who_is_here()
        wanted = request.form.get("to", "")
        if wanted not in SAID_BY_DECIDER and not g.standing.may(Action.EDIT_PLAN):
            return page("not_allowed", 403)
        try:
            step = _step(found.kind, wanted)
            self._desk.write(
                by,
                found.plan,
                lambda unit: take_step(
                    unit, by, number, found.kind, step, found.rules, found.backing
                ),
                number,
            )
        except Refusal as refusal:
            return self._form_page(found, 409, problem=refusal_words(refusal), spoken=request.form)
        except NotUnderstood as problem:
            return self._form_page(found, 400, problem=str(problem), spoken=request.form)
        return to("plan_conversion", found.plan, "told", number=number, kind=found.kind)

    def plan_conversion_download(
        self, neighbourhood_id: str, slug: str, number: str, kind: str, name: str
    ) -> BaseResponse:
        """The form as a file to hand in."""
        found = self._asked(slug, number, kind)
        if name not in FORM_EXPORTERS:
            abort(404)
        place = g.standing.neighbourhood.name
        document = form_document(found.view, place, found.item, found.conversion, found.rules)
        try:
            content = self._write(name, document, g.language)
        except ExporterUnavailable:
            return self._form_page(found, 503, problem="organise.problem.no_document")
        self._desk.downloaded(who_is_here(), found.plan, name)
        response = Response(content, mimetype=EXPORTERS[name].media_type)
        called = f"{found.kind}-{found.plan.slug}-{number}{EXPORTERS[name].extension}"
        response.headers["Content-Disposition"] = f'attachment; filename="{called}"'
        return response

    def _asked(self, slug: str, number: str, kind: str) -> Asked:
        return asked_for(self._desk, self._rules, own_plan(self._desk, slug), number, kind)

    def _form_page(self, found: Asked, status: int = 200, **context: Any) -> Response:
        conversion = found.conversion
        fields = asked(found.kind, found.rules)
        defaults: dict[str, Any] = {
            "problems": {},
            "clashes": {},
            "typed": MultiDict(),
            "spoken": MultiDict(),
            "values": conversion.values,
            "read_at": conversion.version,
        }
        return plan_page(
            "conversion",
            found.view,
            status,
            **defaults | context,
            item=found.item,
            kind=found.kind,
            conversion=conversion,
            saved=found.saved,
            fields=fields,
            limits={one.name: one.limit for one in fields},
            hinted=HINTED,
            item_says=item_says(found),
            criteria=criteria(found.rules, conversion.values),
            rules=found.rules,
            backing=found.backing,
            lacking=lacking(found.kind, found.rules, conversion.values, found.backing),
            cost=costs(conversion.values),
            blank=self._new_id(),
            deciders=SAID_BY_DECIDER,
            form_formats=tuple(FORM_EXPORTERS),
        )


def _step(kind: ConversionKind, wanted: str) -> Step:
    """Residents read it in the language of the plan."""
    form, say = request.form, Speaker("nl", "conversions").say
    return Step(
        to=wanted,
        told=say(f"conversion.told.{kind}.{wanted}") if wanted in FLOWS[kind] else "",
        reason=limited(typed_text(form, "reason"), LONGEST_REASON),
        decided_on=day(form.get("decided_on", "")),
        money_from=say("conversion.budget_name"),
    )


def _totals(items: Sequence[AgendaItem], place: Neighbourhood) -> Mapping[str, int]:
    """Euro cents by what they are; the budget only where the neighbourhood has one."""
    rows = [row for item in items for row in item.funding]
    budget = place.settings.money.amount
    return {
        **({} if budget is None else {"budget": budget * 100}),
        "asked": sum(row.amount or 0 for row in rows if row.state == "asked"),
        "agreed": sum(row.amount or 0 for row in rows if row.state != "asked"),
        "saving": sum(item.saving or 0 for item in items),
    }
