"""Bringing in a workshop and notes, as an organiser does it on two pages."""

from __future__ import annotations

import re
from io import BytesIO

import msgspec
import pytest

from facilitation.domain.rights import Right
from facilitation.exporters.as_json import write
from facilitation.exporters.gathering import document_of
from facilitation.i18n import Speaker
from tests.agenda.test_travelling import SOUND
from tests.exporters.sample import SLUISWIJK_G100
from tests.web.organise_house import FATMA, House, application, fatma, house

__all__ = ["application", "fatma", "house"]

GROUPMAP = "Group,Idea\nGroen,Meer bomen\nGroen,Geveltuin\n,Los\n,\n"


@pytest.fixture
def place(house: House, fatma):
    return house.place("Sluiswijk", house.id_of(FATMA))


@pytest.fixture
def code(house: House, place) -> str:
    return house.workshop(place)


def upload(browser, address: str, content: bytes, name: str, **fields: str):
    browser.visit(address)
    return browser.send(address, file=(BytesIO(content), name), **fields)


def notes_of(house: House, code: str):
    workshops = house.application.workshops
    with workshops.reading(workshops.by_code(code).id) as store:
        return document_of(store)


def test_a_saved_workshop_comes_back_in_a_neighbourhood(house: House, fatma, place) -> None:
    address = f"/organise/n/{place.id}/import"

    upload(fatma, address, write(SLUISWIJK_G100), "avond.json")

    assert fatma.status == 302
    page = fatma.visit(fatma.location)
    assert SLUISWIJK_G100.workshop.title in page.text
    code = fatma.html.partition("/download/")[0].rpartition("/w/")[2]
    assert len(notes_of(house, code).notes) == len(SLUISWIJK_G100.notes)


def test_a_plan_comes_back_with_its_meetings(house: House, fatma, place) -> None:
    upload(fatma, f"/organise/n/{place.id}/import", write(SOUND), "agenda.json", way="whole")

    assert fatma.status == 302
    page = fatma.visit(fatma.location)
    assert SOUND.plan.title in page.text
    assert "Zes bankjes" in house.browser().visit("/plan/sluiswijk").text
    assert len(house.application.workshops.all()) == len(SOUND.workshops)


def test_every_page_of_a_plan_that_came_in_can_be_read(house: House, fatma, place) -> None:
    upload(fatma, f"/organise/n/{place.id}/import", write(SOUND), "agenda.json", way="whole")
    plan = f"/organise/n/{place.id}/plan/sluiswijk"
    parts = ("", "/texts", "/state", "/notes", "/reactions", "/money", "/follow-up", "/offers")
    item = f"/item/{SOUND.items[0].item.number}"
    parts += (item, f"{item}/history", f"{item}/parts", f"{item}/convert/budget")
    read = ("", "/briefjes", "/versie/2", "/feed.atom", "/samenvatting")

    mine = {part: fatma.visit(plan + part).status for part in parts}
    everybodys = {part: house.browser().visit(f"/plan/sluiswijk{part}").status for part in read}

    assert set(mine.values()) == {200}, mine
    assert set(everybodys.values()) == {200}, everybodys
    assert house.browser().visit("/plan/sluiswijk/versie/1").status == 404


def test_a_plan_of_another_neighbourhood_can_be_an_example(house: House, fatma, place) -> None:
    upload(fatma, f"/organise/n/{place.id}/import", write(SOUND), "agenda.json", way="example")

    page = fatma.visit(fatma.location)
    assert "Wijkagenda Sluiswijk" in page.text
    assert SOUND.items[0].item.title in page.text
    assert house.browser().visit("/plan/wijkagenda-sluiswijk").status == 404
    assert house.application.workshops.all() == []


def test_a_meeting_can_be_held_again_in_the_same_way(house: House, fatma, place) -> None:
    content = write(SLUISWIJK_G100)

    upload(fatma, f"/organise/n/{place.id}/import", content, "avond.json", way="example")

    document = notes_of(house, house.application.workshops.all()[0].code)
    steps = document.workshop.run_sheet.steps
    assert [one.title for one in steps] == [
        one.title for one in SLUISWIJK_G100.workshop.run_sheet.steps
    ]
    assert (document.notes, document.workshop.state) == ((), "ready")


@pytest.mark.parametrize("content", [b"{}", b"not json", b'{"format": "samenspel/1"}', b""])
def test_a_file_that_is_no_workshop_says_so_and_leaves_nothing(
    house: House, fatma, place, content: bytes
) -> None:
    before = len(house.application.workshops.all())

    upload(fatma, f"/organise/n/{place.id}/import", content, "avond.json")

    assert fatma.status == 400
    assert 'role="alert"' in fatma.html
    assert len(house.application.workshops.all()) == before


def with_a_long_note() -> bytes:
    plain = msgspec.json.decode(write(SLUISWIJK_G100))
    plain["notes"][0]["text"] = "lang " * 101
    return bytes(msgspec.json.encode(plain))


