"""A server that goes away while people write: what they wrote arrives, once."""

from __future__ import annotations

import signal
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import own_note, write
from tests.rehearsal.real_server import RealServer

AWAY = r"ERR_CONNECTION_(REFUSED|RESET)|ERR_FAILED|ERR_EMPTY_RESPONSE|WebSocket connection"


def test_notes_written_while_the_server_is_away_arrive_once(
    falling: RealServer, writing_hall: tuple[Hall, Crowd]
) -> None:
    hall, rest = writing_hall
    phone = hall.phone(role="resident")
    phone.expect(AWAY)
    write(phone, "Voor de storing")

    falling.stop(signal.SIGKILL)
    expect(phone.page.locator(".bar--offline[data-ref=offline]")).to_be_visible()
    write_offline(phone, "Tijdens de storing, de eerste")
    write_offline(phone, "Tijdens de storing, de tweede")
    expect(phone.ref("queue")).to_have_text(phone.say("offline.notes", n=2))
    phone.picture("06-offline")
    falling.start()

    for text in ("Tijdens de storing, de eerste", "Tijdens de storing, de tweede"):
        sent = phone.say("phone.note.sent")
        expect(own_note(phone, text)).to_contain_text(sent)
    expect(phone.page.locator(".bar--offline[data-ref=offline]")).to_be_hidden()
    phone.picture("06-online-again")
    texts = ["Voor de storing", "Tijdens de storing, de eerste", "Tijdens de storing, de tweede"]
    rest.until_notes(texts)


def test_a_reload_after_a_restart_brings_the_same_person_back_with_an_unsent_note(
    falling: RealServer, writing_hall: tuple[Hall, Crowd]
) -> None:
    hall, rest = writing_hall
    phone = hall.phone(role="volunteer")
    phone.expect(AWAY)
    write(phone, "Eerder verstuurd")

    falling.stop(signal.SIGKILL)
    expect(phone.page.locator(".bar--offline[data-ref=offline]")).to_be_visible()
    write_offline(phone, "Nog niet verstuurd")
    phone.page.goto("about:blank")
    falling.start()
    phone.go(f"/w/{hall.code}")

    expect(own_note(phone, "Nog niet verstuurd")).to_contain_text(phone.say("phone.note.sent"))
    expect(own_note(phone, "Eerder verstuurd")).to_have_count(1)
    rest.until_notes(["Eerder verstuurd", "Nog niet verstuurd"])


def test_what_waits_in_a_closed_tab_is_sent_once_by_another(
    falling: RealServer, writing_hall: tuple[Hall, Crowd]
) -> None:
    hall, rest = writing_hall
    phone = hall.phone(role="resident")
    phone.expect(AWAY)
    other = phone.context.new_page()
    other.goto(f"{hall.url}/w/{hall.code}")
    expect(other.locator("[data-ref=time]")).to_be_visible()  # its board has come

    falling.stop(signal.SIGKILL)
    expect(phone.page.locator(".bar--offline[data-ref=offline]")).to_be_visible()
    write_offline(phone, "Geschreven in de eerste tab")
    expect(other.locator("[data-ref=notes] .own-note")).to_contain_text("in de eerste tab")
    phone.page.goto("about:blank")
    falling.start()

    sent = phone.say("phone.note.sent")
    expect(other.locator("[data-ref=notes] .own-note")).to_contain_text(sent)
    phone.go(f"/w/{hall.code}")
    expect(own_note(phone, "Geschreven in de eerste tab")).to_have_count(1)
    rest.until_notes(["Geschreven in de eerste tab"])


def test_a_phone_that_is_full_says_so_and_sends_as_long_as_its_page_is_open(
    falling: RealServer, writing_hall: tuple[Hall, Crowd]
) -> None:
    hall, rest = writing_hall
    phone = hall.phone(role="resident")
    phone.expect(AWAY)
    phone.page.evaluate(FULL)

    falling.stop(signal.SIGKILL)
    expect(phone.page.locator(".bar--offline[data-ref=offline]")).to_be_visible()
    write_offline(phone, "Op een volle telefoon")
    expect(phone.ref("unstored")).to_be_visible()
    phone.picture("06-full-phone")
    falling.start()

    sent = phone.say("phone.note.sent")
    expect(own_note(phone, "Op een volle telefoon")).to_contain_text(sent)
    expect(phone.ref("unstored")).to_be_hidden()
    rest.until_notes(["Op een volle telefoon"])


def test_a_text_of_which_the_question_closed_while_the_page_was_away_is_given_back(
    hall: Hall, crowds: Callable[[Hall], Crowd]
) -> None:
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    phone = hall.phone(role="resident")
    phone.page.locator("textarea[data-ref=text]:visible").fill("Nog niet af, maar wel")
    phone.page.goto("about:blank")
    rest.close(hall.step("ideas"))

    phone.go(f"/w/{hall.code}")

    given = phone.ref("given-rows").locator("li")
    expect(given).to_contain_text("Nog niet af, maar wel")
    expect(given).to_contain_text(phone.say("phone.draft.what_now"))
    phone.picture("06-given-back")
    given.get_by_role("button", name=phone.say("phone.draft.copy")).click()
    expect(phone.page.get_by_role("status")).to_contain_text(phone.say("phone.draft.copied"))
    given.get_by_role("button", name=phone.say("phone.draft.forget")).click()
    expect(given).to_have_count(0)
    phone.page.reload()
    expect(phone.ref("given-back")).to_be_hidden()


#: A store without room, as a phone full of photographs has it.
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def write_offline(phone: Seat, text: str) -> None:
    phone.page.locator("textarea[data-ref=text]:visible").fill(text)
    phone.ref("send", "[data-scene=writing]").click()
    expect(own_note(phone, text)).to_contain_text(phone.say("phone.note.pending"))
