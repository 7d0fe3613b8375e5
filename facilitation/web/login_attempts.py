"""Wrong passwords counted per account: guessing becomes hopeless, a typing error costs nothing."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FREE_ATTEMPTS: Final = 5
FIRST_WAIT_SECONDS: Final = 60
LONGEST_WAIT_SECONDS: Final = 15 * 60
FORGET_AFTER_SECONDS: Final = 24 * 60 * 60
MOST_ACCOUNTS: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Record:
    wrong: int
    locked_until: float
    last: float


class LoginAttempts:
    """Counts per account, known or not, so that waiting tells nobody which accounts exist.

    After five wrong passwords an account waits a minute; each further one doubles the wait, to a
    quarter of an hour at most. Kept in memory: a restart forgives, and nothing is written about
    people who mistype.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._records: OrderedDict[str, _Record] = OrderedDict()

    def wait_seconds(self, account: str) -> int:
        """How long this account still has to wait; 0 when it may try."""
        record = self._records.get(_key(account))
        return max(0, round(record.locked_until - self._clock())) if record else 0

    def failed(self, account: str) -> None:
        """Remember a wrong password."""
        now, key = self._clock(), _key(account)
        before = self._records.pop(key, None)
        if before and now - before.last > FORGET_AFTER_SECONDS:
            before = None
        wrong = (before.wrong if before else 0) + 1
        self._records[key] = _Record(wrong, now + _wait_after(wrong), now)
        if len(self._records) > MOST_ACCOUNTS:
            self._records.popitem(last=False)

    def succeeded(self, account: str) -> None:
        """Forget the earlier mistakes."""
        self._records.pop(_key(account), None)


def _wait_after(wrong: int) -> int:
    over = wrong - FREE_ATTEMPTS
    return 0 if over < 0 else min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** min(over, 10))


def _key(account: str) -> str:
    """Not the address itself: nobody's mistyped secrets should lie about in memory."""
    return hashlib.sha256(account.strip().casefold().encode()).hexdigest()
