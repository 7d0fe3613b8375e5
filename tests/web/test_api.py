"""The API as a program meets it: who gets in, what is asked how, and what it is told."""

from __future__ import annotations

import gzip

import pytest

from facilitation.domain.audit import Asked
from facilitation.domain.rights import Right
from tests.web.api_house import ROOT, Program, program
from tests.web.organise_house import BASE_URL, FATMA, JAN, House, application, house

__all__ = ["application", "house"]


@pytest.fixture
def fatma_id(house: House) -> str:
    return house.account(FATMA, founds=True, name="Fatma")


@pytest.fixture
def place(house: House, fatma_id: str):
    return house.place("Sluiswijk", fatma_id)


@pytest.fixture
def reader(house: House, fatma_id: str, place) -> Program:
    return program(house, fatma_id, place)


@pytest.fixture
def writer(house: House, fatma_id: str, place) -> Program:
    return program(house, fatma_id, place, writes=True)


def a_workshop(place, **fields) -> dict:
    return {"neighbourhood": place.id, "run_sheet": "g100", "title": "Avond", **fields}


# Who gets in ------------------------------------------------------------------------------------


def test_a_cookie_and_an_address_open_nothing(house, reader):
    browser = house.logged_in(FATMA)

    assert browser.client.get(f"{ROOT}/neighbourhoods").status_code == 401
    answer = Program(house).get(f"/neighbourhoods?access_token={reader.token}")
    assert answer.status == 401


def test_a_reading_key_changes_nothing(house, place, reader):
    answer = reader.post("/workshops", a_workshop(place))

    assert (answer.status, answer.code) == (403, "key_reads_only")
    assert reader.get("/workshops").told["total"] == 0


def test_another_neighbourhood_does_not_exist(house, writer):
    elsewhere = house.place("Elders", house.account(JAN))
    code = house.workshop(elsewhere)

    for path in (f"/neighbourhoods/{elsewhere.id}", f"/workshops/{code}", "/plans/elders"):
        assert writer.get(path).code == "not_found"
    assert writer.get(f"/workshops?neighbourhood={elsewhere.id}").code == "not_found"
    made = writer.post("/workshops", a_workshop(elsewhere))
    assert (made.status, made.told["errors"][0]["pointer"]) == (422, "#/neighbourhood")
    assert writer.get("/workshops").told["results"] == []


def test_a_key_whose_maker_lost_every_right_reads_nothing(house, fatma_id, place):
    jan_id = house.account(JAN)
    house.give(jan_id, place, Right.ORGANISE)
    jans = program(house, jan_id, place)
    assert jans.get("/workshops").status == 200
    fatma = house.logged_in(FATMA).visit(f"/organise/n/{place.id}/people")
    fatma.send(f"/organise/n/{place.id}/people/{jan_id}/right", right="none")

    assert jans.get("/workshops").code == "not_allowed"
    assert jans.get(f"/neighbourhoods/{place.id}").code == "not_found"


def test_who_asks_too_much_waits_and_others_do_not(house, fatma_id, place, reader):
    answers = (reader.get("/run-sheets?page_size=1") for _ in range(1000))

    late = next(one for one in answers if one.status == 429)

    assert late.code == "too_fast"
    assert int(late.headers["Retry-After"]) >= 1
    assert program(house, fatma_id, place).get("/run-sheets").status == 200


# How it is asked --------------------------------------------------------------------------------


def test_every_answer_says_its_version_and_what_may_be_kept(house, reader):
    public, private = Program(house).get("/problems"), reader.get("/neighbourhoods")
    wrong, nowhere = reader.get("/neighbourhoods/x"), reader.get("/nowhere")

    for answer in (public, private, wrong, nowhere):
        assert answer.headers["API-Version"] == "1.0.0"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in answer.headers
    assert public.headers["Cache-Control"] == "public, max-age=60"
    assert {one.headers["Cache-Control"] for one in (private, wrong, nowhere)} == {"no-store"}


def test_only_the_description_may_be_read_by_pages_of_others(house, reader):
    described = Program(house).get("/openapi.json", Origin="https://elders.example")
    others = Program(house).get("/problems", Origin="https://elders.example")
    asked = reader.ask("OPTIONS", "/workshops", headers={"Origin": "https://elders.example"})

    assert described.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in others.headers
    assert "Access-Control-Allow-Origin" not in asked.headers


