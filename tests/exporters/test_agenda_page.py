import dataclasses
import re
from collections import Counter
from datetime import UTC, datetime

import html5lib
import pytest

from facilitation.exporters import EXPORTERS
from facilitation.exporters.agenda import compose
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.pages import agenda_page
from facilitation.exporters.plan_pages import status_of
from facilitation.exporters.records.items import ItemRecord
from facilitation.exporters.records.meeting import Participation
from facilitation.exporters.records.notes import ThemeRecord
from facilitation.exporters.words import words_for
from tests.exporters.sample import BALLOT, ITEMS, JUST_MADE, NOTES, SLUISWIJK_G100, THEMES

NL = words_for("nl")

#: The evening, hour by hour: what there is when somebody asks for the document.
MOMENTS = {
    "nothing yet": JUST_MADE,
    "people": dataclasses.replace(JUST_MADE, participation=Participation(headcount=74)),
    "notes": dataclasses.replace(JUST_MADE, notes=NOTES),
    "themes": dataclasses.replace(JUST_MADE, notes=NOTES, themes=THEMES),
    "plans": dataclasses.replace(
        JUST_MADE,
        notes=NOTES,
        themes=THEMES,
        items=tuple(dataclasses.replace(item, rank=None, votes=None) for item in ITEMS),
    ),
    "everything": SLUISWIJK_G100,
}


@pytest.mark.parametrize("document", MOMENTS.values(), ids=MOMENTS.keys())
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_valid_at_every_moment(document: WorkshopDocument, language: str) -> None:
    page = EXPORTERS["html"].write(document, language)

    html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.parametrize("document", MOMENTS.values(), ids=MOMENTS.keys())
def test_the_page_has_one_title_and_no_id_twice(document: WorkshopDocument) -> None:
    page = agenda_page(compose(document, NL), NL)

    assert page.count("<h1") == 1
    assert max(Counter(re.findall(r'\bid="([^"]+)"', page)).values()) == 1


def test_a_page_of_our_server_has_no_inline_style_or_script() -> None:
    page = agenda_page(compose(SLUISWIJK_G100, NL), NL)

    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", page)


def test_the_file_needs_nothing_beside_it() -> None:
    page = EXPORTERS["html"].write(SLUISWIJK_G100).decode()

    assert not re.search(r"<link|<script|\ssrc=|url\(|@import|\sstyle=", page.replace("url(#", ""))


def test_plans_stand_in_the_order_of_votes() -> None:
    pages = compose(SLUISWIJK_G100, NL).plans

    assert [page.number for page in pages] == ["2a", "1a", "4a", "3a", "5a"]


def test_before_the_vote_plans_stand_in_the_order_of_their_numbers() -> None:
    pages = compose(MOMENTS["plans"], NL).plans

    assert [page.number for page in pages] == ["1a", "2a", "3a", "4a", "5a"]


def test_only_the_theme_without_a_plan_is_told_of_apart() -> None:
    assert [theme.name for theme in compose(SLUISWIJK_G100, NL).themes] == ["Jeugd en talent"]


def test_a_merged_theme_is_not_in_the_wall() -> None:
    merged = ThemeRecord(id="oud", number=7, name="Bankjes", state="merged", merged_into="thema-2")
    document = dataclasses.replace(SLUISWIJK_G100, themes=(*THEMES, merged))

    assert 7 not in {brick.number for brick in compose(document, NL).wall.bricks}


def test_a_void_round_of_voting_is_not_the_result() -> None:
    void = dataclasses.replace(BALLOT, void=True)
    document = dataclasses.replace(SLUISWIJK_G100, ballots=(void,))

    assert compose(document, NL).choices == ()


def test_what_a_whole_group_chose_is_not_told_of_each_person() -> None:
    shares = {page.number: page.shares for page in compose(SLUISWIJK_G100, NL).plans}

    assert {share.text for share in shares["5a"]} == {"bijna niemand"}
    assert shares["2a"][0].label == "bewoner (34)"


@pytest.mark.parametrize(
    ("changes", "chip"),
    [
        ({"contact_group": ""}, "Zoekt contactpersoon"),
        ({"status": "agreed", "lead_party": "municipality"}, "Bij gemeente"),
        ({"status": "agreed", "lead_party": "residents"}, "Afgesproken"),
        ({"horizon": "later"}, "later"),
        ({"status": "active"}, "Mee bezig"),
        ({"status": "declined", "contact_group": ""}, "Gaat niet door"),
    ],
)
def test_the_chip_says_first_what_is_lacking(changes: dict[str, str], chip: str) -> None:
    item = ItemRecord(id="x", number="9a", title="Bankjes", contact_group="Groengroep")

    assert status_of(dataclasses.replace(item, **changes), NL) == chip  # type: ignore[arg-type]


def test_a_wall_is_promised_until_the_meeting_is_over() -> None:
    over = dataclasses.replace(JUST_MADE.workshop, closed_at=datetime(2026, 11, 21, 22, tzinfo=UTC))
    pages = [
        agenda_page(compose(document, NL), NL)
        for document in (JUST_MADE, dataclasses.replace(JUST_MADE, workshop=over))
    ]

    assert [NL.say("cover.wall_to_come") in page for page in pages] == [True, False]
