"""One workshop inside one transaction: reading it, and one command's unit of work."""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache, cached_property
from typing import Any

import msgspec
from cryptography.fernet import Fernet
from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    case,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import ClauseElement

from facilitation.domain.answers import Answer, Ballot, BallotReceipt, HandCount
from facilitation.domain.cards import CardUse, VotingCard
from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.history import BoardEvent, PastCommand
from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.people import Participant
from facilitation.domain.plans import Contact, Item, Offer, Pledge
from facilitation.domain.ports import T
from facilitation.domain.steps import Step
from facilitation.domain.suggestions import KeptProposal, Suggestion
from facilitation.domain.themes import Theme
from facilitation.domain.totals import KeptTotals
from facilitation.domain.words import WordTally
from facilitation.domain.workshop import Workshop
from facilitation.services.tokens import new_id
from facilitation.storage import driver
from facilitation.storage import tables as t
from facilitation.storage.prepared import Prepared, as_stored, prepared, prepared_sealed, sql_of
from facilitation.storage.rows import RememberedRows, SealedRows, SettledRows, TableRows

NAMES = tuple(f.name for f in fields(Workshop))
HEADER = tuple(t.workshop.c[name] for name in NAMES)


@cache
def _header(backend: str) -> Prepared:
    return Prepared(t.workshop, NAMES, backend)


def header_of(connection: Connection, workshop_id: int) -> Workshop:
    """The header row of a workshop that exists."""
    found = _header_row(connection, "read", workshop_id)
    if found is None:
        raise LookupError(workshop_id)
    return typed_header(connection, found)


def locked_header(connection: Connection, workshop_id: int) -> Workshop | None:
    """The header row, which nobody else can change until this transaction ends. On SQLite the
    transaction has the whole database to itself."""
    found = _header_row(connection, "lock", workshop_id)
    return None if found is None else typed_header(connection, found)


def typed_header(connection: Connection, row: Any) -> Workshop:
    """A header row as the domain knows it."""
    return _header(connection.dialect.name).read(row, Workshop)


def header_by_code(connection: Connection, code: str) -> Workshop | None:
    """The header row of the workshop with this join code; asked by every phone that joins."""
    row = _header_row(connection, "by code", code)
    return None if row is None else typed_header(connection, row)


def participant_by_token(
    connection: Connection, workshop_id: int, token_hash: str
) -> Participant | None:
    """Who this is; asked by every phone that comes back."""
    statements = prepared(t.participant, Participant, connection.dialect.name)
    found = SettledRows(connection, statements, Participant, workshop_id, lambda: 0)
    return found.first(token_hash=token_hash)


def _header_row(connection: Connection, what: str, key: int | str) -> Any:
    return driver.row(connection, _sql(what, connection.dialect.name), {"w": key})


@cache
def _sql(what: str, backend: str) -> str:
    mine = t.workshop.c.id == bindparam("w")
    header = [as_stored(column, backend) for column in HEADER]
    statements: Mapping[str, ClauseElement] = {
        "read": select(*header).where(mine),
        "by code": select(*header).where(t.workshop.c.code == bindparam("w")),
        "secret": select(t.workshop.c.voter_secret).where(mine),
        "lock": select(*header).where(mine).with_for_update(),
        "phones": _count_of(t.answer.c.author).where(
            t.answer.c.workshop_id == bindparam("w"),
            t.answer.c.step == bindparam("step"),
            t.answer.c.round == bindparam("round"),
            t.answer.c.source == literal_column("'device'"),
            t.answer.c.value.is_not(None),
        ),
        "tables": _count_of(t.note.c.table).where(
            t.note.c.workshop_id == bindparam("w"),
            t.note.c.step == bindparam("step"),
            t.note.c.review == literal_column(f"'{ReviewState.SHOWN}'"),
        ),
    }
    return sql_of(statements[what], backend)


def _count_of(column: ColumnElement[Any]) -> Select[Any]:
    return select(func.count(func.distinct(column)))


def write_header(connection: Connection, before: Workshop, after: Workshop) -> None:
    """Write what changed in a header row."""
    changed = [name for name in NAMES if getattr(after, name) != getattr(before, name)]
    if changed:
        backend = connection.dialect.name
        values = {name: msgspec.to_builtins(getattr(after, name)) for name in changed}
        sql = _write_header(frozenset(changed), backend)
        driver.run(connection, sql, {"w": after.id, **_header(backend).stored(values)})


@cache
def _write_header(names: frozenset[str], backend: str) -> str:
    changed: dict[str, Any] = {name: bindparam(name) for name in sorted(names)}
    query = update(t.workshop).where(t.workshop.c.id == bindparam("w")).values(changed)
    return sql_of(query, backend)


def _rows(
    table: Table, kind: type[T], rows_of: type[TableRows[Any]] = TableRows
) -> "cached_property[TableRows[T]]":
    """Rows that are put together when something first asks for them."""

    def rows(stored: "StoredWorkshop") -> TableRows[T]:
        statements = prepared(table, kind, stored.connection.dialect.name)
        return rows_of(stored.connection, statements, kind, *stored.place)

    return cached_property(rows)


#: Rows of one workshop that commands remember for each other, by table.
Memory = defaultdict[str, dict[object, Any]]


def new_memory() -> Memory:
    """Nothing is remembered yet."""
    return defaultdict(dict)


def _remembered(table: Table, kind: type[T]) -> "cached_property[TableRows[T]]":
    """Rows that nearly every command reads, remembered from one command to the next."""

    def rows(unit: "StoredUnit") -> TableRows[T]:
        statements = prepared(table, kind, unit.connection.dialect.name)
        place = (unit.connection, statements, kind, *unit.place)
        return RememberedRows(*place, memory=unit.memory[table.name])

    return cached_property(rows)


