"""Tables talk about true stories: a device writes an advice, and its storyteller reads it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.stories import STORIES, tell

ADVICE = "Begin met een kop koffie bij Corrie."


def test_a_table_gives_its_storyteller_an_advice(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls(runsheet="tafelgesprekken_casussen", fill=tell, tables=6)
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    lead, screen, table = hall.facilitator(), hall.projector(), hall.table(1)
    rest.go_to(hall.step("info", 1))
    expect(screen.page.locator(".poster")).to_have_count(3)
    screen.picture("stories-told")
    rest.go_to(hall.step("choose"))
    table.page.locator("label.choice", has_text=STORIES[0].title).click()
    table.page.locator(".stepper__field").locator("visible=true").fill("7")
    table.picture("stories-choose")
    table.page.get_by_role("button", name=table.say("table.send")).locator("visible=true").click()
    expect(screen.page.locator(".poster__joined").first).to_contain_text("7")
    screen.picture("stories-choose")

    rest.go_to(hall.step("case"))
    expect(table.page.locator("[data-ref=story-asked] li")).to_have_count(3)
    table.page.locator("#note-text").fill("Niemand durft aan te bellen")
    table.picture("stories-talk")
    table.page.get_by_role("button", name=table.say("table.send")).locator("visible=true").click()

    rest.go_to(hall.step("elaborate"))
    expect(table.page.locator("#advice-about")).to_have_value(STORIES[0].id)
    table.page.get_by_text(table.say("table.advice.lesson"), exact=True).locator(
        "visible=true"
    ).click()
    table.page.locator("#advice-text").fill(ADVICE)
    table.picture("stories-advice")
    table.page.get_by_role("button", name=table.say("table.send")).locator("visible=true").click()
    expect(table.page.locator("[data-module=advice-scene] [data-ref=sent]")).to_contain_text(ADVICE)

    phone = hall.phone()
    phone.picture("stories-advice")
    rest.go_to(hall.step("pitch"))
    reaction = lead.page.locator("[data-module=reactions] textarea")
    reaction.fill("Ik zet maandag koffie.")
    lead.picture("stories-pitch")
    lead.page.locator("[data-module=reactions] button").click()
    lead.page.locator("[data-ref=reveal-more]").click()
    expect(screen.page.locator(".advice")).to_contain_text(ADVICE)
    expect(screen.page.locator(".advice__reaction")).to_contain_text("maandag")
    screen.picture("stories-pitch")
    rest.go_to(hall.step("commit"))
    phone.page.locator("[data-ref=intention]").fill("Ik bel bij de buren aan.")
    phone.picture("stories-promise")
    phone.button("promise.send").click()
    expect(phone.page.locator("[data-ref=sent] li")).to_have_count(1)
