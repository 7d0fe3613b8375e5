import json
import time

from sklearn.metrics import adjusted_rand_score

from facilitation.grouping.job import answer, warm


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
