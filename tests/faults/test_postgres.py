"""PostgreSQL goes away and comes back, and the server dies beside it: notes wait, none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.postgres import Postgres, a_postgres
from tests.faults.steady_hall import steady_hall, until
from tests.faults.test_killed import BACK_SECONDS, killed_in_a_burst
from tests.faults.test_logs import page
from tests.faults.test_readiness import readiness
from tests.live_hall import Server, serving
from tests.waiting import until as wait_for

pytestmark = [pytest.mark.services, pytest.mark.live]

PHONES = 12


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with a_postgres() as running:
        yield running


@pytest.fixture(scope="module")
def server(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("postgres")
    with serving(folder, "eventlet", SAMENSPEL_DATABASE_URL=postgres.url) as running:
        yield running


def test_notes_wait_while_postgresql_is_away_and_arrive_once_it_is_back(
    server: Server, postgres: Postgres
) -> None:
    async def story() -> None:
        async with steady_hall(server, PHONES) as hall:
            await hall.write_everywhere()
            await asyncio.to_thread(postgres.stop)
            waiting = asyncio.create_task(hall.write_everywhere())
            await until(lambda: all(phone.met for phone in hall.phones), "notes are refused")
            codes = {code for phone in hall.phones for code in phone.met}
            await asyncio.to_thread(postgres.start)
            await waiting
            await hall.shown()

            assert codes == {"try_again"}
            assert hall.everyone_is_in
            assert {answer.code for answer in hall.answers} == {None}
            assert set(hall.stored()) == hall.acknowledged == set(hall.written)
            assert set(hall.stored().values()) == {1}

    asyncio.run(story())


def test_a_postgresql_that_is_away_is_named_to_who_runs_the_server_until_it_is_back(
    server: Server, postgres: Postgres
) -> None:
    wait_for(lambda: readiness(server) == (200, set()), "every part is there")
    postgres.stop()
    without, alive = readiness(server), page(server, "/healthz")[0]
    postgres.start()
    wait_for(lambda: readiness(server) == (200, set()), "the database is back")

    assert without == (503, {"database"})
    assert alive == 200


def test_who_comes_after_postgresql_was_started_again_notices_nothing(
    server: Server, postgres: Postgres
) -> None:
    async def story() -> None:
        async with steady_hall(server, 1) as hall:
            await hall.write_everywhere()
        postgres.stop()
        postgres.start()
        async with steady_hall(server, 1) as hall:
            await hall.write_everywhere()

            assert [phone.met for phone in hall.phones] == [[]]

    asyncio.run(story())


def test_who_comes_while_postgresql_is_away_is_let_in_once_it_is_back(
    server: Server, postgres: Postgres
) -> None:
    async def story() -> None:
        async with steady_hall(server, 1) as hall:
            [phone] = hall.phones
            await asyncio.to_thread(postgres.stop)
            await phone.connection._client.disconnect()
            await until(lambda: not phone.connection.connected, "the phone lost its connection")
            await until(lambda: phone.connection._refusal is not None, "the phone is refused")
            code = phone.connection._refusal_code()
            await asyncio.to_thread(postgres.start)
            await until(lambda: phone.connection.connected, "the phone is back")
            answer = await hall.write(phone)

            assert code == "try_again"
            assert answer.ok

    asyncio.run(story())


def test_what_was_confirmed_on_postgresql_survives_a_kill_in_a_burst(server: Server) -> None:
    async def story() -> None:
        async with steady_hall(server, PHONES) as hall:
            back = await killed_in_a_burst(hall)
            await hall.shown()

            assert set(hall.stored()) == set(hall.written) == hall.acknowledged
            assert set(hall.stored().values()) == {1}
            assert back < BACK_SECONDS

    asyncio.run(story())
