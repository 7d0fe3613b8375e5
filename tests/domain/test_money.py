import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.money import as_euros, euros_in


@pytest.mark.parametrize(
    "text",
    ["€ 20.000", "€\u00a020.000", "20000", "20.000 euro", "€ 20.000,-", "€20.000,00", "20 000"],
)
def test_an_amount_is_understood_as_people_write_it(text) -> None:
    assert euros_in(text) == 20_000


@pytest.mark.parametrize("text", ["", "veel", "€ 10 tot € 20", "1.2.3", "99.999.999.999"])
def test_what_is_no_single_amount_is_none(text) -> None:
    assert euros_in(text) is None


@given(st.integers(0, 1_000_000_000))
def test_an_amount_that_was_written_can_be_read_again(euros) -> None:
    assert euros_in(as_euros(euros)) == euros
