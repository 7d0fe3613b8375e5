"""What residents read of a plan: stories of people who come after the evening."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from facilitation.domain.agenda.items import ItemStatus
from facilitation.domain.agenda.plan import PlanState
from facilitation.i18n import Speaker
from facilitation.services.agenda.speaking import Message, tell
from tests.web.organise_house import House, application, house
from tests.web.public_plan import Agenda, actions

__all__ = ["application", "house"]

SAY = Speaker("nl", "common", "agenda", "plan").say
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
