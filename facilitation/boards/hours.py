"""Moments as people in the hall read them: 19.25."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

HALL = ZoneInfo("Europe/Amsterdam")
#: Each board says when its thousand notes were written, one after another the same.
MOST_MOMENTS = 4096


def hour(at_ms: int | None) -> str:
    """Hours and minutes in the hall, or nothing."""
    if at_ms is None:
        return ""
    return f"{datetime.fromtimestamp(at_ms / 1000, HALL):%H.%M}"


def iso(at_ms: int) -> str:
    """ISO 8601 in UTC, to the second."""
    return _iso(at_ms // 1000)


@lru_cache(maxsize=MOST_MOMENTS)
def _iso(seconds: int) -> str:
    # Five times as quick as a format.
    return f"{datetime.fromtimestamp(seconds, UTC).isoformat()[:19]}Z"


def moment_of(clock: str, same_day_ms: int) -> int | None:
    """When it is that o'clock in the hall, on the day of another moment."""
    minutes = minutes_of(clock)
    if minutes is None:
        return None
    day = datetime.fromtimestamp(same_day_ms / 1000, HALL)
    there = day.replace(hour=minutes // 60 % 24, minute=minutes % 60, second=0, microsecond=0)
    return int(there.timestamp() * 1000)


def minutes_of(clock: str) -> int | None:
    """Minutes since midnight of '19.30' or '19:30'."""
    hours, _, minutes = clock.replace(":", ".").partition(".")
    if not (hours.strip().isdigit() and minutes.strip().isdigit()):
        return None
    return int(hours) * 60 + int(minutes)
