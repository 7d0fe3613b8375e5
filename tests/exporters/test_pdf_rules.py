"""Rules of PDF/UA-1 and PDF/A-2a that a program can check, on what is really published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pdfua import validate
from pypdf import PdfReader

from facilitation.exporters import EXPORTERS
from facilitation.exporters.agenda import compose
from facilitation.exporters.as_pdf import write
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.pages import agenda_page
from facilitation.exporters.paper import FOR_THE_ARCHIVE, pdf
from facilitation.exporters.prints import Meeting, NoteCards, print_pdf
from facilitation.exporters.words import words_for
from tests.exporters.extraction import pdf_text
from tests.exporters.plan_sample import SLUISWIJK_PLAN
from tests.exporters.test_every_word_survives import without_space
from tests.exporters.test_pdf import structure
from tests.exporters.whole_evening import HIDDEN_TEXT, SECRET_CONTACT


@pytest.fixture(scope="module")
def published(gathered: WorkshopDocument) -> dict[str, bytes]:
    words = words_for("nl")
    return {
        "evening": write(gathered),
        "plan": write(SLUISWIJK_PLAN),
        "archive": pdf(agenda_page(compose(SLUISWIJK_PLAN, words), words), FOR_THE_ARCHIVE),
        "cards": print_pdf(NoteCards(1, 4), Meeting("G100", "Sluiswijk")),
    }


#: The rule that a file names itself PDF/UA.
SAYS_IT_IS_ACCESSIBLE = "UA-28-004"
KINDS = ("plan", "archive", "cards")


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_of_accessible_pdf_is_broken(
    kind: str, published: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(published[kind])

    broken = {one.rule_id: one.message for one in validate(str(path)).findings}
    if kind == "archive":
        # A copy for the archive says that it is PDF/A instead.
        del broken[SAYS_IT_IS_ACCESSIBLE]

    assert broken == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_header_of_a_table_says_which_way_it_points(
    kind: str, published: dict[str, bytes]
) -> None:
    headers = [one for one in tags(published[kind]) if one["/S"] == "/TH"]

    assert {str(one["/A"].get("/Scope")) for one in headers} <= {"/Row", "/Column"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_holds_items_and_an_item_is_in_a_list(
    kind: str, published: dict[str, bytes]
) -> None:
    for element in tags(published[kind]):
        if element["/S"] == "/LI":
            assert element["/P"].get_object()["/S"] == "/L"
        if element["/S"] == "/L":
            assert {kid["/S"] for kid in kids(element)} <= {"/LI", "/Caption", "/L"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_runs_along_every_page_is_no_content(kind: str, published: dict[str, bytes]) -> None:
    """Every marked piece of a page hangs on the tree, or says it is an artifact."""
    reader = PdfReader(BytesIO(published[kind]))
    hanging = {(page, mark) for one in structure(reader) for page, mark in marks(one)}

    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        for operands, operator in content.operations:
            if operator == b"BDC" and "/MCID" in operands[1]:
                assert (page.indirect_reference.idnum, operands[1]["/MCID"]) in hanging


@pytest.mark.parametrize("kind", ["plan", "archive"])
def test_every_link_prints_as_it_shows(kind: str, published: dict[str, bytes]) -> None:
    for page in PdfReader(BytesIO(published[kind])).pages:
        for annotation in page.get("/Annots", []):
            assert annotation.get_object()["/F"] == 4


def test_the_archive_copy_carries_its_fonts_and_its_colours(published: dict[str, bytes]) -> None:
    reader = PdfReader(BytesIO(published["archive"]))

    assert reader.root_object["/OutputIntents"]
    assert "/Encrypt" not in reader.trailer
    assert "/JavaScript" not in reader.root_object.get("/Names", {})
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            described = below["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(described)


def test_the_pdf_of_an_evening_has_every_visible_note_and_nothing_that_must_stay(
    published: dict[str, bytes], gathered: WorkshopDocument
) -> None:
    text = pdf_text(published["evening"])
    found = without_space(text)
    texts = [without_space(note.text) for note in gathered.notes]

    assert sum(one in found for one in texts) >= len(texts) - PAGES_BREAK
    for secret in (*SECRET_CONTACT.values(), "depressief"):
        assert secret not in text


#: Notes that may stand on two pages, and then are not found in one piece.
PAGES_BREAK = 4


@pytest.mark.parametrize("form", ["json", "csv", "md", "html", "odt", "docx", "ods", "xlsx"])
def test_no_format_tells_what_must_not_leave_the_house(
    form: str, gathered: WorkshopDocument
) -> None:
    text = everything_in(EXPORTERS[form].write(gathered))

    assert gathered.notes[20].text in text
    for secret in (*SECRET_CONTACT.values(), HIDDEN_TEXT):
        assert secret not in text


def everything_in(content: bytes) -> str:
    """All text of a file, also of the files inside it."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with ZipFile(BytesIO(content)) as zipped:
        return "".join(zipped.read(name).decode("utf-8", "replace") for name in zipped.namelist())


@cache
def tags(content: bytes) -> list[Any]:
    return list(structure(PdfReader(BytesIO(content))))


def kids(element: Any) -> Iterator[Any]:
    below = element.get("/K", [])
    for kid in below if isinstance(below, list) else [below]:
        found = kid.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found


def marks(element: Any) -> Iterator[tuple[int, int]]:
    below = element.get("/K", [])
    for kid in below if isinstance(below, list) else [below]:
        if isinstance(kid, int):
            yield element.raw_get("/Pg").idnum, kid
