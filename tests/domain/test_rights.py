"""Rights and places, without anything around them."""

import pytest

from facilitation.domain.neighbourhoods import (
    Level,
    Neighbourhood,
    as_tree,
    inside_of,
    usual_settings,
)
from facilitation.domain.rights import Action, Right, may, strongest

#: What a municipality may never do: it would change residents' words or results (R3, R89).
NOT_FOR_A_MUNICIPALITY = {
    Action.HAND_OUT_LINKS,
    Action.IMPORT_WORKSHOP,
    Action.EDIT_PLAN,
    Action.CHANGE_PLAN_STATE,
    Action.SEE_CONTACTS,
    Action.CHANGE_NEIGHBOURHOOD,
    Action.GIVE_RIGHTS,
    Action.READ_AUDIT,
}


def place(name: str, parent: str | None = None) -> Neighbourhood:
    return Neighbourhood(name, parent, Level.BUURT, name)


TREE = [place("wijk"), place("b", "wijk"), place("a", "wijk"), place("straat", "a"), place("z")]


def test_a_municipality_organises_and_answers_and_that_is_all():
    assert {action for action in Action if not may(Right.ANSWER, action)} == NOT_FOR_A_MUNICIPALITY
    assert may(Right.ANSWER, Action.PREPARE_WORKSHOP)
    assert may(Right.ANSWER, Action.RESPOND)


def test_of_several_rights_the_strongest_holds():
    assert strongest([Right.READ, Right.LEAD, Right.ANSWER]) is Right.LEAD
    assert strongest([]) is None


def test_a_tree_is_drawn_with_each_place_below_what_it_lies_in():
    drawn = [(depth, one.id) for depth, one in as_tree(TREE)]

    assert drawn == [(0, "wijk"), (1, "a"), (2, "straat"), (1, "b"), (0, "z")]


def test_a_place_whose_surroundings_are_hidden_is_drawn_at_the_top():
    assert [(depth, one.id) for depth, one in as_tree(TREE[2:4])] == [(0, "a"), (1, "straat")]


@pytest.mark.parametrize(("root", "inside"), [("wijk", {"wijk", "a", "b", "straat"}), ("z", {"z"})])
def test_everything_inside_a_place_is_found(root, inside):
    assert set(inside_of(root, TREE)) == inside


@pytest.mark.parametrize(
    ("level", "word", "label"),
    [
        (Level.WIJK, "wijk", "wijkagenda"),
        (Level.DORP, "dorp", "dorpsplan"),
        (Level.BUURT, "buurt", "buurtagenda"),
        (Level.OWN, "buurt", "buurtagenda"),
    ],
)
def test_words_fit_the_kind_of_place(level, word, label):
    settings = usual_settings(level)
    assert (settings.place_word, settings.plan_label) == (word, label)
