import json
from pathlib import Path

import pytest

from facilitation.grouping import KnownTheme
from facilitation.grouping.asking import unforeseen
from facilitation.grouping.proposing import propose
from facilitation.grouping.questions import choose_pack, everyday_pack
from facilitation.runsheets import shipped
from tests.bench.grouping_agreement import agreement, proposed
from tests.bench.grouping_effort import labels_of
from tests.bench.grouping_sets import read_set

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

# How facilitators ask what lives in a neighbourhood, a village, a street or a flat.
GENERAL = """Wat is er nodig in Beijum?
Wat leeft er in beijum?
WAT SPEELT ER IN DE WIJK?
Waar lig je wakker van?
Waar word je blij van in de buurt?
Hoe ziet de wijk er in 2040 uit?
Wat mis je in de Oosterparkwijk?
Hoe houden we de buurt leefbaar en gezellig?
Wat kunnen we samen doen voor de straat?
Welke kansen zien jullie?
Wat zijn de drie belangrijkste punten voor de komende vijf jaar?
Hoe kunnen we de buurt opleuken?
Wat zou je veranderen als je een dag burgemeester was?
Waar maak je je zorgen over?
Wat gaat er goed en wat kan beter?
Hoe wonen we hier over tien jaar?
Wat wil je meegeven aan de gemeente?
Waar droom je van voor de wijk?
Hoe maken we de straat schoner?
Wat doen we met het afval?
Wat vinden jullie van het verkeer?
Wat is er nodig om hier prettig te wonen?
Wat moeten we als eerste aanpakken?
Wat is jouw droom voor Selwerd?
Wat heb jij nodig om je thuis te voelen?
Wat zijn de wensen van de bewoners?
Welke ideeën heb je voor de wijk?
Hoe kan het fijner in de flat?
Wat is er aan de hand in de wijk?
Wat zou de wijk sterker maken?
Wat verwacht je van de toekomst?
What do we need in our neighbourhood?""".splitlines()
# A shared project, thing or event of which the lexicon has neither a pack nor a theme.
STRANGE = """Hoe houden we het veerpontje in de vaart?
Een nacht zonder licht: hoe pakken we dat aan?
Hoe houden we onze wijkkrant levend?
Hoe redden we het zwembad?
Krijgen we een eigen radiozender?
Hoe organiseren we de avondvierdaagse?
Hoe gaan we om met drones?
Moet het carillon blijven spelen?
Wat doen we met het standbeeld?
Hoe houden we de ijsbaan open?
Hoe maken we een film over de straat?
Wat komt er op de gevel van de flat?
Hoe noemen we de nieuwe pont?
Hoe krijgen we een moestuin op het dak?
Hoe krijgen we een bioscoop in het dorp?""".splitlines()
# What develops the frames for such questions (decision 19), well under what was measured.
LEAST_AGREEMENT = {"dev_donker": (0.30, 0.30)}

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


@pytest.mark.parametrize("question", GENERAL)
def test_a_question_that_asks_what_any_workshop_asks_is_no_unforeseen_one(question):
    assert not unforeseen(question)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(step.text, id=f"{sheet.id}-{number}")
        for sheet in shipped().runsheets
        for number, step in enumerate(sheet.steps)
        if step.kind in {"ideas", "words", "market", "talk", "case"}
    ],
)
def test_what_our_own_run_sheets_ask_and_instruct_is_no_unforeseen_question(question):
    assert not unforeseen(question)


def test_the_ideas_of_a_g100_are_read_as_a_general_question():
    g100 = next(sheet for sheet in shipped().runsheets if sheet.id == "g100")
    question = next(step.text for step in g100.steps if step.kind == "ideas")
    texts = texts_of("notes_dev")

    assert propose(texts, question=question).groups == propose(texts).groups


@pytest.mark.parametrize("question", STRANGE)
def test_a_question_about_a_thing_of_its_own_is_unforeseen_and_read_as_everyday_life(question):
    assert unforeseen(question)
    assert choose_pack(question, []) == everyday_pack()


def test_an_unforeseen_question_is_not_covered_whatever_the_notes_hit():
    texts = texts_of("notes_dev")
    assert propose(texts).covered
    assert not propose(texts, question="Hoe houden we het veerpontje in de vaart?").covered


def test_no_question_is_no_unforeseen_one():
    assert not unforeseen("")


@pytest.mark.parametrize(("name", "least"), LEAST_AGREEMENT.items())
def test_frames_sort_an_unforeseen_question_and_typed_themes_sort_it_further(name, least):
    notes = read_set(name)
    plain, _ = proposed(notes)
    typed, _ = proposed(notes, notes.typed)
    assert agreement(notes.themes, labels_of(plain)).ari >= least[0]
    assert agreement(notes.themes, labels_of(typed)).ari >= least[1]


def test_a_typed_theme_draws_notes_in_other_words_than_were_typed():
    themes = [KnownTheme("geld", "Geld", ("advertenties",)), KnownTheme("tijd", "Wanneer")]
    texts = ["Een sponsor zoeken", "Wie betaalt de rekening", "Liever op zaterdagochtend"]
    question = "Hoe houden we het veerpontje in de vaart?"
    placements = propose(texts * 4, themes=themes, question=question).placements
    assert [each.group for each in placements[:3]] == ["geld", "geld", "tijd"]


def test_the_subject_of_an_unforeseen_question_says_little_in_its_notes():
    texts = ["Drones maken overal herrie", "Wie betaalt zo'n drone", "Leuke drones"]
    asked = propose(texts * 4, question="Hoe gaan we om met drones?")
    assert [each.group for each in asked.placements[:2]] == ["geluid", "kosten"]
