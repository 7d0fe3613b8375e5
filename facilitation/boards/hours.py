"""Moments as people in the hall read them: 19.25."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

HALL = ZoneInfo("Europe/Amsterdam")


def hour(at_ms: int | None) -> str:
    """Hours and minutes in the hall, or nothing."""
    if at_ms is None:
        return ""
    return f"{datetime.fromtimestamp(at_ms / 1000, HALL):%H.%M}"


def iso(at_ms: int) -> str:
    """ISO 8601 in UTC, to the second."""
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def minutes_of(clock: str) -> int | None:
    """Minutes since midnight of '19.30' or '19:30'."""
    hours, _, minutes = clock.replace(":", ".").partition(".")
    if not (hours.strip().isdigit() and minutes.strip().isdigit()):
        return None
    return int(hours) * 60 + int(minutes)


def clock_of(minutes: int) -> str:
    """'19.30' of minutes since midnight."""
    return f"{minutes // 60 % 24}.{minutes % 60:02d}"
