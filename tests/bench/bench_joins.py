"""A hall that joins within a second, and what each phone then costs in memory; a Markdown row per
server and size: python tests/bench/bench_joins.py [--sizes 75 300 1000] [--servers node eventlet].

A phone is in when it has its first message: who it is. `--compress`: phones offer to compress, as
browsers do; ours do not by themselves. The load runs beside the server on the same processors.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import aiohttp

from tests.bench.bench_beside_node import SERVERS, Served, percentile
from tests.bench.raw_phone import RawClient

#: Garbage of the rush is gone after this long.
SETTLE_SECONDS = 2.0
TITLES = ("phones", "server", "p50 ms", "p95 ms", "last ms", "all in", "kB per phone")


@dataclass(frozen=True, slots=True)
class Joined:
    """One rush: milliseconds for each phone that came in, and memory per phone."""

    phones: int
    waits: Sequence[float]
    kilobytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[75, 300, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1.0, help="in which all join")
    names = ["node", "samenspel", "threading"]
    parser.add_argument("--servers", nargs="+", choices=SERVERS, default=names)
    parser.add_argument("--compress", action="store_true")
    wishes = parser.parse_args()
    _print_cells(TITLES)
    _print_cells(["---"] * len(TITLES))
    for phones in wishes.sizes:
        for name in wishes.servers:
            rounds = [_round(name, phones, wishes) for _ in range(wishes.rounds)]
            _print_cells(_cells(phones, name, rounds))


def _round(name: str, phones: int, wishes: argparse.Namespace) -> Joined:
    with SERVERS[name]() as served:
        return asyncio.run(rush(served, phones, wishes.seconds, wishes.compress))


async def rush(served: Served, phones: int, seconds: float, compress: bool) -> Joined:
    """Everybody comes in at some moment of these seconds."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http:
        everybody = [
            RawClient(http, served.url, "/phone", compress=compress) for _ in range(phones + 1)
        ]
        await everybody[0].join(served.phone)
        before = served.process.memory_info().rss
        came = await asyncio.gather(
            *(_come_in(one, served, seconds) for one in everybody[1:]), return_exceptions=True
        )
        await asyncio.sleep(SETTLE_SECONDS)
        memory = served.process.memory_info().rss - before
        await asyncio.gather(*(one.close() for one in everybody))
    waits = [1000 * took for took in came if isinstance(took, float)]
    return Joined(phones, waits, memory / 1024 / phones)


async def _come_in(phone: RawClient, served: Served, seconds: float) -> float:
    await asyncio.sleep(random.random() * seconds)
    return await phone.join(served.phone)


def _cells(phones: int, name: str, rounds: Sequence[Joined]) -> list[str]:
    """Medians of the rounds; who was not let in counts in every round."""
    inside = sum(len(one.waits) for one in rounds)
    figures = [
        median(percentile(one.waits, 50) for one in rounds),
        median(percentile(one.waits, 95) for one in rounds),
        median(max(one.waits) for one in rounds),
    ]
    everybody = phones * len(rounds)
    all_in = "yes" if inside == everybody else f"{inside} of {everybody}"
    kilobytes = median(one.kilobytes for one in rounds)
    return [str(phones), name, *(f"{one:.0f}" for one in figures), all_in, f"{kilobytes:.0f}"]


def _print_cells(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
