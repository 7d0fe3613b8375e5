"""Items of a plan over the API: where they stand, what is told about them, and what is answered."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import msgspec
from flask import g, request
from msgspec import UNSET
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from facilitation.domain.agenda import said
from facilitation.domain.agenda.items import AgendaItem
from facilitation.services.agenda.changing import Saved
from facilitation.services.agenda.speaking import Message
from facilitation.web.api.asking import body, invalid, page_of
from facilitation.web.api.plans import moment
from facilitation.web.api.ports import ApiPorts
from facilitation.web.api.problems import FieldProblem, Wrong, say
from facilitation.web.api.resources.items import (
    ItemResource,
    NewResponse,
    NewUpdate,
    ResponseResource,
    StatusPatch,
    UpdateResource,
)
from facilitation.web.api.resources.lists import Links, Page
from facilitation.web.api.routes import BY_NAME
from facilitation.web.api.telling import etag_of, told
from facilitation.web.organise.plan.form import NotUnderstood, Typed
from facilitation.web.organise.plan.said_form import answer_in, message_in

Read = TypeVar("Read")

#: Told of an item under another name, or not at all.
OWN_FIELDS: Final = frozenset({"has_contact", "links"})
STATUS_FIELDS: Final = ("status", "status_note", "signal", "next_report_date")


class ItemViews:
    """One method per operation; the guard has seen to the rights, and found `g.plan`."""

    def __init__(self, ports: ApiPorts) -> None:
        self._plans = ports.plans
        self._programs = ports.programs
        self._address = ports.address

    def items(self, slug: str) -> Page[ItemResource]:
        """The items of a plan."""
        return page_of(self._plans.items(g.plan), self._resource)

    def item(self, slug: str, item: str) -> ItemResource:
        """One of them."""
        return self._resource(self._found(item))

    def item_patch(self, slug: str, item: str) -> ItemResource:
        """Where it stands from now on; both programs and people are told where they meet."""
        patch, before = body(StatusPatch), self._found(item)
        if request.if_match and not request.if_match.contains(etag_of(self._resource(before))):
            raise Wrong("changed_meanwhile")
        if patch.version > before.version:
            raise invalid("version", say("api.problem.version", n=before.version))
        saved = self._tell(item, patch.version, lambda now: _message(now, patch))
        self._wrote(item)
        return self._resource(saved.thing)

    def updates(self, slug: str, item: str) -> Page[UpdateResource]:
        """Messages about an item."""
        return page_of(self._plans.updates(g.plan, self._found(item)), _update)

    def update_add(self, slug: str, item: str) -> Response:
        """A message, which leaves the status as it is."""
        new, found = body(NewUpdate), self._found(item)
        if not new.text.strip():
            raise invalid("text", say("error.empty_text"))
        self._tell(item, None, lambda now: _message(now, new))
        self._wrote(item)
        made = self._plans.updates(g.plan, found)[0]
        return self._made("update_add", item, "updates", _update(made))

    def responses(self, slug: str, item: str) -> Page[ResponseResource]:
        """What parties answered."""
        return page_of(self._plans.responses(g.plan, self._found(item)), _response)

    def response_add(self, slug: str, item: str) -> Response:
        """A party's answer, beside residents' own words."""
        new = body(NewResponse)
        self._found(item)
        answer = _understood(lambda: answer_in(_typed(msgspec.structs.asdict(new)), item))
        made = self._plans.answer(g.key.maker, g.plan, answer)
        self._wrote(item)
        return self._made("response_add", item, "responses", _response(made))

    def _found(self, number: str) -> AgendaItem:
        for item in self._plans.items(g.plan):
            if item.number == number:
                return item
        raise Wrong("not_found")

    def _tell(
        self, number: str, read_at: int | None, message: Callable[[AgendaItem], Message]
    ) -> Saved[AgendaItem]:
        saved = self._plans.tell(g.key.maker, g.plan, number, read_at, message)
        if saved.clashes:
            fields = (
                FieldProblem(pointer=f"#/{one.field}", detail=str(one.theirs))
                for one in saved.clashes
            )
            raise Wrong("clash", *fields)
        return saved

    def _wrote(self, number: str) -> None:
        self._programs.changed(g.key, g.plan.neighbourhood, plan=g.plan.slug, item=number)

    def _made(self, name: str, number: str, kind: str, resource: Any) -> Response:
        answer = told(BY_NAME[name], resource)
        answer.headers["Location"] = f"{self._item_address(number)}/{kind}"
        return answer

    def _item_address(self, number: str) -> str:
        return f"{self._address}/plans/{g.plan.slug}/items/{number}"

    def _resource(self, item: AgendaItem) -> ItemResource:
        this = self._item_address(item.number)
        links = Links(
            this=this,
            updates=f"{this}/updates",
            responses=f"{this}/responses",
            plan=f"{self._address}/plans/{g.plan.slug}",
        )
        names = (one for one in ItemResource.__struct_fields__ if one not in OWN_FIELDS)
        fields = {name: getattr(item, name) for name in names}
        own = {"has_contact": bool(item.contact), "links": links}
        return msgspec.convert(fields | own, ItemResource, from_attributes=True)


def _message(item: AgendaItem, told_now: StatusPatch | NewUpdate) -> Message:
    """As if an organiser had typed it in the form: what is left out stays as it stands."""
    given = msgspec.structs.asdict(told_now)
    stands = {name: getattr(item, name) for name in STATUS_FIELDS}
    kept = {name: value for name, value in given.items() if value is not UNSET}
    return _understood(lambda: message_in(_typed(stands | kept)))


def _typed(fields: Mapping[str, Any]) -> Typed:
    return MultiDict((name, str(value or "")) for name, value in fields.items())


def _understood(read: Callable[[], Read]) -> Read:
    try:
        return read()
    except NotUnderstood as problem:
        raise Wrong("invalid", FieldProblem(pointer="#", detail=say(str(problem)))) from problem


def _update(update: said.Update) -> UpdateResource:
    return UpdateResource(
        id=update.id,
        at=moment(update.at_ms),
        party=update.party,
        text=update.text,
        status_from=update.status_from,
        status_to=update.status_to,
        next_date=update.next_date,
    )


def _response(response: said.Response) -> ResponseResource:
    return ResponseResource(
        id=response.id,
        at=moment(response.at_ms),
        party=response.party_name or response.party,
        role=response.role,
        text=response.text,
        feasibility=response.feasibility,
        reason=response.reason,
    )
