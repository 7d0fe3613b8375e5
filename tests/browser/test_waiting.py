"""A vote that comes before its plans: who leads is asked first, and every screen says what it waits
for."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall


def test_a_vote_without_plans_says_on_every_screen_what_it_waits_for(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls()
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.go_to(hall.step("pitch"))
    seats = hall.facilitator(), hall.projector(), hall.phone(), hall.table(1)
    facilitator, projector, phone, table = seats

    facilitator.ref("next").click()
    expect(facilitator.ref("close-dialog")).to_contain_text(facilitator.say("run.lack.plans"))
    facilitator.check("asked whether to go on")
    facilitator.ref("close-yes").click()

    expect(facilitator.ref("step-lack")).to_have_text(facilitator.say("run.lack.plans"))
    expect(projector.page.locator(".empty")).to_have_text(projector.say("awaits.plans"))
    expect(phone.ref("aside")).to_have_text(phone.say("awaits.plans"))
    expect(phone.page.locator("main button:visible")).to_have_count(0)
    expect(table.page.locator("[data-scene=wait]")).to_contain_text(table.say("awaits.plans"))
    for seat in seats:
        seat.picture("vote-without-plans")