class Latest:
    """The header row as the last command left it. Apart, so that rows need not hold the workshop
    whose rows they are: what was read goes when nobody needs it, and not in one long collection of
    circles."""

    __slots__ = ("workshop",)

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def revision(self) -> int:
        """What is written now is stamped with it."""
        return self.workshop.revision


class StoredWorkshop:
    """Everything of one workshop, as it stands in this transaction."""

    def __init__(
        self, connection: Connection, workshop: Workshop, now_ms: int, seal: Fernet
    ) -> None:
        self.connection = connection
        self._latest = Latest(workshop)
        self.now_ms = now_ms
        self.place = (workshop.id, self._latest.revision)
        self._seal = seal

    steps = _rows(t.step, Step, SettledRows)
    notes = _rows(t.note, Note, SettledRows)
    themes = _rows(t.theme, Theme, SettledRows)
    words = _rows(t.word, WordTally)
    participants = _rows(t.participant, Participant, SettledRows)
    answers = _rows(t.answer, Answer)
    ballots = _rows(t.ballot, Ballot)
    ballot_receipts = _rows(t.ballot_receipt, BallotReceipt)
    cards = _rows(t.voting_card, VotingCard)
    card_uses = _rows(t.card_use, CardUse)
    hand_counts = _rows(t.hand_count, HandCount)
    items = _rows(t.item, Item, SettledRows)
    cases = _rows(t.told_case, Case)
    outcomes = _rows(t.case_outcome, CaseOutcome)
    pledges = _rows(t.pledge, Pledge)
    offers = _rows(t.offer, Offer)
    suggestions = _rows(t.suggestion, Suggestion)
    proposals = _rows(t.proposal, KeptProposal)
    board_events = _rows(t.board_event, BoardEvent)
    past_commands = _rows(t.board_event, PastCommand)
    totals = _rows(t.kept_totals, KeptTotals)

    @cached_property
    def contacts(self) -> SealedRows[Contact]:
        """How to reach who joined, encrypted."""
        statements = prepared_sealed(t.contact, self.connection.dialect.name)
        return SealedRows(self.connection, statements, Contact, *self.place, seal=self._seal)

    @property
    def workshop(self) -> Workshop:
        """The header row."""
        return self._latest.workshop

    @workshop.setter
    def workshop(self, changed: Workshop) -> None:
        self._latest.workshop = changed

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
        rows = self.connection.execute(query)
        return {theme: (int(persons), int(groups)) for theme, persons, groups in rows}

    def joined(self) -> Mapping[str, tuple[int, int]]:
        """Per plan or theme: how many say yes to it, and how many of them can be reached."""
        pledge = t.pledge.c
        reachable = func.count(case((pledge.reachable.is_(True), 1)))
        query = (
            select(pledge.item, func.count(), reachable)
            .where(pledge.workshop_id == self.workshop.id, pledge.withdrawn.is_(False))
            .group_by(pledge.item)
        )
        rows = self.connection.execute(query)
        return {item: (int(all_), int(reached)) for item, all_, reached in rows}

    def phones_that_answered(self, step_id: str, round_: int) -> int:
        """How many phones answered something in this round of a step."""
        return self._counted("phones", step_id, round_)

    def tables_that_wrote(self, step_id: str) -> int:
        """From how many tables the shown notes of a step come."""
        return self._counted("tables", step_id)

    def _counted(self, what: str, step_id: str, round_: int | None = None) -> int:
        """A number that every board shows is one query, whatever it counts."""
        given = {"w": self.workshop.id, "step": step_id}
        if round_ is not None:
            given["round"] = round_
        sql = _sql(what, self.connection.dialect.name)
        return int(driver.row(self.connection, sql, given)[0])

    def voter_key(self, participant_id: str, step: Step) -> str:
        """A keyed hash that ties a ballot to its voter for as long as the vote is open."""
        return self._keyed(f"{participant_id}/{step.id}/{step.round}")[:40]

    def card_hash(self, code: str) -> str:
        """What is kept of the code on a voting card."""
        return self._keyed(f"card/{code}")

    def _keyed(self, message: str) -> str:
        """A hash that says nothing to who does not know this workshop's secret."""
        (secret,) = _header_row(self.connection, "secret", self.workshop.id)
        return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


class StoredUnit(StoredWorkshop):
    """A unit of work: the next revision of a workshop whose header is locked."""

    def __init__(
        self,
        connection: Connection,
        header: Workshop,
        now_ms: int,
        seal: Fernet,
        contact_allowed: bool,
        memory: Memory | None = None,
    ) -> None:
        super().__init__(connection, header, now_ms, seal)
        self.memory = new_memory() if memory is None else memory
        self.begin(header, now_ms, contact_allowed)

    def begin(self, header: Workshop, now_ms: int, contact_allowed: bool) -> None:
        """The next command in the same transaction; `header` is what the last one left."""
        self.workshop = replace(header, revision=header.revision + 1)
        self.now_ms = now_ms
        self.contact_allowed = contact_allowed

    steps = _remembered(t.step, Step)
    participants = _remembered(t.participant, Participant)
    suggestions = _remembered(t.suggestion, Suggestion)

    def new_id(self) -> str:
        """An unguessable id for something the server makes."""
        return new_id()

    def clear_tables(self) -> tuple[str, ...]:
        """Forget at which tables people sat, because they move; gives the ids of those people."""
        person = t.participant
        self.memory[person.name].clear()
        cleared = self.connection.execute(
            update(person)
            .where(person.c.workshop_id == self.workshop.id)
            .where(person.c.table.is_not(None) | person.c.writes_for.is_not(None))
            .values(table=None, writes_for=None, revision=self.workshop.revision)
            .returning(person.c.id)
        )
        return tuple(cleared.scalars())
