"""The page where offers and needs are brought together, without a browser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitation.domain.agenda.matching import MatchState
from facilitation.domain.plans import Offer
from facilitation.domain.rights import Right
from facilitation.domain.workshop import Settings
from facilitation.i18n import Speaker
from facilitation.runsheets import shipped
from facilitation.storage.workshops import NewWorkshop
from tests.web.organise_house import application, house
from tests.web.test_organise_plan import JAN, Plan, plan

__all__ = ["application", "house", "plan"]

SAY = Speaker("nl", "common", "organise", "agenda", "offers").say


def chip(state: MatchState) -> str:
    return f'<span class="state">{SAY(f"offers.state.{state}")}</span>'


@pytest.fixture
def offers(plan: Plan) -> str:
    """The page, after an evening with one offer and one need; gives its address."""

    def fill(unit) -> None:
        unit.workshop = replace(unit.workshop, started_at_ms=1)
        unit.offers.add(Offer("o", "05-offers", "x", "offer", "Ik maai het gras", "time"))
        unit.offers.add(Offer("n", "05-offers", "y", "need", "Wie helpt mij?", private=True))

    sheet = shipped().sheet("voortgangsavond")
    new = NewWorkshop(sheet, "Avond", "Sluiswijk", Settings(), neighbourhood_id=plan.place.id)
    plan.code = plan.house.application.workshops.create(new, fill).code
    return f"{plan.address}/offers"


def test_two_people_are_brought_together_and_both_are_asked(plan, offers):
    plan.fatma.visit(offers)
    assert "Wie helpt mij?" in plan.fatma.text
    plan.fatma.send(offers, offer=f"{plan.code}/o", need=f"{plan.code}/n")
    plan.fatma.visit(offers)
    match = plan.fatma.html.split(f"{offers}/")[1].split('"')[0]

    for side in ("offer", "need"):
        plan.fatma.visit(offers).send(f"{offers}/{match}", side=side, said="yes")
    plan.fatma.visit(offers)
    assert chip(MatchState.AGREED) in plan.fatma.html
    plan.fatma.send(f"{offers}/{match}", done="yes")
    plan.fatma.visit(offers)
    assert chip(MatchState.DONE) in plan.fatma.html


def test_what_is_gone_cannot_be_chosen(plan, offers):
    plan.fatma.visit(offers).send(offers, offer="000000/o", need=f"{plan.code}/n")

    assert plan.fatma.status == 400
    assert SAY("offers.problem.choose") in plan.fatma.text


def test_who_answers_or_reads_never_sees_a_need(plan, offers):
    jan = plan.house.logged_in(JAN)
    jan.visit(offers)

    assert jan.status == 403
    assert "Wie helpt mij?" not in jan.text
    assert plan.house.rights_of(plan.house.id_of(JAN))[plan.place.id] is Right.ANSWER
