"""A simulated phone comes back as a real one does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitation.rehearsal import connection as c
from facilitation.rehearsal.connection import pause_before

BROWSER = Path("static/js/lib/connection.js")


def test_it_knocks_with_the_settings_of_the_browser() -> None:
    names = ("reconnectionDelay", "reconnectionDelayMax", "randomizationFactor")
    said = [float(re.findall(rf"\b{name}: ([\d.]+)", BROWSER.read_text())[0]) for name in names]

    ours = [c.COMING_BACK_SECONDS * 1000, c.LONGEST_PAUSE_SECONDS * 1000, c.SPREAD]

    assert ours == said


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.5, 1.0])
def test_no_pause_is_longer_than_the_longest(chance: float) -> None:
    pauses = [pause_before(knock, chance) for knock in range(2000)]

    assert max(pauses) == c.LONGEST_PAUSE_SECONDS
    assert pauses == sorted(pauses)


def test_the_first_pauses_differ_from_phone_to_phone() -> None:
    assert [pause_before(0, chance) for chance in (0.0, 0.5, 1.0)] == [0.25, 0.5, 0.75]
    assert [pause_before(1, chance) for chance in (0.0, 0.5, 1.0)] == [0.5, 1.0, 1.0]
