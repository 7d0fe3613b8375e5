"""What the API refuses, and how a program is told: nothing of it changes anything."""

from __future__ import annotations

import pytest

from facilitation.exporters.paper import ExporterUnavailable
from facilitation.web.api.files import file_of
from facilitation.web.api.problems import Wrong
from facilitation.wiring.application import Application
from tests.web.api_house import ROOT, Program, Town
from tests.web.organise_house import BASE_URL, House, application

__all__ = ["application"]


@pytest.fixture(scope="module")
def town(application: Application) -> Town:
    return Town(House(application))


@pytest.fixture(scope="module")
def house(town: Town) -> House:
    return town.house


@pytest.fixture
def place(town: Town):
    return town.agenda.place


@pytest.fixture
def writer(town: Town) -> Program:
    return town.rested(writes=True)


@pytest.fixture
def reader(town: Town) -> Program:
    return town.rested(writes=False)


@pytest.fixture
def item(town: Town) -> str:
    return f"/plans/{town.agenda.plan.slug}/items/{town.agenda.bench}"


def a_workshop(place, **fields) -> dict:
    return {"neighbourhood": place.id, "run_sheet": "g100", "title": "Avond", **fields}


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=1e3",
        "page=9999999999999",
        "page_size=201",
        "page=",
        "page=%C2%B2",
        "sort=title",
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(reader, query):
    answer = reader.get(f"/workshops?{query}")

    assert (answer.status, answer.code) == (400, "parameter")
    assert query.partition("=")[0] in answer.told["detail"]


@pytest.mark.parametrize(
    ("accept", "status"),
    [("*/*", 200), ("application/*", 200), ("application/json;q=0.1", 200), ("text/html", 406)],
)
def test_json_is_what_there_is(reader, accept, status):
    assert reader.get("/neighbourhoods", Accept=accept).status == status


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"{", "application/json", "malformed"),
        (b"", "application/json", "malformed"),
        (b'{"title": "\xff"}', "application/json", "malformed"),
        (b'{"title": "\\u0000"}', "application/json", "malformed"),
        (b"[" * 50_000, "application/json", "invalid"),
        (b"[]", "application/json", "invalid"),
        (b'{"title": "\\ud800"}', "application/json", "malformed"),
        (b"title=x", "application/x-www-form-urlencoded", "json_needed"),
        (b"{}", "text/plain", "json_needed"),
        (b"{}", "application/merge-patch+json", "json_needed"),
        (b'{"title": "' + b"x" * 70_000 + b'"}', "application/json", "too_large"),
    ],
)
def test_a_body_that_is_none_is_refused(writer, content, kind, code):
    answer = writer.ask("POST", "/workshops", data=content, content_type=kind)

    assert answer.code == code


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/workshops"), ("PUT", "/run-sheets"), ("POST", "/plans")]
)
def test_what_an_address_cannot_do_is_said(writer, method, path):
    answer = writer.ask(method, path)

    assert (answer.status, answer.code) == (405, "method_not_allowed")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"title": ""}, "#/title"),
        ({"title": "   "}, "#/title"),
        ({"title": "x" * 121}, "#/title"),
        ({"title": 4}, "#/title"),
        ({"run_sheet": "nope"}, "#/run_sheet"),
        ({"series": "nope"}, "#/series"),
        ({"date": "20 maart"}, "#/date"),
        ({"start": "25:99"}, "#/start"),
        ({"start": "half acht"}, "#/start"),
        ({"tables": -1}, "#/tables"),
        ({"tables": 201}, "#/tables"),
        ({"areas": ["x" * 81]}, "#/areas/0"),
        ({"placeholders": {"meedenken": "x" * 301}}, "#/placeholders"),
        ({"moderation": "soms"}, "#/moderation"),
        ({"colour": "red"}, "#/colour"),
        ({"english": "yes"}, "#/english"),
    ],
)
def test_a_field_that_does_not_fit_is_named(house, place, writer, fields, pointer):
    answer = writer.post("/workshops", a_workshop(place, **fields))

    assert (answer.status, answer.code) == (422, "invalid")
    assert [one["pointer"] for one in answer.told["errors"]] == [pointer]
    assert writer.get("/workshops").told["total"] == 1


def test_a_field_that_is_missing_is_named(writer, place):
    answer = writer.post("/workshops", {"neighbourhood": place.id, "title": "x"})

    assert answer.told["errors"][0]["pointer"] == "#/run_sheet"


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("", "key_needed"),
        ("Basic ZmF0bWE6eA==", "key_needed"),
        ("Bearer ", "key_needed"),
        ("Bearer samenspel_verzonnen", "key_unknown"),
        ("bearer é\x00", "key_unknown"),
    ],
)
def test_without_a_key_that_holds_nobody_gets_in(house, sent, code):
    headers = {"Authorization": sent.encode().decode("latin-1")} if sent else {}

    answer = Program(house).get("/workshops", **headers)

    assert (answer.status, answer.code) == (401, code)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_every_problem_explains_itself(house):
    for one in Program(house).get("/problems?page_size=200").told["results"]:
        again = Program(house).get(one["type"].removeprefix(f"{BASE_URL}{ROOT}"))
        assert again.told == one
    assert Program(house).get("/problems/nope").code == "not_found"


def test_a_slash_at_the_end_leads_nowhere(reader):
    for path in ("/workshops/", "/neighbourhoods/", "/"):
        answer = reader.get(path)
        assert (answer.status, answer.code) == (404, "not_found")


def test_a_problem_is_told_in_the_language_that_was_asked_for(house):
    dutch = Program(house).get("/workshops")
    english = Program(house).get("/workshops", **{"Accept-Language": "en-GB,en;q=0.8"})

    assert (dutch.headers["Content-Language"], english.headers["Content-Language"]) == ("nl", "en")
    assert "sleutel" in dutch.told["detail"]
    assert "key" in english.told["detail"]
    assert dutch.told["status"] == 401
    explained = Program(house).get(dutch.told["type"].removeprefix(f"{BASE_URL}{ROOT}"))
    assert explained.told["code"] == "key_needed"


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({}, "#/version"),
        ({"version": 99}, "#/version"),
        ({"version": 10**30}, "#/version"),
        ({"version": 1, "status": "bijna"}, "#/status"),
        ({"version": 1, "title": "Anders"}, "#/title"),
        ({"version": 1, "next_report_date": "mei"}, "#/next_report_date"),
        ({"version": 1, "text": "x" * 501}, "#/text"),
        ({"version": 1, "status": None}, "#/status"),
    ],
)
def test_a_patch_that_does_not_fit_is_refused_by_name(writer, item, patch, pointer):
    answer = writer.patch(item, patch)

    assert (answer.status, answer.told["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.parametrize(
    "path",
    [
        "/plans/%00",
        "/plans/%ff",
        "/workshops/%00",
        "/workshops/" + "9" * 300,
        "/neighbourhoods/%00",
    ],
)
def test_an_address_that_nothing_can_have_is_not_found(reader, path):
    assert reader.get(path).code == "not_found"


def test_a_file_that_cannot_be_made_now_may_be_asked_for_later():
    def nothing() -> bytes:
        raise ExporterUnavailable("no Pango on this machine")

    with pytest.raises(Wrong) as told:
        file_of("pdf", "agenda", nothing)

    assert (told.value.name_of_problem, told.value.code) == ("no_document", 503)
    assert int(told.value.extra_headers["Retry-After"]) > 0
