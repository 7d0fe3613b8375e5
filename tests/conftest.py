"""Fixtures that every test may use: a migrated database, and an evening in it."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import event

from facilitation.settings import ASYNC_MODES
from facilitation.storage.database import Database
from tests.evening import SECRET, Evening
from tests.live_hall import LiveHall, Loop, Server, serving

#: The same examples on every machine and in every run, however slow: a test that fails once in a
#: hundred runs tells nobody what broke. Who wants to find more asks for more (tests/faults).
settings.register_profile(
    "everywhere",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("everywhere")

#: A PostgreSQL server for tests, as postgresql+psycopg://user@host/database; tests make schemas.
POSTGRES = os.environ.get("SAMENSPEL_TEST_POSTGRES")


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to copy: migrating once is enough."""
    path = tmp_path_factory.mktemp("tables") / "empty.db"
    database = Database(f"sqlite:///{path}", SECRET)
    database.migrate()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def sqlite(tmp_path: Path, empty_tables: Path) -> Iterator[Database]:
    path = tmp_path / "evening.db"
    shutil.copy(empty_tables, path)
    database = Database(f"sqlite:///{path}", SECRET)
    event.listen(database.engine, "connect", hurry)
    yield database
    database.close()


def hurry(connection: sqlite3.Connection, _record: object) -> None:
    """Rules do not depend on when the disk is done; the live journeys wait for it."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture
def postgres() -> Iterator[Database]:
    """A migrated schema of its own on the PostgreSQL server for tests."""
    if not POSTGRES:
        pytest.skip("SAMENSPEL_TEST_POSTGRES is not set")
    with fresh_postgres() as database:
        database.migrate()
        yield database


@contextmanager
def fresh_postgres() -> Iterator[Database]:
    """A schema with nothing in it yet."""
    assert POSTGRES
    schema = f"samenspel_{secrets.token_hex(6)}"
    server = Database(POSTGRES, SECRET)
    with server.engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    joint = "&" if "?" in POSTGRES else "?"
    database = Database(f"{POSTGRES}{joint}options=-csearch_path%3D{schema}", SECRET)
    yield database
    database.close()
    with server.engine.connect() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    server.close()


@pytest.fixture(params=["sqlite", *(["postgres"] if POSTGRES else [])])
def database(request: pytest.FixtureRequest) -> Database:
    """A migrated database; on PostgreSQL as well where there is one for tests."""
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def evenings(database: Database) -> Iterator[Callable[..., Evening]]:
    """Makes evenings of any run-sheet and settings."""
    with ExitStack() as stack:

        def make(sheet: str = "g100", **settings: Any) -> Evening:
            return stack.enter_context(Evening(database, sheet, **settings))

        yield make


@pytest.fixture
def evening(evenings: Callable[..., Evening]) -> Evening:
    """A G100, ready to be joined."""
    return evenings()


@pytest.fixture
def writing(evening: Evening) -> str:
    """The ideas step of the G100, open."""
    return evening.go_to("ideas")


# A real server ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    running = Loop()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Gives `samenspel serve` in an async mode, on a free port with a database of its own. It is
    started for the first test that asks, and stays: each test has a workshop to itself."""
    with ExitStack() as stack:

        @cache
        def running(mode: str) -> Server:
            server = stack.enter_context(serving(tmp_path_factory.mktemp(mode), mode))
            server.until_ready()
            return server

        yield running


@pytest.fixture(params=ASYNC_MODES)
def server(request: pytest.FixtureRequest, servers: Callable[[str], Server]) -> Iterator[Server]:
    """A real server, in both async modes; no test gives it a fault to report."""
    running = servers(request.param)
    yield running
    running.require_no_fault()


@pytest.fixture
def halls(server: Server, loop: Loop) -> Iterator[Callable[..., LiveHall]]:
    """Makes workshops on the real server."""
    made: list[LiveHall] = []

    def make(runsheet: str = "g100", fill: Callable[[Any], None] | None = None) -> LiveHall:
        made.append(LiveHall(server, loop, runsheet, fill))
        return made[-1]

    yield make
    for hall in made:
        hall.everyone_out()


@pytest.fixture
def hall(halls: Callable[..., LiveHall]) -> LiveHall:
    """A G100 on the real server, ready to be joined."""
    return halls()
