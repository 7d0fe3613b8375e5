"""How PostgreSQL is waited for."""

from __future__ import annotations

import socket
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import pytest

pytest.importorskip("psycopg")

from psycopg.waiting import Ready, Wait

from facilitation.storage import line as module
from facilitation.storage.line import LOOKED_AT, PATIENCE_MS, Line


@dataclass
class Kernel:
    """A poll that says what we want, and how often it was asked."""

    events: int = module.POLLIN
    asked: int = 0
    registered: list[int] = field(default_factory=list)

    def register(self, line: int, mask: int, /) -> None:
        self.registered.append(mask)

    def poll(self, milliseconds: int, /) -> list[tuple[int, int]]:
        self.asked += 1
        return [(0, self.events)] if self.events else []


@pytest.fixture
def readable() -> Iterator[int]:
    """A line on which something waits to be read."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.send(b"an answer")
        yield ours.fileno()


def asking(heard: list[int]) -> Generator[Wait, Ready | int, str]:
    """As psycopg asks: wait until it can be sent, then until there is an answer."""
    heard.append((yield Wait.RW))
    heard.append((yield Wait.R))
    return "answer"


def test_what_comes_at_once_is_waited_for_by_the_kernel_alone() -> None:
    heard: list[int] = []
    nowhere = -1  # waiting in turn with others would fail on this line

    assert Line(Kernel).wait(asking(heard), nowhere) == "answer"
    assert heard == [Ready.R, Ready.R]


def test_what_does_not_come_at_once_is_waited_for_in_turn_with_others(readable: int) -> None:
    heard: list[int] = []

    assert Line(lambda: Kernel(events=0)).wait(asking(heard), readable, 0.1) == "answer"
    assert all(heard)


def test_a_line_that_broke_is_ready_for_whatever_was_wanted() -> None:
    heard: list[int] = []

    Line(lambda: Kernel(events=8)).wait(asking(heard), -1)

    assert heard == [Ready.RW, Ready.RW]


def test_a_database_far_away_is_not_tried_first_until_it_is_near_again(
    monkeypatch: pytest.MonkeyPatch, readable: int
) -> None:
    now, kernel = [0.0], Kernel()
    monkeypatch.setattr(module.time, "perf_counter", lambda: now[0])
    line = Line(lambda: kernel)

    def answers_after(seconds: float, times: int) -> None:
        def slowly() -> Generator[Wait, Ready | int, None]:
            now[0] += seconds
            yield Wait.R

        for _ in range(times):
            line.wait(slowly(), readable, 0.1)

    answers_after(10 * PATIENCE_MS / 1000, LOOKED_AT)
    first = kernel.asked
    answers_after(10 * PATIENCE_MS / 1000, LOOKED_AT)
    far = kernel.asked
    answers_after(0.0, 2 * LOOKED_AT)

    assert first == far == 1
    assert kernel.asked > far
    assert line.is_near
