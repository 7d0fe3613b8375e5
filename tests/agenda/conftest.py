"""A neighbourhood with a plan, beside an evening that can come into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.audit import Asked
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.organising.agenda import AgendaDesk
from facilitation.services.agenda.harvesting import Chosen, open_choices, take_over
from facilitation.services.agenda.viewing import PlanView
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from tests.evening import Evening

FATMA, BAS = "fatma", "bas"


@dataclass
class Town:
    """The desk, a plan on it, and the evening next to it."""

    evening: Evening
    desk: AgendaDesk
    place: Neighbourhood
    plan: Plan
    audit: Audit

    def look(self) -> PlanView:
        return self.desk.look(self.plan)

    def do(self, work: Callable[[AgendaUnit], Any], by: str = FATMA) -> Any:
        return self.desk.write(by, self.plan, work)

    def item(self, number: str) -> AgendaItem:
        found = self.look().item(number)
        assert found is not None
        return found

    def acts(self) -> list[str]:
        lines = self.audit.lines(Asked((self.place.id,)), 100)
        return [str(line.what) for line in lines]

    def take(self, *numbers: str, why_not: str = "Te weinig mensen.") -> None:
        """Bring the evening in: these numbers, and nothing else."""
        held = self.desk.evening(self.place, self.evening.workshop.code)
        assert held is not None

        def work(unit: AgendaUnit) -> None:
            chosen = [
                Chosen(one.origin, one.number in numbers, one.title, why_not)
                for one in open_choices(unit, held.evening)
            ]
            take_over(unit, FATMA, held.evening, chosen)

        self.do(work)


@pytest.fixture
def town(evening: Evening) -> Town:
    """A G100 of which nothing has been said yet, and an empty plan."""
    database = evening.database
    neighbourhoods, audit = Neighbourhoods(database), Audit(database)
    with database.reading() as connection:
        query = "SELECT neighbourhood_id FROM workshop"
        place_id = connection.exec_driver_sql(query).scalar_one()
    place = neighbourhoods.by_id(place_id)
    assert place is not None
    desk = AgendaDesk(
        Agendas(database, evening.clock),
        evening.workshops,
        neighbourhoods,
        Organisers(database),
        audit,
        evening.commander,
        "https://samen.example",
    )
    plan = desk.make(FATMA, place, "Wijkagenda Sluiswijk 2027")
    return Town(evening, desk, place, plan, audit)


@dataclass
class Told:
    """What was said on the evening of `held`: ids of notes, themes and cards."""

    bench: list[str]
    warm: list[str]
    loose: str
    word: str
    green: str
    energy: str
    card: str
    second_card: str


@pytest.fixture
def told(town: Town) -> Told:
    """An evening with two themes, two cards for the first, a loose note and a word."""
    evening = town.evening
    words = evening.go_to("words")
    word = evening.phone().write(words, "samen")
    evening.go_to("ideas")
    bench = evening.notes("Bankjes langs het water.", "Een moestuin bij de school.")
    warm = evening.notes("Isoleer de flats.")
    loose = evening.notes("Een koor voor iedereen.")[0]
    green = evening.theme("Groen en spelen", *bench)
    energy = evening.theme("Warm wonen", *warm)
    evening.go_to("elaborate")
    card = evening.plan(green, "Zes bankjes langs het water")
    second = evening.plan(green, "Moestuin bij de school")
    evening.go_to("commit")
    return Told(bench, warm, loose, word, green, energy, card, second)
