"""How fast someone may send: a bucket that refills, per participant or connection."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitation.domain.people import Audience
from facilitation.domain.refusals import TooFast


@dataclass(frozen=True, slots=True)
class Rate:
    """`size` commands at once, `per_second` refilled."""

    size: float
    per_second: float


RATES: Mapping[Audience, Rate] = {
    audience: Rate(30, 3) if audience is Audience.PHONE else Rate(300, 30) for audience in Audience
}


class Bucket:
    """One sender's allowance."""

    def __init__(self, rate: Rate, now_ms: int) -> None:
        self._rate = rate
        self._level = rate.size
        self._at_ms = now_ms

    def take(self, now_ms: int) -> None:
        """Take one, or refuse and say how long to wait."""
        passed = max(now_ms - self._at_ms, 0) / 1000
        self._level = min(self._rate.size, self._level + passed * self._rate.per_second)
        self._at_ms = now_ms
        if self._level < 1:
            wait = (1 - self._level) / self._rate.per_second
            raise TooFast(retry_after_ms=int(wait * 1000) + 1)
        self._level -= 1
