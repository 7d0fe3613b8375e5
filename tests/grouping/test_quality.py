import json
import time
from pathlib import Path

import pytest
from sklearn.metrics import adjusted_rand_score

from facilitation.grouping.job import answer, warm

DATA = Path(__file__).parents[1] / "data" / "grouping"


def test_the_groups_agree_with_a_person(group, labelled, labelled_file):
    code, out, _ = group(labelled_file, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    placed = {line["id"]: line["group"] or "loose" for line in lines[:-1]}
    agreed = adjusted_rand_score(
        [note["theme"] for note in labelled], [placed[note["id"]] for note in labelled]
    )
    assert code == 0
    assert agreed >= 0.5


def test_nearly_every_placed_note_says_why(labelled):
    placements = answer({"texts": [note["text"] for note in labelled]})["placements"]
    placed = [each for each in placements if each["group"]]
    assert len(placed) >= 0.85 * len(placements)
    assert sum(bool(each["why"]) for each in placed) >= 0.95 * len(placed)


def test_placing_the_notes_takes_well_under_a_second_of_work(labelled):
    warm()
    texts = [note["text"] for note in labelled[:220]]
    start = time.process_time()
    placements = answer({"texts": texts})["placements"]
    assert time.process_time() - start < 1.0
    assert sum(each["group"] is not None for each in placements) >= len(texts) / 2


def labelled_notes(name):
    lines = (DATA / f"notes_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row["text"] for row in rows], [row["theme"] for row in rows]


@pytest.mark.parametrize(
    ("name", "question", "least"),
    [
        ("dorp", "Wat is er nodig in het dorp?", 0.55),
        ("wijkbudget", "Waar besteden we het wijkbudget aan?", 0.45),
        ("rol", "Wat is de rol van bewoners en wat van professionals?", 0.45),
        ("kerk", "Wat doen we met de oude kerk?", 0.25),
    ],
)
def test_the_groups_agree_with_a_person_on_other_questions(name, question, least):
    texts, themes = labelled_notes(name)
    placements = answer({"texts": texts, "question": question})["placements"]
    found = [each["group"] or "loose" for each in placements]
    assert adjusted_rand_score(themes, found) >= least


@pytest.mark.parametrize("name", ["dev", "wijk", "dorp", "wijkbudget"])
def test_the_lexicon_covers_notes_on_a_neighbourhood(name):
    assert answer({"texts": labelled_notes(name)[0]})["covered"]


@pytest.mark.parametrize("name", ["kerk", "plein"])
def test_a_question_that_nobody_foresaw_is_not_covered_but_still_grouped(name):
    answered = answer({"texts": labelled_notes(name)[0]})
    placed = [each for each in answered["placements"] if each["group"]]
    assert not answered["covered"]
    assert len(placed) >= 0.7 * len(answered["placements"])
    assert sum(bool(each["why"]) for each in placed) >= 0.95 * len(placed)


def test_half_of_what_belongs_nowhere_is_left_loose():
    texts, themes = labelled_notes("dorp")
    placements = answer({"texts": texts})["placements"]
    loose = [theme for theme, each in zip(themes, placements, strict=True) if not each["group"]]
    assert loose.count("overig") >= max(0.5 * themes.count("overig"), 0.5 * len(loose))
