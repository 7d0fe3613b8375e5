"""Small screens, large letters, English, less motion: nothing is cut off or too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from facilitation.rehearsal.corpus import plans
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.page_rules import in_page
from tests.browser.seat import Seat
from tests.browser.test_evening import many_ideas

#: Who: the size of the screen, the language and the letters.
PHONES = {
    "phone-320": {"viewport": {"width": 320, "height": 568}},
    "phone-large": {"viewport": {"width": 320, "height": 568}, "letters": 200},
    "phone-en": {"viewport": {"width": 360, "height": 740}, "language": "en"},
    "phone-calm": {"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"},
}
SCREENS = ((1280, 720), (1920, 1080))
THEMES = range(9)
#: Not both fit on a brick; with one of them there is room to say of how many people they are.
TEXTS = ("Er moet een bank komen waar je ook in de regen zit", "bank")
#: The steps in which a phone shows a scene of its own; each has another heading.
SCENES = (
    "welcome", "words", "ideas", "break", "check", "choose",
    "elaborate", "pitch", "vote", "result", "commit", "evaluate", "close",
)  # fmt: skip


@pytest.fixture
def full(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Iterator[Crowd]:
    """A hall where something was written, grouped and planned, so that every scene has contents."""
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.join(12)
    rest.go_to(hall.step("words"))
    rest.say_words(hall.step("words"), dict(enumerate(["noaberschap"] * 4 + ["verkeer"] * 3, 1)))
    rest.go_to(hall.step("ideas"))
    rest.write(hall.step("ideas"), many_ideas(60))
    rest.regroup()
    rest.go_to(hall.step("elaborate"))
    themes = [option["id"] for option in rest.options(hall.step("elaborate"))]
    rest.hand_in(hall.step("elaborate"), list(zip(plans(), themes, strict=False))[:10])
    rest.go_to(hall.step("vote"))
    ids = [option["id"] for option in rest.options(hall.step("vote"))]
    rest.vote(hall.step("vote"), [{ids[at % len(ids)]: 3} for at in range(12)])
    return rest


def test_phone_pages_fit_small_screens_large_letters_english_and_calm(
    hall: Hall, full: Crowd
) -> None:
    phones = [sit_down(hall, name, **how) for name, how in PHONES.items()]
    wrong = []
    for phone in phones:
        phone.heading = heading_of(phone)
    for kind in SCENES:
        move_on(hall, full, kind)
        for phone in phones:
            arrived(phone)
            phone.picture(f"size-{kind}")
            wrong += [f"{phone.name} {kind}: {one}" for one in phone.clipped()]
            wrong += [f"{phone.name} {kind}: scrolls sideways"] if phone.scroll()[0] > 0 else []

    assert not wrong, "\n".join(wrong)


def sit_down(hall: Hall, name: str, letters: int = 100, **context: Any) -> Seat:
    """Joins with this screen; large letters as the browser's own setting."""
    seat = hall.seat(name, **context)
    if letters != 100:
        seat.letters(letters)
    seat.go(f"/{hall.code}")
    if seat.language != "nl":
        seat.go(f"/{hall.code}?language={seat.language}")
    hall.say_who(seat, "resident")
    return seat


def move_on(hall: Hall, rest: Crowd, kind: str) -> None:
    """Go to the step of this kind; a result asks for a vote that is closed."""
    if kind == "result":
        rest.close(hall.step("vote"))
    rest.go_to(hall.step(kind))


def heading_of(seat: Seat) -> str:
    return (seat.page.locator("h1").text_content() or "").strip()


def arrived(seat: Seat) -> None:
    """Wait until this screen shows the next step and nothing moves any more."""
    found = seat.page.wait_for_function(in_page("another_heading"), arg=seat.heading)
    seat.heading = str(found.json_value())


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_projector_fits_its_screen_at_every_step(
    hall: Hall, full: Crowd, width: int, height: int
) -> None:
    screen = hall.projector(viewport={"width": width, "height": height})
    screen.heading = heading_of(screen)
    wrong = []
    for kind in ("arrive", *SCENES):
        move_on(hall, full, kind)
        arrived(screen)
        screen.picture(f"size-{width}-{kind}")
        wrong += [f"{kind}: {one}" for one in screen.clipped()]
        wrong += [f"{kind}: scrolls {screen.scroll()}"] if max(screen.scroll()) > 0 else []

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_brick_shows_what_it_has_room_for(
    hall: Hall, crowds: Callable[[Hall], Crowd], width: int, height: int
) -> None:
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.join(12)
    rest.go_to(hall.step("ideas"))
    rest.write(hall.step("ideas"), [f"{text} {at}" for at in THEMES for text in TEXTS])
    rows = rest.until_rows("notes", len(TEXTS) * len(THEMES))
    pairs = [[row["id"] for row in rows if row["text"].endswith(f" {at}")] for at in THEMES]
    rest.make_themes([f"Zo zit het met de bank {at}" for at in THEMES], pairs)
    rest.go_to(hall.step("check"))
    rest.reveal(len(THEMES))
    screen = hall.projector(viewport={"width": width, "height": height})
    expect(screen.page.locator(".wall__brick")).to_have_count(len(THEMES))
    screen.picture(f"size-{width}-wall")

    assert screen.page.locator(".wall__brick .note:visible").count() >= len(THEMES)
    assert screen.left_out() == []
    assert screen.clipped() == []
