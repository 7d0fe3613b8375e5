"""A plan and a receipt as residents see them: phone, laptop, paper, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from facilitation.app import create_app
from facilitation.domain.agenda.items import Contribution, ItemStatus, Support
from facilitation.domain.agenda.plan import PlanState
from facilitation.i18n import Speaker
from facilitation.services.agenda.speaking import Message, tell
from facilitation.services.receipts import card_token
from facilitation.services.tokens import new_id
from facilitation.settings import Settings
from tests.browser.hall import Hall
from tests.rehearsal.real_server import RealServer
from tests.web.organise_house import House
from tests.web.public_plan import Agenda, actions

SAY = Speaker("nl", "common", "phone", "agenda", "plan", "receipt").say
SMALL = {"width": 360, "height": 760}
AIM = "Langs het water kan iedereen elke honderd meter even zitten."


@pytest.fixture
def house(server: RealServer) -> House:
    """The same database as the server's, from another process."""
    environment = server.environment
    settings = Settings(
        database_url=environment["SAMENSPEL_DATABASE_URL"],
        base_url=server.url,
        secret_key=environment["SAMENSPEL_SECRET_KEY"],
        async_mode="threading",
    )
    return House(create_app(settings))


@pytest.fixture
def agenda(house: House) -> Agenda:
    """A plan with an item that is well under way."""
    made = Agenda(house, f"{new_id()}@sluiswijk.example")
    made.write_texts(intro="Wij willen elkaar kennen.", contact="De Schakel")
    made.change(
        made.bench,
        theme="Groen en spelen",
        theme_number=2,
        ambition=AIM,
        reason="Wie slecht ter been is, blijft nu thuis.",
        actions=actions("done", "active", "open"),
        contributions=(Contribution("bijdrage", "drie zaterdagen schilderen"),),
        horizon="this_year",
        cost_estimate=650_000,
        support=(Support("000000", votes=61, rank=2, ranked=9),),
    )
    message = Message(
        "residents", "De eerste bank staat er.", ItemStatus.ACTIVE, next_report_date="2030-05-01"
    )
    number = made.bench
    made.do(lambda unit: tell(unit, made.fatma_id, number, 3, message))
    made.answers(made.bench, "Dat kan. Wij plaatsen de banken in mei.")
    made.becomes(PlanState.OPEN_FOR_COMMENT)
    return made


@pytest.mark.parametrize("scripts", [True, False])
def test_a_neighbour_reads_joins_stops_and_reacts_on_a_phone(
    hall: Hall, agenda: Agenda, scripts: bool
) -> None:
    seat = hall.seat(f"plan-{scripts}", java_script_enabled=scripts, viewport=SMALL)
    page = seat.go(agenda.address).page
    expect(page.get_by_text(AIM)).to_be_visible()
    seat.picture("plan")
    page.get_by_role("link", name=SAY("pledge.join")).first.click()
    page.get_by_text(SAY("brings.time"), exact=True).click()
    seat.picture("plan-join")
    page.get_by_role("button", name=SAY("pledge.send")).click()
    expect(page.get_by_role("heading", name=SAY("pledge.sent"))).to_be_visible()
    seat.check("plan-joined")
    page.get_by_role("button", name=SAY("pledge.stop")).click()
    expect(page.get_by_role("heading", name=SAY("pledge.stopped"))).to_be_visible()
    page = seat.go(f"{agenda.address}/reageer").page
    page.get_by_label(SAY("plan.react.text")).fill("Graag ook een prullenbak.")
    page.get_by_role("button", name=SAY("plan.react.send")).click()
    expect(page.get_by_role("heading", name=SAY("plan.reacted"))).to_be_visible()


def test_a_plan_reads_on_a_laptop_and_prints_whole(hall: Hall, agenda: Agenda) -> None:
    seat = hall.seat("plan-wide", viewport={"width": 1280, "height": 900})
    page = seat.go(agenda.address).page
    seat.picture("plan-wide")
    for name in ("briefjes", "samenvatting", "versie/1"):
        seat.go(f"{agenda.address}/{name}")
    seat.go(agenda.address)
    page.emulate_media(media="print")

    expect(page.get_by_text(AIM)).to_be_visible()
    expect(page.get_by_role("link", name=SAY("pledge.join")).first).to_be_hidden()


def test_a_receipt_reads_on_a_phone(hall: Hall, house: House) -> None:
    token = card_token("only-for-tests-only-for-tests-only-for-tests", hall.code, 34)
    seat = hall.seat("receipt", viewport=SMALL)
    page = seat.go(f"/receipt/{token}").page
    seat.picture("receipt")

    expect(page.get_by_text(SAY("receipt.not_typed_yet"))).to_be_visible()
    page.get_by_role("button", name=SAY("receipt.forget.button")).click()
    expect(page.get_by_role("heading", name=SAY("receipt.forgotten"))).to_be_visible()
    seat.check("receipt-forgotten")


def test_what_residents_read_fits_the_smallest_phone_with_letters_of_200_percent(
    hall: Hall, agenda: Agenda
) -> None:
    receipt = card_token("only-for-tests-only-for-tests-only-for-tests", hall.code, 34)
    seat = hall.seat("plan-large", viewport={"width": 320, "height": 568}).letters(200)
    pages = ("", "/briefjes", "/samenvatting", "/reageer", "/vraag-en-aanbod", "/meedoen/1")
    too_wide = []
    for address in (*(agenda.address + page for page in pages), f"/receipt/{receipt}", "/privacy"):
        answer = seat.page.goto(hall.url + address)
        assert answer is not None
        assert answer.status == 200, address
        too_wide += [address] if seat.scroll()[0] > 0 else []

    assert not too_wide
