"""A plan of a real house that residents can read, and what its organisers do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from facilitation.domain.agenda.items import Action, Visibility
from facilitation.domain.agenda.plan import Plan, PlanState
from facilitation.organising.agenda import AgendaDesk
from facilitation.services.agenda.arranging import add_item
from facilitation.services.agenda.keeping import keep_item, keep_plan
from facilitation.services.agenda.publishing import StateChange
from facilitation.services.agenda.speaking import Answer
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from tests.web.conftest import Browser
from tests.web.organise_house import BASE_URL, FATMA, House


class Agenda:
    """A plan with two public items and one that is nobody's business."""

    def __init__(self, house: House, email: str = FATMA) -> None:
        application = house.application
        self.house = house
        self.fatma_id = house.account(email, founds=True, name="Fatma")
        self.place = house.place("Sluiswijk", self.fatma_id)
        self.agendas = Agendas(house.database, application.workshops._now_ms)
        self.desk = AgendaDesk(
            self.agendas,
            application.workshops,
            Neighbourhoods(house.database),
            Organisers(house.database),
            house.audit,
            application.commander,
            BASE_URL,
        )
        self.made = self.desk.make(self.fatma_id, self.place, "Wijkagenda Sluiswijk")
        self.bench = self.add("Zes bankjes langs het water", contact="Groengroep")
        self.feast = self.add("Een buurtfeest")
        self.secret = self.add("Iets dat nog niet mag", visibility=Visibility.INTERNAL)

    @property
    def plan(self) -> Plan:
        found = self.agendas.by_slug(self.made.slug)
        assert found is not None
        return found

    @property
    def address(self) -> str:
        return f"/plan/{self.plan.slug}"

    def do(self, work: Callable[[Any], Any]) -> Any:
        return self.desk.write(self.fatma_id, self.plan, work)

    def add(self, title: str, **fields: Any) -> str:
        """A new item; gives its number."""

        def work(unit: Any) -> str:
            item = add_item(unit, self.fatma_id, title)
            keep_item(unit, self.fatma_id, replace(item, version=item.version + 1, **fields))
            return str(item.number)

        return str(self.do(work))

    def change(self, number: str, **fields: Any) -> None:
        def work(unit: Any) -> None:
            item = unit.item(number)
            keep_item(unit, self.fatma_id, replace(item, version=item.version + 1, **fields))

        self.do(work)

    def write_texts(self, **fields: Any) -> None:
        self.do(
            lambda unit: keep_plan(
                unit, self.fatma_id, replace(unit.plan, version=unit.plan.version + 1, **fields)
            )
        )

    def becomes(self, state: PlanState) -> None:
        self.desk.move_on(self.fatma_id, self.plan, StateChange(state))

    def answers(self, number: str, text: str) -> None:
        self.desk.answer(self.fatma_id, self.plan, Answer("municipality", text, item=number))

    def reader(self) -> Browser:
        return self.house.browser()


def actions(*statuses: str) -> tuple[Action, ...]:
    return tuple(
        Action(f"actie-{n}", f"Actie {n}", status=status) for n, status in enumerate(statuses)
    )
