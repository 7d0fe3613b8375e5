"""The clock of the server jumps, an hour back or a day ahead: the meeting goes on."""

from __future__ import annotations

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.people import Audience
from facilitation.domain.refusals import TooFast
from facilitation.services.guesses import WRONG_PER_MINUTE, Guesses
from facilitation.services.pacing import Pace
from tests.evening import Evening, new_id

HOUR, DAY = 3_600.0, 86_400.0

jumps = pytest.mark.parametrize("seconds", [-HOUR, DAY])


@jumps
def test_notes_keep_coming_and_screens_follow(
    evening: Evening, writing: str, seconds: float
) -> None:
    phone = evening.phone()
    first = phone.write(writing, "Meer bankjes")
    known = evening.projector.board()["revision"]

    evening.clock.forward(seconds)
    second = phone.write(writing, "Lage stoepen")
    news = evening.projector.board(known)

    assert [row["id"] for row in news["notes"]] == [second]
    assert news["revision"] > known
    assert [row["id"] for row in phone.own()["notes"]] == [first, second]


@jumps
def test_a_paused_timer_stands_where_it_stood(
    evening: Evening, writing: str, seconds: float
) -> None:
    evening.facilitator.give(p.SetTimer(seconds=300))
    evening.clock.forward(60)
    evening.facilitator.give(p.SetTimer(paused=True))

    evening.clock.forward(seconds)

    assert evening.facilitator.board()["timer"]["left_ms"] == 240_000


@jumps
def test_a_timer_is_right_again_once_the_facilitator_sets_it(
    evening: Evening, writing: str, seconds: float
) -> None:
    evening.facilitator.give(p.SetTimer(seconds=300))
    evening.clock.forward(seconds)

    evening.facilitator.give(p.SetTimer(seconds=120))
    evening.clock.forward(20)

    assert evening.phone().board()["timer"] == {
        **evening.facilitator.board()["timer"],
        "left_ms": 100_000,
        "running": True,
    }


@jumps
def test_what_was_written_before_the_jump_and_sent_after_it_arrives_while_the_step_is_open(
    evening: Evening, writing: str, seconds: float
) -> None:
    phone = evening.phone()
    evening.clock.forward(seconds)

    note = phone.write(writing, "Meer bankjes", age_ms=30_000)

    assert evening.row("notes", note).text == "Meer bankjes"


@jumps
def test_nobody_is_kept_waiting_by_the_jump(seconds: float) -> None:
    now = [1_795_000_000_000]
    pace = Pace(lambda: now[0])
    someone = new_id()
    for _ in range(20):
        pace.take(1, someone, Audience.PHONE)

    now[0] += round(seconds * 1000)
    for _ in range(10):
        pace.take(1, someone, Audience.PHONE)
    now[0] += 1000

    pace.take(1, someone, Audience.PHONE)


@jumps
def test_an_address_that_was_slowed_may_try_again_after_the_jump(seconds: float) -> None:
    guesses, now_ms = Guesses(), 1_795_000_000_000
    for _ in range(WRONG_PER_MINUTE):
        guesses.wrong("203.0.113.7", now_ms)
    with pytest.raises(TooFast):
        guesses.wrong("203.0.113.7", now_ms)

    guesses.wrong("203.0.113.7", now_ms + round(seconds * 1000))
