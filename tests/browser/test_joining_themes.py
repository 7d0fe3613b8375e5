"""An evening without plans: people join its themes, and every screen says how many do."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.crowd import Crowd
from tests.browser.hall import Hall

THEMES = ("Groen en spelen", "Elkaar ontmoeten", "Veilig oversteken")


def test_hall_facilitator_and_phone_see_how_many_join_each_theme(
    halls: Callable[..., Hall], crowds: Callable[[Hall], Crowd]
) -> None:
    hall = halls(runsheet="bewonersavond")
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.join(5)
    rest.go_to(hall.step("ideas"))
    rest.make_themes(THEMES)
    rest.go_to(hall.step("commit"))
    themes = {option["label"]: option["id"] for option in rest.options(hall.step("commit"))}
    screens = hall.projector(), hall.facilitator(), hall.phone()

    rest.pledge([themes[THEMES[0]]] * 3 + [themes[THEMES[1]]] * 2)

    projector, facilitator, phone = screens
    poster = projector.page.locator(".poster", has_text=THEMES[0])
    expect(poster.locator(".poster__joined b")).to_have_text("3")
    row = facilitator.ref("joined").locator("li", has_text=THEMES[1])
    expect(row).to_contain_text(facilitator.say("run.joined.row", n=2, reachable=0))
    card = phone.page.locator(".plan-card-row", has_text=THEMES[0])
    expect(card).to_contain_text(phone.say("pledge.count", n=3, says_yes=3, reachable=0))
    for seat in screens:
        seat.picture("joining-themes")
        seat.check()
