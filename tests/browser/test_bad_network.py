"""A phone whose network is away three tenths of the time and slow for the rest: every note once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.shaky_network import ShakyNetwork, shaky_network
from tests.rehearsal.real_server import RealServer

NOTES = 10
LOST = r"ERR_|WebSocket connection|Failed to load resource"
#: What browsers call 'Slow 3G'.
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}


@pytest.fixture
def shaky(server: RealServer) -> Iterator[ShakyNetwork]:
    with shaky_network(server.port) as network:
        yield network


def test_every_note_typed_on_a_shaky_network_arrives_exactly_once(
    shaky: ShakyNetwork,
    server: RealServer,
    halls: Callable[..., Hall],
    crowds: Callable[[Hall], Crowd],
) -> None:
    hall = halls(replace(server, port=int(shaky.url.rsplit(":", 1)[1])))
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    phone = hall.phone(role="resident")
    phone.expect(LOST)
    slow_down(phone)
    texts = []

    shaky.begin()
    for at in range(NOTES):
        texts.append(f"Idee {at + 1}, getypt terwijl het net {shaky.next_moment()} is")
        type_note(phone, texts[-1])
    shaky.settle()

    sent = phone.say("phone.note.sent")
    rows = phone.page.locator("[data-ref=notes] > .own-note")
    expect(rows.filter(has_text=sent)).to_have_count(NOTES)
    rest.until_notes(texts)


def slow_down(phone: Seat) -> None:
    browser = phone.context.new_cdp_session(phone.page)
    browser.send("Network.enable")
    browser.send("Network.emulateNetworkConditions", SLOW_3G)


def type_note(phone: Seat, text: str) -> None:
    phone.page.locator("textarea[data-ref=text]:visible").fill(text)
    phone.ref("send", "[data-scene=writing]").click()
    expect(phone.page.locator("[data-ref=notes] > .own-note").first).to_contain_text(text)
