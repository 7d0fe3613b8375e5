"""Chairs: who has one, who waits and who moves up."""

from __future__ import annotations

import random

import pytest

from facilitation.domain.registrations import (
    HOUR_MS,
    Registration,
    Seats,
    TooManySeats,
    answer_by_ms,
    coming,
    day_ends_ms,
    lapsing,
    moving_up,
    place_in_line,
    seats_of,
    with_seats,
)


def one(number: int, seats: int, *, waiting: bool = False) -> Registration:
    return Registration(id=str(number), at_ms=number, seats=seats, waiting=waiting)


def test_who_waits_takes_no_chair():
    assert seats_of(10, [one(1, 4), one(2, 3, waiting=True)]) == Seats(10, 4, 3)


def test_a_hall_that_became_smaller_has_nothing_left_rather_than_less():
    assert seats_of(3, [one(1, 4)]).left == 0


def test_the_first_in_line_that_fits_moves_up():
    line = [one(1, 8), one(2, 4, waiting=True), one(3, 2, waiting=True), one(4, 1, waiting=True)]

    assert [moved.id for moved in moving_up(10, line)] == ["3"]


def test_whoever_moved_up_has_yet_to_be_told():
    [moved] = moving_up(2, [one(1, 1, waiting=True)])

    assert (moved.waiting, moved.moved_up) == (False, True)


def test_a_place_in_line_counts_who_asked_before():
    line = [one(1, 5), one(2, 1, waiting=True), one(3, 1, waiting=True)]

    assert [place_in_line(line, mine) for mine in line[1:]] == [1, 2]


def test_who_waits_keeps_their_place_with_more_people():
    mine = one(2, 1, waiting=True)

    assert with_seats(1, [one(1, 1)], mine, 3) == one(2, 3, waiting=True)


@pytest.mark.parametrize(("seats", "fits"), [(1, True), (2, True), (3, False)])
def test_who_has_a_seat_gets_more_only_where_there_are(seats, fits):
    mine, others = one(2, 1), [one(1, 3)]
    if not fits:
        with pytest.raises(TooManySeats):
            with_seats(5, others, mine, seats)
        return
    assert with_seats(5, others, mine, seats).seats == seats


def test_less_is_always_possible_also_in_a_hall_that_is_too_full():
    assert with_seats(1, [one(1, 4)], one(2, 3), 2).seats == 2


def test_no_chair_is_ever_given_twice():
    chance = random.Random(36)
    for _ in range(300):
        line = [one(n, chance.randint(1, 6), waiting=True) for n in range(12)]
        chairs = chance.randint(1, 30)
        moved = moving_up(chairs, line)
        after = [*moved, *(rest for rest in line if rest.id not in {up.id for up in moved})]

        assert seats_of(chairs, after).taken <= chairs
        assert moving_up(chairs, after) == ()


def test_a_day_ends_where_people_live():
    assert day_ends_ms("2027-03-20") == 1_805_583_600_000
    assert day_ends_ms("") is None


# Who is asked -------------------------------------------------------------------------------------


def asked(number: int, until_ms: int) -> Registration:
    return Registration(id=str(number), at_ms=number, moved_up=True, until_ms=until_ms)


@pytest.mark.parametrize(
    ("hours_before_midnight", "to_answer"), [(200, 48), (76, 48), (70, 42), (30, 2), (1, 2)]
)
def test_there_are_two_days_to_answer_or_until_the_evening_before(hours_before_midnight, to_answer):
    ends = day_ends_ms("2027-03-20")
    now_ms = ends - hours_before_midnight * HOUR_MS

    assert answer_by_ms("2027-03-20", now_ms) == now_ms + to_answer * HOUR_MS


def test_without_a_day_there_are_two_days_to_answer():
    assert answer_by_ms("", 1_000) == 1_000 + 48 * HOUR_MS


def test_only_who_was_told_and_did_not_answer_in_time_loses_the_seat():
    known = [asked(1, 10), asked(2, 11), asked(3, 0), coming(asked(4, 10)), one(5, 1)]

    [late] = lapsing(known, 10)

    assert (late.id, late.waiting, late.moved_up, late.lapsed) == ("1", True, False, True)


def test_who_did_not_answer_is_not_asked_again_and_holds_up_nobody():
    [late] = lapsing([asked(1, 10)], 10)
    line = [late, one(2, 1, waiting=True)]

    assert [moved.id for moved in moving_up(1, line)] == ["2"]
    assert place_in_line(line, line[1]) == 1
