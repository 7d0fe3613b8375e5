"""Databases without tables, to be brought up to date."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitation.storage.database import Database
from tests.conftest import POSTGRES
from tests.evening import SECRET
from tests.faults.postgres import a_postgres


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.services)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without tables."""
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path / 'before.db'}", SECRET)
        yield found
        found.close()
    else:
        with a_schema(request.getfixturevalue("postgres_url")) as found:
            yield found


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    """The PostgreSQL server for tests; one of our own where none is given."""
    if POSTGRES:
        yield POSTGRES
    else:
        with a_postgres() as running:
            yield running.url


@contextmanager
def a_schema(url: str) -> Iterator[Database]:
    """A schema of its own on a PostgreSQL server, gone afterwards."""
    schema = f"samenspel_{secrets.token_hex(6)}"
    server = Database(url, SECRET)
    with server.engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    joint = "&" if "?" in url else "?"
    found = Database(f"{url}{joint}options=-csearch_path%3D{schema}", SECRET)
    yield found
    found.close()
    with server.engine.connect() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    server.close()
