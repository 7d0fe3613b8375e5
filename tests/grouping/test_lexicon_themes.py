"""Notes whose theme is beyond doubt go there, and show a word that says why."""

from pathlib import Path

import numpy as np
import pytest

from facilitation.grouping.nearest_pack import theme_scores
from facilitation.grouping.placing import firsts
from facilitation.grouping.proposing import propose
from facilitation.grouping.rarity import is_number
from facilitation.grouping.reading import read_meeting

NOTES = Path(__file__).with_name("lexicon_themes.txt")
LOOSE = "los"


def notes() -> list[tuple[str, str, str]]:
    """Question, theme and note per line of the file."""
    question, found = "", []
    for line in NOTES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            question = line.removeprefix("@")
        elif line and not line.startswith("#"):
            theme, note = (part.strip() for part in line.split("|"))
            found.append((question, theme, note))
    return found


@pytest.mark.parametrize(("question", "theme", "note"), notes())
def test_a_note_goes_to_the_theme_that_everybody_would_put_it_in(question, theme, note):
    meeting = read_meeting([note], question)
    scores = theme_scores(meeting.concepts, meeting.parents)
    themes = sorted(set(meeting.parents.values()))
    first = int(firsts(scores)[0])
    assert (themes[first] if first >= 0 else LOOSE) == theme


@pytest.mark.parametrize("word", ["twee", "vijftig", "honderdtwintig", "eenentwintig", "paar"])
def test_a_word_that_counts_is_known_as_such(word):
    assert is_number(word)


@pytest.mark.parametrize("word", ["vieren", "eenden", "tiener", "achter", "50"])
def test_a_word_that_only_looks_like_counting_is_not(word):
    assert not is_number(word)


def test_no_note_shows_a_count_as_its_only_reason_when_other_words_spoke_too():
    texts = [note for _, _, note in notes()]
    reasons = [set(each.why) for each in propose(texts, question="Wat is er nodig?").placements]
    shown = [why for why in reasons if why]
    assert np.mean([any(is_number(word) for word in why) for why in shown]) == 0
