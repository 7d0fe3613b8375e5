"""The one writer: commands that come together share a commit, each with its own answer."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from facilitation.background import Background, Signal
from facilitation.domain.events import Event
from facilitation.domain.people import Who
from facilitation.domain.refusals import Refusal, TryAgain
from facilitation.services.ports import Done
from facilitation.storage import driver
from facilitation.storage.batch import Batch, BatchFailed, Remembered, WroteFirst
from facilitation.storage.database import Database
from facilitation.storage.disk import Disk

log = logging.getLogger(__name__)

#: Commands per commit at most, so that nobody waits long for others.
LARGEST_BATCH = 200
#: How long a command may wait for its answer before the sender is told to try again.
PATIENCE_SECONDS = 20.0
#: The server must be gone ten seconds after it was asked to stop.
STOP_SECONDS = 6.0


@dataclass(slots=True, eq=False)
class Order:
    """A command on its way to the store, and the answer on its way back."""

    who: Who
    command: object
    contact_allowed: bool = False
    outcome: Done | Refusal | None = None
    answered: Signal = field(default_factory=threading.Event)

    def answer(self, outcome: Done | Refusal) -> None:
        """Wake up who waits."""
        self.outcome = outcome
        self.answered.set()


#: Called after each commit, once per workshop that changed: id, revision, events.
Publish = Callable[[int, int, Sequence[Event]], None]

#: Called after each commit: how many commands shared it, and the seconds that it all took.
Kept = Callable[[int, float], None]


class Writer:
    """Drains the queue of commands: BEGIN, each command, one COMMIT, then publish."""

    def __init__(
        self, database: Database, background: Background, now_ms: Callable[[], int]
    ) -> None:
        self._database = database
        self._background = background
        self._now_ms = now_ms
        self._orders: queue.Queue[Order | None] = queue.Queue()
        self._left_over: Order | None = None
        self._connection: Connection | None = None
        self._disk = Disk(background.off_loop)
        self._remembered = Remembered(database.is_sqlite)
        self._idle = threading.Event()
        self.publish: Publish = lambda workshop, revision, events: None
        self.doubted: Callable[[int], None] = lambda workshop: None
        self.kept: Kept = lambda commands, seconds: None

    def start(self) -> None:
        """Begin to drain the queue."""
        self._background.spawn(self._run)

    def stop(self) -> None:
        """Finish what was promised, then stop; what comes later is told to try again."""
        self._orders.put(None)
        self._idle.wait(STOP_SECONDS)

    def write(self, who: Who, command: object, contact_allowed: bool = False) -> Done:
        """Carry out a command and wait until it is on disk, or raise its refusal."""
        if self._idle.is_set():
            raise TryAgain
        order = Order(who, command, contact_allowed, answered=self._background.signal())
        self._orders.put(order)
        if not order.answered.wait(PATIENCE_SECONDS):
            raise TryAgain
        if isinstance(order.outcome, Refusal):
            raise order.outcome
        if order.outcome is None:
            raise TryAgain
        return order.outcome

    def _run(self) -> None:
        while batch := self._next_batch():
            try:
                self._write_batch(batch)
            except Exception:
                # Were this the end of the writer, nobody in the hall could write any more.
                log.exception("A batch of %d commands met a fault", len(batch))
                _send_back(batch)
        self._forget_connection()
        self._idle.set()

    def _next_batch(self) -> list[Order]:
        """What came together; on PostgreSQL only for one workshop, whose row is then locked."""
        first = self._left_over or self._orders.get()
        self._left_over = None
        if first is None:
            return []
        batch = [first]
        while len(batch) < LARGEST_BATCH and (order := self._waiting()):
            if not self._database.is_sqlite and order.who.workshop_id != first.who.workshop_id:
                self._left_over = order
                break
            batch.append(order)
        return batch

    def _waiting(self) -> Order | None:
        try:
            order = self._orders.get_nowait()
        except queue.Empty:
            return None
        if order is None:
            self._orders.put(None)
        return order

    def _write_batch(self, batch: Sequence[Order]) -> None:
        began = time.perf_counter()
        try:
            outcomes = self._write_together(batch)
        except (BatchFailed, DBAPIError) as failure:
            said = getattr(failure, "orig", failure)
            log.error("A batch of %d commands was not kept: %s", len(batch), said)
            self._forget_connection()
            _send_back(batch)
            self._doubt(batch)
            return
        except Exception:
            self._forget_connection()
            raise
        self.kept(len(batch), time.perf_counter() - began)
        for order, outcome in zip(batch, outcomes, strict=True):
            order.answer(outcome)
        self._publish(batch, outcomes)

    def _doubt(self, batch: Sequence[Order]) -> None:
        """Whether a commit that broke off was kept, nobody knows: who tries again is told, and
        screens find out by looking."""
        for workshop_id in {order.who.workshop_id for order in batch}:
            self.doubted(workshop_id)

    def _write_together(self, batch: Sequence[Order]) -> list[Done | Refusal]:
        connection = self._begin()
        self._remembered.begin(connection)
        try:
            needs_savepoints = len(batch) > 1 and not self._database.is_sqlite
            outcomes = self._carry_out(connection, batch, needs_savepoints)
        except WroteFirst:
            driver.run(connection, "ROLLBACK")
            self._remembered.forget()
            self._database.begin_writing(connection)
            self._remembered.begin(connection)
            outcomes = self._carry_out(connection, batch, savepoints=True)
        self._commit(connection)
        return outcomes

    def _carry_out(
        self, connection: Connection, batch: Sequence[Order], savepoints: bool
    ) -> list[Done | Refusal]:
        alone = len(batch) == 1
        together = Batch(
            self._database, connection, self._now_ms, self._remembered, alone, savepoints
        )
        outcomes = [
            together.carry_out(order.who, order.command, order.contact_allowed) for order in batch
        ]
        together.write_headers()
        return outcomes

    def _begin(self) -> Connection:
        """A transaction; on a new connection where the kept one was cut while nobody wrote, as when
        the database started again. Nothing was asked yet, so nothing can be done twice."""
        was_kept = self._connection is not None
        try:
            self._database.begin_writing(self._connect())
        except DBAPIError as failure:
            if not (was_kept and failure.connection_invalidated):
                raise
            self._forget_connection()
            self._database.begin_writing(self._connect())
        return self._connect()

    def _connect(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.engine.connect()
        return self._connection

    def _commit(self, connection: Connection) -> None:
        """PostgreSQL holds up nobody who waits for it; a disk may need a thread for that."""
        if self._database.is_sqlite:
            driver.commit(connection, self._disk.wait)
        else:
            connection.exec_driver_sql("COMMIT")

    def _publish(self, batch: Sequence[Order], outcomes: Sequence[Done | Refusal]) -> None:
        changed: dict[int, tuple[int, list[Event]]] = {}
        for order, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Done) and outcome.events:
                _, events = changed.setdefault(order.who.workshop_id, (0, []))
                changed[order.who.workshop_id] = (outcome.revision, [*events, *outcome.events])
        for workshop_id, (revision, events) in changed.items():
            self.publish(workshop_id, revision, events)

    def _forget_connection(self) -> None:
        """A transaction that failed may still be open on it."""
        self._remembered.forget()
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _send_back(batch: Sequence[Order]) -> None:
    """Nothing of these was kept; whoever already has an answer keeps that."""
    for order in batch:
        if not order.answered.is_set():
            order.answer(TryAgain())
