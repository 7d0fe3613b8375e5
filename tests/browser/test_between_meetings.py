"""Before and between meetings: registering, offering, keeping an item up, looking after it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from facilitation.app import create_app
from facilitation.domain.agenda.plan import PlanState
from facilitation.i18n import Speaker
from facilitation.services.tokens import new_id
from facilitation.settings import Settings
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.rehearsal.real_server import RealServer
from tests.web.organise_house import PASSWORD, House
from tests.web.public_plan import Agenda

DOMAINS = ("common", "phone", "organise", "agenda", "offers", "plan", "afterwards", "registering")
SAY = Speaker("nl", *DOMAINS).say
SMALL, WIDE = {"width": 360, "height": 760}, {"width": 1280, "height": 900}
LINK = re.compile(r"/plan/[^/]+/bijhouden/[0-9a-f]{32}")


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
def email() -> str:
    return f"{new_id()}@sluiswijk.example"


@pytest.fixture
def agenda(house: House, email: str) -> Agenda:
    made = Agenda(house, email)
    made.becomes(PlanState.OPEN_FOR_COMMENT)
    return made


@pytest.mark.parametrize("scripts", [True, False])
def test_people_register_offer_and_tell_without_an_account(
    hall: Hall, agenda: Agenda, email: str, scripts: bool
) -> None:
    """On a small phone, with and without scripts; who organises it works on a laptop."""
    code = agenda.house.workshop(agenda.place, f"Avond {new_id()[:6]}")
    fatma = hall.seat(f"organiser-{scripts}", java_script_enabled=scripts, viewport=WIDE)
    log_in(fatma, email)
    address = open_registrations(fatma, code)
    phone = hall.seat(f"neighbour-{scripts}", java_script_enabled=scripts, viewport=SMALL)
    register(phone, address)
    offer(phone, agenda)
    keep_up(phone, hand_out(fatma, agenda))
    if not scripts:
        return  # a laptop always has them; what an organiser sends is tested without a browser
    look_after(fatma, agenda, code)
    small = hall.seat(f"organiser-small-{scripts}", java_script_enabled=scripts, viewport=SMALL)
    log_in(small, email)
    look_after(small, agenda, code)


def log_in(seat: Seat, email: str) -> None:
    page = seat.go("/organise/login").page
    page.locator("#field-email").fill(email)
    page.locator("#field-password").fill(PASSWORD)
    press(page, SAY("organise.login.send"))


def open_registrations(seat: Seat, code: str) -> str:
    page = seat.go(f"/organise/w/{code}/registrations").page
    page.get_by_text(SAY("registrations.taken")).click()
    page.get_by_label(SAY("registrations.chairs")).fill("2")
    page.get_by_label(SAY("registrations.contact_name")).fill("Noor van De Schakel")
    page.get_by_label(SAY("registrations.contact_phone")).fill("050 123 45 67")
    press(page, SAY("registrations.save"))
    link = page.locator("main a[href*='/aanmelden/']")
    return str(link.get_attribute("href"))


def register(seat: Seat, address: str) -> None:
    page = seat.go(address).page
    seat.picture("register")
    page.get_by_label(SAY("register.name")).fill("Bep Bakker")
    page.get_by_label(SAY("register.phone")).fill("06 12345678")
    page.get_by_text(SAY("register.people", n=2), exact=True).click()
    page.get_by_text(SAY("register.needs.wheelchair")).click()
    for tick in ("consent", "over_16", "invitations"):
        page.locator(f"[name={tick}]").check(force=True)
    press(page, SAY("register.send"))
    expect(page.get_by_role("heading", name=SAY("register.mine.seat"))).to_be_visible()
    seat.picture("register-mine")
    seat.go(address)
    expect(page.get_by_text(SAY("register.full"))).to_be_visible()
    seat.picture("register-full")


def offer(seat: Seat, agenda: Agenda) -> None:
    page = seat.go(f"{agenda.address}/vraag-en-aanbod").page
    seat.picture("offer")
    page.get_by_text(SAY("sent.kind.offer"), exact=True).click()
    page.get_by_label(SAY("sent.text")).fill("Ik kan fietsen maken")
    press(page, SAY("sent.send"))
    expect(page.get_by_role("heading", name=SAY("sent.thanks"))).to_be_visible()
    seat.picture("offered")


def hand_out(seat: Seat, agenda: Agenda) -> str:
    page = seat.go(f"{organise(agenda)}/item/{agenda.bench}/contact-person").page
    press(page, SAY("link.organise.make"))
    seat.picture("item-link")
    found = LINK.search(page.content())
    assert found
    return found[0]


def keep_up(seat: Seat, address: str) -> None:
    page = seat.go(address).page
    seat.picture("keep-up")
    page.get_by_label(SAY("link.text")).fill("De eerste bank staat er")
    page.locator("[name=status]").select_option("active")
    page.locator("[name=next_report_date]").fill("2030-05-01")
    press(page, SAY("link.send"))
    expect(page.get_by_text(SAY("link.told"))).to_be_visible()
    seat.check("kept up")


def look_after(seat: Seat, agenda: Agenda, code: str) -> None:
    page = seat.go(f"/organise/w/{code}/registrations").page
    expect(page.get_by_text("Bep Bakker").first).to_be_visible()
    seat.picture("registrations")
    seat.go(f"/organise/w/{code}/registrations/door").picture("door-list")
    seat.go(f"/organise/n/{agenda.place.id}/invitees").picture("invitees")
    seat.go(f"{organise(agenda)}/offers").picture("offers")
    page = seat.go(f"{organise(agenda)}/referrals").page
    page.get_by_label(SAY("referral.subject")).fill("Iemand zoekt elke week een maaltje")
    press(page, SAY("referral.send"))
    seat.picture("referrals")


def organise(agenda: Agenda) -> str:
    return f"/organise/n/{agenda.place.id}/plan/{agenda.plan.slug}"


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()
