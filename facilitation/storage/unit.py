"""One workshop inside one transaction: reading it, and one command's unit of work."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import msgspec
from cryptography.fernet import Fernet
from sqlalchemy import Connection, case, func, select, update

from facilitation.domain.answers import Answer, Ballot, BallotReceipt, HandCount
from facilitation.domain.history import BoardEvent
from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.people import Participant
from facilitation.domain.plans import Contact, Item, Offer, Pledge
from facilitation.domain.steps import Step
from facilitation.domain.themes import Theme
from facilitation.domain.words import WordTally
from facilitation.domain.workshop import Workshop
from facilitation.services.tokens import new_id
from facilitation.storage import tables as t
from facilitation.storage.rows import SealedRows, TableRows

NAMES = tuple(f.name for f in fields(Workshop))
HEADER = tuple(t.workshop.c[name] for name in NAMES)


def header_of(connection: Connection, workshop_id: int) -> Workshop:
    """The header row of a workshop that exists."""
    row = connection.execute(select(*HEADER).where(t.workshop.c.id == workshop_id)).one()
    return typed_header(row)


def typed_header(row: Any) -> Workshop:
    """A header row as the domain knows it."""
    return msgspec.convert(dict(zip(NAMES, row, strict=True)), Workshop)


class StoredWorkshop:
    """Everything of one workshop, as it stands in this transaction."""

    def __init__(
        self, connection: Connection, workshop: Workshop, now_ms: int, seal: Fernet
    ) -> None:
        self._connection = connection
        self.workshop = workshop
        self.now_ms = now_ms
        where = (workshop.id, self._revision)
        self.notes = TableRows(connection, t.note, Note, *where)
        self.themes = TableRows(connection, t.theme, Theme, *where)
        self.steps = TableRows(connection, t.step, Step, *where)
        self.words = TableRows(connection, t.word, WordTally, *where)
        self.participants = TableRows(connection, t.participant, Participant, *where)
        self.answers = TableRows(connection, t.answer, Answer, *where)
        self.ballots = TableRows(connection, t.ballot, Ballot, *where)
        self.ballot_receipts = TableRows(connection, t.ballot_receipt, BallotReceipt, *where)
        self.hand_counts = TableRows(connection, t.hand_count, HandCount, *where)
        self.items = TableRows(connection, t.item, Item, *where)
        self.pledges = TableRows(connection, t.pledge, Pledge, *where)
        self.contacts: SealedRows[Contact] = SealedRows(
            connection, t.contact, Contact, *where, seal=seal
        )
        self.offers = TableRows(connection, t.offer, Offer, *where)
        self.board_events = TableRows(connection, t.board_event, BoardEvent, *where)

    def _revision(self) -> int:
        return self.workshop.revision

    def voices(self) -> Mapping[str, tuple[int, int]]:
        """Per theme: from how many people and from how many tables its shown notes come."""
        note = t.note.c
        people = func.count(func.distinct(case((note.unit == "person", note.author))))
        tables = func.count(func.distinct(case((note.unit == "table", note.table))))
        query = (
            select(note.theme, people, tables)
            .where(note.workshop_id == self.workshop.id, note.theme.is_not(None))
            .where(note.review == ReviewState.SHOWN)
            .group_by(note.theme)
        )
        rows = self._connection.execute(query)
        return {theme: (int(persons), int(groups)) for theme, persons, groups in rows}

    def voter_key(self, participant_id: str, step: Step) -> str:
        """A keyed hash that ties a ballot to its voter for as long as the vote is open."""
        query = select(t.workshop.c.voter_secret).where(t.workshop.c.id == self.workshop.id)
        secret = str(self._connection.execute(query).scalar_one())
        message = f"{participant_id}/{step.id}/{step.round}".encode()
        return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()[:40]


class StoredUnit(StoredWorkshop):
    """A unit of work: the header is locked and its revision raised before anything is read."""

    def __init__(
        self,
        connection: Connection,
        workshop_id: int,
        now_ms: int,
        seal: Fernet,
        contact_allowed: bool,
    ) -> None:
        raised = (
            update(t.workshop)
            .where(t.workshop.c.id == workshop_id)
            .values(revision=t.workshop.c.revision + 1)
            .returning(*HEADER)
        )
        self._before = typed_header(connection.execute(raised).one())
        self.contact_allowed = contact_allowed
        super().__init__(connection, self._before, now_ms, seal)

    def new_id(self) -> str:
        """An unguessable id for something the server makes."""
        return new_id()

    def clear_tables(self) -> None:
        """Forget at which tables people sat, because they move."""
        person = t.participant
        self._connection.execute(
            update(person)
            .where(person.c.workshop_id == self.workshop.id)
            .where(person.c.table.is_not(None) | person.c.writes_for.is_not(None))
            .values(table=None, writes_for=None, revision=self.workshop.revision)
        )

    def write_header(self) -> None:
        """Write what the command changed in the header row."""
        before, after = msgspec.to_builtins(self._before), msgspec.to_builtins(self.workshop)
        changed = {name: value for name, value in after.items() if value != before[name]}
        if changed:
            query = update(t.workshop).where(t.workshop.c.id == self.workshop.id)
            self._connection.execute(query.values(changed))
