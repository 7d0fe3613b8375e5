"""Rows of one workshop as dataclasses, read and written one table at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Generic

import msgspec
from cryptography.fernet import Fernet
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from facilitation.domain.ports import T

#: Ids per query; SQLite takes 999 parameters at most on old builds.
CHUNK = 500


class TableRows(Generic[T]):
    """The rows of one kind in one workshop; writing stamps the revision of the command."""

    def __init__(
        self,
        connection: Connection,
        table: Table,
        kind: type[T],
        workshop_id: int,
        revision: Callable[[], int],
    ) -> None:
        self._connection = connection
        self._table = table
        self._kind = kind
        self._workshop_id = workshop_id
        self._revision = revision
        self._names = tuple(f.name for f in fields(kind))
        self._columns = self._columns_of(table)
        self._mine = table.c.workshop_id == workshop_id

    def _columns_of(self, table: Table) -> list[Any]:
        return [table.c[name] for name in self._names]

    def get(self, row_id: str) -> T | None:
        """The row with this id."""
        return self._one(self._select(id=row_id))

    def first(self, **equal: object) -> T | None:
        """The first inserted row whose columns equal these values."""
        return self._one(self._select(**equal).order_by(self._table.c.seq).limit(1))

    def last(self, **equal: object) -> T | None:
        """The last inserted row whose columns equal these values."""
        return self._one(self._select(**equal).order_by(self._table.c.seq.desc()).limit(1))

    def many(self, row_ids: Iterable[str]) -> Mapping[str, T]:
        """The rows with these ids, by id."""
        wanted = list(dict.fromkeys(row_ids))
        found: dict[str, T] = {}
        for start in range(0, len(wanted), CHUNK):
            query = self._select().where(self._table.c.id.in_(wanted[start : start + CHUNK]))
            found.update((row.id, self._typed(row)) for row in self._connection.execute(query))
        return found

    def where(self, **equal: object) -> list[T]:
        """All rows whose columns equal these values, in order of insertion."""
        query = self._select(**equal).order_by(self._table.c.seq)
        return [self._typed(row) for row in self._connection.execute(query)]

    def changed_since(self, revision: int) -> list[T]:
        """The rows whose last change is later than this revision."""
        query = self._select().where(self._table.c.revision > revision)
        rows = self._connection.execute(query.order_by(self._table.c.seq))
        return [self._typed(row) for row in rows]

    def count(self, **equal: object) -> int:
        """How many rows there are whose columns equal these values."""
        query = select(func.count()).select_from(self._table).where(self._mine)
        for name, value in equal.items():
            query = query.where(self._table.c[name] == value)
        return int(self._connection.execute(query).scalar_one())

    def add(self, row: T) -> None:
        """Insert a new row."""
        self._connection.execute(insert(self._table), self._stored(row))

    def save(self, row: T) -> None:
        """Write a changed row."""
        values = self._stored(row)
        query = update(self._table).where(self._mine, self._table.c.id == values["id"])
        self._connection.execute(query.values(values))

    def put(self, row: T) -> None:
        """Insert, or replace the row with the same id."""
        if self.get(row.id) is None:
            self.add(row)
        else:
            self.save(row)

    def drop(self, **equal: object) -> None:
        """Delete rows."""
        query = delete(self._table).where(self._mine)
        for name, value in equal.items():
            query = query.where(self._table.c[name] == value)
        self._connection.execute(query)

    def _select(self, **equal: object) -> Any:
        query = select(*self._columns).where(self._mine)
        for name, value in equal.items():
            query = query.where(self._table.c[name] == value)
        return query

    def _one(self, query: Any) -> T | None:
        row = self._connection.execute(query).first()
        return None if row is None else self._typed(row)

    def _typed(self, row: Any) -> T:
        return msgspec.convert(dict(zip(self._names, row, strict=True)), self._kind)

    def _stored(self, row: T) -> dict[str, Any]:
        values: dict[str, Any] = msgspec.to_builtins(row)
        values["workshop_id"] = self._workshop_id
        values["revision"] = self._revision()
        return values


class SealedRows(TableRows[T]):
    """Rows whose whole content is encrypted; they can only be found by id."""

    def __init__(self, *where: Any, seal: Fernet) -> None:
        self._seal = seal
        super().__init__(*where)

    def _columns_of(self, table: Table) -> list[Any]:
        return [table.c.id, table.c.sealed]

    def _typed(self, row: Any) -> T:
        return msgspec.json.decode(self._seal.decrypt(row.sealed), type=self._kind)

    def _stored(self, row: T) -> dict[str, Any]:
        return {
            "id": row.id,
            "workshop_id": self._workshop_id,
            "revision": self._revision(),
            "sealed": self._seal.encrypt(msgspec.json.encode(row)),
        }
