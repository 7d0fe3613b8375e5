"""A server that is killed in the middle of bursts, again and again; measured and printed, never
asserted: python tests/bench/bench_kills.py [--kills 100] [--phones 75] [--servers sqlite].

A Markdown row per kind of server. `postgresql` keeps everything in a PostgreSQL of its own;
`two-processes` are on PostgreSQL and Redis behind nginx, and are killed in turn. After every kill
it is looked what is on disk, before the server starts again. Everything runs on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.bench_beside_node import percentile
from tests.faults.postgres import a_postgres
from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.growing.servers import Redis, nginx, process
from tests.live_hall import Server
from tests.rehearsal.real_server import free_port

NOTES_PER_PHONE = 2
#: A hall may be busy for so long before a kill; on a slow machine it takes longer to come back.
BACK_SECONDS = 60.0


TITLES = (
    "servers",
    "kills",
    "phones",
    "notes written",
    "confirmed before a kill",
    "of those lost",
    "doubled",
    "missing at the end",
    "back p50 s",
    "p95 s",
    "longest s",
    "later than 3 s",
)
LATE_SECONDS = 3.0


@dataclass
class Counted:
    """What all kills together gave. `back`: seconds from the first answer of the new server to
    everybody's being connected; `confirmed`: notes that were acknowledged before a kill."""

    kills: int = 0
    confirmed: int = 0
    lost: int = 0
    doubled: int = 0
    back: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Stand:
    """The servers of one trial; all serve the same store. `door`: where people come in."""

    servers: Sequence[Server]
    door: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--phones", type=int, default=75)
    names = ("sqlite", "postgresql", "two-processes")
    parser.add_argument("--servers", nargs="+", choices=names, default=["sqlite"])
    wishes = parser.parse_args()
    _print_cells(TITLES)
    _print_cells(["---"] * len(TITLES))
    for servers in wishes.servers:
        with tempfile.TemporaryDirectory() as folder, stand(servers, Path(folder)) as ready:
            counted, hall = asyncio.run(killing(ready, wishes.kills, wishes.phones))
            _print_cells([servers, *_cells(counted, hall)])


@contextmanager
def stand(name: str, folder: Path) -> Iterator[Stand]:
    """Servers that run; gone afterwards."""
    with ExitStack() as stack:
        if name == "sqlite":
            servers, door = [Server(folder, free_port())], None
        else:
            postgres = stack.enter_context(a_postgres())
            redis = Redis()
            redis.start()
            stack.callback(redis.stop)
            number = 2 if name == "two-processes" else 1
            servers = [
                process(folder / str(n), "eventlet", postgres.url, redis.url) for n in range(number)
            ]
            door = stack.enter_context(nginx([one.port for one in servers])) if number > 1 else None
        for server in servers:
            stack.callback(server.stop)
            server.start()
        yield Stand(servers, door)


async def killing(ready: Stand, kills: int, phones: int) -> tuple[Counted, SteadyHall]:
    counted = Counted()
    async with steady_hall(ready.servers[0], phones, ready.door, everywhere=True) as hall:
        for number in range(kills):
            victim = ready.servers[number % len(ready.servers)]
            await one_kill(hall, victim, counted)
        await hall.shown()
    return counted, hall


async def one_kill(hall: SteadyHall, victim: Server, counted: Counted) -> None:
    """Kill while everybody writes, look what is on disk, start again, and wait for everybody."""
    before = len(hall.acknowledged)
    burst = asyncio.create_task(hall.write_everywhere(times=NOTES_PER_PHONE))
    await until(lambda: len(hall.acknowledged) > before + len(hall.phones) // 3, "a burst")
    victim.stop(signal.SIGKILL)
    confirmed = set(hall.acknowledged)
    stored = await asyncio.to_thread(hall.stored)
    counted.lost += len(confirmed - stored.keys())
    counted.doubled = max(counted.doubled, stored.total() - len(stored))
    await asyncio.to_thread(victim.start)
    answering = time.monotonic()
    await until(lambda: hall.everyone_is_in, "everybody is back", BACK_SECONDS)
    counted.back.append(time.monotonic() - answering)
    await burst
    counted.kills += 1
    counted.confirmed += len(confirmed) - before
    print(f"{counted.kills}: {counted.back[-1]:.2f} s", file=sys.stderr, flush=True)


def _cells(counted: Counted, hall: SteadyHall) -> list[str]:
    stored = hall.stored()
    doubled = max(counted.doubled, stored.total() - len(stored))
    late = sum(seconds > LATE_SECONDS for seconds in counted.back)
    times = (median(counted.back), percentile(counted.back, 95), max(counted.back))
    numbers = (
        counted.kills,
        len(hall.phones),
        len(hall.written),
        counted.confirmed,
        counted.lost,
        doubled,
        len(set(hall.written) - stored.keys()),
    )
    return [*map(str, numbers), *(f"{seconds:.2f}" for seconds in times), str(late)]


def _print_cells(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
