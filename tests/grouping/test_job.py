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
    assert set(said) == {"placements", "groups", "covered"}


def test_the_plain_values_load_none_of_the_numerical_libraries():
    code = (
        "import sys, facilitation.grouping; "
        "print([m for m in ('numpy', 'sklearn', 'wordfreq', 'simplemma') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
