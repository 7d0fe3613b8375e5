"""A phone's page opens without a connection, and what is written there arrives."""

from __future__ import annotations

import signal

from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.test_evening import own_note, write
from tests.browser.test_outbox import AWAY, write_offline
from tests.rehearsal.real_server import RealServer

#: Waits, in the page: nothing that a test can see changes when a page is kept or forgotten.
UNTIL = """async (kept) => {
  const isKept = async () => Boolean(await caches.match(location.pathname, { cacheName: "phone" }));
  while ((await isKept()) !== kept) await new Promise((resolve) => setTimeout(resolve, 200));
}"""


def test_the_page_opens_without_a_connection_and_a_note_written_there_arrives_once(
    falling: RealServer, writing_hall: tuple[Hall, Crowd]
) -> None:
    hall, rest = writing_hall
    phone = hall.phone(role="resident")
    phone.expect(AWAY)
    write(phone, "Met verbinding")
    phone.page.evaluate(UNTIL, True)

    falling.stop(signal.SIGKILL)
    phone.page.reload()
    expect(phone.ref("offline")).to_be_visible()
    expect(own_note(phone, "Met verbinding")).to_have_count(1)
    write_offline(phone, "Zonder verbinding, na het verversen")
    phone.page.reload()
    expect(own_note(phone, "na het verversen")).to_contain_text(phone.say("phone.note.pending"))
    phone.picture("06-opened-without-connection")
    falling.start()

    sent = phone.say("phone.note.sent")
    expect(own_note(phone, "na het verversen")).to_contain_text(sent)
    rest.until_notes(["Met verbinding", "Zonder verbinding, na het verversen"])
    rest.end()
    phone.page.evaluate(UNTIL, False)
