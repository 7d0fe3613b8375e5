"""The pages of the hall as browsers get them, and whatever else may come to an address."""

from __future__ import annotations

import itertools
import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitation.app import create_app
from facilitation.cli.create_workshop import addresses
from facilitation.cli.house import House
from facilitation.contract import payloads as p
from facilitation.domain.people import Audience, Participant, Who
from facilitation.domain.workshop import Settings as Wishes
from facilitation.runsheets import shipped
from facilitation.services.joining import Join
from facilitation.services.tokens import hash_of, new_id
from facilitation.settings import Settings
from facilitation.storage.workshops import NewWorkshop
from facilitation.wiring.application import Application
from tests.evening import SECRET
from tests.web.page_check import check_page

LINKED = ("projector", "facilitator", "team", "scribe")


class Door:
    """The application without its workers, and one G100 in it."""

    def __init__(self, folder: Path, empty: Path) -> None:
        shutil.copy(empty, folder / "evening.db")
        self.settings = Settings(
            database_url=f"sqlite:///{folder / 'evening.db'}",
            base_url="http://127.0.0.1:8123",
            secret_key=SECRET,
            async_mode="threading",
        )
        self.application: Application = create_app(self.settings)
        self.application.writer.start()
        sheet = shipped().sheet("g100")
        assert sheet is not None
        workshops = self.application.workshops
        self.workshop = workshops.create(NewWorkshop(sheet, "Proef", "Sluiswijk", Wishes()))
        house = House(self.settings, self.application.database, workshops)
        self.made = addresses(house, self.workshop)

    def stop(self) -> None:
        self.application.writer.stop()
        self.application.database.close()

    @property
    def code(self) -> str:
        return str(self.made["code"])

    def give(self, command: p.Payload) -> None:
        lead = Who(self.workshop.id, Audience.FACILITATOR)
        self.application.commander.give(lead, command)

    def notes(self) -> list[Any]:
        with self.application.workshops.reading(self.workshop.id) as store:
            return list(store.notes.where())

    def client(self) -> FlaskClient:
        return self.application.flask.test_client()


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, empty_tables: Path) -> Iterator[Door]:
    made = Door(tmp_path_factory.mktemp("pages"), empty_tables)
    yield made
    made.stop()


@pytest.fixture
def client(door: Door) -> FlaskClient:
    return door.client()


#: A row in a template is proper HTML, but older than the parser that checks pages.
ROW_IN_TEMPLATE = re.compile(r"(<template[^>]*>)(<tr.*?</tr>)(?=</template>)", re.DOTALL)


def require_proper(page: str) -> None:
    check_page(ROW_IN_TEMPLATE.sub(r"\1<table><tbody>\2</tbody></table>", page))


def csrf_of(response: TestResponse) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', response.get_data(as_text=True))
    assert found, "no form on this page"
    return found[1]


def submit(client: FlaskClient, door: Door, command: str, **form: str) -> TestResponse:
    """Fill in a form of the phone, as a browser without JavaScript does."""
    token = csrf_of(client.get(f"/w/{door.code}"))
    return client.post(f"/w/{door.code}/{command}", data={"csrf": token, **form})


# Pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", LINKED)
def test_every_link_opens_a_proper_page(door: Door, client: FlaskClient, audience: str) -> None:
    response = client.get(f"/{audience}/{door.made[f'{audience}_token']}")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    require_proper(response.get_data(as_text=True))


def test_a_table_has_a_proper_page(door: Door, client: FlaskClient) -> None:
    response = client.get(f"/table/{door.made['table_tokens']['4']}")

    assert response.status_code == 200
    require_proper(response.get_data(as_text=True))


def test_no_page_for_the_room_shows_a_token_of_anybody_else(
    door: Door, client: FlaskClient
) -> None:
    tokens = [door.made[f"{audience}_token"] for audience in LINKED if audience != "projector"]

    page = client.get(f"/projector/{door.made['projector_token']}").get_data(as_text=True)
    phone = client.get(f"/w/{door.code}").get_data(as_text=True)

    assert not [token for token in tokens if token in page or token in phone]


@pytest.mark.parametrize("written", ["{code}", "{a} {b}", " {a}  {b} "])
def test_the_code_may_be_typed_with_spaces(door: Door, client: FlaskClient, written: str) -> None:
    typed = written.format(code=door.code, a=door.code[:3], b=door.code[3:])

    response = client.get("/", query_string={"code": typed})

    assert (response.status_code, response.location) == (303, f"/{door.code}")


def test_a_wrong_code_is_told_so_on_the_same_page(client: FlaskClient) -> None:
    response = client.get("/", query_string={"code": "000000"})

    assert response.status_code == 404
    assert "000000" in response.get_data(as_text=True)
    require_proper(response.get_data(as_text=True))


