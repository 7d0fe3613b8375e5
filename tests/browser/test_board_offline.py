"""Work on the board while the server is away: it waits on this device, also over a reload."""

from __future__ import annotations

import signal

from playwright.sync_api import expect

from tests.browser.board_work import many_notes
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.test_board_together import loose, move
from tests.browser.test_evening import themes
from tests.browser.test_outbox import AWAY
from tests.rehearsal.real_server import RealServer


def test_moves_made_while_the_server_is_away_survive_a_reload(
    falling: RealServer, writing_hall: tuple[Hall, Crowd]
) -> None:
    hall, rest = writing_hall
    rest.add_paper(hall.step("ideas"), many_notes(6))
    rest.make_themes(["Elkaar ontmoeten", "Veilig verkeer"])
    leading = hall.facilitator()
    leading.expect(AWAY)
    one, two, three = loose(leading)[:3]

    falling.stop(signal.SIGKILL)
    expect(leading.ref("offline")).to_be_visible()
    move(leading, one, 1)
    move(leading, two, 2)
    move(leading, three, 2)
    expect(leading.ref("offline-words")).to_contain_text("3")
    expect(themes(leading).nth(1).locator("[data-note]")).to_have_count(2)
    leading.picture("08-board-offline")
    leading.page.goto("about:blank")
    falling.start()
    leading.go(f"/facilitator/{hall.workshop['facilitator_token']}")

    expect(leading.ref("saved-words")).to_have_text(leading.say("run.saved"))
    late = hall.facilitator("facilitator-2")
    for seat in (leading, late):
        expect(themes(seat).nth(0).locator(f'[data-note="{one}"]')).to_be_visible()
        for note in (two, three):
            expect(themes(seat).nth(1).locator(f'[data-note="{note}"]')).to_be_visible()
