import json
from pathlib import Path

import pytest

from facilitation.grouping import KnownTheme
from facilitation.grouping.proposing import propose

NAMES_FOR_A_FERRY = """De Zwaluw
Kapitein Nemo
Prins Willem Alexander
De IJsvogel
Overzetter
Juliana
Het Schuitje
De Reiger
Amalia
Titanic 2
De Aalscholver
Beatrix
De Trage Tina
Pontje van Piet
De Meeuw
Koning Willem
Heen en Weer
De Fuut
Oranje Boven
De Wiebelaar
Tante Sjaan
De Zilvermeeuw
Emma
Nooit Haast""".splitlines()

DATA = Path(__file__).parents[1] / "data" / "grouping"


def texts_of(name):
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize("name", ["notes_dev", "notes_wijk", "dev_kort", "dev_lang"])
def test_a_general_question_is_known_also_from_one_in_four_of_its_notes(name):
    texts = texts_of(name)
    assert propose(texts).covered
    assert propose(texts[::4]).covered


def test_a_question_without_a_pack_is_said_to_be_unknown():
    assert not propose(NAMES_FOR_A_FERRY).covered


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("notes_rol2", "Wat is de rol van bewoners en wat van professionals?"),
        ("notes_jubileum", "Hoe vieren we vijftig jaar wijk?"),
        ("dev_veiligheid", "Hoe maken we de buurt veiliger?"),
    ],
)
def test_notes_find_their_pack_also_when_the_question_is_not_told(name, question):
    texts = texts_of(name)
    told, untold = (
        {group.key for group in propose(texts, question=said).groups} for said in (question, "")
    )
    assert len(told & untold) >= 0.7 * len(told)


def test_no_group_swallows_a_question_that_nobody_foresaw():
    for name in ("notes_kerk", "notes_plein", "notes_jubileum"):
        placed = [each.group for each in propose(texts_of(name)).placements if each.group]
        assert max(placed.count(key) for key in set(placed)) < len(placed) / 2


def test_themes_that_were_typed_do_not_hide_that_a_question_is_unknown():
    themes = [KnownTheme("a", "Vogels", ("zwaluw", "reiger")), KnownTheme("b", "Koningshuis")]
    assert not propose(NAMES_FOR_A_FERRY, themes=themes).covered
