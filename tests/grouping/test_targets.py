import numpy as np

from facilitation.grouping.lexicon import read_lexicon
from facilitation.grouping.scoring import ConceptScores
from facilitation.grouping.targets import Field, Target, shape

CONCEPTS = ("dieren/dieren", "kosten/geld", "water/water")
NEAR = (frozenset({"dieren", "water"}),)


def field_of(*counts):
    """Notes that each speak of one concept: so many of each."""
    rows = np.repeat(np.eye(len(CONCEPTS)), counts, axis=0)
    return Field(ConceptScores(CONCEPTS, rows), np.zeros((len(rows), 0)), np.full(len(rows), -1))


def shaped(field, near):
    targets = [Target(each.partition("/")[0], (each,)) for each in CONCEPTS]
    return {each.key for each in shape(field, targets, near) if not each.dead}


def test_a_group_that_is_too_small_joins_a_near_one_under_both_names():
    assert shaped(field_of(3, 3, 1), NEAR) == {"dieren+water", "kosten"}


def test_two_groups_that_are_too_small_make_one_that_is_not():
    assert shaped(field_of(1, 3, 1), NEAR) == {"dieren+water", "kosten"}


def test_a_group_that_is_too_small_dissolves_where_nothing_is_near():
    assert shaped(field_of(3, 1, 3), NEAR) == {"dieren", "water"}
    assert shaped(field_of(3, 3, 1), ()) == {"dieren", "kosten"}


def test_what_the_packs_call_near_are_themes_and_concepts_that_there_are():
    lexicon = read_lexicon()
    lines = [*lexicon.lines, *(line for pack in lexicon.packs for line in pack.lines)]
    known = {line.concept for line in lines} | {line.concept.partition("/")[0] for line in lines}
    for pack in lexicon.packs:
        assert {each for near in pack.near for each in near} <= known