# Without JavaScript ----------------------------------------------------------------------------


def test_someone_without_javascript_joins_writes_and_takes_back(
    door: Door, client: FlaskClient
) -> None:
    step = "06-ideas"
    door.give(p.GoToStep(step=step))
    before = len(door.notes())

    joined = submit(client, door, "set_profile", role="resident")
    note = "a" * 31 + "1"
    sent = submit(client, door, "submit_note", id=note, step=step, text="Zonder script")
    again = submit(client, door, "submit_note", id=note, step=step, text="Zonder script")
    page = client.get(f"/w/{door.code}").get_data(as_text=True)

    assert [response.status_code for response in (joined, sent, again)] == [303] * 3
    assert "Zonder script" in page
    assert len(door.notes()) == before + 1
    require_proper(page)
    submit(client, door, "withdraw_note", id=note)
    assert "Zonder script" not in client.get(f"/w/{door.code}").get_data(as_text=True)


def joined_live(door: Door) -> str:
    """Someone who joined over the live connection: only the script knows the token."""
    token = new_id()
    person = Participant(id=new_id(), token_hash=hash_of(token))
    who = Who(door.workshop.id, Audience.PHONE, person.id)
    door.application.writer.write(who, Join(person))
    return token


def test_a_phone_that_joined_live_is_the_same_person_for_forms(
    door: Door, client: FlaskClient
) -> None:
    token = joined_live(door)

    answer = client.post(
        f"/w/{door.code}/remember", data={"token": token}, headers={"Origin": "http://localhost"}
    )

    assert answer.status_code == 204
    assert f'data-token="{token}"' in client.get(f"/w/{door.code}").text


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "http://[", "null", None])
def test_another_site_cannot_make_a_phone_someone_else(
    door: Door, client: FlaskClient, origin: str | None
) -> None:
    headers = {"Origin": origin} if origin else {}

    answer = client.post(
        f"/w/{door.code}/remember", data={"token": joined_live(door)}, headers=headers
    )

    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (422, None)


def test_what_was_typed_is_kept_when_it_is_refused(door: Door, client: FlaskClient) -> None:
    door.give(p.GoToStep(step="06-ideas"))
    text = "Een veel te lang briefje " * 7

    response = submit(client, door, "submit_note", id="b" * 32, step="06-ideas", text=text)

    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert text.strip() in page
    require_proper(page)


@pytest.mark.parametrize("form", [{}, {"csrf": "x"}, {"csrf": "x" * 10_000}])
def test_a_form_that_is_not_ours_changes_nothing(
    door: Door, client: FlaskClient, form: dict[str, str]
) -> None:
    before = len(door.notes())

    response = client.post(
        f"/w/{door.code}/submit_note",
        data={**form, "id": "c" * 32, "step": "06-ideas", "text": "Van elders"},
    )

    assert response.status_code == 422
    assert len(door.notes()) == before


def test_a_page_that_was_open_too_long_keeps_its_text_and_can_be_sent_again(
    door: Door, client: FlaskClient
) -> None:
    note = {"id": "e" * 32, "step": "06-ideas", "text": "Een bankje bij de bakker"}
    old = client.post(f"/w/{door.code}/submit_note", data={**note, "csrf": "te oud"})
    before = len(door.notes())

    client.post(f"/w/{door.code}/submit_note", data={**note, "csrf": csrf_of(old)})

    assert "Een bankje bij de bakker" in old.text
    assert "Er is niets kwijt" in old.text
    assert len(door.notes()) == before + 1


def test_a_form_of_another_browser_changes_nothing(door: Door, client: FlaskClient) -> None:
    token = csrf_of(client.get(f"/w/{door.code}"))
    stranger = door.client()
    stranger.get(f"/w/{door.code}")

    response = stranger.post(
        f"/w/{door.code}/submit_note",
        data={"csrf": token, "id": "d" * 32, "step": "06-ideas", "text": "Van elders"},
    )

    assert response.status_code == 422


@pytest.mark.parametrize("command", ["regroup", "go_to_step", "nothing", "sync", "undo"])
def test_a_form_of_the_phone_does_only_what_a_phone_may(
    door: Door, client: FlaskClient, command: str
) -> None:
    response = submit(client, door, command, step="13-vote")

    assert response.status_code in (303, 422)
    with door.application.workshops.reading(door.workshop.id) as store:
        assert store.workshop.current_step != "13-vote"


# Garbage -----------------------------------------------------------------------------------------

