"""What a hall is sent, and when: answers and screens go before what goes to many."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from facilitation.background import Threads
from facilitation.domain.events import NoteChanged
from facilitation.domain.people import Audience, Who
from facilitation.live.broadcast import (
    AT_ONCE,
    BOARD_TURN_SECONDS,
    CALM_SECONDS,
    FLUSH_SECONDS,
    MANY_NOTES,
    MOST_MOMENTS,
    MOST_OWNS,
    PHONE_SECONDS,
    PHONES_PER_SECOND,
    TURN_SECONDS,
    Broadcaster,
)
from facilitation.live.connected import Connected, Register
from tests.evening import PLACE, Evening


class HandClock(Threads):
    """Threads whose time passes when a test says so, and that are all at rest in between."""

    def __init__(self) -> None:
        self._now = 0.0
        self._running = 0
        self._sleeping: dict[object, float] = {}
        self._changed = threading.Condition()

    def spawn(self, work: Callable[..., object], *arguments: Any) -> None:
        with self._changed:
            self._running += 1
        threading.Thread(target=self._run, args=(work, *arguments), daemon=True).start()

    def _run(self, work: Callable[..., object], *arguments: Any) -> None:
        try:
            work(*arguments)
        finally:
            self._rest()

    def _rest(self) -> None:
        with self._changed:
            self._running -= 1
            self._changed.notify_all()

    def sleep(self, seconds: float) -> None:
        me = object()
        with self._changed:
            self._sleeping[me] = self._now + seconds
        self._rest()
        with self._changed:
            self._changed.wait_for(lambda: me not in self._sleeping)

    def let_pass(self, seconds: float) -> None:
        until = self._now + seconds
        while (moment := self._next()) <= until + 1e-9:
            self._go_to(moment)
        self._now = until

    def _next(self) -> float:
        with self._changed:
            self._changed.wait_for(lambda: self._running == 0)
            return min(self._sleeping.values(), default=float("inf"))

    def _go_to(self, moment: float) -> None:
        with self._changed:
            self._now = moment
            awake = [one for one, due in self._sleeping.items() if due <= moment + 1e-9]
            for one in awake:
                del self._sleeping[one]
            self._running += len(awake)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._running == 0)


class Hall:
    """A broadcaster on a real workshop, and what it sent: namespace, to whom, which message."""

    def __init__(self, evening: Evening) -> None:
        self.clock, self.evening = HandClock(), evening
        self.register = Register()
        self.sent: list[tuple[str, str]] = []
        self.broadcaster = Broadcaster(evening.workshops, PLACE, self.register, self.clock)
        self.broadcaster.emit = self._emit

    def _emit(self, namespace: str, to: Any, event: str, content: Any) -> None:
        several = [to] if isinstance(to, str) else to
        self.sent.extend((namespace, event) for _ in several)

    def seat(self, audience: Audience, author: str, sid: str) -> None:
        self.register.add(Connected(sid, Who(self.evening.id, audience), author))

    def wrote(self, *authors: str) -> None:
        revision = self.evening.workshop.revision
        self.broadcaster.changed(self.evening.id, revision, [NoteChanged(participants=authors)])

    def count(self, namespace: str, event: str) -> int:
        return self.sent.count((namespace, event))


@pytest.fixture
def hall(evening: Evening) -> Hall:
    return Hall(evening)


def writers(hall: Hall, how_many: int) -> list[str]:
    authors = [hall.evening.phone().author for _ in range(how_many)]
    for number, author in enumerate(authors):
        hall.seat(Audience.PHONE, author, f"phone {number}")
    return authors


def test_who_writes_sees_it_among_their_own_things_within_one_flush(hall: Hall) -> None:
    hall.wrote(*writers(hall, 2))

    hall.clock.let_pass(FLUSH_SECONDS)
    hall.clock.let_pass(TURN_SECONDS)

    assert (hall.count("/phone", "own"), hall.count("/phone", "board")) == (2, 0)


def test_when_many_write_at_once_their_own_things_come_with_the_numbers(hall: Hall) -> None:
    many = MOST_OWNS + 1
    hall.wrote(*writers(hall, many))

    hall.clock.let_pass(FLUSH_SECONDS)
    at_once = hall.count("/phone", "own")
    hall.clock.let_pass(2 * PHONE_SECONDS)

    assert at_once == 0
    assert (hall.count("/phone", "own"), hall.count("/phone", "board")) == (many, many)


def test_others_get_a_turn_while_a_hall_is_sent_its_numbers(hall: Hall) -> None:
    for number in range(30):
        hall.seat(Audience.PHONE, f"somebody {number}", f"phone {number}")
    hall.wrote()

    sent = []
    hall.clock.let_pass(PHONE_SECONDS)
    for _ in range(3):
        sent.append(hall.count("/phone", "board"))
        hall.clock.let_pass(TURN_SECONDS)

    assert sent == [AT_ONCE, 2 * AT_ONCE, 3 * AT_ONCE]


def test_numbers_wait_while_people_write_but_not_for_ever(hall: Hall) -> None:
    authors = writers(hall, MOST_OWNS + 1)
    hall.wrote(*authors)
    hall.clock.let_pass(PHONE_SECONDS - CALM_SECONDS)
    for _ in range(MOST_MOMENTS - 1):
        hall.wrote(*authors)
        hall.clock.let_pass(CALM_SECONDS)
    while_they_write = hall.count("/phone", "board")

    hall.wrote(*authors)
    hall.clock.let_pass(CALM_SECONDS)
    hall.clock.let_pass(PHONE_SECONDS - CALM_SECONDS)

    assert while_they_write == 0
    assert hall.count("/phone", "board") == len(authors)


def test_a_large_hall_is_sent_its_numbers_less_often(hall: Hall) -> None:
    for number in range(2 * PHONES_PER_SECOND):
        hall.seat(Audience.PHONE, f"somebody {number}", f"phone {number}")
    hall.wrote()

    hall.clock.let_pass(2 * PHONE_SECONDS - FLUSH_SECONDS)
    early = hall.count("/phone", "board")
    hall.clock.let_pass(FLUSH_SECONDS)

    assert early == 0
    assert hall.count("/phone", "board") > 0


def test_a_projector_does_not_wait_until_every_phone_has_its_numbers(hall: Hall) -> None:
    for number in range(200):
        hall.seat(Audience.PHONE, f"somebody {number}", f"phone {number}")
    hall.seat(Audience.PROJECTOR, "screen", "screen")
    hall.wrote()
    hall.clock.let_pass(PHONE_SECONDS - FLUSH_SECONDS / 2)
    before = hall.count("/projector", "board")

    hall.wrote()
    hall.clock.let_pass(FLUSH_SECONDS)

    assert hall.count("/projector", "board") == before + 1
    assert 0 < hall.count("/phone", "board") < 200


def test_others_get_a_turn_between_large_boards_and_every_screen_gets_all(hall: Hall) -> None:
    phone = hall.evening.phone()
    step = hall.evening.go_to("ideas")
    for number in range(MANY_NOTES + 1):
        phone.write(step, f"Bankjes {number}")
    screens = (Audience.PROJECTOR, Audience.FACILITATOR, Audience.TEAM)
    for audience in screens:
        hall.seat(audience, audience, audience)
    hall.wrote()

    sent = []
    hall.clock.let_pass(FLUSH_SECONDS)
    for _ in range(100):
        there = [hall.count(f"/{audience}", "board") for audience in screens]
        sent += [there] if there not in sent else []
        hall.clock.let_pass(BOARD_TURN_SECONDS)

    assert sent == [[0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 1, 1]]


def test_small_boards_of_all_screens_go_out_together(hall: Hall) -> None:
    screens = (Audience.PROJECTOR, Audience.FACILITATOR, Audience.TEAM)
    for audience in screens:
        hall.seat(audience, audience, audience)
    hall.wrote()

    hall.clock.let_pass(FLUSH_SECONDS)

    assert [hall.count(f"/{audience}", "board") for audience in screens] == [1, 1, 1]
