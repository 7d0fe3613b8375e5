"""Many workshops on one server at the same moment, and whether each gets its turn; a Markdown row
per number of workshops: python tests/bench/bench_workshops.py [--workshops 1 5 20] [--phones 30].

All phones of all workshops write a note within a second; then every workshop has its notes grouped,
again and again. 'Passed over' counts how often a workshop that asked later was answered earlier.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp

from facilitation.rehearsal.corpus import all_needs
from facilitation.settings import ASYNC_MODES
from tests.bench.bench_beside_node import percentile
from tests.bench.raw_phone import RawClient, new_id
from tests.live_hall import Server
from tests.rehearsal.real_server import free_port

GROUPINGS = 3
PATIENCE_SECONDS = 300.0
TITLES = (
    "workshops",
    "phones each",
    "server",
    "answer p50 ms",
    "p95 ms",
    "p95 of the slowest workshop",
    "grouping: p50 s",
    "longest s",
    "passed over",
    "lost",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A grouping: when it was asked for and when it was answered, in seconds."""

    at: float
    answered: float

    @property
    def took(self) -> float:
        return self.answered - self.at

    def overtakes(self, other: Asked) -> bool:
        """Asked for later, answered earlier."""
        return self.at > other.at and self.answered < other.answered


@dataclass(frozen=True, slots=True)
class Hall:
    """One workshop, with everybody in it."""

    step: str
    lead: RawClient
    phones: Sequence[RawClient]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workshops", type=int, nargs="+", default=[1, 5, 20])
    parser.add_argument("--phones", type=int, default=30)
    parser.add_argument("--servers", nargs="+", choices=ASYNC_MODES, default=["eventlet"])
    wishes = parser.parse_args()
    _print_cells(TITLES)
    _print_cells(["---"] * len(TITLES))
    for many in wishes.workshops:
        for mode in wishes.servers:
            _print_cells(_measured(mode, many, wishes.phones))


def _measured(mode: str, many: int, phones: int) -> list[str]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = Server(Path(folder), free_port(), mode=mode)
        server.start()
        stack.callback(server.stop)
        server.until_ready()
        made = [server.create_workshop() for _ in range(many)]
        return [str(many), str(phones), mode, *asyncio.run(evening(server.url, made, phones))]


async def evening(url: str, made: Sequence[Mapping[str, Any]], phones: int) -> list[str]:
    """Everybody comes in, writes, and has it grouped; the figures of one row."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http:
        halls = await asyncio.gather(*(_filled(http, url, one, phones) for one in made))
        written = await asyncio.gather(*(_all_write(hall) for hall in halls))
        grouped = await asyncio.gather(*(_group_often(hall) for hall in halls))
        await asyncio.gather(*(one.close() for hall in halls for one in (hall.lead, *hall.phones)))
    waits = [wait for hall in written for wait in hall]
    asked = [one for hall in grouped for one in hall]
    lost = phones * len(made) - len(waits)
    return [
        f"{median(waits):.0f}",
        f"{percentile(waits, 95):.0f}",
        f"{max(percentile(hall, 95) for hall in written):.0f}",
        f"{median(one.took for one in asked):.2f}",
        f"{max(one.took for one in asked):.2f}",
        str(passed_over(asked)),
        str(lost),
    ]


async def _filled(
    http: aiohttp.ClientSession, url: str, made: Mapping[str, Any], phones: int
) -> Hall:
    step = next(one["id"] for one in made["steps"] if one["kind"] == "ideas")
    lead = RawClient(http, url, "/facilitator")
    await lead.join({"token": made["facilitator_token"]})
    await lead.ask("go_to_step", {"step": step})
    people = [RawClient(http, url, "/phone") for _ in range(phones)]
    who = {"code": made["code"], "token": None, "language": "nl"}
    await asyncio.gather(*(one.join(who) for one in people))
    return Hall(step, lead, people)


async def _all_write(hall: Hall) -> list[float]:
    """Milliseconds to each answer that was a yes."""
    texts = random.sample(all_needs(), len(hall.phones))
    answers = await asyncio.gather(
        *(_write(one, hall.step, text) for one, text in zip(hall.phones, texts, strict=True))
    )
    return [took for took, ok in answers if ok]


async def _write(phone: RawClient, step: str, text: str) -> tuple[float, bool]:
    await asyncio.sleep(random.random())
    begun = time.perf_counter()
    answer = await phone.ask("submit_note", {"id": new_id(), "step": step, "text": text})
    return 1000 * (time.perf_counter() - begun), bool(answer["ok"])


async def _group_often(hall: Hall) -> list[Asked]:
    """A workshop asks again as soon as it has its answer; who is told to try again does."""
    asked = []
    for _ in range(GROUPINGS):
        at = time.perf_counter()
        answer = await hall.lead.ask("regroup", {"groups": 5}, PATIENCE_SECONDS)
        while not answer["ok"] and answer["error"]["retry"]:
            await asyncio.sleep(random.random())
            answer = await hall.lead.ask("regroup", {"groups": 5}, PATIENCE_SECONDS)
        if not answer["ok"]:
            raise RuntimeError(f"grouping was refused: {answer}")
        asked.append(Asked(at, time.perf_counter()))
    return asked


def passed_over(asked: Sequence[Asked]) -> int:
    """Pairs of which the later one was answered first."""
    return sum(a.overtakes(b) or b.overtakes(a) for a, b in combinations(asked, 2))


def _print_cells(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
