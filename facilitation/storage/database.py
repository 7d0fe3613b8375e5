"""The database: engines, transactions begun by hand, and migrations."""

import base64
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from cryptography.fernet import Fernet
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
)
POOL_SIZE = 8
SQLITE_OVERFLOW = 24
#: PostgreSQL takes 100 connections as it is installed: room for four processes.
POSTGRES_OVERFLOW = 12
#: Processes that start together migrate one after another; the number is only ours by agreement.
MIGRATING = 5_274_110


class DatabaseUnusable(Exception):
    """The address is wrong, or nothing answers there; the message is for who set it up."""


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database says into one line for who set it up."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError, ImportError) as wrong:
        raise DatabaseUnusable(f"SAMENSPEL_DATABASE_URL cannot be used: {wrong}") from wrong
    except DBAPIError as failure:
        raise DatabaseUnusable(f"the database does not answer: {failure.orig}") from failure


class Database:
    """One database. Transactions are begun and ended by hand, so that only COMMIT can be run
    apart (ARCHITECTURE §3.3)."""

    def __init__(self, url: str, secret_key: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.seal = Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret_key.encode()).digest()))
        self.engine = self._engine()

    def _engine(self) -> Engine:
        if not self.is_sqlite:
            return create_engine(
                self.url,
                isolation_level="AUTOCOMMIT",
                pool_pre_ping=True,
                pool_size=POOL_SIZE,
                max_overflow=POSTGRES_OVERFLOW,
            )
        engine = create_engine(
            self.url,
            isolation_level="AUTOCOMMIT",
            poolclass=QueuePool,
            pool_size=POOL_SIZE,
            max_overflow=SQLITE_OVERFLOW,
            connect_args={"check_same_thread": False},
        )
        event.listen(engine, "connect", _set_pragmas)
        return engine

    def begin_writing(self, connection: Connection) -> None:
        """Begin a transaction that will write; on SQLite this takes the write lock at once."""
        connection.exec_driver_sql("BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which everything is seen as at one moment."""
        with self.engine.connect() as connection:
            isolation = "" if self.is_sqlite else " ISOLATION LEVEL REPEATABLE READ READ ONLY"
            connection.exec_driver_sql(f"BEGIN{isolation}")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of its own, for the command line and organisers' pages."""
        with self.engine.connect() as connection:
            self.begin_writing(connection)
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def answers(self) -> bool:
        """Whether the database is there."""
        try:
            with self.reading() as connection:
                connection.exec_driver_sql("SELECT 1")
        except DBAPIError:
            return False
        return True

    def migrate(self) -> None:
        """Bring the tables up to date; harmless when they are."""
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self.engine.connect() as connection, self._alone(connection):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def _alone(self, connection: Connection) -> Iterator[None]:
        """Wait until no other process migrates. SQLite serves one process."""
        if self.is_sqlite:
            yield
            return
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({MIGRATING})")
        try:
            yield
        finally:
            connection.exec_driver_sql(f"SELECT pg_advisory_unlock({MIGRATING})")

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _set_pragmas(connection: sqlite3.Connection, record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
