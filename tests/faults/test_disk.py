"""A disk that is full and a database that another program holds: the hall is told to wait, loses
nothing, and goes on reading."""

from __future__ import annotations

import asyncio
import os
import resource
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.live_hall import Server, serving

pytestmark = pytest.mark.live

PHONES = 8
FULL_SECONDS, HELD_SECONDS = 1.5, 8.0

#: Takes away the room on the disk of a server, or gives it back.
Room = Callable[[Server, bool], None]


def quota(server: Server, room: bool) -> None:
    """Files of this server may grow no further than a few pages; its log may."""
    assert server.process
    most = resource.RLIM_INFINITY if room else 16_384
    limits = (most, resource.RLIM_INFINITY)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, limits)


def ballast(server: Server, room: bool) -> None:
    """Something else fills the disk to the last byte."""
    path = server.folder / "ballast"
    if room:
        path.unlink()
        return
    with path.open("wb", buffering=0) as file:
        for size in (65_536, 512):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of the test's own, which only root can make."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(tmp_path)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a disk of one's own needs root")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


async def nothing_fits(hall: SteadyHall, room: Room) -> None:
    """Notes wait while there is no room, screens go on, and afterwards every note arrives."""
    await hall.write_everywhere()
    await hall.shown()
    room(hall.server, False)
    waiting = asyncio.create_task(hall.write_everywhere(times=2))
    await until(lambda: _refused_everywhere(hall), "notes are refused")

    await asyncio.sleep(FULL_SECONDS)
    looked = await asyncio.wait_for(hall.screen.connection.sync(whole=True), 20.0)
    codes = {reply for phone in hall.phones for reply in phone.met}
    room(hall.server, True)
    await waiting
    await hall.shown()

    assert looked.ok
    assert codes == {"try_again"}
    assert len(hall.stored()) == len(hall.acknowledged) == len(hall.written) == 3 * PHONES
    assert set(hall.stored().values()) == {1}


def _refused_everywhere(hall: SteadyHall) -> bool:
    return all(phone.met for phone in hall.phones)


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_notes_wait_while_files_may_not_grow_and_arrive_once_they_may(
    tmp_path: Path, mode: str
) -> None:
    async def story() -> None:
        with serving(tmp_path, mode) as server:
            async with steady_hall(server, PHONES) as hall:
                await nothing_fits(hall, quota)

    asyncio.run(story())


def test_notes_wait_while_the_disk_is_full_and_arrive_once_there_is_room(small_disk: Path) -> None:
    async def story() -> None:
        with serving(small_disk, "eventlet") as server:
            async with steady_hall(server, PHONES) as hall:
                await nothing_fits(hall, ballast)

    asyncio.run(story())


def answer_seconds(server: Server) -> float:
    """How long a page that needs no database takes."""
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    connection.close()
    return time.monotonic() - began


def test_while_another_program_holds_the_database_everybody_is_answered_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    async def story() -> None:
        with serving(tmp_path, "eventlet") as server:
            async with steady_hall(server, PHONES) as hall:
                other = sqlite3.connect(tmp_path / "evening.db", isolation_level=None)
                other.execute("BEGIN IMMEDIATE")
                waiting = asyncio.create_task(hall.write_everywhere())
                seconds = []
                until_then = time.monotonic() + HELD_SECONDS
                while time.monotonic() < until_then:
                    seconds.append(await asyncio.to_thread(answer_seconds, server))
                    await asyncio.sleep(0.2)
                looked = await hall.screen.connection.sync(whole=True)
                held_back = hall.stored()
                other.execute("ROLLBACK")
                other.close()
                await waiting
                await hall.shown()

                assert looked.ok
                assert not held_back
                assert statistics.median(seconds) < HELD_SECONDS / 4
                assert set(hall.stored().values()) == {1}
                assert len(hall.stored()) == len(hall.acknowledged) == PHONES

    asyncio.run(story())
