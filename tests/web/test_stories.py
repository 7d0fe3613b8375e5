"""True stories: what organisers fill in, what owners read, and what is printed for them."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass

import pytest
from flask import g
from pypdf import PdfReader

from facilitation.contract import payloads as p
from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.people import Audience, Who
from facilitation.domain.workshop import Settings
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.organising.telling import AFTER_CLOSING_MS, StoryDesk, story_desk
from facilitation.runsheets import shipped
from facilitation.storage.workshops import NewWorkshop
from facilitation.web.organise.cases import CasePages
from facilitation.wiring.application import Application
from tests.evening import SECRET, new_id
from tests.web.conftest import Browser
from tests.web.organise_house import BASE_URL, House, application

__all__ = ["application"]

STORY = {
    "title": "Alleen in een groot huis",
    "story": "Na de begrafenis werd het stil.\nNiemand belde meer aan.",
    "question": "Hoe vind ik weer aanspraak?",
    "asked": "Wat gaat al goed?\nWie kan er aanbellen?",
    "owners": "Corrie, een buur",
    "tables": "1, 4",
    "place": "Sluiswijk",
    "is_example": "yes",
}


@dataclass
class Telling:
    """A meeting about stories, and who prepares it."""

    house: House
    place: Neighbourhood
    fatma: Browser
    code: str = ""

    def __post_init__(self) -> None:
        self.code = self.meeting()

    def meeting(self) -> str:
        sheet = shipped().sheet("tafelgesprekken_casussen")
        assert sheet is not None
        where = self.place
        new = NewWorkshop(sheet, "Verhalen", where.name, Settings(), neighbourhood_id=where.id)
        return self.house.application.workshops.create(new).code

    @property
    def address(self) -> str:
        return f"/organise/w/{self.code}/cases"

    def rows(self, rows: str, code: str = "") -> list:
        workshops = self.house.application.workshops
        with workshops.reading(workshops.by_code(code or self.code).id) as store:
            return list(getattr(store, rows).where())

    def fill(self, **changes: str) -> Case:
        self.fatma.visit(self.address).send(self.address, **(STORY | changes))
        assert self.fatma.status == 302, self.fatma.html
        return self.rows("cases")[-1]

    def give(self, command: object, **who) -> None:
        application = self.house.application
        workshop = application.workshops.by_code(self.code)
        application.commander.give(Who(workshop.id, **who), command)

    def advise(self, text: str = "Begin met koffie.") -> CaseOutcome:
        """Table 1 gives something about its story."""
        step = next(one.id for one in self.rows("steps") if one.kind == "elaborate")
        self.give(p.GoToStep(step=step), audience=Audience.FACILITATOR)
        card = p.SubmitPlanCard(id="c" * 32, step=step, reason=text, kind="les")
        self.give(card, audience=Audience.TABLE, table=1)
        return self.rows("outcomes")[0]

    def desk(self) -> StoryDesk:
        application = self.house.application
        return story_desk(
            application.database, application.workshops, application.commander, SECRET, BASE_URL
        )

    def owners_link(self) -> str:
        case = self.rows("cases")[0]
        self.fatma.visit(f"{self.address}/{case.id}")
        found = re.search(rf'href="{BASE_URL}(/story/[^"]+)"', self.fatma.html)
        assert found, self.fatma.html
        return found.group(1)


@pytest.fixture(scope="module")
def house(application: Application) -> House:
    """One house for all: every test has a neighbourhood of its own."""
    return House(application)


@pytest.fixture
def telling(house: House) -> Telling:
    return somebody(house, "Sluiswijk")


def somebody(house: House, place: str) -> Telling:
    email = f"{new_id()}@x.example"
    return Telling(house, house.place(place, house.account(email)), house.logged_in(email))


def test_a_story_is_filled_in_and_changed(telling: Telling) -> None:
    case = telling.fill()

    assert (case.number, case.title, case.is_example) == (1, STORY["title"], True)
    assert case.asked == ("Wat gaat al goed?", "Wie kan er aanbellen?")
    assert (case.owners, case.tables) == (("Corrie", "een buur"), (1, 4))

    page = f"{telling.address}/{case.id}"
    shown = telling.fatma.visit(page).inputs()
    assert shown["owners"] == "Corrie, een buur"
    telling.fatma.send(page, **(STORY | {"title": "Stilte", "is_example": ""}))
    [changed] = telling.rows("cases")
    assert (changed.id, changed.title, changed.is_example) == (case.id, "Stilte", False)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", " "),
        ("title", "x" * 121),
        ("story", "x" * 3001),
        ("asked", "\n".join("abcdefghi")),
        ("owners", "x" * 61),
        ("tables", "een, twee"),
        ("tables", "0"),
        ("tables", "9" * 40),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(
    telling: Telling, field: str, typed: str
) -> None:
    telling.fatma.visit(telling.address).send(telling.address, **(STORY | {field: typed}))

    assert telling.fatma.status == 400
    assert f'href="#field-{field}"' in telling.fatma.html
    assert telling.fatma.inputs()["question"] == STORY["question"]
    assert telling.rows("cases") == []


def test_a_story_goes_away_until_people_wrote_about_it(telling: Telling) -> None:
    first, second = telling.fill(), telling.fill(title="Brieven", tables="")
    telling.advise()

    telling.fatma.visit(f"{telling.address}/{second.id}")
    telling.fatma.send(f"{telling.address}/{second.id}/drop")
    telling.fatma.visit(f"{telling.address}/{first.id}")
    telling.fatma.send(f"{telling.address}/{first.id}/drop")

    assert telling.fatma.status == 400
    assert [case.id for case in telling.rows("cases")] == [first.id]


def test_an_example_is_told_again_in_a_later_meeting_without_who_told_it(telling: Telling) -> None:
    kept = telling.fill()
    telling.fill(title="Geen voorbeeld", is_example="")
    before, telling.code = telling.code, telling.meeting()

    telling.fatma.visit(telling.address)
    assert "Geen voorbeeld" not in telling.fatma.html
    telling.fatma.send(f"{telling.address}/take", example=f"{before}/{kept.id}")

    [again] = telling.rows("cases")
    assert again.id != kept.id
    assert (again.title, again.asked, again.owners) == (kept.title, kept.asked, ())


def test_examples_of_another_neighbourhood_are_not_offered(telling: Telling) -> None:
    kept, code = telling.fill(), telling.code
    jan = somebody(telling.house, "Kerkdorp")

    assert kept.title not in jan.fatma.visit(jan.address).html
    jan.fatma.send(f"{jan.address}/take", example=f"{code}/{kept.id}")
    assert jan.rows("cases") == []


def test_a_story_travels_as_a_file_without_who_told_it(telling: Telling) -> None:
    case = telling.fill()
    content = telling.fatma.client.get(f"{telling.address}/{case.id}/story.json").data
    telling.code = telling.meeting()

    taken = upload(telling, content)

    assert "owners" not in json.loads(content)
    assert taken == 302
    [again] = telling.rows("cases")
    assert (again.title, again.story, again.question) == (case.title, case.story, case.question)


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe", b'{"format":"samenspel-case/1"}', b"[]"])
def test_a_file_that_holds_no_story_is_named_as_such(telling: Telling, content: bytes) -> None:
    assert upload(telling, content) == 400
    assert telling.rows("cases") == []


def upload(telling: Telling, content: bytes) -> int:
    token = telling.fatma.visit(telling.address).token()
    form = {"csrf": token, "file": (io.BytesIO(content), "verhaal.json")}
    return telling.fatma.client.post(f"{telling.address}/take", data=form).status_code


def test_what_the_owner_said_and_who_takes_it_up_is_kept_afterwards(telling: Telling) -> None:
    case = telling.fill()
    given = telling.advise()
    telling.give(p.CloseWorkshop(), audience=Audience.FACILITATOR)

    page = f"{telling.address}/{case.id}"
    telling.fatma.visit(page)
    said = {"picked_up_by": "together", f"reaction-{given.id}": "Dat doe ik."}
    telling.fatma.send(f"{page}/afterwards", **said)

    assert telling.rows("cases")[0].picked_up_by == "together"
    assert telling.rows("outcomes")[0].reaction == "Dat doe ik."
    printed = telling.fatma.visit(f"{page}/advice").text
    assert "Ons advies" in printed
    assert "Begin met koffie." in printed
    assert "Dat doe ik." in printed


def test_our_advice_is_a_pdf_for_who_organises_and_for_who_told_it(telling: Telling) -> None:
    case = telling.fill()
    telling.advise()

    mine = telling.fatma.client.get(f"{telling.address}/{case.id}/advice.pdf")
    theirs = telling.house.browser().client.get(f"{telling.owners_link()}/advice.pdf")

    for answer in (mine, theirs):
        assert answer.mimetype == "application/pdf"
        assert "ons-advies-1.pdf" in answer.headers["Content-Disposition"]
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
        assert "Ons advies" in text
        assert "Begin met koffie." in text
    assert theirs.headers["Cache-Control"] == "no-store"


def test_where_no_pdf_can_be_made_the_page_to_print_comes_instead(telling: Telling) -> None:
    case = telling.fill()

    def lacking(*_asked: object) -> bytes:
        raise ExporterUnavailable("no Pango here")

    pages = CasePages(telling.desk(), new_id, lacking)
    with telling.house.application.flask.test_request_context("/?language=nl"):
        g.language = "nl"
        answer = pages.case_advice_pdf(telling.code, case.id)

    assert answer.location == f"{telling.address}/{case.id}/advice"


def test_stories_are_printed_for_the_tables(telling: Telling) -> None:
    telling.fill()

    printed = telling.fatma.visit(f"{telling.address}/cards").text

    assert "Hoe vind ik weer aanspraak?" in printed
    assert "Wie kan er aanbellen?" in printed
    assert "Corrie" not in printed


# Who tells it -------------------------------------------------------------------------------


def test_an_owner_reads_their_story_and_what_tables_give_and_nothing_else(
    telling: Telling,
) -> None:
    telling.fill()
    telling.fill(title="Van een ander", tables="2")
    link = telling.owners_link()
    telling.advise()

    owner = telling.house.browser()
    page = owner.visit(link)

    assert "Begin met koffie." in page.text
    assert "1a · Les" in page.text
    assert "Van een ander" not in page.text
    assert "Begin met koffie." in owner.visit(f"{link}/advice").text


def test_a_link_that_was_made_anew_opens_nothing(telling: Telling) -> None:
    case = telling.fill()
    link = telling.owners_link()

    telling.fatma.send(f"{telling.address}/{case.id}/link")

    owner = telling.house.browser()
    assert owner.visit(link).status == 404
    assert owner.visit(f"{link}/advice").status == 404
    assert owner.visit(telling.owners_link()).status == 200


def test_the_link_of_an_owner_is_for_the_day(telling: Telling) -> None:
    telling.fill()
    desk, token = telling.desk(), telling.owners_link().rpartition("/")[2]
    telling.give(p.CloseWorkshop(), audience=Audience.FACILITATOR)
    closed = telling.house.application.workshops.by_code(telling.code).closed_at_ms

    desk._now_ms = lambda: closed + AFTER_CLOSING_MS - 1
    assert desk.open(token)
    desk._now_ms = lambda: closed + AFTER_CLOSING_MS + 1
    assert desk.open(token) is None
