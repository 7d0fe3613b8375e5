from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.plans import number_order, plan_number


@given(st.lists(st.one_of(st.none(), st.integers(1, 12)), max_size=80))
def test_plan_numbers_are_never_used_twice(themes) -> None:
    used: list[str] = []
    for theme in themes:
        used.append(plan_number(theme, used))

    assert len(set(used)) == len(used)
    assert all(
        number.startswith(str(theme)) for theme, number in zip(themes, used, strict=True) if theme
    )


def test_a_theme_with_more_than_twenty_six_plans_goes_on() -> None:
    used: list[str] = []
    for _ in range(28):
        used.append(plan_number(2, used))

    assert used[:2] == ["2a", "2b"]
    assert used[25:] == ["2z", "2aa", "2ab"]


def test_plans_stand_in_the_order_of_their_numbers() -> None:
    assert sorted(["10a", "2b", "1", "2a"], key=number_order) == ["1", "2a", "2b", "10a"]
