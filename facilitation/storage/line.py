"""How PostgreSQL is waited for: on the loop while it answers at once, else in turn with others
(decision 0040)."""

import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from select import POLLIN, POLLOUT
from typing import Any, Protocol, TypeVar

from psycopg import Connection, waiting
from psycopg.waiting import Ready, Wait

T = TypeVar("T")

#: Longer than a question to a database that is near, shorter than anybody notices.
PATIENCE_MS = 1
#: Questions that are looked back at; one that takes long says nothing of the next.
LOOKED_AT = 15
#: What psycopg waits for, in the kernel's words.
MASKS: Mapping[int, int] = {Wait.R: POLLIN, Wait.W: POLLOUT, Wait.RW: POLLIN | POLLOUT}
#: What the line is ready for. One that broke is ready for everything: psycopg finds out by trying.
READY: Mapping[int, int] = {Ready.R: ~POLLOUT, Ready.W: ~POLLIN}

#: psycopg's way to ask: it says what it waits for, and is told what the line is ready for.
Asking = Generator[Wait, Ready | int, T]


class Poll(Protocol):
    """The kernel's own poll, which holds up the loop."""

    def register(self, line: int, mask: int, /) -> None:
        """Look at this line."""

    def poll(self, milliseconds: int, /) -> list[tuple[int, int]]:
        """The lines that are ready within this time, and for what."""


class Line:
    """Measures every answer. A wait that others take turns in costs three times as much processor
    as the kernel's own, so that is tried first as long as the database is near."""

    def __init__(self, poll: Callable[[], Poll]) -> None:
        self._poll = poll
        self._took: deque[float] = deque(maxlen=LOOKED_AT)

    def wait_for_all(self) -> None:
        """Every connection to PostgreSQL in this process is waited for like this."""
        waiting.wait = self.wait

    @property
    def is_near(self) -> bool:
        """Whether the middle one of the last answers came soon; a new line is thought well of."""
        took = sorted(self._took)
        return not took or took[len(took) // 2] <= PATIENCE_MS / 1000

    def wait(
        self, gen: Asking[T], fileno: int, interval: float = 0.0, timeout: float | None = None
    ) -> T:
        """Until psycopg has its answer; called as `psycopg.waiting.wait` is."""
        began = time.perf_counter()
        asking = self._at_once(gen, fileno) if timeout is None and self.is_near else gen
        try:
            return waiting.wait_selector(asking, fileno, interval, timeout)
        finally:
            self._took.append(time.perf_counter() - began)

    def _at_once(self, asking: Asking[T], line: int) -> Asking[T]:
        """What is ready within a moment nobody else hears of."""
        try:
            wanted = next(asking)
            while True:
                ready = self._ready(line, wanted)
                wanted = asking.send(ready or (yield wanted))
        except StopIteration as done:
            answer: T = done.value
            return answer

    def _ready(self, line: int, wanted: Wait) -> int:
        poll = self._poll()
        poll.register(line, MASKS[wanted])
        found = poll.poll(PATIENCE_MS)
        if not found:
            return 0
        (_, events), *_ = found
        return sum(ready for ready, mask in READY.items() if events & mask)

    def is_quiet(self, connection: Connection[Any]) -> bool:
        """Whether nothing came that nobody asked for: a database that ends says so."""
        if connection.closed:
            return False
        poll = self._poll()
        poll.register(connection.fileno(), POLLIN)
        return not poll.poll(0)
