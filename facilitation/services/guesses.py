"""Wrong codes are slowed: of a join code per address, of a voting card per person."""

from collections import defaultdict, deque

from facilitation.domain.refusals import TooFast

WRONG_PER_MINUTE = 20
MINUTE_MS = 60_000
#: Addresses remembered at most; the oldest is forgotten first.
MOST_ADDRESSES = 10_000


class Guesses:
    """Remembers wrong codes for a minute. Right join codes always pass, since a hall shares an
    address; where every guess has an author of its own, ask `require_patience` first."""

    def __init__(self, most: int = WRONG_PER_MINUTE) -> None:
        self._most = most
        self._wrong: dict[str, deque[int]] = defaultdict(deque)

    def require_patience(self, who: str, now_ms: int) -> None:
        """Refuse with TooFast while there were too many wrong codes."""
        if who in self._wrong and len(times := self._recent(who, now_ms)) >= self._most:
            raise TooFast(retry_after_ms=MINUTE_MS - (now_ms - times[0]))

    def wrong(self, who: str, now_ms: int) -> None:
        """Note a wrong code; refuse with TooFast when there were too many."""
        self.require_patience(who, now_ms)
        self._recent(who, now_ms).append(now_ms)
        if len(self._wrong) > MOST_ADDRESSES:
            del self._wrong[next(iter(self._wrong))]

    def _recent(self, who: str, now_ms: int) -> deque[int]:
        times = self._wrong[who]
        while times and not 0 <= now_ms - times[0] <= MINUTE_MS:
            times.popleft()  # long ago, or from before the clock was set back
        return times
