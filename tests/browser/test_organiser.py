"""The organiser: log in, make a workshop, look at its links and prints, download it, log out."""

from __future__ import annotations

import json
import subprocess

import pytest
from playwright.sync_api import expect

from facilitation.i18n import Speaker
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.rehearsal.real_server import SAMENSPEL, RealServer

EMAIL = "fatma@sluiswijk.example"
PASSWORD = "een lang wachtwoord voor de proef"


@pytest.fixture
def organiser(server: RealServer, hall: Hall) -> Seat:
    """Fatma, who has an account."""
    subprocess.run(
        [*SAMENSPEL, "create-organiser", "--email", EMAIL, "--password-stdin"],
        env=server.environment,
        input=PASSWORD + "\n",
        text=True,
        check=True,
        capture_output=True,
    )
    return hall.seat("organiser")


def test_an_organiser_prepares_an_evening_and_takes_its_agenda_along(organiser: Seat) -> None:
    log_in(organiser)
    make_a_workshop(organiser)
    look_at_links(organiser)
    look_at_prints(organiser)
    document = json.loads(download(organiser, "json"))
    assert document["format"] == "samenspel/1"
    assert document["workshop"]["title"] == "G100 Sluiswijk"
    assert download(organiser, "pdf").startswith(b"%PDF")
    make_a_key(organiser)
    log_out(organiser)


def log_in(organiser: Seat) -> None:
    organiser.go("/organise/")
    organiser.picture("organiser-login")
    organiser.page.locator("#field-email").fill(EMAIL)
    organiser.page.locator("#field-password").fill(PASSWORD)
    organiser.button("organise.login.send").click()
    expect(organiser.page.locator("h1")).to_have_text(organiser.say("organise.list.title"))
    organiser.picture("organiser-empty")


def make_a_workshop(organiser: Seat) -> None:
    page = organiser.page
    organiser.button("organise.nav.new").click()
    page.wait_for_url("**/new")
    organiser.picture("organiser-new")
    page.locator('input[name=run_sheet][value="g100"]').check(force=True)
    page.locator("#field-title").fill("G100 Sluiswijk")
    page.locator("#field-date").fill("2027-03-12")
    page.locator("#field-start").fill("12:30")
    page.locator("#field-place").fill("Buurthuis De Schakel")
    page.locator("#field-neighbourhood").fill("Sluiswijk")
    organiser.picture("organiser-new-filled")
    organiser.button("organise.new.send").click()
    expect(page.locator("h1")).to_have_text("G100 Sluiswijk")
    organiser.picture("organiser-workshop")


def look_at_links(organiser: Seat) -> None:
    """Every audience has a link, and its QR code is drawn."""
    rows = organiser.page.locator(".link-row:visible")
    for audience in ("projector", "facilitator", "team", "scribe"):
        name = organiser.say(f"organise.link.{audience}.name")
        expect(rows.filter(has_text=name).first).to_be_visible()
    row = rows.filter(has_text=organiser.say("organise.link.projector.name")).first
    row.locator("summary").click()
    image = row.locator("img")
    expect(image).to_be_visible()
    image.scroll_into_view_if_needed()
    organiser.page.wait_for_function(
        "() => document.querySelector('details[open] img').naturalWidth > 0"
    )
    organiser.picture("organiser-links")


def look_at_prints(organiser: Seat) -> None:
    """Every print opens, and is a page (or document) of its own."""
    forms = organiser.page.locator(".print-row")
    assert forms.count() >= 3
    for form in forms.all():
        with organiser.page.expect_popup() as opening:
            form.locator("button").click()
        printed = opening.value
        printed.wait_for_load_state()
        assert "/print/" in printed.url
        printed.close()


def download(organiser: Seat, name: str) -> bytes:
    link = organiser.page.locator(f'.downloads a[href$="/{name}"]')
    with organiser.page.expect_download() as downloading:
        link.click()
    return downloading.value.path().read_bytes()


def make_a_key(organiser: Seat) -> None:
    """A key for a program is shown once, and can be copied."""
    page, say = organiser.page, Speaker(organiser.language, "keys").say
    page.locator(".place-choice__now").click()
    page.locator(".place-choice__list a").first.click()
    page.locator('a[href$="/keys"]').click()
    page.locator("#field-key_name").fill("Website van de gemeente")
    page.locator("#field-password_key").fill(PASSWORD)
    organiser.picture("organiser-keys")
    page.locator("aside button.button").click()
    expect(page.locator("h1")).to_have_text(say("keys.made.title"))
    expect(page.locator("code")).to_contain_text("samenspel_")
    organiser.picture("organiser-key")
    page.goto(page.url.partition("?")[0])
    expect(page.locator(".person-row")).to_contain_text("Website van de gemeente")
    assert "samenspel_" not in page.content()


def log_out(organiser: Seat) -> None:
    organiser.button("organise.log_out").click()
    organiser.page.goto(organiser.origin + "/organise/")
    expect(organiser.page.locator("h1")).to_have_text(organiser.say("organise.login.title"))
    organiser.check("logged out")