ODD = (
    "x",
    "🌳",
    "%00",
    "%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "a" * 5_000,
    "482716",
    "4 8 2 7 1 6",
    "WyJ4Il0.aaaa",
)
ADDRESSES = (
    "/",
    "/{odd}",
    "/?code={odd}",
    "/w/{odd}",
    "/w/{odd}/submit_note",
    "/w/{code}",
    "/w/{code}/{odd}",
    "/{code}",
    *(f"/{audience}/{{odd}}" for audience in (*LINKED, "table", "receipt", "plan")),
    "/organise/",
    "/organise/{odd}",
    "/organise/workshops/{odd}",
    "/api/v1/{odd}",
    "/api/v1/openapi.json",
    "/healthz",
    "/readyz",
    "/metrics",
    "/.well-known/security.txt",
    "/toegankelijkheid",
    "/privacy",
    "/favicon.ico",
    "/static/{odd}",
    "/vocabulary/{odd}",
    "/vocabulary/phone.{odd}.json",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")


@pytest.fixture
def no_faults(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever comes, it is not a fault of ours."""
    with caplog.at_level(logging.ERROR):
        yield
    assert [record.getMessage() for record in caplog.records] == []


#: What /readyz and unknown things may say; 503 is an honest answer while no worker runs.
def fine(response: TestResponse, address: str) -> bool:
    return response.status_code < 500 or (address == "/readyz" and response.status_code == 503)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("no_faults")
def test_no_address_fails_whatever_is_asked_of_it(
    door: Door, client: FlaskClient, address: str
) -> None:
    odd_ones = ODD if "{odd}" in address else ("",)
    for odd, method in itertools.product(odd_ones, METHODS):
        asked = address.format(odd=odd, code=door.code)
        response = client.open(asked, method=method)
        assert fine(response, address), (method, asked, response.status_code)


@pytest.mark.parametrize("address", ["/", "/{code}", "/w/{code}/submit_note", "/organise/login"])
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"x" * 2_000_000, "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00" * 50, "application/x-www-form-urlencoded"),
        (b"a=1&" * 20_000, "application/x-www-form-urlencoded"),
        (b"--x\r\nno part", "multipart/form-data; boundary=x"),
        (b"{", "application/json"),
        (b"", "no/type; charset=\xff"),
    ],
    ids=["huge", "no text", "many fields", "broken parts", "json", "odd type"],
)
@pytest.mark.usefixtures("no_faults")
def test_no_body_makes_an_address_fail(door, client, address, body, kind) -> None:
    response = client.post(address.format(code=door.code), data=body, content_type=kind)

    assert response.status_code < 500


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "x" * 5_000},
        {"Accept-Language": "fy;q=banana,*;q=2,,;"},
        {"Cookie": "samenspel_form=%00; language=<b>; session=" + "x" * 3_000},
        {"Cookie": "=;;;=x; a"},
        {"Host": "evil.example:99999"},
        {"X-Forwarded-For": "not an address", "X-Forwarded-Proto": "gopher"},
        {"If-None-Match": '"x', "Range": "bytes=9-1"},
    ],
    ids=lambda headers: next(iter(headers)),
)
@pytest.mark.usefixtures("no_faults")
def test_no_header_makes_a_page_fail(door: Door, client: FlaskClient, headers) -> None:
    for address in ("/", f"/{door.code}", f"/w/{door.code}", "/healthz"):
        assert client.get(address, headers=headers).status_code < 500


@pytest.mark.parametrize("language", ["", "nl", "en", "EN", "zz", "../..", "🌳", "a" * 500])
@pytest.mark.usefixtures("no_faults")
def test_no_language_makes_a_page_fail(door: Door, client: FlaskClient, language: str) -> None:
    for name in ("lang", "language"):
        response = client.get(f"/{door.code}", query_string={name: language})
        assert response.status_code < 500


@pytest.mark.parametrize("audience", [*LINKED, "table", "receipt"])
def test_an_unknown_token_is_not_found_and_says_so_politely(
    client: FlaskClient, audience: str
) -> None:
    response = client.get(f"/{audience}/nothing")

    assert response.status_code == 404
    assert "Traceback" not in response.get_data(as_text=True)
    require_proper(response.get_data(as_text=True))


def test_every_answer_carries_the_headers_that_browsers_are_told_to_obey(
    door: Door, client: FlaskClient
) -> None:
    for address in ("/", f"/w/{door.code}", "/nothing", "/healthz"):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")


def test_a_revoked_link_opens_no_page(door: Door, client: FlaskClient) -> None:
    workshops = door.application.workshops
    renewed = workshops.renew(workshops.link(door.made["table_tokens"]["9"]).id)

    assert client.get(f"/table/{door.made['table_tokens']['9']}").status_code == 404
    assert client.get(f"/table/{workshops.token(renewed)}").status_code == 200
