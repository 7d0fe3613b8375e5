"""The laptop dies and a second one takes over from a stick, as docs/running-a-hall.md tells it."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.live_hall import Server
from tests.rehearsal.real_server import SAMENSPEL, free_port

pytestmark = pytest.mark.live

PHONES = 30
#: The docs say a minute; most of that is carrying the stick.
TAKEN_OVER_SECONDS = 60.0


def laptop(folder: Path) -> Server:
    """Samenspel as somebody installs it: database and secret key stand in `instance/`."""
    folder.mkdir()
    settings = dict.fromkeys(("SAMENSPEL_DATABASE_URL", "SAMENSPEL_SECRET_KEY"), "")
    settings["SAMENSPEL_INSTANCE"] = str(folder / "instance")
    return Server(folder, free_port(), settings=settings)


def type_in(server: Server, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a terminal of this laptop."""
    command = [*SAMENSPEL, *words]
    environment = dict(server.environment)
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True)


async def carried_away(hall: SteadyHall, stick: Path) -> set[str]:
    """A backup while everybody writes, after which the laptop dies; what was confirmed before."""
    burst = asyncio.create_task(hall.write_everywhere(times=20))
    await until(lambda: len(hall.acknowledged) > PHONES, "everybody writes")
    confirmed = set(hall.acknowledged)
    await asyncio.to_thread(type_in, hall.server, "backup", str(stick))
    await until(lambda: len(hall.acknowledged) > len(confirmed), "writing went on")
    hall.server.stop(signal.SIGKILL)
    burst.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await burst
    return confirmed


async def gone_on(hall: SteadyHall, second: Server) -> SteadyHall:
    """The same people and the same links, at the other laptop."""
    tokens = [one.connection.token for one in hall.phones]
    lead, screen = type(hall.lead), type(hall.screen)
    phones = [type(hall.phones[0])(second.url, hall.made["code"], token=one) for one in tokens]
    there = SteadyHall(
        second,
        hall.made,
        lead(second.url, hall.made["facilitator_token"]),
        screen(second.url, hall.made["projector_token"]),
        phones,
    )
    await asyncio.gather(
        *(one.join(TAKEN_OVER_SECONDS) for one in (there.lead, there.screen, *phones))
    )
    return there


def test_a_second_laptop_takes_over_from_a_stick_with_the_same_links_and_the_same_people(
    tmp_path: Path,
) -> None:
    first, second = laptop(tmp_path / "first"), laptop(tmp_path / "second")
    stick = tmp_path / "stick.db"

    async def story() -> None:
        first.start()
        (second.folder / "instance").mkdir()
        shutil.copy(first.folder / "instance" / "secret_key", second.folder / "instance")
        async with steady_hall(first, PHONES) as hall:
            confirmed = await carried_away(hall, stick)
            began = time.monotonic()
            await asyncio.to_thread(type_in, second, "restore", str(stick))
            await asyncio.to_thread(second.start)
            there = await gone_on(hall, second)
            seconds = time.monotonic() - began
            for phone in there.phones:
                assert (await there.write(phone)).ok
            await there.screen.connection.until(lambda: set(there.written) <= there.on_screen())

            people = [one.participant for one in hall.phones]
            assert [one.connection.joined["participant"] for one in there.phones] == people
            assert confirmed | there.acknowledged <= set(there.stored())
            assert set(there.stored().values()) == {1}
            assert there.lead.board["step"]["id"] == there.step
            assert seconds < TAKEN_OVER_SECONDS
            everybody = (there.lead, there.screen, *there.phones)
            await asyncio.gather(*(one.close() for one in everybody))

    try:
        asyncio.run(story())
    finally:
        first.stop()
        second.stop()
