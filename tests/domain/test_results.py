from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.answers import Ballot
from facilitation.domain.results import MERGED, ranked, split_by_group

ROLES = ("resident", "professional", "municipality", "volunteer", "undisclosed", None)
roles = st.lists(st.sampled_from(ROLES), max_size=60)


def ballots(given_roles: list[str | None]) -> list[Ballot]:
    return [
        Ballot(str(number), "13-vote", 0, {"a": 1}, None, role)
        for number, role in enumerate(given_roles)
    ]


@given(roles, st.integers(5, 8))
def test_no_group_that_is_shown_is_smaller_than_allowed(given_roles, smallest) -> None:
    groups = split_by_group(ballots(given_roles), len(given_roles), smallest)

    assert all(len(members) >= smallest for members in groups.values())
    assert len(groups) != 1


@given(roles)
def test_what_is_left_out_of_a_split_is_never_a_small_group(given_roles) -> None:
    groups = split_by_group(ballots(given_roles), len(given_roles), 5)

    shown = sum(len(members) for members in groups.values())
    said = [role for role in given_roles if role not in (None, "undisclosed")]
    assert shown in (0, len(said))


@given(roles)
def test_a_group_that_went_into_the_rest_is_never_shown_apart(given_roles) -> None:
    groups = split_by_group(ballots(given_roles), len(given_roles), 5)

    sizes = Counter(role for role in given_roles if role not in (None, "undisclosed"))
    together = {ballot.role for ballot in groups.get(MERGED, ())}
    assert not together & set(groups)
    assert all(sizes[role] == len(groups[role]) for role in groups if role != MERGED)


@given(roles)
def test_a_split_needs_a_group_on_eighty_percent_of_all_ballots(given_roles) -> None:
    groups = split_by_group(ballots(given_roles), len(given_roles), 5)

    said = sum(role not in (None, "undisclosed") for role in given_roles)
    if said < 0.8 * len(given_roles):
        assert groups == {}


totals = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9))


@given(totals, totals)
def test_ranks_follow_totals_and_equal_totals_share_one(phones, paper) -> None:
    rows = ranked("abcdef", {"device": phones, "paper": paper})

    assert sum(row.total for row in rows) == sum(phones.values()) + sum(paper.values())
    for one in rows:
        assert one.rank == 1 + sum(other.total > one.total for other in rows)
        assert one.tied == (sum(other.total == one.total for other in rows) > 1)
        assert sum(one.by_source.values()) == one.total
