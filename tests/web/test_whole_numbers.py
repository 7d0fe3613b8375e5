"""What people type where a number is asked."""

import pytest

from facilitation.web.whole_numbers import LARGEST, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), (" 12 ", 12), (str(LARGEST), LARGEST)])
def test_a_number_is_read(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "twaalf", "-1", "1,5", "²", str(LARGEST + 1), "9" * 5_000])
def test_what_is_no_number_or_too_large_is_none(text):
    assert whole_number(text) is None


def test_a_number_above_the_most_is_none():
    assert whole_number("7", 6) is None
    assert whole_number("6", 6) == 6
