"""An evening about the plans of the agenda: how far is each, and what does the hall say of it?"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from facilitation.domain.agenda.items import AgendaItem, ItemStatus, Visibility
from facilitation.services.agenda.following import filled_with
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall

HOW_FAR = {
    "Zes bankjes op de Kade": ItemStatus.ACTIVE,
    "Elke dag open deur in De Schakel": ItemStatus.ONGOING,
    "Een veilige oversteek bij de Kadebrug": ItemStatus.CHECKING,
    "Samen eten op vrijdag": ItemStatus.IDEA,
    "Geveltuintjes in elke straat": ItemStatus.AGREED,
}
ITEMS = [
    AgendaItem(
        id=f"item-{number}",
        plan="p",
        number=str(number),
        position=number,
        title=title,
        status=status,
        ambition="Over een jaar kent iedereen dit in de wijk.",
        visibility=Visibility.PUBLIC,
    )
    for number, (title, status) in enumerate(HOW_FAR.items(), start=1)
]


def test_the_hall_sees_how_far_every_plan_is_and_the_facilitator_says_what_has_changed(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls(runsheet="voortgangsavond", fill=filled_with(ITEMS))
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    lead, screen = hall.facilitator(), hall.projector()
    rest.go_to(hall.step("info"))
    expect(screen.page.locator(".poster__status")).to_have_count(len(ITEMS))
    screen.picture("progress-told")

    lead.page.locator("[data-tab=plans]").click()
    choice = lead.page.locator("[data-panel=plans] select").first
    expect(choice).to_have_value("active")
    lead.picture("progress-plans")
    choice.select_option("done")

    expect(screen.page.locator(".poster__status--done")).to_have_text(
        screen.say("agenda.status.done")
    )
    screen.picture("progress-changed")
    choice.focus()
    rest.tell(ITEMS[0].id, ItemStatus.PAUSED)
    expect(screen.page.locator(".poster__status--paused")).to_be_visible()
    expect(choice).to_have_value("done")
    choice.blur()
    expect(choice).to_have_value("paused")
    rest.go_to(hall.step("ideas"))
    rest.join(1)
    rest.write_about(hall.step("ideas"), ITEMS[0].id, "Er is nog geen plek")
    lead.page.locator("[data-tab=board]").click()
    expect(lead.page.locator(".card", has_text="Er is nog geen plek")).to_contain_text(
        ITEMS[0].title
    )
    lead.picture("progress-tables")

    rest.go_to(hall.step("info"))
    small = hall.projector(viewport={"width": 1280, "height": 720})
    small.picture("progress-small")
    assert screen.clipped() == small.clipped() == []
