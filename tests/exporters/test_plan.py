"""A plan in every format, with everything that only a plan tells."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import pytest
from pypdf import PdfReader

from facilitation.exporters import EXPORTERS
from facilitation.exporters.agenda import compose
from facilitation.exporters.schema import read_any
from facilitation.exporters.whole import as_one
from facilitation.exporters.words import words_for
from tests.exporters.extraction import CELLS
from tests.exporters.plan_sample import FOLLOW_UP, ITEMS, SLUISWIJK_PLAN
from tests.exporters.sample import SLUISWIJK_G100
from tests.exporters.test_every_word_survives import without_space

#: Something of each thing that a meeting does not have.
ONLY_IN_A_PLAN = (
    "Hier wonen veel mensen al lang.",
    "6.400",
    "Opruimdag",
    "De vergunning is aangevraagd.",
    "Een eigen bus",
    "Te weinig mensen",
    "Ook bankjes",
    "Wijkraad Sluiswijk",
    "Kijkgroep Sluiswijk",
    "In mei. Is klaar.",
    "lokalen in de avond",
)
NOTES = {note.text for one in (SLUISWIJK_G100, FOLLOW_UP) for note in one.notes if note.text}


@pytest.mark.parametrize("form", sorted(set(CELLS) - {"json"}))
def test_every_note_of_every_meeting_is_in_the_plan(form: str) -> None:
    assert set(CELLS[form](EXPORTERS[form].write(SLUISWIJK_PLAN))) >= NOTES


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_plan_tells_what_no_meeting_tells(form: str) -> None:
    text = without_space(EXPORTERS[form].write(SLUISWIJK_PLAN).decode())

    assert [told for told in ONLY_IN_A_PLAN if without_space(told) not in text] == []


def test_chapters_stand_in_the_order_of_a_plan() -> None:
    told = compose(SLUISWIJK_PLAN, words_for("nl"))

    assert [chapter.anchor for chapter in told.opening][:2] == ["profile", "made"]
    assert [chapter.anchor for chapter in told.chapters][-1] == "colophon"
    assert [plan.number for plan in told.plans] == [one.item.number for one in ITEMS]


def test_themes_of_one_name_are_one_theme() -> None:
    whole = as_one(SLUISWIJK_PLAN)
    numbers = [theme.number for theme in whole.themes]
    fountain = next(note for note in whole.notes if note.text == "Kan de fontein weer aan?")

    assert len(numbers) == len(set(numbers))
    assert fountain.theme == SLUISWIJK_G100.themes[0].id


def test_what_groups_gave_is_told_of_the_item_their_plan_became() -> None:
    told = compose(SLUISWIJK_PLAN, words_for("nl"))

    assert any(plan.shares for plan in told.plans)


def test_people_of_several_meetings_are_not_added_up() -> None:
    assert as_one(SLUISWIJK_PLAN).participation.headcount is None


@pytest.mark.parametrize("document", [SLUISWIJK_PLAN, SLUISWIJK_G100], ids=["plan", "meeting"])
def test_the_json_of_a_document_is_read_back_as_it_was(document: object) -> None:
    assert read_any(EXPORTERS["json"].write(document)) == document  # type: ignore[arg-type]


def test_the_poster_is_one_page() -> None:
    content = EXPORTERS["poster"].write(SLUISWIJK_PLAN)

    assert len(PdfReader(BytesIO(content)).pages) == 1


def test_no_chapter_stands_alone_on_the_page_before_the_first_plan() -> None:
    pages = PdfReader(BytesIO(EXPORTERS["pdf"].write(SLUISWIJK_PLAN))).pages
    shares = compose(SLUISWIJK_PLAN, words_for("nl")).opening[-2:]

    together = [page for page in pages if shares[0].title in page.extract_text()]

    assert shares[1].title in together[0].extract_text()


def test_a_plan_tells_when_its_last_meeting_meets_again() -> None:
    first, later = SLUISWIJK_G100, FOLLOW_UP
    meets = dataclasses.replace(later.workshop, next_date="12 mei, 19.30 uur")
    held = (dataclasses.replace(later, workshop=meets), first)

    whole = as_one(dataclasses.replace(SLUISWIJK_PLAN, workshops=held)).workshop

    assert whole.next_date == "12 mei, 19.30 uur"


def test_what_people_share_and_where_they_differ_stand_side_by_side() -> None:
    page = EXPORTERS["html"].write(SLUISWIJK_PLAN).decode()

    pair = page.partition('<div class="pair">')[2].partition("</div>\n</div>")[0]

    assert 'id="shared"' in pair
    assert 'id="differences"' in pair
