"""Clients that behave badly: others hardly notice."""

from __future__ import annotations

import asyncio
import json
import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import aiohttp
import psutil
import pytest

from facilitation import serving as how_it_serves
from tests.bench.raw_phone import RawClient, new_id
from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.faults.test_disk import answer_seconds
from tests.live_hall import Server, serving

pytestmark = pytest.mark.live

PHONES, NOTES, SYNCS = 5, 300, 280
DAWDLERS = 300
FLOOD, AT_ONCE = 2_000, 200
WRONG, COMING = 300, 30
MOST_MEGABYTES = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("clients")
    with serving(folder, "eventlet") as running:
        yield running


def memory(server: Server) -> float:
    assert server.process
    return psutil.Process(server.process.pid).memory_info().rss / 1e6


async def p95_of_others(hall: SteadyHall) -> float:
    """Everybody else writes; how long all but the slowest waited, in seconds."""
    before = len(hall.answers)
    await hall.write_everywhere(times=4)
    seconds = [answer.seconds for answer in hall.answers[before:]]
    assert all(answer.ok for answer in hall.answers)
    return statistics.quantiles(seconds, n=20)[-1]


async def full_board(hall: SteadyHall) -> None:
    """Enough notes that a whole board weighs something."""
    rows = [{"text": f"Kaart {'abc ' * 32}", "id": new_id()} for _ in range(NOTES)]
    for start in range(0, NOTES, 50):
        some = {"step": hall.step, "notes": rows[start : start + 50]}
        answer = await hall.lead.send("add_paper_notes", some)
        assert answer.ok, answer


def test_who_takes_nothing_in_is_let_go_and_fills_no_memory(server: Server) -> None:
    async def story() -> None:
        async with steady_hall(server, PHONES) as hall, aiohttp.ClientSession() as http:
            await full_board(hall)
            stubborn = RawClient(http, server.url, "/facilitator")
            await stubborn.join({"token": hall.made["facilitator_token"]})
            before = memory(server)
            asking = asyncio.create_task(_ask_and_never_read(stubborn))
            waited = await p95_of_others(hall)
            log = server.folder / "server.log"
            await until(lambda: "took nothing in" in log.read_text(), "it is let go")
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            await stubborn.close()
            grown = memory(server) - before
            print(f"memory +{grown:.0f} MB, p95 of others {waited * 1000:.0f} ms")

            assert grown < MOST_MEGABYTES
            assert hall.everyone_is_in

    asyncio.run(story())


async def _ask_and_never_read(stubborn: Any) -> None:
    """The whole board again and again; the kernel of the machine keeps as little as it can."""
    stubborn._reading.cancel()
    line = stubborn._line._conn.transport.get_extra_info("socket")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    words = json.dumps(["sync", {"revision": None}])
    for number in range(10 * SYNCS):
        await stubborn._line.send_str(f"42/facilitator,{number + 1}{words}")
        if number > SYNCS:
            await asyncio.sleep(0.03)


def test_who_floods_is_told_to_slow_down_and_others_are_answered(server: Server) -> None:
    async def story() -> None:
        async with steady_hall(server, PHONES) as hall, aiohttp.ClientSession() as http:
            hasty = RawClient(http, server.url, "/phone")
            await hasty.join({"code": hall.made["code"], "token": None, "language": "nl"})
            calm = await p95_of_others(hall)
            flood = asyncio.create_task(_flood(hasty))
            flooded = await p95_of_others(hall)
            answers = await flood
            codes = {answer["error"]["code"] for answer in answers if not answer["ok"]}
            print(f"p95 of others: {calm * 1000:.0f} ms, in the flood {flooded * 1000:.0f} ms")
            await hasty.close()

            assert codes == {"too_fast"}
            assert sum(answer["ok"] for answer in answers) < FLOOD / 4

    asyncio.run(story())


async def _flood(hasty: RawClient) -> list[Any]:
    """Many at once, but never more than the server keeps for somebody who reads slowly."""
    answers: list[Any] = []
    for _ in range(FLOOD // AT_ONCE):
        asked = (hasty.ask("writing", {"writing": True}) for _ in range(AT_ONCE))
        answers += await asyncio.gather(*asked)
    return answers


def test_a_storm_of_wrong_codes_from_one_address_slows_only_wrong_codes(server: Server) -> None:
    async def wrong(http: aiohttp.ClientSession) -> str:
        guess = RawClient(http, server.url, "/phone")
        with pytest.raises(ConnectionRefusedError) as refused:
            await guess.join({"code": "000000", "token": None, "language": "nl"})
        await guess.close()
        return "too_fast" if "too_fast" in str(refused.value) else "unknown_code"

    async def story() -> None:
        async with steady_hall(server, 0) as hall, aiohttp.ClientSession() as http:
            code = {"code": hall.made["code"], "token": None, "language": "nl"}
            people = [RawClient(http, server.url, "/phone") for _ in range(COMING)]
            guessing = asyncio.gather(*(wrong(http) for _ in range(WRONG)))
            seconds = await asyncio.gather(*(person.join(code) for person in people))
            answers = await guessing
            print(f"joins during {WRONG} wrong codes: {max(seconds) * 1000:.0f} ms at most")
            for person in people:
                await person.close()

            assert answers.count("too_fast") >= WRONG - 2 * 20
            assert len(seconds) == COMING

    asyncio.run(story())


def test_lines_that_dawdle_over_their_request_are_closed_and_keep_nobody_out(
    server: Server,
) -> None:
    with ExitStack() as stack:
        lines = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            for _ in range(DAWDLERS)
        ]
        for line in lines:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        began = time.monotonic()
        waited = answer_seconds(server)
        for line in lines:
            line.settimeout(how_it_serves.ASKING_SECONDS * 3)
        left = [line.recv(1) for line in lines]

    assert waited < how_it_serves.ASKING_SECONDS
    assert set(left) == {b""}
    assert time.monotonic() - began >= how_it_serves.ASKING_SECONDS - 2
