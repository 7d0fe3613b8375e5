from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.funding import Funding, Pot, Score, divide
from facilitation.domain.money import LeftoverRule, TieRule

NEXT, STAYS = LeftoverRule.NEXT_THAT_FITS, LeftoverRule.STAYS_IN_POT
votes = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 12)), min_size=1, max_size=6)
pots = st.builds(Pot, st.integers(0, 30), st.sampled_from(TieRule), st.sampled_from(LeftoverRule))


def scores(given_votes: list[tuple[int, int]]) -> list[Score]:
    return [Score(f"p{n}", total, cost) for n, (total, cost) in enumerate(given_votes)]


def drawn_to_the_end(plans: list[Score], pot: Pot) -> Funding:
    """Draw lots, always the first that can be drawn, until nothing is left to draw."""
    outcome = divide(plans, pot)
    while outcome.to_draw:
        lots = (*outcome.drawn, outcome.to_draw[0])
        pot = Pot(pot.amount, pot.tie_rule, pot.leftover_rule, lots)
        outcome = divide(plans, pot)
    return outcome


@given(votes, pots)
def test_no_more_is_spent_than_there_is(given_votes, pot) -> None:
    outcome = drawn_to_the_end(scores(given_votes), pot)

    assert 0 <= outcome.spent <= pot.amount
    assert outcome.left == pot.amount - outcome.spent


@given(votes, pots)
def test_a_plan_that_nobody_chose_gets_nothing(given_votes, pot) -> None:
    plans = scores(given_votes)

    outcome = drawn_to_the_end(plans, pot)

    assert all(plan.total > 0 for plan in plans if plan.id in outcome.funded)


@given(votes, pots)
def test_drawing_lots_comes_to_an_end_and_each_plan_has_one_outcome(given_votes, pot) -> None:
    plans = scores(given_votes)

    outcome = drawn_to_the_end(plans, pot)

    assert not outcome.to_draw
    assert not outcome.waiting
    assert len(set(outcome.funded)) == len(outcome.funded)
    assert {outcome.outcome(plan.id) for plan in plans} <= {"funded", "not_funded"}


@given(votes, pots)
def test_a_plan_with_fewer_votes_never_gets_money_that_one_with_more_could_have_had(
    given_votes, pot
) -> None:
    plans = scores(given_votes)

    outcome = drawn_to_the_end(plans, pot)

    for plan in plans:
        if plan.total and plan.id not in outcome.funded:
            above = sum(
                one.cost for one in plans if one.id in outcome.funded and one.total >= plan.total
            )
            fits = plan.cost <= pot.amount - above
            assert not fits or pot.leftover_rule is STAYS


@given(votes, st.integers(0, 30), st.sampled_from(TieRule))
def test_what_stays_in_the_pot_is_never_less_than_what_the_next_plan_would_leave(
    given_votes, amount, tie_rule
) -> None:
    plans = scores(given_votes)

    moves_on = drawn_to_the_end(plans, Pot(amount, tie_rule, NEXT))
    stays = drawn_to_the_end(plans, Pot(amount, tie_rule, STAYS))

    if len({plan.total for plan in plans}) == len(plans):
        assert stays.left >= moves_on.left
        assert set(stays.funded) <= set(moves_on.funded)


@given(votes, pots)
def test_lots_are_only_drawn_where_they_make_a_difference(given_votes, pot) -> None:
    plans = scores(given_votes)
    outcome = divide(plans, pot)

    if not outcome.to_draw:
        orders = permutations(plan.id for plan in plans)
        results = {
            frozenset(
                drawn_to_the_end(
                    plans, Pot(pot.amount, pot.tie_rule, pot.leftover_rule, tuple(order))
                ).funded
            )
            for order in list(orders)[:24]
        }
        assert results == {frozenset(outcome.funded)}


@given(votes, pots)
def test_below_a_tie_nothing_is_decided_before_the_draw(given_votes, pot) -> None:
    plans = scores(given_votes)

    outcome = divide(plans, pot)

    if outcome.to_draw:
        tied = next(plan.total for plan in plans if plan.id in outcome.to_draw)
        below = {plan.id for plan in plans if 0 < plan.total < tied}
        assert set(outcome.waiting) == below
        assert not below & set(outcome.funded)


def test_the_plan_that_is_drawn_first_gets_the_money() -> None:
    plans = [Score("a", 5, 6), Score("b", 5, 6), Score("c", 2, 1)]

    outcome = divide(plans, Pot(8, drawn=("b",)))

    assert outcome.funded == ("b", "c")
    assert outcome.left == 1
