"""Receipts: what writers read of their notes months later, and how they are forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitation.clock import now_ms
from facilitation.contract import payloads as p
from facilitation.domain.agenda.items import Origin, OriginKind
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.notes import Note
from facilitation.domain.people import Audience, Who
from facilitation.i18n import Speaker
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.receipts import card_of, card_token, own_token
from facilitation.storage.retention import DAY_MS, due, erase
from tests.evening import SECRET, new_id
from tests.web.conftest import Browser
from tests.web.organise_house import House, house, wired
from tests.web.public_plan import FATMA, Agenda, actions

__all__ = ["house"]

SAY = Speaker("nl", "common", "agenda", "plan", "phone", "receipt").say


# Addresses ----------------------------------------------------------------------------------------


def test_a_stub_is_known_however_people_type_it():
    token = card_token(SECRET, "482716", 34)

    card = card_of(SECRET, f" {token.upper()} ")

    assert card is not None
    assert (card.code, card.number) == ("482716", 34)


def test_nobody_comes_from_one_stub_to_another():
    mine = card_token(SECRET, "482716", 34)

    assert card_of(SECRET, mine.replace("-34-", "-35-")) is None
    assert card_of(SECRET, card_token("another secret", "482716", 34)) is None
    assert own_token(SECRET, 1, "anna") != own_token(SECRET, 2, "anna")


# The pages ----------------------------------------------------------------------------------------


@dataclass
class Writer:
    """Somebody with a phone."""

    who: Who
    browser: Browser


class After:
    """A meeting of which a theme came into a plan that residents can read."""

    def __init__(self, house: House) -> None:
        application = house.application
        self.house, self.agenda = house, Agenda(house)
        self.application = application
        self.code = house.workshop(self.agenda.place)
        self.id = application.workshops.by_code(self.code).id
        self.doorkeeper = Doorkeeper(application.workshops, application.writer, now_ms)
        with application.workshops.reading(self.id) as store:
            self.ideas = store.steps.where(kind="ideas")[0].id
        self.lead(p.GoToStep(step=self.ideas))

    def lead(self, command: object, audience: Audience = Audience.FACILITATOR) -> None:
        self.application.commander.give(Who(self.id, audience), command)

    def phone(self) -> Writer:
        workshop = self.application.workshops.by_code(self.code)
        entrance = self.doorkeeper.join(workshop, "nl")
        browser = self.house.browser()
        browser.client.set_cookie(f"samenspel_phone_{self.code}", entrance.token or "")
        return Writer(entrance.who, browser)

    def write(self, writer: Writer, text: str) -> str:
        note = new_id()
        self.application.commander.give(
            writer.who, p.SubmitNote(id=note, step=self.ideas, text=text)
        )
        return note

    def theme(self, name: str, *notes: str) -> str:
        theme = new_id()
        self.lead(p.AddTheme(id=theme, name=name, notes=notes), Audience.TEAM)
        return theme

    def becomes(self, number: str, theme: str) -> None:
        """The theme comes into this item of the plan, which comes out."""
        self.agenda.do(lambda unit: unit.add_workshop(self.code))
        self.agenda.change(number, origins=(Origin(self.code, OriginKind.THEME, theme),))
        self.agenda.becomes(PlanState.OPEN_FOR_COMMENT)

    def keeps(self, writer: Writer) -> Browser:
        """The writer asks for the link on the closing screen, and opens it."""
        writer.browser.visit(f"/w/{self.code}")
        writer.browser.send(f"/w/{self.code}/receipt")
        assert writer.browser.location.startswith("/receipt/")
        return writer.browser.visit(writer.browser.location)

    def card(self, number: int) -> str:
        return f"/receipt/{card_token(SECRET, self.code, number)}"

    def notes(self) -> list[Note]:
        with self.application.workshops.reading(self.id) as store:
            return list(store.notes.where())

    def days_later(self, days: float) -> int:
        closed = self.application.workshops.by_code(self.code).closed_at_ms
        return int((closed or 0) + days * DAY_MS)

    def erase(self, days: float) -> None:
        """What the daily job does so many days after closing."""
        at_ms = self.days_later(days)
        for one in due(self.house.database, at_ms):
            erase(self.house.database, one, at_ms)


@pytest.fixture
def application(tmp_path: Path, empty_tables: Path):
    """Wired for each test: a writer that has written stays with its database."""
    with wired(tmp_path / "house.db", empty_tables) as found:
        yield found


@pytest.fixture
def after(house: House) -> After:
    return After(house)


def test_a_writer_reads_the_way_from_the_own_note_to_the_answer(after):
    writer = after.phone()
    theme = after.theme("Groen", after.write(writer, "Bankjes langs het water."))
    bench = after.agenda.bench
    after.agenda.change(bench, actions=actions("done", "open"))
    after.becomes(bench, theme)
    after.agenda.answers(bench, "Ze komen in mei.")
    page = after.keeps(writer)

    for expected in (
        "Bankjes langs het water.",
        "Groen",
        "Zes bankjes langs het water",
        SAY("plan.actions_done", n=2, done=1),
        "Ze komen in mei.",
    ):
        assert expected in page.text


def test_a_receipt_shows_the_own_notes_and_nobody_elses(after):
    mine, other = after.phone(), after.phone()
    after.write(mine, "Dit schreef ik.")
    after.write(other, "Dit schreef een ander.")
    page = after.keeps(mine)

    assert "Dit schreef ik." in page.text
    assert "Dit schreef een ander." not in page.html
    assert str(mine.who.participant_id) not in page.html


def test_a_note_that_was_hidden_says_why_and_not_what(after):
    writer = after.phone()
    note = after.write(writer, "Een tekst die kwetst.")
    after.lead(p.HideNote(id=note, reason="hurtful"), Audience.TEAM)
    page = after.keeps(writer)

    assert SAY("receipt.hidden.hurtful") in page.text
    assert "kwetst" not in page.text.replace(SAY("receipt.hidden.hurtful"), "")


def test_what_organisers_keep_to_themselves_is_in_no_receipt(after):
    writer = after.phone()
    theme = after.theme("Groen", after.write(writer, "Bankjes."))
    after.becomes(after.agenda.secret, theme)
    page = after.keeps(writer)

    assert "Iets dat nog niet mag" not in page.html


def test_a_note_that_somebody_has_yet_to_read_is_not_on_a_public_page(after):
    writer = after.phone()
    shown = after.write(writer, "Bankjes langs het water.")
    waiting = after.write(writer, "Vraag mevrouw Jansen om bankjes.")
    after.becomes(after.agenda.bench, after.theme("Groen", shown, waiting))
    public = after.house.browser().visit(f"{after.agenda.address}/briefjes")

    assert "Bankjes langs het water." in public.text
    assert "Jansen" not in public.html
    assert SAY("receipt.waiting") in after.keeps(writer).text


def test_a_stub_leads_to_its_own_note_and_a_card_that_waits_says_so(after):
    after.lead(
        p.AddPaperNotes(
            step=after.ideas, notes=(p.PaperNote(id=new_id(), number=34, text="Op papier."),)
        ),
        Audience.SCRIBE,
    )
    reader = after.house.browser()

    assert "Op papier." in reader.visit(after.card(34)).text
    assert SAY("receipt.not_typed_yet") in reader.visit(after.card(35)).text


def test_a_link_that_is_not_ours_opens_nothing(after):
    reader = after.house.browser()

    assert reader.visit(after.card(34)[:-1] + "a").status == 404
    assert reader.visit("/receipt/onzin").status == 404


def test_the_stubs_that_an_organiser_prints_lead_to_their_notes(after):
    organiser = after.house.logged_in(FATMA)
    address = f"/organise/w/{after.code}/print/note_cards?first=34&last=35"
    page = organiser.client.get(address).get_data(as_text=True).replace("<wbr>", "")

    for number in (34, 35):
        assert f'src="{after.card(number)}/qr.svg"' in page
        assert f"127.0.0.1:8123{after.card(number)}" in page
    assert organiser.client.get(f"{after.card(34)}/qr.svg").mimetype == "image/svg+xml"


def test_no_search_engine_and_no_cache_keeps_a_receipt(after):
    headers = after.house.browser().client.get(after.card(34)).headers

    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_a_kept_link_outlives_the_month_and_ends_on_its_day(after):
    keeper, other = after.phone(), after.phone()
    after.write(keeper, "Van wie de link hield.")
    after.write(other, "Van een ander.")
    after.keeps(keeper)
    token = own_token(SECRET, after.id, str(keeper.who.participant_id))
    after.lead(p.CloseWorkshop())
    after.erase(31)

    assert "Van wie de link hield." in after.house.browser().visit(f"/receipt/{token}").text
    assert {note.author for note in after.notes()} == {keeper.who.participant_id, "erased"}
    after.erase(366)
    assert after.house.browser().visit(f"/receipt/{token}").status == 404
    assert {note.author for note in after.notes()} == {"erased"}


def test_who_wants_to_be_forgotten_is_with_one_tap(after):
    writer = after.phone()
    after.write(writer, "Dit blijft, zonder mij.")
    page = after.keeps(writer)
    token = own_token(SECRET, after.id, str(writer.who.participant_id))
    page.send(f"/receipt/{token}/forget")

    assert SAY("receipt.forgotten") in page.text
    assert after.house.browser().visit(f"/receipt/{token}").status == 404
    assert [(note.author, note.text) for note in after.notes()] == [
        ("erased", "Dit blijft, zonder mij.")
    ]
    writer.browser.send(f"/w/{after.code}/receipt")
    assert writer.browser.location == f"/w/{after.code}"


def test_a_stub_can_be_forgotten_as_well(after):
    reader = after.house.browser().visit(after.card(34))
    reader.send(f"{after.card(34)}/forget")

    assert after.house.browser().visit(after.card(34)).status == 404
    assert after.house.browser().visit(after.card(35)).status == 200


def test_another_site_cannot_make_anybody_forget(after):
    reader = after.house.browser().visit(after.card(34))
    reader.send_without_token(f"{after.card(34)}/forget")

    assert after.house.browser().visit(after.card(34)).status == 200
