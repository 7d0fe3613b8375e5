"""An evening under load, measured and printed, never asserted: python tests/bench/bench_evening.py.

75 phones join at once, 220 notes come in 10 seconds while projector and facilitator look on, then
the facilitator regroups while three measure how quickly they are answered: somebody at the door
(/healthz), in a process of their own, which is how long the loop was held; a phone that asks for
its board; and a second facilitator's screen, whose answer brings along what the regroup did to
every note, and waits until nobody else sends it a board.
Everything runs on this machine, so the load takes its share of the same processors.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.rehearsal import perform
from facilitation.rehearsal.report import Report, Timing, timing
from facilitation.rehearsal.screens import Facilitator, Projector
from tests.rehearsal.real_server import RealServer, real_server

PINGS_PER_SECOND = 20
IDLE_SECONDS = 5.0
STARTING_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Measured:
    """What one evening gave."""

    report: Report
    regroup_seconds: float
    placed: int
    shown: int
    idle: Sequence[Timing | None]
    regrouping: Sequence[Timing | None]
    server_seconds: float
    phones_seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=75)
    parser.add_argument("--notes", type=int, default=220)
    parser.add_argument("--burst", type=float, default=10.0, metavar="SECONDS")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, real_server(Path(folder)) as server:
        server.until_ready()
        workshop = server.create_workshop()
        measured = asyncio.run(measure(server, workshop, wishes.phones, wishes.notes, wishes.burst))
        print_table(measured, _memory(server))


async def measure(
    server: RealServer,
    workshop: Mapping[str, Any],
    phones: int,
    notes: int,
    burst_seconds: float,
) -> Measured:
    """Play the evening up to the first grouping."""
    url = server.url
    hall = [Phone(url, workshop["code"]) for _ in range(phones)]
    projector = Projector(url, workshop["projector_token"])
    leading, looking = (Facilitator(url, workshop["facilitator_token"]) for _ in range(2))
    try:
        await asyncio.gather(projector.join(), leading.join(), looking.join())
        await leading.go_to_step(first_step(workshop, "ideas"))
        before = _processor(server)
        report = await perform(hall, projector, notes=notes, burst_seconds=burst_seconds)
        used = [after - at for after, at in zip(_processor(server), before, strict=True)]
        idle = await pings(url, (hall[0], looking), asyncio.sleep(IDLE_SECONDS))
        begun = time.monotonic()
        during = await pings(url, (hall[0], looking), leading.regroup())
        seconds = time.monotonic() - begun
        await leading.connection.sync(whole=True)
        timings = [[timing(one) for one in each] for each in (idle, during)]
        return Measured(report, seconds, *_placed(leading), *timings, *used)
    finally:
        everybody = [*hall, projector, leading, looking]
        await asyncio.gather(*(client.close() for client in everybody))


async def pings(
    url: str, clients: Sequence[Phone | Facilitator], meanwhile: Any
) -> Sequence[Sequence[float]]:
    """Seconds per knock at the door, and per small command of each client, again and again until
    something else is done."""
    door = await _at_the_door(url)
    task = asyncio.ensure_future(meanwhile)
    seconds = await asyncio.gather(*(_pings(client, task) for client in clients))
    result = task.result()
    knocks, _ = await door.communicate(b"enough")
    if result is not None and not result.ok:
        raise RuntimeError(f"regroup was refused: {result.code} {dict(result.params)}")
    return [json.loads(knocks), *seconds]


async def _at_the_door(url: str) -> asyncio.subprocess.Process:
    """Begun before what is measured; Python itself takes a moment."""
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    command = (sys.executable, "-m", "tests.bench.door", url)
    door = await asyncio.create_subprocess_exec(*command, **pipes)
    await asyncio.sleep(STARTING_SECONDS)
    return door


async def _pings(client: Phone | Facilitator, task: asyncio.Future[Any]) -> Sequence[float]:
    seconds = []
    while not task.done():
        begun = time.monotonic()
        await client.connection.command_once("sync", {"revision": client.board.revision})
        seconds.append(time.monotonic() - begun)
        await asyncio.sleep(1 / PINGS_PER_SECOND)
    return seconds


def first_step(workshop: Mapping[str, Any], kind: str) -> str:
    return next(str(step["id"]) for step in workshop["steps"] if step["kind"] == kind)


def _placed(screen: Facilitator) -> tuple[int, int]:
    rows = screen.board.rows("notes")
    return sum(row["theme"] is not None for row in rows), len(rows)


def _processor(server: RealServer) -> tuple[float, float]:
    """Seconds of processor that the server and we have used; a busy machine changes them little."""
    times = _process(server).cpu_times()
    return times.user + times.system, time.process_time()


def _process(server: RealServer) -> psutil.Process:
    if server.process is None:
        raise RuntimeError("the server does not run")
    return psutil.Process(server.process.pid)


def _memory(server: RealServer) -> float:
    parent = _process(server)
    family = [parent, *parent.children(recursive=True)]
    return sum(process.memory_info().rss for process in family) / 2**20


def print_table(measured: Measured, megabytes: float) -> None:
    report = measured.report
    share = 100 * measured.placed / measured.shown if measured.shown else 0.0
    print(f"{'':24}{'n':>6}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}   (ms)")
    rows = {
        "join, all at once": report.join,
        "answer to a note": report.answers,
        "note on the projector": report.projector,
    }
    for number, whose in enumerate(("the door", "a phone", "a screen")):
        rows[f"ping of {whose}, idle"] = measured.idle[number]
        rows["  while regrouping" + " " * number] = measured.regrouping[number]
    for name, row in rows.items():
        print(f"{name:24}" + _cells(row))
    print(f"joined {report.joined} of {report.phones}; refused {dict(report.refused)}")
    print(
        f"notes {report.acknowledged} of {report.notes}; lost {report.lost}, doubled "
        f"{report.doubled}, unseen {report.unseen}, waiting {report.waiting_for_review}, "
        f"errors {dict(report.errors)}, asked to wait {dict(report.waits)}"
    )
    print(
        f"regroup {measured.regroup_seconds:.2f} s; placed {measured.placed} of {measured.shown} "
        f"shown notes ({share:.0f} %)"
    )
    print(
        f"processor for all joins and notes: server {measured.server_seconds:.2f} s, "
        f"phones {measured.phones_seconds:.2f} s"
    )
    print(f"memory of the server and its workers {megabytes:.0f} MB")


def _cells(row: Timing | None) -> str:
    if row is None:
        return "  not measured"
    numbers = (row.p50_ms, row.p95_ms, row.p99_ms, row.max_ms)
    return f"{row.n:6}" + "".join(f"{number:9.1f}" for number in numbers)


if __name__ == "__main__":
    main()
