"""What residents read of a plan: stories of people who come after the evening."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from facilitation.clock import now_ms
from facilitation.domain.agenda.items import ItemStatus
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.agenda.residents import MOST_PER_HOUR
from facilitation.domain.workshop import Choice
from facilitation.i18n import Speaker
from facilitation.services.agenda.residents import react
from facilitation.services.agenda.speaking import Message, tell
from facilitation.storage.agenda.contacts import contacts_at, contacts_due, erase_plan_contacts
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.retention import DAY_MS
from tests.web.conftest import Browser
from tests.web.organise_house import House, application, house
from tests.web.public_plan import FATMA, Agenda, actions

__all__ = ["application", "house"]

SAY = Speaker("nl", "common", "phone", "agenda", "plan").say
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def agenda(house: House) -> Agenda:
    return Agenda(house)


@pytest.fixture
def published(agenda: Agenda) -> Agenda:
    agenda.becomes(PlanState.OPEN_FOR_COMMENT)
    return agenda


def test_a_plan_in_draft_is_not_there(agenda):
    pages = ("", "/briefjes", "/feed.atom", "/samenvatting", "/versie/1")

    assert {agenda.reader().visit(agenda.address + page).status for page in pages} == {404}


def test_a_neighbour_reads_what_was_agreed_and_how_it_stands(published):
    published.change(
        published.bench, ambition="Overal even zitten", actions=actions("done", "open")
    )
    published.answers(published.bench, "Dat kan, wij plaatsen ze in mei.")
    page = published.reader().visit(published.address)

    assert page.status == 200
    assert "Overal even zitten" in page.text
    assert SAY("plan.actions_done", n=2, done=1) in page.text
    assert "Dat kan, wij plaatsen ze in mei." in page.text
    assert "gemeente" in page.text
    assert SAY("agenda.chip.seeks_contact") in page.text


def test_what_organisers_keep_to_themselves_is_nowhere(published):
    pages = ("", "/briefjes", "/feed.atom", "/samenvatting", "/versie/1")
    shown = [published.reader().visit(published.address + page).html for page in pages]

    assert not [html for html in shown if "Iets dat nog niet mag" in html]
    assert f"punt-{published.secret}" not in shown[0]


def test_a_page_loads_nothing_that_runs(published):
    assert "<script" not in published.reader().visit(published.address).html


def test_it_reads_in_english_with_the_words_of_residents_as_they_are(published):
    english = Speaker("en", "common", "agenda", "plan").say
    page = published.reader().visit(f"{published.address}?language=en")

    assert english("plan.follow") in page.text
    assert '<html lang="en">' in page.html
    assert re.search(r'<h3[^>]* lang="nl">Een buurtfeest', page.html)


def test_a_version_stays_as_it_came_out_at_its_own_address(published):
    published.change(published.bench, title="Acht bankjes langs het water")
    published.becomes(PlanState.DRAFT)
    published.becomes(PlanState.OPEN_FOR_COMMENT)
    reader = published.reader()

    assert "Zes bankjes" in reader.visit(f"{published.address}/versie/1").text
    assert "Acht bankjes" not in reader.text
    assert "Acht bankjes" in reader.visit(f"{published.address}/versie/2").text
    assert reader.visit(f"{published.address}/versie/3").status == 404


def test_a_version_beyond_what_can_be_counted_is_nowhere(published):
    answer = published.reader().visit(f"{published.address}/versie/{10**12}")

    assert answer.status == 404


def test_while_it_is_rewritten_people_read_the_last_version(published):
    published.becomes(PlanState.DRAFT)
    published.change(published.bench, title="Nog niet voor iedereen")
    page = published.reader().visit(published.address)

    assert "Zes bankjes" in page.text
    assert "Nog niet voor iedereen" not in page.text


def test_a_change_shows_at_the_next_visit(published):
    published.reader().visit(published.address)
    published.change(published.feast, title="Een feest voor de hele buurt")

    assert "Een feest voor de hele buurt" in published.reader().visit(published.address).text


def test_a_page_is_made_once_for_all_who_read_it_until_something_changes(published):
    reader, again = published.reader(), published.reader()
    first = reader.visit(published.address).html
    english = again.visit(f"{published.address}?language=en").html

    assert again.visit(f"{published.address}?language=nl").html == first != english
    settings = published.place.settings
    renamed = replace(settings, parties=(Choice("municipality", "Stadsdeel Sluis"),))
    published.answers(published.bench, "Dat kan in mei.")
    assert "Dat kan in mei." in reader.visit(published.address).text
    Neighbourhoods(published.house.database).save(
        replace(published.place, settings=renamed), published.fatma_id
    )
    assert "Stadsdeel Sluis" in reader.visit(published.address).text


def test_who_follows_the_feed_reads_messages_and_versions(published):
    message = Message("residents", "De eerste bank staat er.", ItemStatus.DONE)
    number = published.bench
    published.do(lambda unit: tell(unit, published.fatma_id, number, 2, message))
    feed = published.reader().client.get(f"{published.address}/feed.atom")
    entries = etree.fromstring(feed.data).findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]

    assert feed.mimetype == "application/atom+xml"
    assert titles == [
        f"{number} Zes bankjes langs het water",
        SAY("plan.news.version", n=1, state="ter reactie"),
    ]
    assert "De eerste bank staat er." in str(entries[0].findtext(f"{ATOM}content"))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2


def test_a_plan_that_takes_the_address_of_another_is_not_taken_for_it(house):
    one, other = (Agenda(house, f"{name}@sluiswijk.example") for name in ("fatma", "noor"))

    assert one.agendas.revision(one.plan.id) == other.agendas.revision(other.plan.id)
    assert one.desk.stamp(one.plan) != other.desk.stamp(other.plan)


def test_a_promise_that_passed_is_said_to_have_passed(published):
    published.change(published.bench, next_report_date="2020-05-01")

    expected = SAY("plan.silent_since", date="1 mei 2020")
    assert expected in published.reader().visit(published.address).text


def test_only_the_summary_may_be_shown_inside_another_page(published):
    client = published.reader().client
    whole, short = client.get(published.address), client.get(f"{published.address}/samenvatting")

    assert "frame-ancestors 'none'" in whole.headers["Content-Security-Policy"]
    assert whole.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'self'" in short.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in short.headers
    assert "<form" not in short.get_data(as_text=True)


# Taking part --------------------------------------------------------------------------------------


def joins(agenda: Agenda, **fields: str) -> Browser:
    """Somebody fills in 'Ik doe mee' for the benches."""
    form = f"{agenda.address}/meedoen/{agenda.bench}"
    return agenda.reader().visit(form).send(form, **fields)


CONTACT = {"email": "noor@example.nl", "consent": "this_item", "over_16": "true"}


def test_a_neighbour_joins_after_the_evening_and_stops_with_one_tap(published):
    neighbour = joins(published, brings="time", level="little")
    link = neighbour.location
    neighbour.visit(link)
    yes = SAY("agenda.says_yes", n=1)

    assert yes in published.reader().visit(published.address).text
    neighbour.send(link)
    assert SAY("pledge.stopped") in neighbour.text
    assert yes not in published.reader().visit(published.address).text
    assert neighbour.visit(link).status == 404


def test_who_left_an_address_is_seen_by_whom_they_allowed_and_by_nobody_else(published):
    joins(published, name="Noor", **CONTACT)
    item = published.desk.look(published.plan).item(published.bench)
    feast = published.desk.look(published.plan).item(published.feast)
    seen = published.desk.reachable(published.fatma_id, published.plan, item)

    assert [one.contact.email for _code, one in seen] == ["noor@example.nl"]
    assert published.desk.reachable(published.fatma_id, published.plan, feast) == []
    pages = ("", "/briefjes", "/feed.atom", "/samenvatting")
    shown = [published.reader().visit(published.address + page).html for page in pages]
    assert not [html for html in shown if "noor" in html.casefold()]
    with published.house.database.reading() as connection:
        stored = connection.exec_driver_sql("SELECT sealed FROM agenda_contact").scalar_one()
    assert b"noor" not in stored


def test_an_address_goes_at_one_request_and_the_count_stays(published):
    joins(published, **CONTACT)
    item = published.desk.look(published.plan).item(published.bench)
    [(code, one)] = published.desk.reachable(published.fatma_id, published.plan, item)
    published.desk.forget(published.fatma_id, published.plan, item, code, one.pledge)
    counted = published.desk.look(published.plan).joined(item)

    assert published.desk.reachable(published.fatma_id, published.plan, item) == []
    assert (counted.says_yes, counted.reachable) == (1, 0)


def test_an_address_is_not_kept_longer_than_it_may_be(published):
    joins(published, **CONTACT)
    database = published.house.database
    soon, late = now_ms() + DAY_MS, now_ms() + 366 * DAY_MS

    assert contacts_due(database, soon) == []
    before = published.reader().visit(published.address).text
    erase_plan_contacts(database, contacts_due(database, late))
    assert contacts_at(database, "Noor@example.nl") == []
    assert SAY("agenda.reachable", n=1) in before
    assert SAY("agenda.reachable", n=1) not in published.reader().visit(published.address).text


def test_an_address_without_consent_is_not_taken_and_nothing_typed_is_lost(published):
    neighbour = joins(published, email="noor@example.nl")

    assert neighbour.status == 422
    assert SAY("plan.problem.contact_half") in neighbour.text
    assert neighbour.inputs()["email"] == "noor@example.nl"
    assert SAY("agenda.says_yes", n=1) not in published.reader().visit(published.address).text


def test_over_a_line_that_others_can_read_nobody_is_asked_for_a_number(published):
    form = f"{published.address}/meedoen/{published.bench}"
    client = published.reader().client
    page = client.get(form, base_url="http://10.0.0.5").get_data(as_text=True)

    assert 'name="phone"' not in page
    assert "Groengroep" in page


def test_nobody_joins_what_is_not_public_or_is_over(published):
    published.change(published.feast, status=ItemStatus.DONE)
    forms = [f"{published.address}/meedoen/{number}" for number in (published.secret, "99")]
    forms.append(f"{published.address}/meedoen/{published.feast}")

    assert {published.reader().visit(form).status for form in forms} == {404}


def test_a_reaction_is_read_by_an_organiser_first(published):
    form = f"{published.address}/reageer"
    text = "Graag ook een bank bij het huis van mevrouw Jansen."
    published.reader().visit(form).send(form, text=text, item=published.bench)
    organiser = published.house.logged_in(FATMA)
    desk = f"/organise/n/{published.place.id}/plan/{published.plan.slug}/reactions"
    organiser.visit(desk)

    assert text not in published.reader().visit(published.address).text
    assert text in organiser.text
    assert SAY("plan.judge.flag.name") in organiser.text
    reaction = published.desk.look(published.plan).reactions[0]
    organiser.send(desk, id=reaction.id, way="show", reason="test")
    assert text in published.reader().visit(published.address).text
    organiser.visit(desk)
    organiser.send(desk, id=reaction.id, way="hide", reason="contains_name")
    assert text not in published.reader().visit(published.address).text


def test_a_reaction_that_is_too_long_comes_back_whole(published):
    form = f"{published.address}/reageer"
    writer = published.reader().visit(form).send(form, text="x" * 501)

    assert writer.status == 422
    assert SAY("plan.problem.too_long") in writer.text
    assert writer.inputs()["text"] == "x" * 501


def test_reacting_ends_when_the_plan_is_no_longer_for_comment(published):
    published.becomes(PlanState.DRAFT)

    assert published.reader().visit(f"{published.address}/reageer").status == 404


def test_a_flood_of_reactions_is_asked_to_come_back_later(published):
    def work(unit):
        for n in range(MOST_PER_HOUR):
            react(unit, f"Reactie {n}")

    published.do(work)
    form = f"{published.address}/reageer"
    writer = published.reader().visit(form).send(form, text="Nog een")

    assert SAY("plan.problem.come_back_later") in writer.text
