"""Words that a neighbourhood adds itself: how people write them, and what cannot be used."""

from __future__ import annotations

import pytest

from facilitation.grouping.job import answer
from facilitation.grouping.own_terms import as_lexicon, slips_in

NOTES = ["Meer Wiekavonden graag", "de wiek is te klein", "in de Wiek is het koud", "Lantaarn stuk"]


@pytest.mark.parametrize(
    ("written", "lexicon"),
    [
        ("Groen en natuur: Vlietzoom, het Hof", "groen/groen: Vlietzoom\ngroen/groen: het_Hof"),
        ("Bus en vervoer: halte", "verkeer/ov: halte"),
        ("Green and nature: lane", "groen/groen: lane"),
        ("verkeer/ov: halte! lijn?", "verkeer/ov: halte!\nverkeer/ov: lijn?"),
        ("# onze woorden\n\nGROEN: hof # het park", "groen/groen: hof"),
        ("Groen: hof\nOnzin: raket", "groen/groen: hof"),
        ("", ""),
    ],
)
def test_a_line_is_a_theme_as_people_call_it_and_its_words(written: str, lexicon: str) -> None:
    assert as_lexicon(written) == lexicon


@pytest.mark.parametrize(
    ("written", "slip"),
    [
        ("Ruimtevaart: raket", (1, "unknown_theme", "Ruimtevaart")),
        ("Groen: hof\n\nzomaar iets", (3, "unknown_theme", "zomaar iets")),
        ("Groen:", (1, "no_words", "Groen")),
        ("Groen: ab", (1, "too_short", "ab")),
        ("Groen: h*f", (1, "not_a_word", "h*f")),
        ("Groen: hof\nBus en vervoer: hof", (2, "two_themes", "hof")),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(
    written: str, slip: tuple[int, str, str]
) -> None:
    assert [(one.line, one.code, one.said) for one in slips_in(written)] == [slip]


def test_notes_in_the_words_of_a_neighbourhood_are_grouped_by_them() -> None:
    asked = {"texts": NOTES, "question": "Wat is er nodig in de wijk?"}
    words = "Elkaar ontmoeten en helpen: wiek*"

    without, with_them = answer(asked), answer(asked | {"words": words})

    placed = [place["group"] for place in with_them["placements"]]
    assert {place["group"] for place in without["placements"][:3]} != {"ontmoeting"}
    assert placed[:3] == ["ontmoeting"] * 3


def test_the_check_is_a_job_of_the_worker() -> None:
    assert answer({"task": "check_words", "words": "Groen: ab"}) == {
        "slips": [[1, "too_short", "ab"]]
    }
