"""Who leads a budget evening makes its voting cards: a page that everybody can use, and print."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("scripts", [True, False])
def test_who_leads_makes_cards_from_the_page_that_leads(
    halls: Callable[..., Hall], scripts: bool
) -> None:
    hall = halls(runsheet="buurtbegroting")
    cards = f"/facilitator/{hall.workshop['facilitator_token']}/cards"
    leader = hall.seat("facilitator", java_script_enabled=scripts).go(cards)
    leader.picture("leading-cards")

    leader.page.locator("input[name=number]").fill("9")
    leader.page.locator("form button").first.click()

    expect(leader.page.locator(".code-card")).to_have_count(9)
    leader.go(cards)
    expect(leader.page.locator("input[name=card]")).to_be_visible()
