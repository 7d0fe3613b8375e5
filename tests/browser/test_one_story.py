"""What one screen says of a moment, the others say too."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall


def test_hall_table_and_phone_tell_the_same_of_the_theme_team_and_count_alike(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls()
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("ideas"))
    rest.join(1)
    rest.write(hall.step("ideas"), ["Een bankje bij de sluis"])
    rest.add_card_without_text(hall.step("ideas"), 7)
    facilitator, projector, phone, table = (
        hall.facilitator(), hall.projector(), hall.phone(), hall.table(1)
    )  # fmt: skip

    expect(facilitator.ref("measure")).to_have_text("2")
    expect(projector.page.locator(".foot .counter b").first).to_have_text("2")
    facilitator.page.locator('a[href="#people-field"]').click()
    expect(facilitator.page.locator("#people-field")).to_be_focused()
    facilitator.page.keyboard.type("40")
    facilitator.page.keyboard.press("Enter")
    expect(facilitator.ref("people", ".head")).to_contain_text("40")
    expect(facilitator.page.locator('a[href="#people-field"]')).to_be_hidden()

    rest.go_to(hall.step("group"))

    story = phone.say("common.grouping")
    expect(projector.page.locator(".question__text")).to_have_text(story)
    expect(phone.page.locator(".door__lead")).to_have_text(story)
    expect(table.ref("text", "[data-module=table-head]")).to_have_text(story)
    for seat in (facilitator, projector, phone, table):
        seat.picture("theme-team")
