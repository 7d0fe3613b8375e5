"""A server that is stopped on purpose keeps its word, says when to come back, and is soon gone."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.faults.steady_hall import steady_hall, until
from tests.live_hall import serving

pytestmark = pytest.mark.live

PHONES = 12
#: Ten, and a busy machine.
STOPPED_SECONDS = 15.0


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_restart_in_a_burst_loses_nothing_and_the_meeting_stands_where_it_stood(
    tmp_path: Path, mode: str
) -> None:
    told: list[int] = []

    def hear(message: dict[str, Any]) -> None:
        told.append(message["after_ms"])

    async def story() -> None:
        with serving(tmp_path, mode) as server:
            async with steady_hall(server, PHONES) as hall:
                for one in (*hall.phones, hall.lead, hall.screen):
                    connection = one.connection
                    connection._client.on("restarting", hear, namespace=connection._namespace)
                await hall.lead.send("set_timer", {"seconds": 600})
                await hall.lead.send("set_timer", {"paused": True})
                await hall.lead.connection.until(
                    lambda: (
                        hall.lead.board["timer"]["left_ms"] is not None
                        and not hall.lead.board["timer"]["running"]
                    )
                )
                timer = hall.lead.board["timer"]
                step = hall.lead.board["step"]["id"]
                burst = asyncio.create_task(hall.write_everywhere(times=3))
                await until(lambda: len(hall.acknowledged) > 5, "the burst is on its way")
                began = time.monotonic()
                await asyncio.to_thread(server.stop)
                seconds = time.monotonic() - began
                confirmed = set(hall.acknowledged)
                kept = set(hall.stored())
                await asyncio.to_thread(server.start)
                await burst
                await hall.shown()
                await hall.lead.connection.sync(whole=True)

                assert seconds < STOPPED_SECONDS
                assert confirmed <= kept
                assert len(set(told)) == len(told) == PHONES + 2
                assert min(told) >= 1000
                assert set(hall.stored()) == set(hall.written)
                assert set(hall.stored().values()) == {1}
                assert hall.lead.board["timer"] == timer
                assert hall.lead.board["step"]["id"] == step

    asyncio.run(story())
