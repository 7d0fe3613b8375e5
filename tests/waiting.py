"""Waiting for what no message tells."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Long enough for a machine that has much else to do: who waits on something that comes, does not
#: wait so long.
LONGEST_SECONDS = 240.0


def until(true: Callable[[], bool], what: str) -> None:
    """Look again and again."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(f"never true: {what}")
        time.sleep(0.05)
