import pytest

from facilitation.grouping import KnownTheme
from facilitation.grouping.arriving import place
from facilitation.grouping.job import answer
from facilitation.grouping.proposing import propose

STANDING = ["Meer bomen", "Struiken", "Te hard rijden", "Drempels", "De klokkentoren moet blijven"]
PINS = ["a", "a", "b", "b", "c"]


def place_one(text, **more):
    return place([text], standing=STANDING, pins=PINS, **more)[0]


@pytest.mark.parametrize(
    ("text", "theme"),
    [("Bloemen en een moestuin", "a"), ("fatbikes scheuren hier", "b"), ("geen idee", None)],
)
def test_a_newcomer_goes_to_the_theme_that_speaks_of_the_same(text, theme):
    assert place_one(text).group == theme


def test_a_newcomer_on_another_subject_stays_loose():
    assert place_one("De huur is veel te hoog").group is None


def test_a_newcomer_that_the_lexicon_does_not_know_goes_by_the_words_of_the_notes():
    themes = [KnownTheme("c", "Het oude dorp", ("klokkentoren",))]
    assert place_one("Luiden van de klokkentoren", themes=themes).group == "c"


def test_newcomers_are_placed_as_a_whole_proposal_would_place_them(labelled):
    texts = [note["text"] for note in labelled]
    placed = [each.group for each in propose(texts[:200]).placements]
    stood = [(text, at) for text, at in zip(texts, placed, strict=False) if at]
    standing, pins = ([pair[side] for pair in stood] for side in (0, 1))
    one_by_one = [each.group for each in place(texts[200:], standing=standing, pins=pins)]
    whole = propose([*standing, *texts[200:]], pins=[*pins, *[None] * 100]).placements[-100:]
    agreed = [one == all_at_once.group for one, all_at_once in zip(one_by_one, whole, strict=True)]
    assert sum(agreed) >= 90


def test_a_newcomer_is_placed_alike_whoever_comes_with_it():
    together = place(["Meer struiken", "Racen"], standing=STANDING, pins=PINS)
    assert list(together) == [place_one("Meer struiken"), place_one("Racen")]


def test_every_note_that_stands_needs_a_theme():
    with pytest.raises(ValueError, match="1 pins for 2 texts"):
        place(["bomen"], standing=["a", "b"], pins=["x"])


def test_the_worker_places_newcomers():
    request = {"task": "place", "texts": ["Bomen"], "standing": STANDING, "pins": PINS}
    (said,) = answer(request)["placements"]
    assert (said["group"], said["why"]) == ("a", ("bomen",))


def test_on_an_unforeseen_question_a_newcomer_goes_to_a_typed_theme_in_other_words():
    question = "Hoe houden we het veerpontje in de vaart?"
    themes = [KnownTheme("a", "Aanspreken", ("wijkagent",)), KnownTheme("b", "Wonen", ("huur",))]
    among = {"standing": ["Even aanspreken", "De huur"], "pins": ["a", "b"], "themes": themes}
    (placed,) = place(["de politie moet vaker langskomen"], question=question, **among)
    assert placed.group == "a"
    assert "politie" in placed.why


def test_the_worker_places_newcomers_by_words_of_the_neighbourhood_too():
    request = {"task": "place", "texts": ["Vlietzoom"], "standing": STANDING, "pins": PINS}
    assert answer(request)["placements"][0]["group"] is None
    (said,) = answer(request | {"words": "groen: Vlietzoom"})["placements"]
    assert said["group"] == "a"
