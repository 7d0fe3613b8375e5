import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.ballots import (
    Choosing,
    checked_allocation,
    checked_picks,
    method_of,
)
from facilitation.domain.refusals import Refusal
from facilitation.domain.runsheets import Method, StepPlan

PLANS = "abcdef"
ballots = st.dictionaries(st.sampled_from(PLANS + "?"), st.integers(0, 12))
costs = st.fixed_dictionaries({plan: st.integers(1, 12) for plan in PLANS})
euros = st.integers(0, 40)


def accepted(ballot: dict[str, int], choosing: Choosing) -> dict[str, int] | None:
    try:
        return checked_allocation(ballot, choosing)
    except Refusal:
        return None


@given(ballots, st.sampled_from(list(Method)), st.integers(1, 6), costs, euros)
def test_what_is_accepted_is_what_was_given_without_zeros(ballot, method, points, asks, amount):
    taken = accepted(ballot, Choosing(method, PLANS, points, asks, amount))

    given_something = {plan: n for plan, n in ballot.items() if n}
    assert taken in (None, given_something)
    assert taken is None or "?" not in taken


@given(ballots, st.integers(1, 6))
def test_dots_are_accepted_exactly_when_there_are_enough_of_them(ballot, dots) -> None:
    taken = accepted(ballot, Choosing(Method.DOTS, PLANS, dots))

    assert (taken is not None) == (not ballot.get("?") and sum(ballot.values()) <= dots)


@given(ballots, st.integers(1, 6))
def test_picks_are_different_and_no_more_than_allowed(ballot, most) -> None:
    taken = accepted(ballot, Choosing(Method.PICK, PLANS, most))

    if taken is not None:
        assert len(taken) <= most
        assert set(taken.values()) <= {1}


@given(ballots)
def test_a_top_three_has_one_of_each_place_from_the_first_on(ballot) -> None:
    taken = accepted(ballot, Choosing(Method.TOP3, PLANS))

    places = sorted((n for n in ballot.values() if n), reverse=True)
    fits = places in ([], [3], [3, 2], [3, 2, 1]) and not ballot.get("?")
    assert (taken is not None) == fits


@given(ballots, costs, euros)
def test_whole_plans_are_accepted_exactly_when_they_fit_in_the_money(ballot, asks, amount):
    taken = accepted(ballot, Choosing(Method.BUDGET_PLANS, PLANS, costs=asks, amount=amount))

    chosen = [plan for plan, n in ballot.items() if n]
    whole = all(ballot[plan] == 1 and plan in asks for plan in chosen)
    assert (taken is not None) == (whole and sum(asks[plan] for plan in chosen) <= amount)


@given(ballots, costs, euros)
def test_free_amounts_stay_within_the_money_and_within_each_plan(ballot, asks, amount) -> None:
    taken = accepted(ballot, Choosing(Method.BUDGET_AMOUNTS, PLANS, costs=asks, amount=amount))

    fits = all(not n or n <= asks.get(plan, -1) for plan, n in ballot.items())
    assert (taken is not None) == (fits and sum(ballot.values()) <= amount)


@given(st.lists(st.sampled_from(PLANS), max_size=9), st.integers(1, 6))
def test_a_table_agrees_on_different_plans_and_no_more_than_it_may(picks, most) -> None:
    choosing = Choosing(Method.TABLE_CONSENSUS, PLANS, most)

    if len(set(picks)) > most:
        with pytest.raises(Refusal) as refused:
            checked_picks(picks, choosing)
        assert (refused.value.code, refused.value.params) == ("too_many_picks", {"limit": most})
    else:
        assert sorted(checked_picks(picks, choosing)) == sorted(set(picks))


@given(costs, euros)
def test_too_much_money_says_how_much_too_much(asks, amount) -> None:
    ballot = dict.fromkeys(PLANS, 1)
    over = sum(asks.values()) - amount

    choosing = Choosing(Method.BUDGET_PLANS, PLANS, costs=asks, amount=amount)

    if over > 0:
        with pytest.raises(Refusal) as refused:
            checked_allocation(ballot, choosing)
        assert refused.value.params == {"amount": amount, "over": over}
    else:
        assert checked_allocation(ballot, choosing) == ballot


@pytest.mark.parametrize(
    ("fields", "method"),
    [
        ({"kind": "vote", "dots": 5}, "dots"),
        ({"kind": "vote", "pick": 2}, "pick"),
        ({"kind": "vote", "method": Method.TOP3}, "top3"),
        ({"kind": "budget"}, "budget_plans"),
        ({"kind": "budget", "method": Method.BUDGET_AMOUNTS}, "budget_amounts"),
        ({"kind": "talk", "collect": "table_choice", "pick": 5}, "table_consensus"),
    ],
)
def test_a_step_shows_its_method(fields, method) -> None:
    rest = {"chapter": "", "min": 5, "shortest": 5, "title": "", "text": "", "by": "person"}

    assert method_of(StepPlan(**rest, **fields)) == method
