import json
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.grouping import KnownTheme
from facilitation.grouping.job import answer
from facilitation.grouping.proposing import propose

SAID = [
    *("Meer bomen in de straat", "Een moestuin", "Geveltuintjes graag", "bomen", "minder tegels"),
    *("Ze rijden te hard", "Parkeren is een ramp", "Zebrapad bij school", "fatbikes", "de bus weg"),
    *("Zwerfvuil overal", "containers vol", "hondenpoep", "test", "geen idee", "😀", "", "qwrtzx"),
    *("Samen koffie drinken", "buren kennen elkaar niet", "straatfeest", "iets voor de jeugd"),
    *("more benches", "çöp her yerde", "Een heel lang verhaal over het speeltuintje en de lampen"),
]
THEMES = (KnownTheme("a", "Groen"), KnownTheme("b", "Verkeer", ("hard rijden",)))
notes = st.lists(st.sampled_from(SAID) | st.text(max_size=30), min_size=1, max_size=40)
quick = settings(max_examples=15, deadline=None)


def groups_of(texts, **more):
    return [placement.group for placement in propose(texts, **more).placements]


def partition(placed):
    return {frozenset(i for i, at in enumerate(placed) if at == key) for key in set(placed)}


@quick
@given(notes, st.data())
def test_pins_always_hold(texts, data):
    pins = data.draw(
        st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=len(texts), max_size=len(texts))
    )
    groups = data.draw(st.none() | st.integers(1, 15))
    placed = groups_of(texts, pins=pins, themes=THEMES, groups=groups)
    assert [at for at, pin in zip(placed, pins, strict=True) if pin] == [p for p in pins if p]


@quick
@given(notes, st.sampled_from(SAID))
def test_another_note_moves_nobody_who_was_placed(texts, newcomer):
    before = groups_of(texts)
    after = groups_of([*texts, newcomer], pins=[*before, None])
    assert [at for at, was in zip(after, before, strict=False) if was] == [w for w in before if w]


@quick
@given(notes, st.randoms(use_true_random=False))
def test_the_order_of_the_notes_changes_nothing(texts, random):
    order = random.sample(range(len(texts)), len(texts))
    placed, shuffled = propose(texts), propose([texts[place] for place in order])
    assert shuffled.placements == tuple(placed.placements[place] for place in order)
    assert [each.name for each in shuffled.groups] == [each.name for each in placed.groups]


@quick
@given(notes)
def test_no_two_groups_have_one_name_and_every_reason_stands_in_its_note(texts):
    proposal = propose(texts)
    names = [group.name for group in proposal.groups]
    assert len(set(names)) == len(names)
    for text, placement in zip(texts, proposal.placements, strict=True):
        assert all(word in text.lower() for word in placement.why)


def test_one_group_more_is_one_split(labelled):
    texts = [note["text"] for note in labelled]
    boards = [partition(groups_of(texts, groups=wanted)) for wanted in range(3, 16)]
    for fewer, more in pairwise(boards):
        assert len(more - fewer) == 2
        assert len(fewer - more) == 1


@pytest.mark.parametrize("wanted", range(3, 16))
def test_a_small_meeting_too_gets_the_number_of_groups_that_was_asked(labelled, wanted):
    proposal = propose([note["text"] for note in labelled[::5]], groups=wanted)
    assert len(proposal.groups) == wanted
    assert len({group.name for group in proposal.groups}) == wanted


def test_another_process_answers_the_same_letter_for_letter(labelled):
    request = {"texts": [note["text"] for note in labelled], "groups": 13}
    code = (
        "import sys, json; from facilitation.grouping.job import answer; "
        "print(json.dumps(answer(json.load(sys.stdin))))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(request),
        env={**os.environ, "PYTHONHASHSEED": "4321"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == json.dumps(answer(request))
