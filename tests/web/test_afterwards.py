"""Between meetings: offers on the plan's page, contact persons with a link, and referrals."""

from __future__ import annotations

import re

import pytest

from facilitation.clock import now_ms
from facilitation.domain.agenda.items import ItemStatus
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.audit import Asked
from facilitation.domain.rights import Right
from facilitation.i18n import Speaker
from facilitation.services.agenda.speaking import Message, tell
from facilitation.storage.agenda.contacts import contacts_at, contacts_due, erase_plan_contacts
from facilitation.storage.retention import DAY_MS
from tests.web.conftest import Browser
from tests.web.organise_house import BASE_URL, House, application, house
from tests.web.page_check import check_page, text_of
from tests.web.public_plan import FATMA, Agenda

__all__ = ["application", "house"]

DOMAINS = ("common", "phone", "organise", "agenda", "offers", "plan", "afterwards")
SAY = Speaker("nl", *DOMAINS).say
JAN, RIA = "jan@gemeente.example", "ria@school.example"


@pytest.fixture
def agenda(house: House) -> Agenda:
    found = Agenda(house)
    found.becomes(PlanState.OPEN_FOR_COMMENT)
    return found


@pytest.fixture
def fatma(agenda: Agenda) -> Browser:
    return agenda.house.logged_in(FATMA)


def organise(agenda: Agenda, page: str) -> str:
    return f"/organise/n/{agenda.place.id}/plan/{agenda.plan.slug}/{page}"


def acts(agenda: Agenda) -> list[str]:
    return [str(one.what) for one in agenda.house.audit.lines(Asked((agenda.place.id,)), 20)]


# Offers and needs ---------------------------------------------------------------------------------


def sends(agenda: Agenda, text: str, **typed: str) -> Browser:
    """A neighbour sends something in; gives them at the page behind their link."""
    address = f"{agenda.address}/vraag-en-aanbod"
    one = agenda.reader().visit(address)
    form = {"ticket": one.inputs()["ticket"], "kind": "offer", "text": text}
    one.send(address, **(form | typed))
    return one.visit(one.location) if one.status == 303 else one


def lets_through(agenda: Agenda, fatma: Browser, way: str = "show") -> Browser:
    page = organise(agenda, "offers")
    one = re.search(r'name="id" value="([0-9a-f]{64})"', fatma.visit(page).html)[1]
    return fatma.send(f"{page}/sent-in", id=one, way=way, reason="sensitive")


def test_an_offer_is_public_only_after_an_organiser_read_it(agenda, fatma):
    sends(agenda, "Ik maai het gras", category="time")
    page = f"{agenda.address}/vraag-en-aanbod"
    assert "Ik maai het gras" not in agenda.reader().visit(page).text

    lets_through(agenda, fatma)

    assert "Ik maai het gras" in agenda.reader().visit(page).text
    assert "Ik maai het gras" in fatma.visit(organise(agenda, "offers")).text


def test_a_need_stays_private_unless_its_writer_says_otherwise(agenda, fatma):
    page = f"{agenda.address}/vraag-en-aanbod"
    sends(agenda, "Wie haalt mijn medicijnen?", kind="need")
    lets_through(agenda, fatma)
    assert "medicijnen" not in agenda.reader().visit(page).text

    sends(agenda, "Wie leent een ladder?", kind="need", everybody="yes")
    lets_through(agenda, fatma)

    assert "Wie leent een ladder?" in agenda.reader().visit(page).text


def test_nobody_guesses_whether_something_is_offered_or_asked(agenda):
    shown = agenda.reader().visit(f"{agenda.address}/vraag-en-aanbod").html
    one = sends(agenda, "Wie haalt mijn medicijnen?", kind="")

    assert not re.search(r'name="kind"[^>]* checked', shown)
    assert one.status == 422
    assert "Kies of je iets aanbiedt of zoekt." in one.text
    assert "Wie haalt mijn medicijnen?" in one.html


