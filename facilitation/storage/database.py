"""The database: engines, transactions begun by hand, and migrations."""

import base64
import hashlib
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from cryptography.fernet import Fernet
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    InvalidatePoolError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.pool import QueuePool

from facilitation.domain.refusals import TryAgain
from facilitation.storage import driver

if TYPE_CHECKING:
    from facilitation.storage.line import Line

log = logging.getLogger(__name__)

BUSY_TIMEOUT = "PRAGMA busy_timeout=5000"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    BUSY_TIMEOUT,
    "PRAGMA foreign_keys=ON",
)
NO_TIMEOUT = "PRAGMA busy_timeout=0"
#: How long to wait for another program that writes to the same SQLite file, and how often to ask.
LOCK_SECONDS = 5.0
LOOK_SECONDS = 0.02
#: A PostgreSQL that does not answer is noticed within seconds, also when the line went dead.
LINE: Mapping[str, int] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
POOL_SIZE = 8
SQLITE_OVERFLOW = 24
#: PostgreSQL takes 100 connections as it is installed: room for four processes. Making one takes
#: longer than most questions, so nearly all are kept.
POSTGRES_POOL_SIZE = 16
POSTGRES_OVERFLOW = 4
#: How many ask one short question at the same moment, and how many connections are ready when the
#: first come: for these, for boards of phones and of screens, and for the writer.
ASKING_AT_ONCE = 2
READY_AT_START = 5
#: A connection that was used so shortly ago and says nothing by itself is alive.
TRUSTED_SECONDS = 1.0
#: Processes that start together migrate one after another; the number is only ours by agreement.
MIGRATING = 5_274_110


class DatabaseUnusable(Exception):
    """The address is wrong, or nothing answers there; the message is for who set it up."""


class DatabaseAway(TryAgain):
    """The database does not answer just now. What was asked can be asked again: nothing of it was
    kept."""

    @property
    def why(self) -> object:
        """What the database said."""
        return getattr(self.__cause__, "orig", None) or self.__cause__


@contextmanager
def noticed() -> Iterator[None]:
    """Turn a database that went away into a refusal that says to try again."""
    try:
        yield
    except (OperationalError, InterfaceError) as failure:
        if _primary_code(failure) == sqlite3.SQLITE_ERROR:
            raise  # a mistake in our SQL, which no second try mends
        log.warning("The database does not answer: %s", failure.orig)
        raise DatabaseAway from failure


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database says into one line for who set it up."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError, ImportError) as wrong:
        raise DatabaseUnusable(f"SAMENSPEL_DATABASE_URL cannot be used: {wrong}") from wrong
    except DBAPIError as failure:
        raise DatabaseUnusable(f"the database does not answer: {failure.orig}") from failure
    except DatabaseAway as away:
        raise DatabaseUnusable(f"the database does not answer: {away.why}") from away


