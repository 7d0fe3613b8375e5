import pytest

from facilitation.grouping.proposal import Placement, Proposal
from tests.bench.grouping_effort import (
    after_hand_moves,
    effort,
    labels_of,
    mistakes,
    notes_read,
    second_choice_share,
)

NAMES = {"a": "Groen", "b": "Groen en bomen", "c": "Verkeer"}


def proposal(*placed):
    placements = tuple(
        Placement(group=group, confidence=confidence, second=second, why=())
        for group, confidence, second in placed
    )
    return Proposal(placements, (), covered=True)


def test_a_sorting_that_is_the_persons_own_takes_no_effort():
    left = effort(["a", "a", "c", "loose"], NAMES, ["Groen", "Groen", "Verkeer", "overig"])
    assert left.share == 0


@pytest.mark.parametrize(
    ("labels", "themes", "counted"),
    [
        (["a", "a", "b", "b"], ["Groen"] * 4, {"merges": 1}),
        (["c", "c"], ["Groen", "Groen"], {"renames": 1}),
        (["a", "a", "a"], ["Groen", "Groen", "Zorg"], {"moves": 1, "made": 1}),
        (["a", "a", "a"], ["Groen", "Groen", "overig"], {"moves": 1}),
        (["a", "a", "loose"], ["Groen", "Groen", "Groen"], {"moves": 1}),
        (["c", "c"], ["overig", "los"], {"moves": 2}),
    ],
)
def test_every_action_is_counted(labels, themes, counted):
    left = effort(labels, NAMES, themes)
    found = {each: getattr(left, each) for each in ("moves", "merges", "renames", "made")}
    assert {each: count for each, count in found.items() if count} == counted
    assert left.share == sum(counted.values()) / len(labels)


def test_of_merged_groups_one_fitting_name_is_enough():
    left = effort(["a", "b", "c"], NAMES, ["Groen", "Groen", "Groen"])
    assert (left.merges, left.renames) == (2, 0)


def test_the_least_certain_mistake_is_found_first():
    made = proposal(("a", 0.9, None), ("a", 0.8, None), ("a", 0.5, "c"), ("a", 0.2, "c"))
    themes = ["Groen", "Groen", "Verkeer", "Zorg"]
    assert mistakes(made, themes) == [3, 2]


def test_a_hand_move_is_obeyed_and_changes_nothing_else():
    made = proposal(("a", 0.9, None), ("a", 0.8, None), ("a", 0.2, "c"), ("c", 0.9, None))
    themes = ["Groen", "Groen", "Verkeer", "Verkeer"]
    assert labels_of(made) == ["a", "a", "a", "c"]
    assert after_hand_moves(made, themes, 1) == ["a", "a", "c", "c"]


def test_a_theme_without_a_group_is_made_by_hand_and_needs_no_other_name():
    made = proposal(("a", 0.9, None), ("a", 0.8, None), ("a", 0.2, None))
    themes = ["Groen", "Groen", "Zorg"]
    moved = after_hand_moves(made, themes, 1)
    assert len(set(moved)) == 2
    assert effort(moved, NAMES, themes).share == 0


def test_a_misfit_is_moved_to_the_loose_pile():
    made = proposal(("a", 0.9, None), ("a", 0.8, None), ("a", 0.1, None))
    assert after_hand_moves(made, ["Groen", "Groen", "overig"], 5) == ["a", "a", "loose"]


def test_one_reads_all_notes_when_there_are_fewer_mistakes():
    made = proposal(("a", 0.9, None), ("a", 0.1, None))
    assert notes_read(made, ["Groen", "Groen"]) == 2


def test_the_second_choice_is_counted_among_mistakes_only():
    made = proposal(("a", 0.9, "c"), ("a", 0.8, None), ("a", 0.2, "c"), ("c", 0.9, "a"))
    assert second_choice_share(made, ["Groen", "Groen", "Verkeer", "Verkeer"]) == 1.0
