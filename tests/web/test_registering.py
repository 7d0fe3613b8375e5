"""Registering for a meeting: stories of neighbours, of who organises it, and of who calls."""

from __future__ import annotations

import re

import pytest

from facilitation.clock import now_ms
from facilitation.contract import payloads as p
from facilitation.domain.audit import Asked
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.people import Audience, Who
from facilitation.domain.rights import Right
from facilitation.i18n import Speaker
from facilitation.storage import tables as t
from facilitation.storage.guest_retention import (
    erase_guests,
    erase_registrations,
    guests_at,
    invitees_due,
    registrations_due,
)
from facilitation.storage.retention import DAY_MS
from tests.evening import Evening, new_id
from tests.web.conftest import Browser
from tests.web.organise_house import FATMA, JAN, House, application, house

__all__ = ["application", "house"]

SAY = Speaker("nl", "common", "organise", "plan", "registering").say


class Meeting:
    """A meeting with three chairs for which people can register."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.place: Neighbourhood = house.place("Sluiswijk", house.account(FATMA, founds=True))
        house.give(house.account(JAN), self.place, Right.ANSWER)
        self.code = house.workshop(self.place)
        self.organise = f"/organise/w/{self.code}/registrations"
        self.fatma = house.logged_in(FATMA)
        self.opens(chairs="3")

    def opens(self, **rules: str) -> Browser:
        wanted = {"taken": "yes", "contact_name": "Noor", "contact_phone": "050 123 45 67"}
        self.fatma.visit(self.organise).send(f"{self.organise}/rules", **(wanted | rules))
        return self.fatma

    def neighbour(self, name: str, **typed: str) -> Browser:
        """Somebody who fills in the form; gives them at the page behind their link."""
        one = self.house.browser().visit("/aanmelden/g100")
        one.send("/aanmelden/g100", **(self.form(one, name) | typed))
        return one.visit(one.location) if one.status == 303 else one

    @staticmethod
    def form(one: Browser, name: str) -> dict[str, str]:
        ticks = {"consent": "registration", "over_16": "true"}
        return {"ticket": one.inputs()["ticket"], "name": name, "phone": "06 12345678"} | ticks

    def acts(self) -> list[str]:
        lines = self.house.audit.lines(Asked((self.place.id,)), 50)
        return [str(line.what) for line in lines]


@pytest.fixture
def meeting(house: House) -> Meeting:
    return Meeting(house)


# Residents ----------------------------------------------------------------------------------------


def test_a_neighbour_registers_without_an_account_and_finds_it_back_by_link(meeting):
    noor = meeting.neighbour("Noor", seats="2")

    assert SAY("register.mine.seat") in noor.text
    assert SAY("register.people", n=2) in noor.text
    assert re.search(r"/aanmelden/g100/[0-9a-f]{32}", noor.html)


@pytest.mark.parametrize("address", ["g100", "the code"])
def test_the_form_says_how_many_chairs_are_left_and_who_can_be_called(meeting, address):
    slug = address if address == "g100" else meeting.code
    page = meeting.house.browser().visit(f"/aanmelden/{slug}")

    assert SAY("register.left", n=3) in page.text
    assert "Noor" in page.text
    assert "050 123 45 67" in page.text


def test_nothing_is_ticked_beforehand(meeting):
    page = meeting.house.browser().visit("/aanmelden/g100")

    assert not {"consent", "over_16", "invitations", "needs"} & set(page.inputs())


def test_what_was_typed_stays_when_a_tick_is_missing(meeting):
    one = meeting.house.browser().visit("/aanmelden/g100")
    typed = Meeting.form(one, "Noor") | {"remark": "Ik kom met hond"}
    del typed["consent"]
    one.send("/aanmelden/g100", **typed)

    assert one.status == 422
    assert SAY("register.problem.contact_half") in one.text
    assert one.inputs()["remark"] == "Ik kom met hond"


def test_a_form_that_is_sent_twice_is_one_registration(meeting):
    one = meeting.house.browser().visit("/aanmelden/g100")
    typed = Meeting.form(one, "Noor")
    one.send("/aanmelden/g100", **typed).send("/aanmelden/g100", **typed)

    assert SAY("registrations.count", n=1) in meeting.fatma.visit(meeting.organise).text


def test_who_comes_when_it_is_full_waits_and_moves_up_when_somebody_withdraws(meeting):
    first = meeting.neighbour("Noor", seats="3")
    waits = meeting.neighbour("Ali", seats="2")
    assert SAY("register.mine.waiting") in waits.text
    assert SAY("register.mine.line", n=1) in waits.text
    link = re.search(r"/aanmelden/g100/[0-9a-f]{32}", waits.html)[0]

    address = re.search(r"/aanmelden/g100/[0-9a-f]{32}", first.html)[0]
    first.send(address, way="withdraw")

    assert SAY("register.withdrawn") in first.text
    assert SAY("register.mine.offered") in waits.visit(link).text
    assert SAY("registrations.state.moved_up") in meeting.fatma.visit(meeting.organise).text
    assert first.visit(address).status == 404


def test_who_has_a_seat_never_loses_it_by_asking_for_too_many(meeting):
    meeting.neighbour("Ali", seats="2")
    noor = meeting.neighbour("Noor")
    address = re.search(r"/aanmelden/g100/[0-9a-f]{32}", noor.html)[0]
    noor.send(address, way="change", seats="2")

    assert noor.status == 422
    assert SAY("register.problem.too_many_seats", left=1) in noor.text
    assert SAY("register.people", n=1) in noor.visit(address).text


def test_somebody_changes_what_they_need(meeting):
    noor = meeting.neighbour("Noor", needs="wheelchair")
    address = re.search(r"/aanmelden/g100/[0-9a-f]{32}", noor.html)[0]
    noor.send(address, way="change", seats="1", needs="childcare", remark="een dreumes")

    listed = meeting.fatma.visit(meeting.organise).text
    assert SAY("register.needs.childcare") + " · een dreumes" in listed
    assert f"{SAY('register.needs.wheelchair')}: " not in listed


def test_over_a_connection_that_others_can_hear_only_the_human_contact_is_shown(meeting):
    browser = meeting.house.browser()
    page = browser._shown(browser.client.get("/aanmelden/g100", base_url="http://hal.example"))

    assert SAY("register.unsafe") in page.text
    assert "050 123 45 67" in page.text
    assert "<form" not in page.html


def test_details_that_come_over_such_a_connection_are_refused(meeting):
    one = meeting.house.browser().visit("/aanmelden/g100")
    typed = {"csrf": one.token()} | Meeting.form(one, "Noor")
    client, url = one.client, "http://hal.example"
    ours = client.get_cookie("samenspel_form").value
    client.set_cookie("samenspel_form", ours, domain="hal.example")
    answer = one._shown(client.post("/aanmelden/g100", data=typed, base_url=url))

    assert answer.status == 422
    assert SAY("registrations.none") in meeting.fatma.visit(meeting.organise).text


def test_a_meeting_that_takes_no_registrations_is_not_there(meeting):
    other = meeting.house.workshop(meeting.place, "Ander")
    pages = ("ander", other, "bestaat-niet", "000000", "0" * 5)

    assert {meeting.house.browser().visit(f"/aanmelden/{page}").status for page in pages} == {404}


def test_a_form_that_was_closed_says_whom_to_call(meeting):
    meeting.opens(taken="no")
    meeting.fatma.visit(meeting.organise)
    meeting.fatma.send(
        f"{meeting.organise}/rules", chairs="3", contact_name="Noor", contact_phone="050 1"
    )
    page = meeting.house.browser().visit("/aanmelden/g100")

    assert SAY("register.closed") in page.text
    assert "050 1" in page.text
    assert page.send("/aanmelden/g100", name="x").status in (400, 422)


def test_it_reads_in_english(meeting):
    english = Speaker("en", "common", "registering").say
    page = meeting.house.browser().visit("/aanmelden/g100?language=en")

    assert english("register.consent.title") in page.text


# Organisers ---------------------------------------------------------------------------------------


def test_people_can_only_register_where_somebody_can_be_called(meeting):
    meeting.opens(contact_phone="")

    assert meeting.fatma.status == 422
    assert SAY("registrations.problem.contact_missing") in meeting.fatma.text


def test_every_look_at_the_list_is_written_down(meeting):
    meeting.neighbour("Noor")
    for page in ("", "/door", "/list.csv"):
        meeting.fatma.visit(f"{meeting.organise}{page}")

    assert meeting.acts()[:3] == ["contacts_seen"] * 3


def test_who_calls_is_written_down_and_taken_off_again(meeting):
    meeting.fatma.visit(meeting.organise)
    meeting.fatma.send(f"{meeting.organise}/add", name="Oma Bep", phone="050 7", agreed="yes")
    listed = meeting.fatma.visit(meeting.organise)
    assert "Oma Bep" in listed.text
    one = re.search(r'name="id" value="([0-9a-f]{64})"', listed.html)[1]

    meeting.fatma.send(f"{meeting.organise}/change", id=one, way="removed")

    assert "Oma Bep" not in meeting.fatma.visit(meeting.organise).text
    assert meeting.acts()[0] == "contacts_erased"


def test_who_was_told_of_their_seat_is_not_called_again(meeting):
    meeting.neighbour("Noor", seats="3")
    meeting.neighbour("Ali")
    meeting.opens(chairs="4")
    assert SAY("registrations.to_call", n=1) in on_the_meetings_page(meeting)
    page = meeting.fatma.visit(meeting.organise)
    assert SAY("registrations.call") in page.text
    one = re.search(r'value="([0-9a-f]{64})"><button[^>]*value="told"', page.html)[1]

    meeting.fatma.send(f"{meeting.organise}/change", id=one, way="told")

    assert SAY("registrations.call") not in meeting.fatma.visit(meeting.organise).text
    assert SAY("registrations.to_call", n=1) not in on_the_meetings_page(meeting)


def on_the_meetings_page(meeting: Meeting) -> str:
    return meeting.fatma.visit(f"/organise/w/{meeting.code}").text


def test_the_list_for_the_desk_calculates_nothing(meeting):
    meeting.neighbour("=1+1")
    rows = meeting.fatma.client.get(f"{meeting.organise}/list.csv").get_data().decode("utf-8-sig")

    assert '"\'=1+1"' in rows


def test_the_list_at_the_door_is_by_name_and_without_numbers(meeting):
    for name in ("Noor", "Ali"):
        meeting.neighbour(name)
    page = meeting.fatma.visit(f"{meeting.organise}/door").text

    assert page.index("Ali") < page.index("Noor")
    assert "06 12345678" not in page


def test_the_meeting_says_how_many_people_are_expected(meeting):
    meeting.neighbour("Noor", seats="2")
    page = meeting.fatma.visit(f"/organise/w/{meeting.code}").text

    assert f"{SAY('registrations.expected', n=2)} {SAY('registrations.of', n=3)}" in page


def test_the_desk_at_the_door_knows_how_many_people_to_expect(meeting):
    meeting.neighbour("Noor", seats="2")
    register = meeting.house.application.workshops
    links = register.links(register.by_code(meeting.code).id)
    desk = next(one for one in links if one.audience is Audience.SCRIBE)
    page = meeting.house.browser().visit(f"/scribe/{register.token(desk)}").text

    assert Speaker("nl", "desk").say("scribe.people.expected", n=2) in page


def test_who_answers_sees_how_many_and_not_who(meeting):
    meeting.neighbour("Noor")
    jan = meeting.house.logged_in(JAN)

    assert SAY("registrations.expected", n=1) in jan.visit(f"/organise/w/{meeting.code}").text
    assert jan.visit(meeting.organise).status == 403


# Invitations --------------------------------------------------------------------------------------


def test_only_who_said_yes_apart_is_invited_again_and_can_stop(meeting):
    meeting.neighbour("Ali")
    noor = meeting.neighbour("Noor", invitations="invitations")
    invitees = f"/organise/n/{meeting.place.id}/invitees"
    listed = meeting.fatma.visit(invitees).text
    assert "Noor" in listed
    assert "Ali" not in listed

    address = re.search(r"/aanmelden/g100/[0-9a-f]{32}", noor.html)[0]
    noor.send(address, way="stop_inviting")

    assert "Noor" not in meeting.fatma.visit(invitees).text
    assert noor.visit(address).status == 200


def test_who_said_yes_at_a_meeting_is_on_the_same_list_and_comes_off_it(meeting):
    with Evening(meeting.house.database) as held:
        held.go_to("ideas")
        theme = held.theme("Groen", *held.notes("Bankjes."))
        held.go_to("elaborate")
        card = held.plan(theme, "Zes bankjes")
        held.go_to("commit")
        contact = p.ContactDetails(name="Noor", email="noor@example.nl")
        both = ("this_item", "invitations")
        held.phone().give(
            p.MakePledge(id=new_id(), item=card, contact=contact, consent=both, over_16=True)
        )
    database = meeting.house.database
    with database.writing() as connection:
        here = t.workshop.update().where(t.workshop.c.id == held.id)
        connection.execute(here.values(neighbourhood_id=meeting.place.id))
    invitees = f"/organise/n/{meeting.place.id}/invitees"
    one = re.search(r'name="id" value="(\d{6}/[^"]+)"', meeting.fatma.visit(invitees).html)[1]

    meeting.fatma.send(invitees, id=one)

    assert SAY("registrations.invitees.none") in meeting.fatma.visit(invitees).text
    assert [contact.purposes for contact in held.rows("contacts")] == [("this_item",)]


def test_the_link_still_stops_invitations_after_the_registration_was_wiped(meeting):
    noor = meeting.neighbour("Noor", invitations="invitations")
    address = re.search(r"/aanmelden/g100/[0-9a-f]{32}", noor.html)[0]
    noor.send(address, way="withdraw")
    noor.send(address, way="stop_inviting")

    assert noor.visit(address).status == 404


# What must go -------------------------------------------------------------------------------------


def test_registrations_go_a_month_after_the_meeting_and_invitations_after_a_year(meeting):
    meeting.neighbour("Noor", invitations="invitations")
    held = now_ms()
    database = meeting.house.database
    close(meeting)

    assert registrations_due(database, held + 29 * DAY_MS) == []
    due = registrations_due(database, held + 32 * DAY_MS)
    erase_registrations(database, due)

    assert [one.count for one in due] == [1]
    assert "Noor" not in meeting.fatma.visit(meeting.organise).text
    assert invitees_due(database, held + 364 * DAY_MS) == []
    assert len(invitees_due(database, held + 366 * DAY_MS)) == 1


def test_somebody_is_found_by_number_and_erased(meeting):
    meeting.neighbour("Noor", invitations="invitations")
    database = meeting.house.database
    found = guests_at(database, "06-1234 5678")
    erase_guests(database, found)

    assert len(found) == 2
    assert guests_at(database, "0612345678") == []


def close(meeting: Meeting) -> None:
    """The meeting is over."""
    application = meeting.house.application
    workshop = application.workshops.by_code(meeting.code)
    application.commander.give(Who(workshop.id, Audience.FACILITATOR), p.CloseWorkshop())
