"""What is too long is told while it is typed, is not sent, and stays where it was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import own_note

LONG = "Noaberschap is goed zijn voor al je buren in de straat"
SHORT = "Noaberschap"
WORD, NOTE, TITLE = 40, 140, 80


@pytest.fixture
def rest(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Crowd:
    made = crowds(hall)
    made.lead(hall.workshop["facilitator_token"])
    return made


def told(seat: Seat, key: str, n: int) -> None:
    expect(seat.page.locator("[data-limit]:visible")).to_have_text(seat.say(key, n=n))


def not_told(seat: Seat) -> None:
    expect(seat.page.locator("[data-limit]:visible")).to_have_count(0)


def test_a_word_that_is_too_long_is_not_sent_by_a_phone_nor_after_its_question_closed(
    hall: Hall, rest: Crowd
) -> None:
    step = hall.step("words")
    rest.go_to(step)
    lead, phone = hall.facilitator(), hall.phone()
    phone.page.locator("input[data-ref=claim-table]").fill("3")
    phone.button("phone.table.claim").click()
    field = phone.page.locator("textarea[data-ref=text]:visible")

    field.press_sequentially(LONG)
    told(phone, "field.too_long.word", len(LONG) - WORD)
    expect(lead.ref("writing").first).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value(LONG)
    phone.picture("04-word-too-long")
    rest.close(step)

    send = phone.ref("send", "[data-scene=writing]")
    expect(send).to_have_text(phone.say("idea.send_late"))
    expect(lead.ref("writing").first).to_be_hidden()
    told(phone, "field.too_long.word", len(LONG) - WORD)
    send.click()
    told(phone, "field.too_long.word", len(LONG) - WORD)
    expect(field).to_have_value(LONG)
    phone.picture("04-word-too-long-late")
    field.fill(SHORT)
    not_told(phone)
    send.click()
    rest.until_notes([SHORT])
    expect(lead.ref("writing").first).to_be_hidden()


def test_a_note_that_was_pasted_too_long_can_be_made_shorter(hall: Hall, rest: Crowd) -> None:
    rest.go_to(hall.step("ideas"))
    phone = hall.phone()
    field = phone.page.locator("textarea[data-ref=text]:visible")

    field.fill("x" * (NOTE + 1))
    told(phone, "field.too_long.note", 1)
    phone.ref("send", "[data-scene=writing]").click()
    expect(field).to_have_value("x" * (NOTE + 1))
    field.fill("x" * NOTE)
    not_told(phone)
    phone.ref("send", "[data-scene=writing]").click()

    expect(own_note(phone, "xxx")).to_contain_text(phone.say("phone.note.sent"))


def test_a_table_hears_of_its_word_and_of_its_plan_that_they_are_too_long(
    hall: Hall, rest: Crowd
) -> None:
    rest.go_to(hall.step("words"))
    table = hall.table(2)
    word = table.page.locator("#note-text")

    word.press_sequentially(LONG)
    told(table, "field.too_long.word", len(LONG) - WORD)
    word.press("Enter")
    expect(word).to_have_value(LONG)
    table.picture("04-word-too-long")
    word.fill(SHORT)
    not_told(table)
    word.press("Enter")
    rest.until_notes([SHORT])

    rest.go_to(hall.step("elaborate"))
    title = table.page.locator("#plan-title")
    title.focus()
    table.page.keyboard.insert_text("t" * (TITLE + 10))
    told(table, "field.too_long", 10)
    expect(title).to_have_value("t" * (TITLE + 10))
    table.picture("11-plan-too-long")
