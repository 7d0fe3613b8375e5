"""From a whole G100 into the wijkagenda: how many gestures that takes, and what two people see."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from facilitation.i18n import Speaker
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.whole_evening import hold
from tests.rehearsal.real_server import SAMENSPEL, RealServer

PASSWORD = "een lang wachtwoord voor de agenda"
MOST_GESTURES = 60
FEWEST_ITEMS = 8
SAY = Speaker("nl", "common", "agenda").say
WHY_NOT = "Dit doet de woningcorporatie al."


@dataclass
class Hand:
    """Somebody's hand: every click and every field that is filled in is counted."""

    seat: Seat
    gestures: int = 0

    def click(self, what: Locator) -> None:
        self.gestures += 1
        what.click()

    def fill(self, selector: str, text: str) -> None:
        self.gestures += 1
        self.seat.page.locator(selector).fill(text)

    def log_in(self, email: str) -> None:
        self.seat.go("/organise/login")
        self.fill("#field-email", email)
        self.fill("#field-password", PASSWORD)
        self.click(self.seat.button("organise.login.send"))
        self.seat.page.wait_for_url(re.compile(r"/organise/$"))


@pytest.fixture
def organisers(server: RealServer, hall: Hall) -> Callable[[str], Hand]:
    """Logs in somebody with an account of their own."""

    def log_in(name: str) -> Hand:
        email = f"{name}-{hall.code}@sluiswijk.example"
        subprocess.run(
            [*SAMENSPEL, "create-organiser", "--email", email, "--password-stdin"],
            env=server.environment,
            input=PASSWORD + "\n",
            text=True,
            check=True,
            capture_output=True,
        )
        hand = Hand(hall.seat(f"organiser-{name}"))
        hand.log_in(email)
        return hand

    return log_in


