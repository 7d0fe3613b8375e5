"""A server that is killed in the middle of bursts, again and again; measured and printed, never
asserted: python tests/bench/bench_kills.py [--kills 100] [--phones 75] [--store sqlite].

`--store postgres` keeps everything in a PostgreSQL of its own; `--store two` has two processes on
PostgreSQL and Redis behind nginx, of which one is killed. Everything runs on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from facilitation.rehearsal.report import timing
from tests.faults.postgres import a_postgres
from tests.faults.steady_hall import SteadyHall, steady_hall, until
from tests.growing.servers import Redis, nginx, process
from tests.live_hall import Server
from tests.rehearsal.real_server import free_port

NOTES_PER_PHONE = 2
#: A hall may be busy for so long before a kill; on a slow machine it takes longer to come back.
BACK_SECONDS = 60.0


@dataclass
class Counted:
    """What all kills together gave. `back`: seconds from the first answer of the new server to
    everybody's being connected; `confirmed`: notes that were acknowledged before a kill."""

    kills: int = 0
    confirmed: int = 0
    lost: int = 0
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
    parser.add_argument("--store", choices=("sqlite", "postgres", "two"), default="sqlite")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, stand(wishes.store, Path(folder)) as ready:
        counted, hall = asyncio.run(killing(ready, wishes.kills, wishes.phones))
        tell(counted, hall, wishes)


@contextmanager
def stand(store: str, folder: Path) -> Iterator[Stand]:
    """Servers that run; gone afterwards."""
    with ExitStack() as stack:
        if store == "sqlite":
            servers, door = [Server(folder, free_port())], None
        else:
            postgres = stack.enter_context(a_postgres())
            redis = Redis()
            redis.start()
            stack.callback(redis.stop)
            number = 2 if store == "two" else 1
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
    counted.lost += len(confirmed - set(await asyncio.to_thread(hall.stored)))
    await asyncio.to_thread(victim.start)
    answering = time.monotonic()
    await until(lambda: hall.everyone_is_in, "everybody is back", BACK_SECONDS)
    counted.back.append(time.monotonic() - answering)
    await burst
    counted.kills += 1
    counted.confirmed += len(confirmed) - before
    print(f"{counted.kills}: {counted.back[-1]:.2f} s", flush=True)


def tell(counted: Counted, hall: SteadyHall, wishes: argparse.Namespace) -> None:
    stored = hall.stored()
    doubled = sum(times - 1 for times in stored.values())
    missing = len(set(hall.written) - set(stored))
    back = timing(counted.back)
    print(
        f"{wishes.store}: {counted.kills} kills in bursts of {wishes.phones} phones; "
        f"{len(hall.written)} notes written, {counted.confirmed} confirmed before a kill"
    )
    print(f"confirmed and lost: {counted.lost}; missing at the end: {missing}; doubled: {doubled}")
    if back:
        late = sum(seconds > 3 for seconds in counted.back)
        print(f"everyone back after /healthz: {back}; later than 3 s: {late} times")


if __name__ == "__main__":
    main()