class Database:
    """One database. Transactions are begun and ended by hand, so that only COMMIT can be run
    apart."""

    def __init__(self, url: str, secret_key: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.seal = Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret_key.encode()).digest()))
        self._line: Line | None = None
        self._turns = threading.BoundedSemaphore(ASKING_AT_ONCE)
        self.engine = self._engine()
        self._anchor: Connection | None = None

    def _engine(self) -> Engine:
        """A connection that was used just now knows its statements: last in, first out."""
        if not self.is_sqlite:
            engine = create_engine(
                self.url,
                isolation_level="AUTOCOMMIT",
                pool_use_lifo=True,
                pool_size=POSTGRES_POOL_SIZE,
                max_overflow=POSTGRES_OVERFLOW,
                connect_args={k: v for k, v in LINE.items() if k not in self.url.query},
            )
            event.listen(engine, "checkin", _rests)
            event.listen(engine, "checkout", self._require_alive)
            return engine
        engine = create_engine(
            self.url,
            isolation_level="AUTOCOMMIT",
            poolclass=QueuePool,
            pool_use_lifo=True,
            pool_size=POOL_SIZE,
            max_overflow=SQLITE_OVERFLOW,
            connect_args={"check_same_thread": False},
        )
        event.listen(engine, "connect", _set_pragmas)
        return engine

    def wait_on(self, poll: Callable[[], Any]) -> None:
        """Wait for short answers of PostgreSQL on the loop. `poll`: the kernel's own. The driver
        is loaded only where there is a PostgreSQL."""
        if not self.is_sqlite:
            from facilitation.storage.line import Line

            self._line = Line(poll)
            self._line.wait_for_all()

    def _require_alive(self, connection: Any, record: Any, borrowed: object) -> None:
        """Whether a connection still lives is asked only when there is a reason: one question each
        time would be a quarter of all. Raises what has the pool make all of them anew."""
        rested = time.monotonic() - record.info.get("rests_since", time.monotonic())
        if self._line and rested < TRUSTED_SECONDS and self._line.is_quiet(connection):
            return
        try:
            connection.execute("SELECT 1")
        except Exception as gone:
            raise InvalidatePoolError from gone

    def begin_writing(self, connection: Connection) -> None:
        """Begin a transaction that will write; on SQLite this takes the write lock at once.

        SQLite would wait for another program inside C, and nobody in the hall would be answered;
        so it is asked again and again instead, and others get their turn in between.
        """
        if not self.is_sqlite:
            driver.run(connection, "BEGIN")
            return
        _set_timeout(connection, NO_TIMEOUT)
        until = time.monotonic() + LOCK_SECONDS
        while not _took_lock(connection, last_try=time.monotonic() >= until):
            time.sleep(LOOK_SECONDS)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which everything is seen as at one moment."""
        with self._borrowed() as connection:
            isolation = "" if self.is_sqlite else " ISOLATION LEVEL REPEATABLE READ READ ONLY"
            driver.run(connection, f"BEGIN{isolation}")
            try:
                yield connection
            finally:
                driver.run(connection, "ROLLBACK")

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection for one question, which needs no transaction."""
        with self._turn(), self._borrowed() as connection:
            yield connection

    @contextmanager
    def _borrowed(self) -> Iterator[Connection]:
        with self._connected() as connection:
            if self.is_sqlite:
                _set_timeout(connection, BUSY_TIMEOUT)
            yield connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection. One that broke is thrown away: it cannot be made clean for the next."""
        with noticed(), self.engine.connect() as connection:
            try:
                yield connection
            except DBAPIError as failure:
                if failure.connection_invalidated:
                    connection.invalidate(failure)
                raise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """A hall that comes back asks all at once. On PostgreSQL who asks waits for a connection
        that is there: making one for each costs more than all their questions."""
        if self.is_sqlite:
            yield
            return
        if not self._turns.acquire(timeout=LINE["connect_timeout"]):
            raise DatabaseAway
        try:
            yield
        finally:
            self._turns.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of its own, for the command line and organisers' pages."""
        with self._connected() as connection:
            self.begin_writing(connection)
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                _undo(connection)
                raise

    def answers(self) -> bool:
        """Whether the database is there; SQLite looks at its file only for a table."""
        if self.is_sqlite and not Path(self.url.database or "").exists():
            return False  # an open file can be read long after somebody deleted it
        try:
            with self.reading() as connection:
                connection.exec_driver_sql("SELECT 1 FROM workshop LIMIT 1")
        except (SQLAlchemyError, DatabaseAway):
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

    def hold_open(self) -> None:
        """Keep one connection for as long as we serve. When the last one closes, SQLite throws its
        shared memory away; making that anew needs room on the disk, even for reading. On
        PostgreSQL have some ready for who comes first."""
        if not self.is_sqlite:
            self._make_some_ready()
        elif self._anchor is None:
            self._anchor = self.engine.connect()
            self._anchor.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()

    def _make_some_ready(self) -> None:
        with ExitStack() as together:
            for _ in range(READY_AT_START):
                connection = together.enter_context(self.engine.connect())
                connection.exec_driver_sql("SELECT 1 FROM workshop LIMIT 1")

    def close(self) -> None:
        """Give back every connection."""
        if self._anchor is not None:
            self._anchor.close()
            self._anchor = None
        self.engine.dispose()


def _rests(connection: Any, record: Any) -> None:
    """It goes back to the others."""
    record.info["rests_since"] = time.monotonic()


def _set_timeout(connection: Connection, pragma: str) -> None:
    """Each of these settings costs as much as a query, and the writer always wants the same."""
    if connection.info.get("timeout", BUSY_TIMEOUT) != pragma:
        driver.run(connection, pragma)
        connection.info["timeout"] = pragma


def _took_lock(connection: Connection, last_try: bool) -> bool:
    """Whether the write lock of the file is ours; raises what the last try met."""
    try:
        driver.run(connection, "BEGIN IMMEDIATE")
    except OperationalError as failure:
        if last_try or _primary_code(failure) != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _primary_code(failure: DBAPIError) -> int | None:
    """SQLite's own number for what is wrong; None on PostgreSQL."""
    code: int | None = getattr(failure.orig, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _undo(connection: Connection) -> None:
    """Where the database ended the transaction by itself, there is nothing left to undo."""
    try:
        connection.exec_driver_sql("ROLLBACK")
    except DBAPIError:
        connection.invalidate()


def _set_pragmas(connection: sqlite3.Connection, record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
