"""Commands that share a transaction, each with a savepoint and an answer of its own."""

import logging
import secrets
from collections import defaultdict
from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from facilitation.domain.people import Who
from facilitation.domain.refusals import Fault, Refusal, UnknownCode
from facilitation.domain.workshop import Workshop
from facilitation.services.handlers import carry_out
from facilitation.services.ports import Done
from facilitation.storage import driver
from facilitation.storage.database import Database
from facilitation.storage.unit import (
    Memory,
    StoredUnit,
    locked_header,
    new_memory,
    write_header,
)

log = logging.getLogger(__name__)

DATA_VERSION = "PRAGMA data_version"
#: Workshops, before all are forgotten; an evening has one.
MOST_REMEMBERED = 200


class BatchFailed(Exception):
    """The database let the whole batch down; nothing of it was kept."""


class WroteFirst(Exception):
    """A command was refused after it had written something, and there is no savepoint to go back
    to."""


class Remembered:
    """Header rows, and rows that many commands read, as the last batch left them. Forgotten as
    soon as anybody else wrote: SQLite tells that of its file; on PostgreSQL every batch reads the
    header, which locks it, and finds another revision there."""

    def __init__(self, is_sqlite: bool) -> None:
        self._is_sqlite = is_sqlite
        self._version: object = None
        self.headers: dict[int, Workshop] = {}
        self.rows: defaultdict[int, Memory] = defaultdict(new_memory)

    def begin(self, connection: Connection) -> None:
        """Look whether it still holds; nobody else can write from now on."""
        version = driver.row(connection, DATA_VERSION, {}) if self._is_sqlite else None
        if version != self._version or len(self.headers) > MOST_REMEMBERED:
            self.forget()
        self._version = version

    def header(self, connection: Connection, workshop_id: int) -> Workshop | None:
        """The header row as it is now, which nobody else can change until we are done."""
        known = self.headers.get(workshop_id)
        if known and self._is_sqlite:
            return known
        header = locked_header(connection, workshop_id)
        if header != known:
            self.rows.pop(workshop_id, None)
        return header

    def forget(self) -> None:
        """A batch was not kept, or another connection counts from elsewhere."""
        self._version = None
        self.headers.clear()
        self.rows.clear()


class Batch:
    """A workshop's header row is read once, which locks it, and written once: what the commands
    in between made of it stays in memory. Nearly every command looks before it writes, so there is
    nothing to take back when it is refused; else that needs `savepoints`, unless there is one
    command, `alone`."""

    def __init__(
        self,
        database: Database,
        connection: Connection,
        now_ms: Callable[[], int],
        remembered: Remembered,
        alone: bool,
        savepoints: bool,
    ) -> None:
        self._alone = alone
        self._savepoints = savepoints
        self._database = database
        self._connection = connection
        self._now_ms = now_ms
        self._remembered = remembered
        self._read: dict[int, Workshop] = {}
        self._headers: dict[int, Workshop] = {}
        self._units: dict[int, StoredUnit] = {}
        self._rows = remembered.rows

    def carry_out(self, who: Who, command: object, contact_allowed: bool) -> Done | Refusal:
        """One command. What it wrote before it was refused is taken back."""
        if self._savepoints:
            driver.run(self._connection, "SAVEPOINT command")
        written = driver.written(self._connection)
        try:
            done = self._one_command(who, command, contact_allowed)
        except Refusal as refusal:
            self._take_back(written)
            return refusal
        except OperationalError as failure:
            raise BatchFailed(str(failure.orig)) from failure
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("Fault %s in %s", reference, type(command).__name__)
            self._take_back(written)
            return Fault(reference=reference)
        if not done.events:
            self._take_back(written)
        if self._savepoints:
            driver.run(self._connection, "RELEASE SAVEPOINT command")
        return done

    def _one_command(self, who: Who, command: object, contact_allowed: bool) -> Done:
        header = self._header(who.workshop_id)
        unit = self._unit(header, contact_allowed)
        events = carry_out(unit, who, command)
        if not events:
            return Done(header.revision, ())
        self._headers[who.workshop_id] = unit.workshop
        return Done(unit.workshop.revision, events)

    def _unit(self, header: Workshop, contact_allowed: bool) -> StoredUnit:
        """One per workshop: putting it together costs as much as many a command."""
        now_ms, known = self._now_ms(), self._units.get(header.id)
        if known:
            known.begin(header, now_ms, contact_allowed)
            return known
        memory, seal = self._rows[header.id], self._database.seal
        made = StoredUnit(self._connection, header, now_ms, seal, contact_allowed, memory)
        self._units[header.id] = made
        return made

    def _header(self, workshop_id: int) -> Workshop:
        if workshop_id not in self._headers:
            header = self._remembered.header(self._connection, workshop_id)
            if header is None:
                raise UnknownCode
            self._read[workshop_id] = self._headers[workshop_id] = header
        return self._headers[workshop_id]

    def _take_back(self, written: int | None) -> None:
        """`written`: as it was before the command; None where nobody counts."""
        if written is not None and written == driver.written(self._connection):
            return
        if not (self._savepoints or self._alone):
            raise WroteFirst
        self._rows.clear()
        self._units.clear()
        if self._savepoints:
            driver.run(self._connection, "ROLLBACK TO SAVEPOINT command")
            return
        driver.run(self._connection, "ROLLBACK")
        self._database.begin_writing(self._connection)

    def write_headers(self) -> None:
        """What the commands changed in the header rows; the last thing before the commit."""
        for workshop_id, before in self._read.items():
            write_header(self._connection, before, self._headers[workshop_id])
        self._remembered.headers.update(self._headers)