def test_options_and_head_say_what_can_be_done(house, reader):
    options = Program(house).ask("OPTIONS", "/workshops")
    head = reader.ask("HEAD", "/neighbourhoods")

    assert set(options.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert (head.status, head.content) == (200, b"")
    assert head.headers["ETag"] == reader.get("/neighbourhoods").headers["ETag"]


def test_what_did_not_change_is_not_sent_again(reader):
    first = reader.get("/neighbourhoods")

    again = reader.get("/neighbourhoods", **{"If-None-Match": first.headers["ETag"]})
    small = reader.get(
        "/neighbourhoods", **{"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"}
    )

    assert (again.status, again.content) == (304, b"")
    assert (small.status, small.content) == (304, b"")
    assert "Content-Encoding" not in small.headers
    packed = reader.get("/neighbourhoods", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == first.content


def test_a_list_comes_in_parts_that_lead_to_each_other(house, place, reader):
    codes = [house.workshop(place, f"Avond {n}") for n in range(5)][::-1]

    first = reader.get(f"/workshops?page_size=2&neighbourhood={place.id}").told
    found = [one["code"] for one in first["results"]]
    links = first["links"]
    while links["next"]:
        part = reader.get(links["next"].removeprefix(f"{BASE_URL}{ROOT}")).told
        found += [one["code"] for one in part["results"]]
        links = part["links"]

    assert (found, first["total"]) == (codes, 5)
    assert first["links"]["prev"] is None
    assert links["self"] == first["links"]["last"]
    assert reader.get("/workshops?page=99").told["results"] == []


def test_a_fault_of_ours_is_a_number_in_the_log_and_nothing_else(house, reader):
    with house.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE workshop")

    answer = reader.get("/workshops")

    assert (answer.status, answer.code) == (500, "fault")
    assert answer.told["reference"] in answer.told["detail"]
    assert "workshop" not in answer.content.decode()


def test_a_database_that_is_away_is_no_fault(house, reader):
    database = house.database
    database.close()
    there = database.url
    database.url = there.set(database="/no/such/folder/house.db")
    database.engine = database._engine()

    answer = reader.get("/workshops")

    database.url = there
    assert (answer.status, answer.code) == (503, "try_again")
    assert int(answer.headers["Retry-After"]) > 0


# Workshops --------------------------------------------------------------------------------------


def test_a_program_makes_a_meeting_and_gets_its_links_once(house, place, writer):
    made = writer.post(
        "/workshops",
        a_workshop(
            place,
            title="  G100 in De Schakel ",
            date="2027-03-20",
            start="19:30",
            tables=3,
            areas=["Kade", "Haven"],
            placeholders={"wat vaststaat": "het budget"},
            moderation="all",
        ),
    )

    assert made.status == 201, made.content
    code = made.told["code"]
    assert made.headers["Location"] == f"{BASE_URL}{ROOT}/workshops/{code}"
    assert (made.told["title"], made.told["start"]) == ("G100 in De Schakel", "19:30")
    assert made.told["areas"] == ["Kade", "Haven"]
    links = made.told["hall_links"]
    assert [one["table"] for one in links if one["audience"] == "table"] == [1, 2, 3]
    [facilitator] = [one["url"] for one in links if one["audience"] == "facilitator"]
    assert house.browser().client.get(facilitator.removeprefix(BASE_URL)).status_code == 200
    again = writer.get(f"/workshops/{code}")
    assert again.told == made.told | {"hall_links": []}
    [line] = writer.get("/workshops").told["results"]
    assert (line["code"], line["state"], line["date"]) == (code, "ready", "2027-03-20")
    log = house.audit.lines(Asked((place.id,)), 9)
    [used] = [one for one in log if one.what == "key_used"]
    assert (used.details["workshop"], "key" in used.details) == (code, True)
    assert "workshop_made" in {one.what for one in log}


def test_a_municipality_makes_a_meeting_and_gets_no_key_to_the_hall(house, place):
    jan_id = house.account(JAN)
    house.give(jan_id, place, Right.ANSWER)

    made = program(house, jan_id, place, writes=True).post("/workshops", a_workshop(place))

    assert (made.status, made.told["hall_links"]) == (201, [])


def test_nothing_of_a_meeting_tells_how_to_reach_somebody_or_a_way_in(house, place, writer):
    made = writer.post(
        "/workshops", a_workshop(place, contact="Bel 06 12345678", wifi="geheim wachtwoord")
    )
    code = made.told["code"]

    for path in (f"/workshops/{code}", "/workshops", f"/workshops/{code}/exports/csv"):
        text = writer.get(path).content.decode()
        assert "geheim wachtwoord" not in text
        for one in made.told["hall_links"]:
            assert one["url"].rpartition("/")[2] not in text
    assert "12345678" not in writer.get(f"/workshops/{code}").content.decode()


def test_a_meeting_leaves_as_a_file_and_the_log_knows(house, place, reader):
    code = house.workshop(place)

    as_json = reader.get(f"/workshops/{code}/exports/json")
    as_csv = reader.get(f"/workshops/{code}/exports/csv", Accept="text/csv")

    assert as_json.told["format"] == "samenspel/1"
    assert as_csv.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f'"samenspel-{code}.csv"' in as_csv.headers["Content-Disposition"]
    assert reader.get(f"/workshops/{code}/exports/exe").code == "not_found"
    lines = house.audit.lines(Asked((place.id,)), 9)
    taken = [one.details["format"] for one in lines if one.what == "export_downloaded"]
    assert taken == ["csv", "json"]
