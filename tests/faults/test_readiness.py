"""What who runs the server sees when a part of it is away: /readyz answers 503 and names it, people
go on, and it answers 200 once that part is back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import psutil
import pytest

from tests.faults.steady_hall import steady_hall
from tests.faults.test_logs import page
from tests.live_hall import Server, serving
from tests.waiting import until

pytestmark = pytest.mark.live

WORKERS = ("grouping", "documents")


def readiness(server: Server) -> tuple[int, set[str]]:
    """The status, and the parts that are away."""
    status, text = page(server, "/readyz")
    return status, {part for part, there in json.loads(text).items() if not there}


def worker_of(server: Server, job: str) -> psutil.Process:
    assert server.process
    for child in psutil.Process(server.process.pid).children():
        if job in child.cmdline():
            return child
    raise AssertionError(f"no {job} worker runs")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of which every part is there."""
    with serving(tmp_path_factory.mktemp("ready"), "eventlet") as server:
        server.until_ready()
        yield server


@pytest.mark.parametrize("job", WORKERS)
def test_a_worker_that_is_killed_is_named_and_back_by_itself_while_people_go_on(
    ready: Server, job: str
) -> None:
    async def story() -> None:
        async with steady_hall(ready, 2) as hall:
            killed = worker_of(ready, job)
            killed.kill()
            await asyncio.to_thread(until, lambda: readiness(ready) == (503, {job}), "it is away")
            await hall.write_everywhere()
            alive, _ = page(ready, "/healthz")
            await asyncio.to_thread(until, lambda: readiness(ready) == (200, set()), "it is back")

            assert alive == 200
            assert set(hall.stored()) == hall.acknowledged == set(hall.written)
            assert worker_of(ready, job).pid != killed.pid
            assert f"The {job} worker ended" in (ready.folder / "server.log").read_text()

    asyncio.run(story())


def test_a_database_file_that_was_taken_away_is_named_until_it_is_back(ready: Server) -> None:
    file, elsewhere = ready.folder / "evening.db", ready.folder / "elsewhere.db"

    file.rename(elsewhere)
    without = readiness(ready)
    elsewhere.rename(file)

    assert without == (503, {"database"})
    assert readiness(ready) == (200, set())
