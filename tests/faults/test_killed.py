"""The server dies in a burst: what was confirmed is there, and everyone comes back."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path

import pytest

from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.live_hall import serving

pytestmark = pytest.mark.live

PHONES, KILLS = 25, 3
#: On a machine that has nothing else to do it takes three (docs/performance.md); here it is enough
#: that nobody waits longer between two knocks each time.
BACK_SECONDS = 20.0


async def killed_in_a_burst(hall: SteadyHall) -> float:
    """Kill and start again while everybody writes; how long after the server answered everybody
    was back, in seconds."""
    promised = len(hall.acknowledged)
    burst = asyncio.create_task(hall.write_everywhere(times=3))
    await until(lambda: len(hall.acknowledged) > promised + 5, "the burst is on its way")
    hall.server.stop(signal.SIGKILL)
    confirmed = set(hall.acknowledged)
    assert confirmed <= set(hall.stored())
    await asyncio.to_thread(hall.server.start)
    answering = time.monotonic()
    await until(lambda: hall.everyone_is_in, "everybody is back")
    seconds = time.monotonic() - answering
    await burst
    return seconds


def test_what_was_confirmed_survives_kills_in_a_burst_and_everyone_is_back_at_once(
    tmp_path: Path,
) -> None:
    async def story() -> None:
        with serving(tmp_path, "eventlet") as server:
            async with steady_hall(server, PHONES) as hall:
                back = [await killed_in_a_burst(hall) for _ in range(KILLS)]
                await hall.shown()

                stored = hall.stored()
                assert [answer.code for answer in hall.answers if not answer.ok] == []
                assert set(stored) == set(hall.written)
                assert set(stored.values()) == {1}
                assert max(back) < BACK_SECONDS, back

    asyncio.run(story())
