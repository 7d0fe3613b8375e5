"""How fast someone may send: a bucket that refills, per author; never per address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitation.domain.people import Audience
from facilitation.domain.refusals import TooFast


@dataclass(frozen=True, slots=True)
class Rate:
    """`size` commands at once, `per_second` refilled."""

    size: float
    per_second: float


#: Senders remembered before those who rested are forgotten.
MOST_BUCKETS = 20_000

RATES: Mapping[Audience, Rate] = {
    audience: Rate(30, 3) if audience is Audience.PHONE else Rate(300, 30) for audience in Audience
}

#: What one program of an organiser may ask.
PROGRAM = Rate(100, 5)
#: No workshop has this number: who is counted here asks for something of no workshop.
NO_WORKSHOP = 0


class Bucket:
    """One sender's allowance."""

    def __init__(self, rate: Rate, now_ms: int) -> None:
        self._rate = rate
        self._level = rate.size
        self._at_ms = now_ms

    def full(self, now_ms: int) -> bool:
        """Whether nothing is left to refill."""
        self._refill(now_ms)
        return self._level >= self._rate.size

    def _refill(self, now_ms: int) -> None:
        passed = max(now_ms - self._at_ms, 0) / 1000
        self._level = min(self._rate.size, self._level + passed * self._rate.per_second)
        self._at_ms = now_ms

    def take(self, now_ms: int) -> None:
        """Take one, or refuse and say how long to wait."""
        self._refill(now_ms)
        if self._level < 1:
            wait = (1 - self._level) / self._rate.per_second
            raise TooFast(retry_after_ms=int(wait * 1000) + 1)
        self._level -= 1


class Pace:
    """Everybody's allowance, over the live connection and by forms together."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._buckets: dict[tuple[int, str], Bucket] = {}

    def take(self, workshop_id: int, author: str, audience: Audience) -> None:
        """Count a command of this author, or refuse with TooFast."""
        self._take((workshop_id, author), RATES[audience])

    def take_program(self, key_id: str) -> None:
        """Count a request with this key, or refuse with TooFast."""
        self._take((NO_WORKSHOP, key_id), PROGRAM)

    def _take(self, who: tuple[int, str], rate: Rate) -> None:
        now_ms = self._now_ms()
        if who not in self._buckets:
            self._make_room(now_ms)
            self._buckets[who] = Bucket(rate, now_ms)
        self._buckets[who].take(now_ms)

    def _make_room(self, now_ms: int) -> None:
        """Whoever rested long enough to have a full bucket again need not be remembered."""
        if len(self._buckets) >= MOST_BUCKETS:
            self._buckets = {
                key: bucket for key, bucket in self._buckets.items() if not bucket.full(now_ms)
            }
