import json
import subprocess
import sys

from facilitation.grouping.job import answer


def test_an_answer_travels_as_json():
    said = answer(
        {
            "texts": ["Meer bomen", "Te hard rijden", "Nieuwe struiken"],
            "pins": ["t1", None, None],
            "themes": [{"key": "t1", "name": "Groen", "words": ["struik"]}],
            "groups": None,
            "question": "Wat kan beter?",
            "language": "nl",
        }
    )
    assert json.loads(json.dumps(said))["placements"][2]["group"] == "t1"
    assert set(said) == {"placements", "groups", "covered", "alike"}


def test_a_pinned_note_is_told_where_it_would_go_by_itself():
    texts = ["Meer bomen", "Nieuwe struiken", "Te hard rijden", "Drempels tegen racen"]
    themes = [{"key": "a", "name": "Groen"}, {"key": "b", "name": "Verkeer"}]
    said = answer({"texts": texts, "themes": themes, "pins": ["a", "b", "b", None]})["placements"]
    assert [each["group"] for each in said] == ["a", "b", "b", "b"]
    assert [each["opinion"] for each in said] == ["a", "a", "b", "b"]
    assert all(0 < each["opinion_confidence"] <= 1 for each in said)


def test_a_pinned_note_without_evidence_has_no_opinion():
    said = answer({"texts": ["qwrtzx", "Meer bomen"], "pins": ["a", None]})["placements"]
    assert (said[0]["opinion"], said[0]["opinion_confidence"]) == (None, 0.0)


def test_two_themes_on_one_subject_are_said_to_be_alike():
    texts = ["Meer bomen", "Bomen snoeien", "Oude bomen laten staan", "Struiken en bomen"]
    rest = ["Te hard rijden", "Drempels tegen racen", "Zwerfvuil overal", "De container zit vol"]
    pins = ["a", "b", "a", "b", "c", "c", "d", "d"]
    said = json.loads(json.dumps(answer({"texts": [*texts, *rest], "pins": pins})))
    assert said["alike"] == [["a", "b", ["bomen"]]]


def test_a_theme_is_split_by_what_its_notes_are_about():
    texts = ["Meer bomen", "Te hard rijden", "Oude bomen laten staan", "Drempels tegen racen"]
    said = json.loads(json.dumps(answer({"task": "split", "texts": texts, "parts": 2})))
    assert sorted(part["members"] for part in said["parts"]) == [[0, 2], [1, 3]]
    assert len({part["name"] for part in said["parts"]}) == 2
    assert all(set(part["representative"]) <= set(part["members"]) for part in said["parts"])
    assert set(said["why"]) <= {word for text in texts for word in text.lower().split()}


def test_a_theme_is_split_by_words_of_the_neighbourhood_too():
    texts = ["Vlietzoom", "Vlietzoom opknappen", "Het Baken", "In Het Baken een avond"]
    request = {"task": "split", "texts": texts, "parts": 2}
    own = "groen: Vlietzoom\nontmoeting: het Baken"
    parts = answer(request | {"words": own})["parts"]
    assert sorted(part["members"] for part in parts) == [(0, 1), (2, 3)]
    assert {part["name"] for part in parts} != {part["name"] for part in answer(request)["parts"]}


def test_notes_on_one_thing_are_not_split():
    said = answer(
        {"task": "split", "texts": ["Meer bomen", "Bomen!", "bomen graag", "bomen erbij"]}
    )
    assert [part["members"] for part in said["parts"]] == [(0, 1, 2, 3)]
    assert said["why"] == ()


def test_the_plain_values_load_none_of_the_numerical_libraries():
    code = (
        "import sys, facilitation.grouping; "
        "print([m for m in ('numpy', 'sklearn', 'wordfreq', 'simplemma') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
