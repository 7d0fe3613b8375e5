"""Wrong join codes are slowed per address; right ones never, since a hall shares an address."""

from collections import defaultdict, deque

from facilitation.domain.refusals import TooFast

WRONG_PER_MINUTE = 20
MINUTE_MS = 60_000
#: Addresses remembered at most; the oldest is forgotten first.
MOST_ADDRESSES = 10_000


class Guesses:
    """Remembers wrong codes for a minute."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[int]] = defaultdict(deque)

    def wrong(self, address: str, now_ms: int) -> None:
        """Note a wrong code; refuse with TooFast when there were too many."""
        times = self._wrong[address]
        while times and not 0 <= now_ms - times[0] <= MINUTE_MS:
            times.popleft()  # long ago, or from before the clock was set back
        if len(times) >= WRONG_PER_MINUTE:
            raise TooFast(retry_after_ms=MINUTE_MS - (now_ms - times[0]))
        times.append(now_ms)
        if len(self._wrong) > MOST_ADDRESSES:
            del self._wrong[next(iter(self._wrong))]
