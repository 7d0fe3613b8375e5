"""The short ways of a line: what comes in and goes out is what it was with the long ones."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.background import Threads
from facilitation.live.frames import framed
from facilitation.live.lines import Prompt, ReadAhead
from tests.bench.raw_phone import RawClient, new_id
from tests.faults.steady_hall import SteadyHall, steady_hall
from tests.live_hall import Server

PAPER_NOTES, SYNCS, TOGETHER = 200, 30, 12


class Dribble:
    """A line on which bytes arrive in pieces."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = [piece for piece in pieces if piece]

    def recv(self, size: int) -> bytes:
        if not self._pieces:
            return b""
        piece = self._pieces.pop(0)
        if len(piece) > size:
            self._pieces.insert(0, piece[size:])
        return piece[:size]


@given(st.lists(st.binary(max_size=9_000)), st.lists(st.integers(1, 9_000), min_size=1))
def test_reading_ahead_gives_every_byte_once_and_in_order(
    pieces: list[bytes], sizes: list[int]
) -> None:
    line = ReadAhead(Dribble(pieces))
    got = []
    for turn in range(100_000):
        size = sizes[turn % len(sizes)]
        part = line.recv(size)
        assert len(part) <= size
        if not part:
            break
        got.append(part)
    assert b"".join(got) == b"".join(pieces)


class Hello:
    """A packet of Engine.IO."""

    def encode(self) -> str:
        return "hello"


def sent(broken: bool = False, **different: Any) -> tuple[list[str], bytes]:
    """Something is sent to a connection as Engine.IO has one for a WebSocket on which nothing
    happens: who went the long way, and what came out of the line at once."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.settimeout(0)
        queue = SimpleNamespace(getters={"the one who sends"}, empty=lambda: True)
        line = SimpleNamespace(socket=SimpleNamespace(fd=ours), _sendlock=threading.Lock())
        idle = {"closing": False, "upgrading": False, "upgraded": True}
        found = SimpleNamespace(**idle | {"queue": queue, "line": line} | different)
        if broken:
            ours.close()
        by_queue: list[str] = []
        prompt = Prompt({"ada": found}, lambda sid, packet: by_queue.append(sid), Threads())
        prompt.send("ada", Hello())
        try:
            return by_queue, theirs.recv(100)
        except BlockingIOError:
            return by_queue, b""


def test_what_nothing_waits_before_goes_out_at_once() -> None:
    assert sent() == ([], framed(b"hello"))


LOCKED = threading.Lock()
LOCKED.acquire()
BUSY: dict[str, dict[str, Any]] = {
    "says goodbye": {"closing": True},
    "still asks again and again": {"upgraded": False},
    "changes to this line": {"upgrading": True},
    "has something waiting": {"queue": SimpleNamespace(getters={"one"}, empty=lambda: False)},
    "sends something else": {"queue": SimpleNamespace(getters=set(), empty=lambda: True)},
    "is in the middle of a message": {"line": SimpleNamespace(_sendlock=LOCKED)},
}


@pytest.mark.parametrize("why", BUSY)
def test_otherwise_it_waits_for_its_turn(why: str) -> None:
    assert sent(**BUSY[why]) == (["ada"], b"")


def test_what_a_broken_line_does_not_take_goes_the_long_way() -> None:
    assert sent(broken=True) == (["ada"], b"")


@pytest.mark.live
def test_who_reads_late_gets_every_message_whole_and_boards_in_order(server: Server) -> None:
    async def story() -> None:
        async with steady_hall(server, 0) as hall, aiohttp.ClientSession() as http:
            await _fill(hall)
            late = RawClient(http, server.url, "/facilitator")
            await late.join({"token": hall.made["facilitator_token"]})
            messages = await _ask_first_and_read_later(late)
            await late.close()
            answers = [int(one.split(",", 1)[1].partition("[")[0]) for one in messages["43"]]
            revisions = [json.loads(one.split(",", 1)[1])[1]["revision"] for one in messages["42"]]

            assert sorted(answers) == list(range(1, SYNCS + 1))
            assert revisions == sorted(revisions)

    asyncio.run(story())


async def _fill(hall: SteadyHall) -> None:
    """Boards that do not fit in what the machine keeps for a line."""
    for start in range(0, PAPER_NOTES, 50):
        rows = [{"text": f"Kaart {'abc ' * 30}{start + n}", "id": new_id()} for n in range(50)]
        answer = await hall.lead.send("add_paper_notes", {"step": hall.step, "notes": rows})
        assert answer.ok, answer


async def _ask_first_and_read_later(late: Any) -> dict[str, list[str]]:
    """The messages by kind: answers and boards; until the last question is answered."""
    late._reading.cancel()
    line = late._line
    bare = line._conn.transport.get_extra_info("socket")
    bare.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    words = json.dumps(["sync", {"revision": None}])
    for number in range(1, SYNCS + 1):
        await line.send_str(f"42/facilitator,{number}{words}")
    found: dict[str, list[str]] = {"42": [], "43": []}
    while len(found["43"]) < SYNCS:
        message = (await asyncio.wait_for(line.receive(), 60)).data
        if message == "2":
            await line.send_str("3")
        elif message[:2] in found:
            found[message[:2]].append(message)
    return found


@pytest.mark.live
@pytest.mark.parametrize("server", ["eventlet"], indirect=True)
def test_what_one_phone_sends_in_one_go_is_taken_in_that_order(server: Server) -> None:
    async def story() -> None:
        async with steady_hall(server, 0) as hall, aiohttp.ClientSession() as http:
            phone = RawClient(http, server.url, "/phone")
            await phone.join({"code": hall.made["code"], "token": None, "language": "nl"})
            notes = [
                {"id": new_id(), "step": hall.step, "text": f"Bankje {n}"} for n in range(TOGETHER)
            ]
            answers = await asyncio.gather(*(phone.ask("submit_note", note) for note in notes))
            await phone.close()

            assert [answer["ok"] for answer in answers] == [True] * TOGETHER
            revisions = [answer["revision"] for answer in answers]
            assert revisions == sorted(set(revisions))

    asyncio.run(story())
