import re
from io import BytesIO

import html5lib
import pytest
from pypdf import PdfReader

from facilitation.exporters.prints import (
    Meeting,
    NoteCards,
    Poster,
    Print,
    SignUpCards,
    TableCards,
    VotingCards,
    VotingOption,
    print_page,
    print_pdf,
)

MEETING = Meeting("G100 Sluiswijk", "Sluiswijk", "zaterdag 21 november 2026", "De Schakel")
PLANS = tuple(
    VotingOption(number, title)
    for number, title in (("1a", "Samen eten, elke maand"), ("2a", "Moestuin bij de school"))
)
POSTER = Poster("https://samenspel.example/482716", "samenspel.example", "482716")
TABLES = TableCards(
    tables=3,
    house_rules=("Luister naar elkaar.", "Zeg ‘ik vind’."),
    questions=("Wat leeft er?", "Waar verlang je naar?"),
    privacy_line="Je doet mee zonder naam.",
    join_address="samenspel.example",
    code="482 716",
)
VOTES = VotingCards(PLANS, dots=3, codes=("K7M4QX", "P2R9TN", "H8W3BD"), first=12)
SIGN_UPS = SignUpCards(
    controller="Gemeente Havenstad",
    end_date="21 november 2027",
    stop="wijk@havenstad.example",
    plans=PLANS,
)
PRINTS: tuple[tuple[Print, int], ...] = (
    (NoteCards(41, 46, "Wat hebben we nodig?"), 2),
    (TABLES, 3),
    (VOTES, 2),
    (SIGN_UPS, 1),
    (POSTER, 1),
)


def name_of(value: object) -> str:
    return type(value).__name__ if not isinstance(value, int) else str(value)


@pytest.mark.parametrize(("cards", "pages"), PRINTS, ids=name_of)
def test_cards_fill_exactly_the_pages_they_need(cards: Print, pages: int) -> None:
    assert len(PdfReader(BytesIO(print_pdf(cards, MEETING))).pages) == pages


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("cards", "pages"), PRINTS, ids=name_of)
def test_a_print_is_a_clean_page(cards: Print, pages: int, language: str) -> None:
    page = print_page(cards, MEETING, language)

    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count("<h1") == 1
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", page)


def test_every_note_card_has_its_number_on_card_and_stub() -> None:
    page = print_page(NoteCards(41, 46), MEETING)

    for number in range(41, 47):
        assert len(re.findall(rf'class="number">{number}<', page)) == 2


def test_every_voting_card_has_its_own_number_and_code() -> None:
    page = print_page(VOTES, MEETING)

    for number, code in zip((12, 13, 14), VOTES.codes, strict=True):
        card = page[page.index(f"Stemkaart {number}") :]
        assert card.index(code) < card.index("</article>")


def test_there_is_a_circle_for_every_dot_at_every_plan() -> None:
    page = print_page(VotingCards(PLANS, dots=3, copies=1), MEETING)

    assert page.count("<i></i>") == 3 * len(PLANS)


def test_with_many_dots_people_write_a_number() -> None:
    page = print_page(VotingCards(PLANS, dots=10, copies=1), MEETING)

    assert page.count("<u></u>") == len(PLANS)
    assert "<i></i>" not in page


def test_a_long_list_of_plans_gets_a_page_per_card() -> None:
    many = tuple(VotingOption(f"{n}a", f"Plan {n}") for n in range(1, 21))
    cards = VotingCards(many, dots=3, copies=2)

    assert len(PdfReader(BytesIO(print_pdf(cards, MEETING))).pages) == 2


def test_consent_names_who_keeps_it_how_long_and_how_to_stop() -> None:
    page = print_page(SIGN_UPS, MEETING)

    for told in (SIGN_UPS.controller, SIGN_UPS.end_date, SIGN_UPS.stop, "16 jaar of ouder"):
        assert told in page


def test_the_code_on_the_poster_can_be_read_aloud() -> None:
    assert "482 716" in print_page(POSTER, MEETING)


def test_what_an_organiser_typed_is_never_markup() -> None:
    page = print_page(NoteCards(1, 1, "<b>Wat</b> speelt er?"), MEETING)

    assert "&lt;b&gt;Wat&lt;/b&gt; speelt er?" in page
