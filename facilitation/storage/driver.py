"""Prepared statements straight to the driver: what SQLAlchemy does around a run costs more than
most runs (decision 0011)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import methodcaller
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

Given = Mapping[str, object]

ALL = methodcaller("fetchall")
FIRST = methodcaller("fetchone")
LATER = iter


def rows(connection: Connection, sql: str, given: Given) -> list[Any]:
    """All rows that a query gives, as tuples."""
    found: list[Any] = _ask(connection, sql, given, ALL)
    return found


def each(connection: Connection, sql: str, given: Given) -> Iterator[Any]:
    """The same one after another, as they are asked for."""
    found: Iterator[Any] = _ask(connection, sql, given, LATER)
    return found


def row(connection: Connection, sql: str, given: Given) -> Any:
    """The first row that a query gives as a tuple, or None."""
    return _ask(connection, sql, given, FIRST)


def run(connection: Connection, sql: str, given: Given | None = None) -> None:
    """A statement that gives nothing back."""
    _ask(connection, sql, given or {}, lambda cursor: None)


def run_many(connection: Connection, sql: str, given: Sequence[Given]) -> None:
    """The same statement for many rows, in one call."""
    try:
        connection.connection.cursor().executemany(sql, given)
    except connection.dialect.loaded_dbapi.Error as failure:
        raise _explained(connection, sql, failure) from failure


def commit(connection: Connection, wait: Callable[[Callable[[], object]], object]) -> None:
    """End the transaction; `wait` runs what waits for the disk, on the bare connection: there is
    nothing in it that may not leave the loop."""
    bare: Any = connection.connection.driver_connection
    try:
        wait(lambda: bare.execute("COMMIT"))
    except connection.dialect.loaded_dbapi.Error as failure:
        raise _explained(connection, "COMMIT", failure) from failure


def written(connection: Connection) -> int | None:
    """How many rows were written on this connection, where the driver counts them."""
    counted: int | None = getattr(connection.connection.driver_connection, "total_changes", None)
    return counted


def _ask(connection: Connection, sql: str, given: Given, take: Callable[[Any], Any]) -> Any:
    bare: Any = connection.connection.driver_connection
    try:
        return take(bare.execute(sql, given))
    except connection.dialect.loaded_dbapi.Error as failure:
        raise _explained(connection, sql, failure) from failure


def _explained(connection: Connection, sql: str, failure: Exception) -> DBAPIError:
    """What the driver says, in the words that the rest of storage knows."""
    # sqlite3 has no such thing: its line is a file.
    lost = bool(getattr(connection.connection.driver_connection, "closed", False))
    operational = isinstance(failure, connection.dialect.loaded_dbapi.OperationalError)
    kind = OperationalError if operational else DBAPIError
    return kind(sql, None, failure, connection_invalidated=lost)