def test_an_organiser_can_keep_private_what_was_meant_for_everybody(agenda, fatma):
    sends(agenda, "Wie leent geld?", kind="need", everybody="yes")
    lets_through(agenda, fatma, "keep_private")

    page = f"{agenda.address}/vraag-en-aanbod"
    assert "Wie leent geld?" not in agenda.reader().visit(page).text
    assert "Wie leent geld?" in fatma.visit(organise(agenda, "offers")).text


def test_its_writer_sees_why_it_is_hidden_and_takes_it_back(agenda, fatma):
    one = sends(agenda, "Ik verkoop iets")
    address = re.search(rf"{agenda.address}/vraag-en-aanbod/[0-9a-f]{{32}}", one.html)[0]
    lets_through(agenda, fatma, "hide")
    assert SAY("sent.reason.sensitive") in one.visit(address).text

    one.send(address)

    assert SAY("sent.taken_back") in one.text
    assert one.visit(address).status == 404
    assert "Ik verkoop iets" not in fatma.visit(organise(agenda, "offers")).text


def test_how_to_reach_a_neighbour_is_shown_on_asking_and_written_down(agenda, fatma):
    typed = {"phone": "050 123 45 67", "consent": "match", "over_16": "true"}
    sends(agenda, "Ik maai het gras", **typed)
    page = organise(agenda, "offers")
    assert "050 123 45 67" not in fatma.visit(page).text
    one = re.search(r'name="id" value="([0-9a-f]{64})"', fatma.html)[1]

    fatma.send(f"{page}/contact", id=one)

    assert "050 123 45 67" in fatma.text
    assert acts(agenda)[0] == "contacts_seen"


def test_a_number_without_both_ticks_is_refused_and_what_was_typed_stays(agenda):
    one = sends(agenda, "Ik maai het gras", phone="050 123 45 67", consent="match")

    assert one.status == 422
    assert SAY("plan.problem.contact_half") in one.text
    assert one.inputs()["text"] == "Ik maai het gras"


def test_details_go_when_an_offer_is_taken_back_and_at_the_latest_after_a_year(agenda):
    typed = {"phone": "050 123 45 67", "consent": "match", "over_16": "true"}
    one = sends(agenda, "Ik maai het gras", **typed)
    sends(agenda, "Ik kook graag", **(typed | {"phone": "050 7"}))
    database = agenda.house.database
    one.send(re.search(rf"{agenda.address}/vraag-en-aanbod/[0-9a-f]{{32}}", one.html)[0])

    assert contacts_at(database, "0501234567") == []
    assert contacts_due(database, now_ms()) == []
    due = contacts_due(database, now_ms() + 366 * DAY_MS)
    erase_plan_contacts(database, due)
    assert len(due) == 1
    assert contacts_at(database, "050 7") == []


def test_offers_and_needs_of_the_page_can_be_brought_together(agenda, fatma):
    sends(agenda, "Ik maai het gras")
    lets_through(agenda, fatma)
    sends(agenda, "Wie maait mijn gras?", kind="need")
    lets_through(agenda, fatma)
    page = organise(agenda, "offers")
    need = re.search(r'name="need" value="([^"]+)"', fatma.visit(page).html)[1]
    offer = re.search(r'<option value="(plan/[^"]+)"', fatma.html)[1]

    fatma.send(page, offer=offer, need=need)

    assert SAY("offers.state.proposed") in fatma.visit(page).text


def test_the_same_form_twice_is_one_offer(agenda, fatma):
    address = f"{agenda.address}/vraag-en-aanbod"
    one = agenda.reader().visit(address)
    form = {"ticket": one.inputs()["ticket"], "kind": "offer", "text": "Ik maai het gras"}
    one.send(address, **form)
    one.visit(address).send(address, **form)

    assert fatma.visit(organise(agenda, "offers")).html.count("note__text") == 1


# Contact persons ----------------------------------------------------------------------------------


