"""Simulated phones and the real server: an evening, a rehearsal, and a server that falls over."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from facilitation.rehearsal.hall import USUAL, Hall
from facilitation.rehearsal.rehearsal import rehearse
from facilitation.rehearsal.screens import Facilitator
from tests.rehearsal.real_server import RealServer, real_server

pytestmark = [pytest.mark.live, pytest.mark.slow]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(tmp_path_factory.mktemp("evening")) as running:
        running.until_ready()
        yield running


def steps_of(workshop: Mapping[str, Any], kind: str) -> list[str]:
    return [step["id"] for step in workshop["steps"] if step["kind"] == kind]


async def waiting(screen: Facilitator, true: Callable[[], bool]) -> None:
    await screen.connection.until(true, 90)


def test_a_rehearsal_loses_and_doubles_nothing(server: RealServer) -> None:
    workshop = server.create_workshop()

    async def play() -> Any:
        leading = Facilitator(server.url, workshop["facilitator_token"])
        await leading.join(90)
        await leading.go_to_step(steps_of(workshop, "ideas")[0])
        report = await rehearse(
            server.url,
            workshop["code"],
            phones=15,
            notes=45,
            burst_seconds=1.0,
            projector_token=workshop["projector_token"],
        )
        await leading.close()
        return report

    report = asyncio.run(play())

    assert (report.joined, report.acknowledged) == (15, 45)
    assert (report.lost, report.doubled, report.unseen) == (0, 0, 0)
    assert report.errors == {}


def test_a_rehearsal_before_any_notes_step_only_joins(server: RealServer) -> None:
    workshop = server.create_workshop()

    report = asyncio.run(rehearse(server.url, workshop["code"], phones=5, notes=10))

    assert report.joined == 5
    assert report.notes == 0
    assert report.first_step_with_notes is not None


def test_a_server_that_falls_over_in_the_burst_loses_nothing(tmp_path: Path) -> None:
    with real_server(tmp_path) as server:
        workshop = server.create_workshop()

        async def play() -> Any:
            leading = Facilitator(server.url, workshop["facilitator_token"])
            await leading.join(90)
            await leading.go_to_step(steps_of(workshop, "ideas")[0])
            rehearsing = asyncio.create_task(
                rehearse(
                    server.url,
                    workshop["code"],
                    phones=12,
                    notes=60,
                    burst_seconds=4.0,
                    patience_seconds=100.0,
                )
            )
            await waiting(leading, lambda: len(leading.board.rows("notes")) >= 5)
            await asyncio.to_thread(server.stop, signal.SIGKILL)
            await asyncio.to_thread(server.start)
            report = await rehearsing
            await leading.close()
            return report

        report = asyncio.run(play())

    assert report.acknowledged == 60
    assert report.reconnected >= 12
    assert (report.lost, report.doubled) == (0, 0)


def test_a_hall_takes_part_in_every_step_of_an_evening(server: RealServer) -> None:
    workshop = server.create_workshop()
    hall = Hall(server.url, workshop["code"], phones=16, pace=60, arrive_seconds=0.5)

    async def play() -> Mapping[str, int]:
        leading = Facilitator(server.url, workshop["facilitator_token"])
        await leading.join(90)
        living = asyncio.create_task(hall.run())
        try:
            return await an_evening(leading, workshop)
        finally:
            living.cancel()
            await asyncio.wait({living})
            await leading.close()

    came = asyncio.run(play())

    assert came["phones"] == 16
    assert came["words"] == Seats.TABLES
    assert came["notes"] >= 16
    assert came["themed"] > 0
    assert came["plans"] >= 2
    assert came["voted"] >= 10
    assert came["says_yes"] >= 5
    assert came["answered"] >= 10
    assert set(hall.refusals) <= USUAL


class Seats:
    """Sixteen people sit at four tables."""

    TABLES = 4


async def an_evening(leading: Facilitator, workshop: Mapping[str, Any]) -> Mapping[str, int]:
    """Lead the hall through a G100, and count what came of each step."""
    board = leading.board
    came = {}

    async def go_to(kind: str, true: Callable[[], bool]) -> None:
        answer = await leading.go_to_step(steps_of(workshop, kind)[0])
        assert answer.ok, answer
        await waiting(leading, true)

    await waiting(leading, lambda: board["counts"]["phones"] == 16)
    came["phones"] = board["counts"]["phones"]
    await go_to("words", lambda: said(leading) >= Seats.TABLES)
    came["words"] = said(leading)
    await go_to("ideas", lambda: len(board.rows("notes")) >= 20)
    came["notes"] = len(board.rows("notes"))
    regrouped = await leading.regroup()
    assert regrouped.ok, regrouped
    await waiting(leading, lambda: any(row["theme"] for row in board.rows("notes")))
    came["themed"] = sum(row["theme"] is not None for row in board.rows("notes"))
    await go_to("elaborate", lambda: len(board.rows("items")) >= 2)
    came["plans"] = len(board.rows("items"))
    await go_to("vote", lambda: board["counts"]["voted"] >= 10)
    came["voted"] = board["counts"]["voted"]
    await go_to("commit", lambda: yes(leading) >= 5)
    came["says_yes"] = yes(leading)
    await go_to("evaluate", lambda: board["counts"]["answered"] >= 10)
    came["answered"] = board["counts"]["answered"]
    return came


def said(screen: Facilitator) -> int:
    return sum(words["total"] for words in screen.board["words"])


def yes(screen: Facilitator) -> int:
    return sum(row["says_yes"] for row in screen.board.rows("items"))
