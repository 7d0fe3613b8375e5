"""The report of a rehearsal reads as plain words."""

import pytest

from facilitation.i18n import catalogue
from facilitation.rehearsal.report import Report, Timing, timing
from facilitation.rehearsal.wording import in_words, verdict

FINE = Report(
    phones=75,
    joined=75,
    refused={},
    join=Timing(75, 120.0, 400.0, 800.0, 1234.0),
    step="Ronde 3: wat is er nodig?",
    burst_seconds=10.0,
    notes=220,
    acknowledged=220,
    answers=Timing(220, 8.0, 12.0, 30.0, 31.0),
)


def with_changes(**changes: object) -> Report:
    fields = {name: getattr(FINE, name) for name in Report.__dataclass_fields__}
    return Report(**(fields | changes))


def test_a_rehearsal_that_holds_says_so_last() -> None:
    last = in_words(FINE).splitlines()[-1]

    assert last == "Het houdt: 75 telefoons schreven 220 briefjes. Er is niets kwijt."


def test_seconds_are_written_with_a_comma_in_dutch() -> None:
    assert "de langste 1,2 seconden" in in_words(FINE)


def test_a_lost_note_comes_first_in_the_verdict() -> None:
    told = verdict(with_changes(lost=2, refused={"unknown_code": 1}, joined=74))

    assert told.startswith("Let op: Briefjes kwijt: 2.")
    assert "Niet alle telefoons konden meedoen." in told


def test_without_an_open_step_the_report_says_that_nothing_was_written() -> None:
    told = in_words(with_changes(step=None, notes=0, first_step_with_notes="Ronde 1"))

    assert "Er staat nu geen stap open voor briefjes. De telefoons deden alleen mee." in told
    assert "De eerste stap met briefjes is: ‘Ronde 1’." in told


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert "Niet aangenomen: brand_new (3 keer)." in in_words(with_changes(errors={"brand_new": 3}))


def test_dutch_and_english_say_the_same_things() -> None:
    assert set(catalogue("nl", "rehearsal")) == set(catalogue("en", "rehearsal"))


@pytest.mark.parametrize("share", ["p50_ms", "p95_ms", "p99_ms", "max_ms"])
def test_percentiles_of_one_measurement_are_that_measurement(share: str) -> None:
    measured = timing([0.25])

    assert measured is not None
    assert getattr(measured, share) == 250.0


def test_percentiles_are_by_nearest_rank() -> None:
    measured = timing([n / 1000 for n in range(1, 101)])

    assert measured == Timing(100, 50.0, 95.0, 99.0, 100.0)
