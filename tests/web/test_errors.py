"""Error pages: what a refusal says, what a status means, and a way back for whoever reads it."""

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from facilitation.domain.refusals import Busy, Refusal, TooLong, UnknownToken, WorkshopClosed
from facilitation.settings import Settings
from facilitation.wiring.flask_app import create_flask

REFUSALS = {
    "/over": (WorkshopClosed(), 422, "De bijeenkomst is afgelopen."),
    "/long": (TooLong(limit=140), 422, "Houd het bij 140 tekens."),
    "/token": (UnknownToken(), 404, "Deze link werkt niet meer."),
    "/busy": (Busy(), 503, "Dit gebeurt al. Wacht even."),
}


class OnlySomewhere(Refusal):
    """A refusal whose sentence is on one page only."""

    code = "only_somewhere"


@pytest.fixture
def client() -> FlaskClient:
    flask = create_flask(Settings("sqlite://", "http://127.0.0.1:8000", "x" * 40))
    for address, (refusal, _, _) in REFUSALS.items():
        refuse(flask, address, refusal)
    refuse(flask, "/somewhere", OnlySomewhere())
    refuse(flask, "/organise/somewhere", OnlySomewhere())
    return flask.test_client()


def refuse(flask: Flask, address: str, refusal: Refusal) -> None:
    def view() -> str:
        raise refusal

    flask.add_url_rule(address, endpoint=address, view_func=view)


@pytest.mark.parametrize("address", REFUSALS)
def test_a_refusal_says_on_its_page_what_is_wrong(client, address):
    response = client.get(address)

    _, status, sentence = REFUSALS[address]
    assert response.status_code == status
    assert sentence in response.get_data(as_text=True)


def test_a_refusal_without_a_sentence_here_says_what_its_status_means(client):
    response = client.get("/somewhere")

    assert response.status_code == 422
    assert "Ga terug en probeer het opnieuw." in response.get_data(as_text=True)


def test_an_organiser_is_led_back_to_the_meetings_and_others_to_the_code(client):
    ours, theirs = client.get("/organise/somewhere"), client.get("/somewhere")

    assert 'href="/organise/"' in ours.get_data(as_text=True)
    assert 'href="/"' in theirs.get_data(as_text=True)
    assert 'href="/organise/"' not in theirs.get_data(as_text=True)


HELP = {
    "/nothing-here": ("Vraag de gespreksleider.", 'href="/"'),
    "/organise/nothing-here": ("Zeg het tegen de beheerder", 'href="/organise/"'),
    "/plan/nergens/meedoen/1/x/y": ("wie de bijeenkomst organiseerde", ""),
    "/receipt/x/y/z": ("wie jou deze link gaf", ""),
    "/aanmelden/x/y/z": ("wie jou deze link gaf", ""),
    "/facilitator/x/y/z": ("wie jou deze link gaf", ""),
}


@pytest.mark.parametrize("address", HELP)
def test_a_page_that_is_not_there_sends_its_reader_to_somebody_who_can_help(client, address):
    response = client.get(address)

    words, way_back = HELP[address]
    page = response.get_data(as_text=True)
    assert response.status_code == 404
    assert words in page
    assert way_back in page
    assert ("button--yes" in page) == bool(way_back)


def test_a_page_of_a_plan_that_is_not_there_leads_back_to_the_plan(client):
    flask = client.application
    flask.add_url_rule("/plan/<slug>", endpoint="plan.plan", view_func=lambda slug: slug)
    flask.add_url_rule("/plan/<slug>/weg", endpoint="plan.away", view_func=lambda slug: abort(404))

    page = client.get("/plan/sluiswijk/weg").get_data(as_text=True)

    assert 'href="/plan/sluiswijk"' in page


def test_a_fault_is_logged_with_where_it_happened_and_told_with_its_number(client, caplog):
    client.application.add_url_rule("/fault", endpoint="fault", view_func=lambda: 1 / 0)

    response = client.get("/fault")

    record = caplog.records[-1]
    assert response.status_code == 500
    assert record.exc_info[0] is ZeroDivisionError
    assert record.args[0] in response.get_data(as_text=True)