@pytest.fixture
def held(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Hall:
    """An evening that is over."""
    hold(crowds(hall), hall.workshop)
    return hall


def test_an_evening_becomes_a_plan_in_a_few_gestures_and_two_can_work_on_it(
    held: Hall, organisers: Callable[[str], Hand], tell: Callable[[str], Any]
) -> None:
    fatma = organisers("fatma")
    begin_a_plan(fatma, held)
    bring_the_evening_in(fatma, held)
    fill_one_item_in(fatma)

    document = json.loads(download(fatma))

    tell(f"{len(document['items'])} agenda items in {fatma.gestures} gestures")
    assert len(document["items"]) >= FEWEST_ITEMS
    assert fatma.gestures <= MOST_GESTURES
    assert [one["reason"] for one in document["left_out"]] == [WHY_NOT]
    every_note_leads_to_the_plan_and_back(fatma.seat, document)
    look_at_every_page(fatma.seat)
    two_at_one_item_lose_nothing(fatma, organisers("bas"))


def begin_a_plan(hand: Hand, hall: Hall) -> None:
    """By way of the meeting's own neighbourhood."""
    seat = hand.seat
    hand.click(seat.page.locator(f"a[href$='/organise/w/{hall.code}']").first)
    seat.page.wait_for_url(f"**/organise/w/{hall.code}")
    hand.click(seat.page.locator("nav a[href$='/plans']").first)
    hand.fill("#field-title", f"Wijkagenda {hall.code}")
    hand.click(seat.page.get_by_role("button", name=SAY("agenda.plans.make")))
    seat.page.wait_for_url("**/plan/wijkagenda-*")
    seat.check("plan-empty")


def bring_the_evening_in(hand: Hand, hall: Hall) -> None:
    """Look, leave one thing out and say why, and put the rest in."""
    page = hand.seat.page
    row = page.locator(f".evening-rows a[href$='/add/{hall.code}']")
    hand.click(row)
    page.wait_for_url(f"**/add/{hall.code}")
    last = page.locator(".harvest-row").last
    hand.click(last.locator("label.harvest-row__take"))
    hand.gestures += 1
    last.locator(".harvest-row__reason input").fill(WHY_NOT)
    hand.seat.picture("agenda-harvest")
    hand.click(page.get_by_role("button", name=SAY("agenda.harvest.send")))
    page.wait_for_url("**done=harvested**")
    hand.seat.picture("agenda-overview")


def fill_one_item_in(hand: Hand) -> None:
    """What the table did not know yet: who keeps it up to date, another action, the costs."""
    page = hand.seat.page
    hand.click(page.locator(".item-row a").first)
    page.wait_for_url("**/item/*")
    hand.fill("#field-contact", "Groengroep Sluiswijk")
    actions = page.locator("#actions-head ~ .rows-table tbody tr")
    before = actions.count()
    hand.click(page.get_by_role("button", name=SAY("agenda.action.add")))
    expect(actions).to_have_count(before + 1)
    hand.gestures += 2
    actions.last.locator("textarea").fill("Zes bankjes langs het water")
    actions.last.locator("input.money").fill("€ 6.500")
    hand.click(page.get_by_role("button", name=SAY("agenda.save")))
    page.wait_for_url("**done=saved**")
    expect(page.locator(".plan-rows__foot b").first).to_contain_text("6.500")
    hand.seat.picture("agenda-item")


def download(hand: Hand) -> bytes:
    page = hand.seat.page
    with page.expect_download() as arriving:
        hand.click(page.locator(".plan-head__downloads a", has_text="JSON"))
    return arriving.value.path().read_bytes()


def every_note_leads_to_the_plan_and_back(seat: Seat, document: dict[str, Any]) -> None:
    """Each visible note stands on the page of notes; one in an item stands on that item's page."""
    page, base = seat.page, seat.page.url.split("/item/")[0]
    notes = {
        (one["workshop"]["code"], note["id"]): f"note-{one['workshop']['code']}-{note['number']}"
        for one in document["workshops"]
        for note in one["notes"]
    }
    seat.go(f"{base}/notes")
    seat.picture("agenda-notes")
    there = set(page.locator(".path-row").evaluate_all("rows => rows.map(row => row.id)"))
    assert there == set(notes.values())
    fates = {path["fate"] for path in document["paths"]}
    assert fates <= {"in_items", "left_out", "loose", "word"}
    assert len(document["paths"]) == len(notes)
    for item in document["items"]:
        number = item["item"]["number"]
        page.goto(f"{base}/item/{number}")
        shown = set(page.locator(".origin .note").evaluate_all("rows => rows.map(row => row.id)"))
        wanted = {
            notes[path["workshop"], path["note"]]
            for path in document["paths"]
            if number in path["items"]
        }
        assert shown == wanted
        assert wanted


def look_at_every_page(seat: Seat) -> None:
    """Open them all, wide and narrow: axe and the rules for pages look at each."""
    base = re.split(r"/item/", seat.page.url)[0]
    item = seat.page.url
    for address in ("", "/texts", "/state", "/notes?show=loose"):
        seat.go(base + address)
    for address in (item, f"{item}/parts", f"{item}/history"):
        seat.go(address)
    for width, height in ((390, 844), (1280, 800), (1920, 1080)):
        seat.page.set_viewport_size({"width": width, "height": height})
        seat.page.goto(item)
        wide = seat.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px wide on {width}"
        seat.picture(f"agenda-item-{width}")


def two_at_one_item_lose_nothing(fatma: Hand, bas: Hand) -> None:
    """Both typed in the same field: nobody's text is written over, and both hear of it."""
    address = fatma.seat.page.url
    bas.seat.expect("409")
    for hand in (fatma, bas):
        hand.seat.go(address)

    write(fatma, reason="Kinderen durven niet over te steken.")
    write(bas, reason="Er wordt te hard gereden.", cost_note="Voor drempels.")

    expect(bas.seat.page.locator("#met-reason")).to_contain_text("Kinderen durven niet")
    expect(bas.seat.page.locator("#field-reason")).to_have_value("Er wordt te hard gereden.")
    expect(bas.seat.page.locator("#field-cost_note")).to_have_value("Voor drempels.")
    bas.seat.picture("agenda-clash")
    fatma.seat.go(address)
    told = fatma.seat.page.locator(".meetings")
    expect(told).to_contain_text("Kinderen durven niet")
    expect(told).to_contain_text("Er wordt te hard gereden.")
    fatma.seat.picture("agenda-told")
    write(bas, reason="Er wordt te hard gereden. Kinderen durven niet over te steken.")
    bas.seat.page.wait_for_url("**done=saved**")
    both = re.compile("hard gereden. Kinderen")
    expect(bas.seat.page.locator("#field-reason")).to_have_value(both)


def write(hand: Hand, **fields: str) -> None:
    for name, text in fields.items():
        field = hand.seat.page.locator(f"#field-{name}")
        field.fill(text)
    hand.click(hand.seat.page.locator(".item-save button"))
    hand.seat.page.wait_for_load_state()
