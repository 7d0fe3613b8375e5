import numpy as np

from facilitation.grouping.placing import LOOSE
from facilitation.grouping.reading import read_meeting
from facilitation.grouping.second_look import second_look

FERRY = "Hoe houden we het veerpontje in de vaart?"
TEXTS = [
    *("een trommelgroep bij de steiger", "een trommelgroep en een koor", "een trommelgroep graag"),
    *("wie betaalt de pont", "een trommelgroep op het dek"),
]


def looked_at(labels, scores):
    meeting = read_meeting(TEXTS, FERRY)
    return second_look(meeting, np.array(scores), np.array(labels, dtype=np.intp))


def test_a_note_is_drawn_to_where_notes_in_its_words_went():
    before = [[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.5, 0.55]]
    after = looked_at([0, 0, 0, 1, 1], before)
    assert before[4][0] < before[4][1]
    assert after[4][0] > after[4][1]


def test_a_note_does_not_count_itself_among_its_company():
    after = looked_at([LOOSE, LOOSE, LOOSE, 0, LOOSE], [[0.0]] * 3 + [[1.0], [0.0]])
    assert after[3][0] == 1.0


def test_a_note_is_drawn_nowhere_without_evidence_or_a_word_in_common():
    after = looked_at([0, 0, 0, 1, LOOSE], [[1.0, 0.0]] * 3 + [[0.0, 1.0], [0.0, 0.0]])
    assert after[3][0] == 0.0
