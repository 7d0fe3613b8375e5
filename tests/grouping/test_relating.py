from facilitation.grouping import KnownTheme
from facilitation.grouping.proposing import propose
from facilitation.grouping.relating import MOST_NOTES, related

FERRY = "Hoe houden we het veerpontje in de vaart?"
THEMES = (KnownTheme("a", "Aanspreken", ("wijkagent",)), KnownTheme("b", "Wonen", ("huur",)))
TEXTS = ["de politie moet vaker langskomen", "een kamer voor starters", "geen idee"]


def test_a_note_speaks_of_what_was_typed_also_in_other_words():
    scores = related(THEMES, TEXTS).scores
    assert scores[0].argmax() == 0
    assert scores[1].argmax() == 1


def test_a_note_that_says_nothing_of_the_kind_gets_nothing():
    assert related(THEMES, TEXTS).scores[2].tolist() == [0.0, 0.0]


def test_the_words_that_speak_of_the_same_are_the_reason():
    found = related(THEMES, TEXTS)
    assert "politie" in found.evidence(0, 0)
    assert found.evidence(1, 2) == ()


def test_no_note_is_compared_in_a_meeting_that_is_too_large_for_it():
    found = related(THEMES, TEXTS * MOST_NOTES)
    assert found.scores.shape == (len(TEXTS) * MOST_NOTES, len(THEMES))
    assert not found.scores.any()
    assert found.evidence(0, 0) == ()


def test_typed_themes_that_nobody_speaks_of_stay_empty_and_draw_nobody():
    themes = (KnownTheme("zwaard", "Zwaardvechten", ("harnas",)),)
    placements = propose(["een sponsor zoeken", "wie betaalt"] * 4, themes=themes, question=FERRY)
    assert all(each.group != "zwaard" for each in placements.placements)
