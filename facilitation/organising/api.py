"""Wires the API for organisers' own systems: the same desks as behind the pages, for programs."""

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from flask import Flask

from facilitation.clock import now_ms
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan, PlanState
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.said import Response, Update
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.document import WorkshopDocument
from facilitation.organising.accounts import Doors
from facilitation.organising.agenda import AgendaDesk
from facilitation.organising.neighbourhoods import Places
from facilitation.organising.programs import Programs
from facilitation.organising.public_plans import Published
from facilitation.organising.workshops import Organising
from facilitation.runsheets import shipped
from facilitation.services.agenda.changing import Saved
from facilitation.services.agenda.keeping import standing_item
from facilitation.services.agenda.speaking import Message, tell
from facilitation.services.commanding import Commander
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from facilitation.storage.program_keys import ProgramKeys
from facilitation.storage.workshops import Workshops
from facilitation.web.api import blueprint as api
from facilitation.web.api.ports import ApiPorts, PublishedLine
from facilitation.web.api.route import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiParts:
    """What the API is made of."""

    database: Database
    workshops: Workshops
    commander: Commander
    base_url: str
    controller: str
    slow_down: Callable[[str], None]
    write: Callable[[str, WorkshopDocument | AgendaDocument, str], bytes]
    published: Published


def install_api(app: Flask, parts: ApiParts) -> None:
    """Everything under /api/v1."""
    neighbourhoods = Neighbourhoods(parts.database)
    agendas, audit = Agendas(parts.database, now_ms), Audit(parts.database)
    organisers = Organisers(parts.database)
    organising = Organising(
        neighbourhoods, parts.workshops, parts.commander, audit, shipped(), parts.base_url
    )
    api.install(
        app,
        ApiPorts(
            address=f"{parts.base_url}{ROOT}",
            controller=parts.controller,
            programs=Programs(ProgramKeys(parts.database, now_ms), neighbourhoods, now_ms),
            doors=Doors(organisers, neighbourhoods),
            meetings=organising,
            places=Places(neighbourhoods),
            plans=ProgramsPlans(parts.published.desk, agendas),
            published=PublishedList(parts.published, agendas),
            slow_down=parts.slow_down,
            write_workshop=parts.write,
            write_plan=parts.write,
        ),
    )


class ProgramsPlans:
    """The plans of organisers' pages, as programs change them: wholly, or not at all."""

    def __init__(self, desk: AgendaDesk, agendas: Agendas) -> None:
        self._agendas = agendas
        self._desk = desk
        self.answer = desk.answer
        self.document = desk.document
        self.versions = desk.versions
        self.frozen = desk.frozen
        self.downloaded = desk.downloaded

    def plans(self, neighbourhoods: Collection[str]) -> Sequence[Plan]:
        """The plans of these neighbourhoods, newest first."""
        return self._agendas.in_neighbourhoods(neighbourhoods)

    def plan(self, slug: str) -> Plan | None:
        """The plan at this address."""
        return self._agendas.by_slug(slug)

    def items(self, plan: Plan) -> Sequence[AgendaItem]:
        """Its items that stand, in order; drafts too."""
        return [item for item in self._desk.read(plan, lambda store: store.items()) if item.stands]

    def updates(self, plan: Plan, item: AgendaItem) -> Sequence[Update]:
        """Messages about an item, newest first."""
        told = self._desk.read(plan, lambda store: store.updates())
        return [one for one in told if one.item == item.id]

    def responses(self, plan: Plan, item: AgendaItem) -> Sequence[Response]:
        """Answers to an item, oldest first."""
        said = self._desk.read(plan, lambda store: store.responses())
        return [one for one in said if one.item == item.id]

    def tell(
        self,
        by: str,
        plan: Plan,
        number: str,
        read_at: int | None,
        message: Callable[[AgendaItem], Message],
    ) -> Saved[AgendaItem]:
        """A message, and where the item stands from now on. A person who meets somebody keeps both
        texts and is asked; a program that does is told, and nothing of its message is kept."""

        def work(unit: AgendaUnit) -> Saved[AgendaItem]:
            item = standing_item(unit, number)
            saved = tell(unit, by, number, read_at or item.version, message(item))
            if saved.clashes:
                raise _Met(saved)
            return saved

        try:
            return self._desk.write(by, plan, work, number)
        except _Met as met:
            return met.saved


class _Met(Exception):
    """Somebody else changed the same: undoes what was written, and carries what stood there."""

    def __init__(self, saved: Saved[AgendaItem]) -> None:
        super().__init__()
        self.saved = saved


class PublishedList:
    """The plans that have come out, one by one and as a list."""

    def __init__(self, published: Published, agendas: Agendas) -> None:
        self._agendas = agendas
        self.standing = published.standing
        self.version = published.version

    def lines(self) -> Sequence[PublishedLine]:
        """Every one of them, the newest first."""
        return [self._line(plan) for plan in self._agendas.all() if plan.published]

    def _line(self, plan: Plan) -> PublishedLine:
        """While a plan is being changed, it is called what it was called when it came out."""
        with self._agendas.reading(plan.id) as store:
            newest = store.versions()[0]
            frozen = store.frozen(newest.number) if plan.state is PlanState.DRAFT else None
        called = frozen["plan"] if frozen else {"title": plan.title, "label": plan.label}
        on = datetime.datetime.fromtimestamp(newest.at_ms / 1000, datetime.UTC).date()
        state = str(newest.state if frozen else plan.state)
        return PublishedLine(plan.slug, called["title"], called["label"], state, newest.number, on)
