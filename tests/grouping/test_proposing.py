import random

import pytest

from facilitation.grouping import KnownTheme
from facilitation.grouping.proposing import propose

GREEN = [
    "Meer bomen in de straat",
    "Een moestuin voor de buurt",
    "Geveltuintjes langs de gevels",
    "Bloembakken op het plein",
]
TRAFFIC = [
    "Ze rijden hier veel te hard",
    "Nergens plek om te parkeren",
    "Een zebrapad bij de school",
    "Drempels tegen het racen",
]
WASTE = ["Zwerfvuil langs de sloot", "De container zit altijd vol", "Overal hondenpoep"]
NOTES = GREEN + TRAFFIC + WASTE


def groups_of(texts, **more):
    return [placement.group for placement in propose(texts, **more).placements]


def test_notes_about_one_theme_come_together():
    placed = groups_of(NOTES)
    assert len(set(placed[:4])) == len(set(placed[4:8])) == len(set(placed[8:])) == 1
    assert len(set(placed)) == 3


def test_the_same_notes_give_the_same_proposal():
    assert propose(NOTES) == propose(NOTES)


def test_the_order_of_the_notes_does_not_matter_for_their_groups():
    shuffled = random.Random(3).sample(NOTES, len(NOTES))
    placed = dict(zip(shuffled, groups_of(shuffled), strict=True))
    assert [placed[text] for text in NOTES] == groups_of(NOTES)


def test_a_pinned_note_stays_in_its_theme_whatever_it_says():
    pins = ["t1" if text in WASTE else None for text in NOTES]
    pins[0] = "t1"
    placed = groups_of(NOTES, pins=pins, themes=[KnownTheme("t1", "Rommel op straat")])
    assert [placed[i] for i, pin in enumerate(pins) if pin] == ["t1"] * 4


def test_a_pin_may_name_a_theme_that_nobody_described():
    placed = groups_of(NOTES, pins=["x7", *[None] * 10])
    assert placed[0] == "x7"


def test_a_loose_note_goes_to_the_existing_theme_of_the_same_meaning():
    texts = [*GREEN, "Regenwater opvangen en meer natuur", "Een fruitboom bij de speeltuin"]
    pins = ["t9"] * 4 + [None, None]
    themes = [KnownTheme("t9", "Buiten wordt het mooi")]
    assert groups_of(texts, pins=pins, themes=themes)[4] == "t9"


def test_two_themes_in_one_field_divide_its_concepts():
    texts = ["Fietspad verbreden", "Nergens parkeren", "Fietsenrek bij de bus", "Parkeerplaatsen"]
    pins = ["bike", "car", None, None]
    themes = [KnownTheme("bike", "Fietsen"), KnownTheme("car", "Auto's")]
    assert groups_of(texts, pins=pins, themes=themes)[2:] == ["bike", "car"]


def test_words_that_the_facilitator_typed_draw_notes_that_the_lexicon_does_not_know():
    texts = ["De klokkentoren moet blijven", "Carillon weer laten klinken", *GREEN]
    seeds = [KnownTheme("oud", "Het oude dorp", ("klokkentoren", "carillon"))]
    placed = propose(texts, themes=seeds)
    assert [each.group for each in placed.placements[:2]] == ["oud", "oud"]
    assert placed.placements[1].why == ("carillon",)


def test_a_theme_without_notes_is_still_among_the_groups():
    proposal = propose(GREEN, themes=[KnownTheme("leeg", "Zwembad in het dorp")])
    assert "leeg" in [group.key for group in proposal.groups]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "!!!",
        "😭😭",
        "asdfgh",
        "geen idee",
        "haha",
        "test",
        "hoi",
        "Ik kom vooral luisteren",
    ],
)
def test_junk_stays_loose(text):
    assert propose([*NOTES, text]).placements[-1].group is None


def test_a_loose_note_has_no_reason_and_no_confidence():
    placement = propose([*NOTES, "qwrtzx"]).placements[-1]
    assert (placement.group, placement.confidence, placement.why) == (None, 0.0, ())


def test_every_reason_is_a_word_of_the_note_itself():
    for text, placement in zip(NOTES, propose(NOTES).placements, strict=True):
        assert placement.why
        assert all(word in text.lower() for word in placement.why)


def test_the_second_choice_is_another_group_that_exists():
    proposal = propose(["Een boom op de parkeerplaats", *NOTES])
    keys = {group.key for group in proposal.groups}
    assert proposal.placements[0].second in keys - {proposal.placements[0].group}


def test_a_note_that_is_torn_is_less_certain_than_a_plain_one():
    torn, plain = propose(["Een boom op de parkeerplaats", *NOTES]).placements[:2]
    assert torn.confidence < plain.confidence


@pytest.mark.parametrize("wanted", [4, 6, 9, 14])
def test_the_wanted_number_of_groups_is_made(labelled, wanted):
    proposal = propose([note["text"] for note in labelled], groups=wanted)
    used = {each.group for each in proposal.placements} - {None}
    assert len(used) == len(proposal.groups) == wanted


def test_fewer_groups_never_merge_themes_of_people():
    themes = [KnownTheme("a", "Groen"), KnownTheme("b", "Verkeer"), KnownTheme("c", "Afval")]
    pins = ["a"] * 4 + ["b"] * 4 + ["c"] * 3
    assert groups_of(NOTES, pins=pins, themes=themes, groups=1) == pins


def test_terms_and_representatives_come_from_the_group_itself():
    proposal = propose(NOTES)
    for group in proposal.groups:
        members = [i for i, p in enumerate(proposal.placements) if p.group == group.key]
        assert set(group.representative) <= set(members)
        said = " ".join(NOTES[i].lower() for i in members)
        assert group.terms
        assert all(term in said for term in group.terms)


def test_names_come_in_the_asked_language():
    dutch = {group.name for group in propose(NOTES).groups}
    english = {group.name for group in propose(NOTES, language="en").groups}
    assert "Groen en natuur" in dutch
    assert "Green and nature" in english


def test_a_question_that_nothing_covers_is_said_to_be_so():
    texts = [f"Mijn favoriete {name} in dat dorpje" for name in ("roman", "trui", "vlag", "munt")]
    proposal = propose(texts * 5)
    assert not proposal.covered


def test_the_pack_of_the_question_opens_up_one_theme():
    texts = [
        "Bewoners moeten kunnen meebeslissen",
        "Zelf beslissen over plannen",
        "Zeggenschap vanaf het begin",
        "Minder regels en formulieren",
        "Gemeente moet loslaten",
        "Ruimte geven en minder bureaucratie",
        "Vrijwilligers waarderen met een vergoeding",
        "Een bedankje voor vrijwilligers",
        "Onkosten van vrijwilligers vergoeden",
    ] * 2
    plain = {placement.group for placement in propose(texts[:9]).placements}
    asked = groups_of(texts, question="Wat is de rol van bewoners in de wijk?")
    assert {asked[0], asked[3], asked[6]} == {"zeggenschap", "ruimte", "waardering"}
    assert len(plain) < 4


def test_pins_of_another_length_are_refused():
    with pytest.raises(ValueError, match="2 pins for 1 texts"):
        propose(["bomen"], pins=[None, None])


def test_no_notes_give_no_groups():
    assert propose([]).groups == ()
