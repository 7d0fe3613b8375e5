"""Where people register is on the page of the plan, and at the door of a meeting to come."""

from __future__ import annotations

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.people import Audience, Who
from facilitation.i18n import Speaker
from tests.web.organise_house import application, house
from tests.web.public_plan import FATMA, Agenda

__all__ = ["application", "house"]

SAY = Speaker("nl", "common", "phone", "plan").say
FORM = "/aanmelden/g100-in-juni"


@pytest.fixture
def agenda(house) -> Agenda:
    """A plan that everybody may read, and a meeting in its neighbourhood that is to come."""
    made = Agenda(house)
    made.becomes(PlanState.OPEN_FOR_COMMENT)
    return made


@pytest.fixture
def code(agenda: Agenda) -> str:
    return agenda.house.workshop(agenda.place, "G100 in juni")


def registering(agenda: Agenda, code: str, **rules: str) -> None:
    fatma = agenda.house.logged_in(FATMA)
    page = f"/organise/w/{code}/registrations"
    called = {"contact_name": "Noor", "contact_phone": "050 1"}
    fatma.visit(page).send(f"{page}/rules", chairs="3", **called, **rules)


def page_of(agenda: Agenda) -> str:
    return agenda.house.browser().visit(agenda.address).html


def lead(agenda: Agenda, code: str, command: object) -> None:
    application = agenda.house.application
    who = Who(application.workshops.by_code(code).id, Audience.FACILITATOR)
    application.commander.give(who, command)


def test_the_page_of_a_plan_leads_to_the_form_as_soon_as_there_is_one(agenda, code):
    before = page_of(agenda)
    registering(agenda, code, taken="yes")

    after = page_of(agenda)
    registering(agenda, code)

    assert FORM not in before
    assert FORM in after
    assert "G100 in juni" in after
    assert code not in after
    assert FORM not in page_of(agenda)


def test_a_meeting_in_a_part_of_the_neighbourhood_is_on_the_page_too(agenda):
    part = agenda.house.place("Waterkant", agenda.fatma_id, agenda.place.id)
    registering(agenda, agenda.house.workshop(part, "G100 in juni"), taken="yes")

    assert FORM in page_of(agenda)


def test_a_meeting_elsewhere_or_that_is_over_is_not(agenda, code):
    elsewhere = agenda.house.place("Elders", agenda.fatma_id)
    registering(agenda, agenda.house.workshop(elsewhere, "Avond elders"), taken="yes")
    registering(agenda, code, taken="yes")
    lead(agenda, code, p.CloseWorkshop())

    assert "/aanmelden/" not in page_of(agenda)


def test_an_old_version_of_a_plan_invites_to_nothing(agenda, code):
    registering(agenda, code, taken="yes")
    version = agenda.house.browser().visit(f"{agenda.address}/versie/1")

    assert version.status == 200
    assert FORM not in version.html


def test_the_door_of_a_meeting_leads_to_the_form_until_it_begins(agenda, code):
    registering(agenda, code, taken="yes")
    before = agenda.house.browser().visit(f"/{code}")
    step = step_of(agenda, code)

    lead(agenda, code, p.GoToStep(step=step))
    after = agenda.house.browser().visit(f"/{code}")

    assert FORM in before.html
    assert SAY("join.not_begun") in before.text
    assert FORM not in after.html


def step_of(agenda: Agenda, code: str) -> str:
    workshops = agenda.house.application.workshops
    with workshops.reading(workshops.by_code(code).id) as store:
        [step] = store.steps.where(kind="ideas")[:1]
        return str(step.id)


def test_the_door_of_a_meeting_without_registrations_says_nothing_of_it(agenda, code):
    assert "/aanmelden/" not in agenda.house.browser().visit(f"/{code}").html
