import random

from hypothesis import given
from hypothesis import strategies as st

from facilitation.rehearsal.choosing import affordable

costs = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12))


@given(costs, st.integers(0, 30), st.integers())
def test_what_somebody_chooses_can_be_paid_and_nothing_more_would_fit(asks, amount, seed) -> None:
    chosen = affordable(asks, amount, "hall", random.Random(seed))

    spent = sum(asks[plan] for plan in chosen)
    left = [cost for plan, cost in asks.items() if plan not in chosen]
    assert spent <= amount
    assert all(cost > amount - spent for cost in left)