NOT_OURS = {
    "Waar in het bestand: regel 2": b'{"format": "samenspel/1",\n"notes": nothing}',
    "Dit is geen JSON-bestand": b"\x89PNG",
    "Dit bestand komt niet uit Samenspel": b'{"format": "word/7"}',
    "Er ontbreekt iets: ‘title’": write(SLUISWIJK_G100).replace(b'"title": ', b'"titel": ', 1),
    "de briefjes, nummer 1 notes[0].number": write(SLUISWIJK_G100).replace(
        b'"number": ', b'"number": "x", "was": ', 1
    ),
    "Een tekst is langer dan 500 tekens. Hij begint met ‘lang": with_a_long_note(),
}
#: Words of the libraries that read files; no reader knows them.
RAW = re.compile(r"Expected `|\bInvalid |malformed|truncated|missing required|not among|\$\.")


@pytest.mark.parametrize("says", NOT_OURS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_that_is_wrong_says_what_where_and_what_to_do_in_plain_words(
    fatma, place, says: str, language: str
) -> None:
    fatma.visit(f"/organise/n/{place.id}?language={language}")
    upload(fatma, f"/organise/n/{place.id}/import", NOT_OURS[says], "avond.json")
    say = Speaker(language, "organise").say

    [alert] = fatma.tree.iterfind(".//*[@role='alert']")
    told = " ".join("".join(alert.itertext()).split())

    assert say("organise.import.workshop_wrong") in told
    assert any(say(f"organise.file.then.{one}") in told for one in ("choose", "shorten", "again"))
    assert not RAW.search(told)
    assert alert.find(".//*[@lang]") is None
    assert language == "en" or says in told


def test_a_plan_that_is_wrong_says_in_which_meeting(fatma, place) -> None:
    plain = msgspec.json.decode(write(SOUND))
    plain["workshops"][0]["notes"][0]["step"] = "99"

    upload(fatma, f"/organise/n/{place.id}/import", msgspec.json.encode(plain), "agenda.json")

    code = plain["workshops"][0]["workshop"]["code"]
    assert f"een bijeenkomst in de agenda workshops[{code}].notes.step" in fatma.text
    assert "Het bestand noemt ‘99’" in fatma.text


def test_notes_are_shown_before_they_come_in(house: House, fatma, code: str) -> None:
    upload(fatma, f"/organise/w/{code}/import", GROUPMAP.encode(), "groupmap.csv")

    assert fatma.status == 200
    assert "Meer bomen" in fatma.text
    assert notes_of(house, code).notes == ()


def test_notes_come_in_with_their_themes_also_from_a_file_larger_than_any_form(
    house: House, fatma, code: str
) -> None:
    address = f"/organise/w/{code}/import"
    long = "".join(f"Lang,{n} {'een lang idee ' * 30}\n" for n in range(200))
    upload(fatma, address, (GROUPMAP + long).encode(), "groupmap.csv")
    content = fatma.inputs()["content"]

    fatma.send(address, content=content, text="1", theme="0", step="06-ideas", bring="yes")

    document = notes_of(house, code)
    assert [note.text for note in document.notes][:3] == ["Meer bomen", "Geveltuin", "Los"]
    found = [(theme.name, theme.count) for theme in document.themes]
    assert found == [("Groen", 2), ("Lang", 200)]
    assert "De briefjes staan erbij." in fatma.visit(fatma.location).text


def test_another_column_can_be_chosen_first(house: House, fatma, code: str) -> None:
    address = f"/organise/w/{code}/import"
    upload(fatma, address, GROUPMAP.encode(), "groupmap.csv")
    content = fatma.inputs()["content"]

    fatma.send(address, content=content, text="0", theme="", step="06-ideas", look="yes")

    assert fatma.status == 200
    assert "We vonden 2 briefjes." in fatma.text
    assert notes_of(house, code).notes == ()


def test_rows_that_are_wrong_are_named_and_nothing_comes_in(house: House, fatma, code: str) -> None:
    address = f"/organise/w/{code}/import"

    upload(fatma, address, b"idee\ngoed\n" + b"x" * 501 + b"\n", "lang.csv")

    assert fatma.status == 400
    assert "Regel 3: een briefje heeft hoogstens 500 tekens." in fatma.text
    fatma.send(address, content=fatma.inputs()["content"], text="0", step="06-ideas", bring="yes")
    assert fatma.status == 400
    assert notes_of(house, code).notes == ()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\x00", b'idee\n"open\n'])
def test_a_file_that_is_no_table_says_why(fatma, code: str, content: bytes) -> None:
    upload(fatma, f"/organise/w/{code}/import", content, "foto.png")

    assert fatma.status == 400
    assert 'role="alert"' in fatma.html


@pytest.mark.parametrize("right", [Right.READ, Right.ANSWER])
def test_who_may_not_write_for_residents_brings_nothing_in(
    house: House, fatma, place, code: str, right: Right
) -> None:
    reader = house.account("lezer@sluiswijk.example")
    house.give(reader, place, right)
    browser = house.logged_in("lezer@sluiswijk.example")

    assert browser.visit(f"/organise/w/{code}/import").status == 403
    assert browser.visit(f"/organise/n/{place.id}/import").status == 403