def handed(agenda: Agenda, fatma: Browser, number: str) -> str:
    """The path of a new link."""
    page = organise(agenda, f"item/{number}/contact-person")
    fatma.visit(page).send(page)
    return re.search(rf'href="{BASE_URL}(/plan/[^"]+/bijhouden/[0-9a-f]{{32}})"', fatma.html)[1]


def update(**typed: str) -> dict[str, str]:
    usual = {"text": "De banken staan er", "status": "active", "next_report_date": "2030-05-01"}
    return usual | typed


def test_a_contact_person_tells_how_it_goes_without_an_account(agenda, fatma):
    address = handed(agenda, fatma, agenda.bench)
    one = agenda.reader().visit(address)
    one.send(address, **update())
    one.visit(one.location)

    assert SAY("link.told") in one.text
    page = agenda.reader().visit(agenda.address).text
    assert "De banken staan er" in page
    assert acts(agenda)[0] == "plan_item_changed"
    lines = agenda.house.audit.lines(Asked((agenda.place.id,)), 1)
    assert lines[0].who == "item_contact"


def test_a_link_opens_nothing_but_its_own_item(agenda, fatma):
    address = handed(agenda, fatma, agenda.bench)
    one = agenda.reader().visit(address)
    one.send(address, **update(number=agenda.feast, title="Van mij", visibility="internal"))

    [feast] = [item for item in agenda.do(lambda unit: unit.items()) if item.number == agenda.feast]
    [bench] = [item for item in agenda.do(lambda unit: unit.items()) if item.number == agenda.bench]
    assert feast.status is ItemStatus.IDEA
    assert (bench.title, bench.status) == ("Zes bankjes langs het water", ItemStatus.ACTIVE)


@pytest.mark.parametrize("status", ["declined", "handed_over", "agreed", "nonsense"])
def test_whether_an_item_goes_on_is_not_for_a_contact_person(agenda, fatma, status):
    address = handed(agenda, fatma, agenda.bench)
    one = agenda.reader().visit(address)
    one.send(address, **update(status=status, status_note="Zomaar"))

    assert one.status == 422
    assert one.inputs()["text"] == "De banken staan er"


def test_a_text_that_seems_to_name_somebody_is_looked_at_once_more(agenda, fatma):
    address = handed(agenda, fatma, agenda.bench)
    one = agenda.reader().visit(address)
    one.send(address, **update(text="Bel mevrouw Jansen"))
    assert SAY("plan.problem.seems_personal") in one.text

    one.send(address, **update(text="Bel mevrouw Jansen", sure="yes"))

    assert one.status == 303


def test_a_link_ends_when_the_item_is_done_and_stays_so(agenda, fatma):
    address = handed(agenda, fatma, agenda.bench)
    one = agenda.reader().visit(address)
    one.send(address, **update(status="done"))
    assert SAY("link.done") in one.text

    message = Message("residents", "Toch niet", ItemStatus.PAUSED, status_note="Er is een kapot")
    agenda.do(lambda unit: tell(unit, agenda.fatma_id, agenda.bench, 99, message))

    assert one.visit(address).status == 404
    assert SAY("link.over") in text_of(check_page(one.html))


def test_an_organiser_who_closes_the_item_ends_the_link_too(agenda, fatma):
    address = handed(agenda, fatma, agenda.bench)
    for status in (ItemStatus.DECLINED, ItemStatus.PAUSED):
        message = Message("residents", "", status, status_note="Geen geld")
        agenda.do(lambda unit, said=message: tell(unit, agenda.fatma_id, agenda.bench, 99, said))

    assert agenda.reader().visit(address).status == 404


def test_a_link_is_stopped_at_once_and_a_new_one_stops_the_old(agenda, fatma):
    first = handed(agenda, fatma, agenda.bench)
    second = handed(agenda, fatma, agenda.bench)
    assert agenda.reader().visit(first).status == 404
    assert agenda.reader().visit(second).status == 200

    page = organise(agenda, f"item/{agenda.bench}/contact-person")
    fatma.visit(page).send(f"{page}/stop")

    assert agenda.reader().visit(second).status == 404
    assert acts(agenda)[0] == "link_revoked"


