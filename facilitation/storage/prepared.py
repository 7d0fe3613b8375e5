"""Statements put together once per table and database: building SQL costs more than running it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Select,
    Table,
    Text,
    Update,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal_column,
    make_url,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import ClauseElement

from facilitation.storage import driver
from facilitation.storage.reading import reader

T = TypeVar("T")

#: An IN list is padded to one of these sizes, so that only five statements exist.
IN_SIZES = (1, 10, 30, 100, 500)


class Prepared:
    """The statements of one table of one kind of rows."""

    def __init__(self, table: Table, names: tuple[str, ...], backend: str) -> None:
        self.table = table
        self.names = names
        self._backend = backend
        self._sql: dict[object, str] = {}
        columns = [table.c[name] for name in names]
        self._json = frozenset(c.name for c in columns if isinstance(c.type, JSON))
        self._readers: dict[type[Any], Callable[[Any], Any]] = {}

    def read(self, row: Any, kind: type[T]) -> T:
        """A row as the driver gives it, as what it is."""
        return self.reader(kind)(row)

    def reader(self, kind: type[T]) -> Callable[[Any], T]:
        """What reads rows of this kind."""
        if kind not in self._readers:
            self._readers[kind] = reader(kind, self.names, self._json)
        return self._readers[kind]

    def stored(self, values: dict[str, Any]) -> dict[str, Any]:
        """Plain values as the driver takes them."""
        for name in self._json & values.keys():
            if values[name] is not None:
                values[name] = msgspec.json.encode(values[name]).decode()
        return values

    def pack(self, rows: Collection[dict[str, Any]]) -> None:
        """The same for many rows with the same columns, in place."""
        for name in self._json & next(iter(rows), {}).keys():
            for values in rows:
                if values[name] is not None:
                    values[name] = msgspec.json.encode(values[name]).decode()

    def find(
        self, connection: Connection, workshop_id: int, equal: Mapping[str, object], tail: str = ""
    ) -> list[Any]:
        """Rows of a workshop whose columns equal these values; `tail` is an order of TAILS."""
        return driver.rows(connection, self._found(equal) + TAILS[tail], _given(equal, workshop_id))

    def each(
        self, connection: Connection, workshop_id: int, equal: Mapping[str, object]
    ) -> Iterator[Any]:
        """The same in order of insertion, as they are asked for."""
        sql = self._found(equal) + TAILS["in order"]
        return driver.each(connection, sql, _given(equal, workshop_id))

    def _found(self, equal: Mapping[str, object]) -> str:
        return self._once(("find", _shape(equal)), lambda: self._find(equal))

    def _find(self, equal: Mapping[str, object]) -> Select[Any]:
        return self._select().where(*self._conditions(equal))

    def _select(self) -> Select[Any]:
        return select(*(as_stored(self.table.c[name], self._backend) for name in self.names))

    def count(self, connection: Connection, workshop_id: int, equal: Mapping[str, object]) -> int:
        """How many rows of a workshop equal these values."""
        sql = self._once(
            ("count", _shape(equal)),
            lambda: select(func.count()).select_from(self.table).where(*self._conditions(equal)),
        )
        return int(driver.row(connection, sql, _given(equal, workshop_id))[0])

    def tally(
        self,
        connection: Connection,
        workshop_id: int,
        name: str,
        values: Collection[str],
        equal: Mapping[str, object],
    ) -> dict[str, int]:
        """How many rows of a workshop hold each of these values, 500 at most, in a column."""
        column, size = self.table.c[name], _size(values)
        sql = self._once(
            ("tally", name, _shape(equal)),
            lambda: select(column, func.count()).where(*self._conditions(equal)),
        )
        sql += f"{_among(column, size, self._backend)} GROUP BY {sql_of(column, self._backend)}"
        return dict(
            driver.rows(connection, sql, _given(equal, workshop_id) | _numbered(values, size))
        )

    def drop(self, connection: Connection, workshop_id: int, equal: Mapping[str, object]) -> None:
        """Delete the rows of a workshop that equal these values."""
        sql = self._once(
            ("drop", _shape(equal)),
            lambda: delete(self.table).where(*self._conditions(equal)),
        )
        driver.run(connection, sql, _given(equal, workshop_id))

    def find_among(
        self,
        connection: Connection,
        workshop_id: int,
        name: str,
        values: Collection[str],
        equal: Mapping[str, object],
    ) -> list[Any]:
        """Rows of a workshop in which a column is one of these values, 500 at most."""
        size = _size(values)
        sql = self._found(equal) + _among(self.table.c[name], size, self._backend)
        given = _numbered(values, size)
        return driver.rows(connection, sql + TAILS["in order"], _given(equal, workshop_id) | given)

    def changed_since(self, connection: Connection, workshop_id: int, revision: int) -> list[Any]:
        """Rows of a workshop whose last change is later."""
        return driver.rows(connection, self._since(), {"w": workshop_id, "since": revision})

    def each_since(self, connection: Connection, workshop_id: int, revision: int) -> Iterator[Any]:
        """The same, as they are asked for."""
        return driver.each(connection, self._since(), {"w": workshop_id, "since": revision})

    def _since(self) -> str:
        return self._once(
            "since", lambda: self._select().where(*self._later()).order_by(self.table.c.seq)
        )

    def how_many_since(self, connection: Connection, workshop_id: int, revision: int) -> int:
        """How many those are."""
        sql = self._once(
            "how many since",
            lambda: select(func.count()).select_from(self.table).where(*self._later()),
        )
        return int(driver.row(connection, sql, {"w": workshop_id, "since": revision})[0])

    def _later(self) -> tuple[ColumnElement[bool], ...]:
        table = self.table.c
        return table.workshop_id == bindparam("w"), table.revision > bindparam("since")

    def insert(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Add a row with all these columns."""
        sql = self._once("insert", lambda: insert(self.table).values(_params(values)))
        driver.run(connection, sql, values)

    def update(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Write these columns of the row with this workshop and id."""
        self.update_all(connection, [values])

    def update_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """The same columns of many rows, in one call to the driver: a thousand notes that find
        their theme must not hold up the hall."""
        if rows:
            sql = self._once(("update", *rows[0]), lambda: self._update(rows[0]))
            driver.run_many(connection, sql, rows)

    def update_among(
        self, connection: Connection, values: Mapping[str, Any], ids: Collection[str]
    ) -> None:
        """The same values in these columns of rows with these ids, 500 at most."""
        size = _size(ids)
        sql = self._once(("update alike", *values), lambda: self._update_mine(values))
        sql += _among(self.table.c.id, size, self._backend)
        driver.run(connection, sql, {**values, **_numbered(ids, size)})

    def _update(self, values: Mapping[str, Any]) -> ClauseElement:
        return self._update_mine(values).where(self.table.c.id == bindparam("id"))

    def _update_mine(self, values: Mapping[str, Any]) -> Update:
        mine = self.table.c.workshop_id == bindparam("workshop_id", unique=False)
        changed = {n: v for n, v in _params(values).items() if n not in ("workshop_id", "id")}
        return update(self.table).where(mine).values(changed)

    def append(self, connection: Connection, name: str, given: Mapping[str, Any]) -> None:
        """Write `more`, the JSON of some things, at the end of a list of a row."""
        sql = self._once(("append", name), lambda: self._append(self.table.c[name]))
        driver.run(connection, sql, given)

    def _append(self, column: Column[Any]) -> ClauseElement:
        """Our JSON ends in its bracket, and starts with it when there is nothing in between."""
        held: ColumnElement[str] = cast(column, Text)
        one: ColumnElement[int] = literal_column("1")
        comma: ColumnElement[str] = literal_column(
            f"CASE WHEN {sql_of(held, self._backend)} = '[]' THEN '' ELSE ',' END"
        )
        front = func.substr(held, one, func.length(held) - one)
        longer = front.concat(comma).concat(bindparam("more")).concat(literal_column("']'"))
        kept = longer if self._backend == "sqlite" else cast(longer, JSON)
        mine = self.table.c.workshop_id == bindparam("workshop_id", unique=False)
        changed: dict[str, Any] = {column.name: kept, "revision": bindparam("revision")}
        return update(self.table).where(mine, self.table.c.id == bindparam("id")).values(changed)

    def _conditions(self, equal: Mapping[str, object]) -> list[ColumnElement[bool]]:
        conditions = [self.table.c.workshop_id == bindparam("w")]
        for name, value in equal.items():
            column = self.table.c[name]
            conditions.append(column.is_(None) if value is None else column == bindparam(name))
        return conditions

    def _once(self, key: object, build: Callable[[], ClauseElement]) -> str:
        if key not in self._sql:
            self._sql[key] = sql_of(build(), self._backend)
        return self._sql[key]


def _size(values: Collection[str]) -> int:
    return next(size for size in IN_SIZES if size >= len(values))


def _numbered(values: Collection[str], size: int) -> dict[str, str]:
    """What is in a list of this size."""
    padded = [*values, *[""] * (size - len(values))]
    return {f"in_{number}": value for number, value in enumerate(padded)}


def _shape(equal: Mapping[str, object]) -> tuple[tuple[str, bool], ...]:
    """NULL needs a statement of its own."""
    return tuple((name, value is None) for name, value in equal.items())


def _given(equal: Mapping[str, object], workshop_id: int) -> dict[str, object]:
    return {"w": workshop_id, **{n: v for n, v in equal.items() if v is not None}}


def _params(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: bindparam(name) for name in values}


@cache
def _among(column: Column[Any], size: int, backend: str) -> str:
    """One more condition of a query. Five hundred parameters take SQLAlchemy long to put together,
    and a hall waits for it."""
    one = sql_of(bindparam("in_0"), backend)
    marks = ", ".join(one.replace("in_0", f"in_{number}") for number in range(size))
    return f" AND {sql_of(column, backend)} IN ({marks})"


def as_stored(column: Column[Any], backend: str) -> ColumnElement[Any]:
    """JSON as its text: PostgreSQL's driver would unpack it, five times as slowly as we do, and
    rows that are plain can be remembered."""
    packed = isinstance(column.type, JSON) and backend != "sqlite"
    return cast(column, Text) if packed else column


#: Orders, written after the statement: SQLAlchemy's LIMIT brings parameters of its own.
TAILS: Mapping[str, str] = {
    "": "",
    "in order": " ORDER BY seq",
    "first": " ORDER BY seq LIMIT 1",
    "last": " ORDER BY seq DESC LIMIT 1",
}


def sql_of(statement: ClauseElement, backend: str) -> str:
    """SQL with named parameters, as both our drivers take them."""
    return str(statement.compile(dialect=_dialect(backend)))


@cache
def _dialect(backend: str) -> Any:
    if backend == "sqlite":
        return sqlite.dialect(paramstyle="named")
    return make_url(f"{backend}+psycopg://").get_dialect()()


@cache
def prepared(table: Table, kind: type[Any], backend: str) -> Prepared:
    """The statements for rows of one kind, all their fields."""
    return Prepared(table, tuple(f.name for f in fields(kind)), backend)


@cache
def prepared_sealed(table: Table, backend: str) -> Prepared:
    """The statements for rows whose content is encrypted."""
    return Prepared(table, ("id", "sealed"), backend)
