"""A slow, lossy, deaf or dead network: every note arrives once, and nobody has to do anything."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bad_network import BadNetwork
from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.live_hall import Server
from tests.rehearsal.real_server import free_port

pytestmark = pytest.mark.live

PHONES, CUTS = 12, 4
#: Half a second is long on a line that takes 80 ms.
OPTIONS = {"ack_seconds": 1.0}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that soon notices a connection that died without a word."""
    folder: Path = tmp_path_factory.mktemp("network")
    server = Server(folder, free_port(), program=(sys.executable, "-m", "tests.faults.quick_pulse"))
    server.start()
    yield server
    server.stop()
    log = (folder / "server.log").read_text()
    assert "Traceback" not in log, log[-4000:]


async def everything_arrived_once(hall: SteadyHall) -> None:
    await hall.shown()
    assert {answer.code for answer in hall.answers} == {None}
    assert set(hall.stored()) == hall.acknowledged == set(hall.written)
    assert set(hall.stored().values()) == {1}


def nobody_in(hall: SteadyHall) -> bool:
    return not any(phone.connection.connected for phone in hall.phones)


def test_over_a_slow_network_that_breaks_every_note_arrives_once(server: Server) -> None:
    async def story() -> None:
        network = BadNetwork(delay_seconds=0.04)
        async with (
            network.to(server.port) as door,
            steady_hall(server, PHONES, door, **OPTIONS) as hall,
        ):
            for _ in range(CUTS):
                writing = asyncio.create_task(hall.write_everywhere(times=2, pause=0.3))
                await asyncio.sleep(0.4)
                network.refusing = True
                network.cut()
                await until(lambda: nobody_in(hall), "every line is broken")
                network.refusing = False
                await writing
                await until(lambda: hall.everyone_is_in, "everybody came back")
            await everything_arrived_once(hall)

            assert all(phone.connection.times_connected > CUTS for phone in hall.phones)

    asyncio.run(story())


def test_a_note_whose_answers_never_come_is_sent_again_and_there_once(server: Server) -> None:
    async def story() -> None:
        network = BadNetwork()
        async with (
            network.to(server.port) as door,
            steady_hall(server, PHONES, door, **OPTIONS) as hall,
        ):
            network.deaf = True
            writing = asyncio.create_task(hall.write_everywhere())
            await until(lambda: len(hall.stored()) == PHONES, "the notes are on disk")
            confirmed = len(hall.acknowledged)
            network.deaf = False
            network.cut()
            await writing
            await everything_arrived_once(hall)

            assert confirmed == 0
            assert all(answer.sent_times > 1 for answer in hall.answers)

    asyncio.run(story())


def test_lines_that_die_without_a_word_are_noticed_and_the_outbox_comes_back(
    server: Server,
) -> None:
    async def story() -> None:
        network = BadNetwork()
        async with (
            network.to(server.port) as door,
            steady_hall(server, PHONES, door, **OPTIONS) as hall,
        ):
            await until(lambda: server.present("phone") == PHONES, "the server knows them all")
            network.silent = True
            writing = asyncio.create_task(hall.write_everywhere())
            await until(lambda: server.present("phone") == 0, "the server knows that they are gone")
            network.silent = False
            network.cut()
            await writing
            await everything_arrived_once(hall)

    asyncio.run(story())
