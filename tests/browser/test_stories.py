"""Tables talk about true stories: a device writes an advice, and its storyteller reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from facilitation.cli.create_workshop import addresses
from facilitation.cli.house import House
from facilitation.clock import now_ms
from facilitation.domain.workshop import Settings
from facilitation.runsheets import shipped
from facilitation.settings import from_environment
from facilitation.storage.database import Database
from facilitation.storage.workshops import NewWorkshop, Workshops
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.rehearsal.real_server import RealServer
from tests.stories import STORIES, tell

pytestmark = pytest.mark.timeout(300)
ADVICE = "Begin met een kop koffie bij Corrie."


@dataclass(frozen=True)
class Telling:
    """A server whose meetings have stories."""

    server: RealServer

    @property
    def url(self) -> str:
        return self.server.url

    @contextmanager
    def house(self) -> Iterator[House]:
        settings = from_environment(self.server.environment)
        database = Database(settings.database_url, settings.secret_key)
        try:
            yield House(settings, database, Workshops(database, settings.secret_key, now_ms))
        finally:
            database.close()

    def create_workshop(self, runsheet: str, title: str) -> dict[str, Any]:
        sheet = shipped().sheet(runsheet)
        assert sheet is not None
        with self.house() as house:
            new = NewWorkshop(sheet, title, "Sluiswijk", Settings(), tables=6)
            return addresses(house, house.workshops.create(new, tell))


def test_a_table_gives_its_storyteller_an_advice(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd], server: RealServer
) -> None:
    hall = halls(Telling(server), "tafelgesprekken_casussen")
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