def test_nobody_can_look_a_link_up_again(agenda, fatma):
    token = handed(agenda, fatma, agenda.bench).rpartition("/")[2]
    page = fatma.visit(organise(agenda, f"item/{agenda.bench}/contact-person"))

    assert token not in page.html
    assert SAY("link.organise.unused") in page.text


def test_an_item_that_is_over_gets_no_link(agenda, fatma):
    agenda.change(agenda.bench, status=ItemStatus.DONE)
    page = organise(agenda, f"item/{agenda.bench}/contact-person")
    fatma.visit(page).send(page)

    assert fatma.status == 409


def test_a_link_that_was_found_by_others_cannot_fill_the_page(agenda, fatma):
    address = handed(agenda, fatma, agenda.bench)
    one = agenda.reader().visit(address)
    for number in range(10):
        one.visit(address).send(address, **update(text=f"Bericht {number}"))
    one.visit(address).send(address, **update(text="Bericht te veel"))

    assert one.status == 422
    assert "Bericht te veel" not in agenda.reader().visit(agenda.address).text


# Referrals ----------------------------------------------------------------------------------------


def refers(browser: Browser, page: str, **typed: str) -> Browser:
    usual = {"from_party": "neighbourhood_team", "to_party": "residents"}
    return browser.visit(page).send(page, **(usual | {"subject": "Samen eten"} | typed))


def test_the_team_sends_something_on_and_hears_what_became_of_it(agenda, fatma):
    page = organise(agenda, "referrals")
    refers(fatma, page, item=agenda.feast)
    one = re.search(rf"{page}/([0-9a-f]{{32}})", fatma.visit(page).html)[1]
    assert f"{agenda.feast} Een buurtfeest" in fatma.text

    for state in ("accepted", "done"):
        fatma.visit(page).send(f"{page}/{one}", state=state)

    assert SAY("referral.state.done") in fatma.visit(page).text


def test_residents_send_on_to_the_team_as_well(agenda, fatma):
    page = organise(agenda, "referrals")
    refers(fatma, page, from_party="residents", to_party="neighbourhood_team")

    assert SAY("referral.count", n=1) in fatma.visit(page).text


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"to_party": "neighbourhood_team"}, "same_party"),
        ({"subject": "Mevrouw Jansen zoekt hulp"}, "seems_personal"),
        ({"subject": " "}, "empty_text"),
        ({"subject": "x" * 141}, "too_long"),
    ],
)
def test_what_is_wrong_with_a_referral_is_said(agenda, fatma, typed, problem):
    refers(fatma, organise(agenda, "referrals"), **typed)

    assert fatma.status == 422
    assert SAY(f"referral.problem.{problem}") in fatma.text


def test_a_step_is_never_skipped(agenda, fatma):
    page = organise(agenda, "referrals")
    refers(fatma, page)
    one = re.search(rf"{page}/([0-9a-f]{{32}})", fatma.visit(page).html)[1]
    fatma.send(f"{page}/{one}", state="done")

    assert fatma.status == 409


def test_who_answers_for_a_party_may_accept_and_who_reads_may_not(agenda, fatma):
    for email, right in ((JAN, Right.ANSWER), (RIA, Right.READ)):
        agenda.house.give(agenda.house.account(email), agenda.place, right)
    page = organise(agenda, "referrals")

    assert refers(agenda.house.logged_in(JAN), page).status == 302
    assert refers(agenda.house.logged_in(RIA), page).status == 403


def test_an_export_tells_of_referrals_without_who_wrote_them(agenda, fatma):
    refers(fatma, organise(agenda, "referrals"))
    document = agenda.desk.document(agenda.plan)

    [told] = document.referrals
    assert (told.from_party, told.to_party, told.state) == (
        "neighbourhood_team",
        "residents",
        "sent",
    )
    assert agenda.fatma_id not in str(told)
