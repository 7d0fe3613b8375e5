"""What the phone page weighs on the wire: a hall shares one weak connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.hall import Hall

MOST_BYTES = 100_000


def test_the_phone_page_is_light_and_brings_no_fonts(
    hall: Hall, tell: Callable[[str], Any]
) -> None:
    phone = hall.phone(role="resident")
    expect(phone.ref("heading")).to_be_visible()
    phone.page.wait_for_function("() => document.documentElement.classList.contains('js')")
    before = len(phone.requests)

    fresh = hall.seat("phone-fresh")
    fresh.context.add_cookies(phone.context.cookies())
    fresh.go(f"/w/{hall.code}")
    fresh.page.wait_for_load_state("networkidle")
    sizes = {
        request.url.removeprefix(hall.url): request.sizes()["responseBodySize"]
        for request in fresh.requests
        if request.response() and "socket.io/?" not in request.url
    }
    total = sum(sizes.values())

    heaviest = ", ".join(
        f"{name.rsplit('/', 1)[-1]} {size}"
        for name, size in sorted(sizes.items(), key=lambda row: -row[1])[:4]
    )
    tell(f"phone page: {total} bytes in {len(sizes)} requests ({heaviest})")
    assert before > 0
    assert total <= MOST_BYTES, sizes
    assert not [request.url for request in fresh.requests if request.resource_type == "font"]
