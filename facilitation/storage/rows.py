"""Rows of one workshop as dataclasses, read and written one table at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Generic

import msgspec
from cryptography.fernet import Fernet
from sqlalchemy import Connection

from facilitation.domain.ports import T
from facilitation.storage.prepared import IN_SIZES, Prepared

#: Values of one kind that are kept to be given again.
MOST_SETTLED = 2048
#: With so many alike on average, rows are written by what they become, and not one by one.
FEWEST_ALIKE = 4
#: Ids per query at most.
CHUNK = IN_SIZES[-1]


class TableRows(Generic[T]):
    """The rows of one kind in one workshop; writing stamps the revision of the command."""

    def __init__(
        self,
        connection: Connection,
        statements: Prepared,
        kind: type[T],
        workshop_id: int,
        revision: Callable[[], int],
    ) -> None:
        self._connection = connection
        self._statements = statements
        self._kind = kind
        self._workshop_id = workshop_id
        self._revision = revision

    def get(self, row_id: str) -> T | None:
        """The row with this id."""
        return self._one({"id": row_id}, "")

    def first(self, **equal: object) -> T | None:
        """The first inserted row whose columns equal these values."""
        return self._one(equal, "first")

    def last(self, **equal: object) -> T | None:
        """The last inserted row whose columns equal these values."""
        return self._one(equal, "last")

    def many(self, row_ids: Iterable[str]) -> Mapping[str, T]:
        """The rows with these ids, by id."""
        return {row.id: row for row in self.among("id", row_ids)}

    def among(self, name: str, values: Iterable[str], **equal: object) -> list[T]:
        """All rows in which a column is one of these values, and others equal these."""
        wanted = list(dict.fromkeys(values))
        found: list[T] = []
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            rows = self._statements.find_among(
                self._connection, self._workshop_id, name, chunk, equal
            )
            found.extend(map(self._typed, rows))
        return found

    def where(self, **equal: object) -> list[T]:
        """All rows whose columns equal these values, in order of insertion."""
        rows = self._statements.find(self._connection, self._workshop_id, equal, "in order")
        return [self._typed(row) for row in rows]

    def each(self, **equal: object) -> Iterator[T]:
        """The same, one after another, so that others may have a turn in between."""
        rows = self._statements.each(self._connection, self._workshop_id, equal)
        return map(self._typed, rows)

    def changed_since(self, revision: int) -> list[T]:
        """The rows whose last change is later than this revision."""
        rows = self._statements.changed_since(self._connection, self._workshop_id, revision)
        return [self._typed(row) for row in rows]

    def each_since(self, revision: int) -> Iterator[T]:
        """The same, one after another."""
        rows = self._statements.each_since(self._connection, self._workshop_id, revision)
        return map(self._typed, rows)

    def how_many_since(self, revision: int) -> int:
        """How many rows were changed later than this revision."""
        return self._statements.how_many_since(self._connection, self._workshop_id, revision)

    def count(self, **equal: object) -> int:
        """How many rows there are whose columns equal these values."""
        return self._statements.count(self._connection, self._workshop_id, equal)

    def tally(self, name: str, values: Iterable[str], **equal: object) -> Mapping[str, int]:
        """How many rows hold each of these values in a column, where others equal these."""
        wanted = list(dict.fromkeys(values))
        found = dict.fromkeys(wanted, 0)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            found |= self._statements.tally(self._connection, self._workshop_id, name, chunk, equal)
        return found

    def add(self, row: T) -> None:
        """Insert a new row."""
        self._statements.insert(self._connection, self._stored(row))

    def save(self, row: T) -> None:
        """Write a changed row."""
        self._statements.update(self._connection, self._stored(row))

    def save_all(self, rows: Iterable[T]) -> None:
        """Write many changed rows in one go."""
        self._statements.update_all(self._connection, [self._stored(row) for row in rows])

    def change(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Write only these fields of rows, by id: the same fields of each. What else the rows hold
        stays as it is. Rows that become alike are written together: who takes a regroup back lays a
        whole hall's notes loose."""
        alike: dict[tuple[object, ...], list[str]] = {}
        for row_id, values in changes.items():
            alike.setdefault(tuple(values.values()), []).append(row_id)
        if len(alike) > len(changes) / FEWEST_ALIKE:
            self._change_each(changes)
            return
        for ids in alike.values():
            (values,) = self._packed({ids[0]: changes[ids[0]]}).values()
            for start in range(0, len(ids), CHUNK):
                chunk = ids[start : start + CHUNK]
                self._statements.update_among(self._connection, values, chunk)

    def _change_each(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        rows = self._packed(changes)
        for row_id, values in rows.items():
            values["id"] = row_id
        self._statements.update_all(self._connection, list(rows.values()))

    def _packed(self, changes: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, Any]]:
        """What is stored of each, by id, with whose it is and when."""
        rows: dict[str, dict[str, Any]] = msgspec.to_builtins(changes)
        self._statements.pack(rows.values())
        place = {"workshop_id": self._workshop_id, "revision": self._revision()}
        for values in rows.values():
            values |= place
        return rows

    def append(self, row_id: str, name: str, values: Iterable[object]) -> None:
        """Put these at the end of a list that a row holds, without reading it."""
        if more := msgspec.json.encode(list(values)).decode()[1:-1]:
            given = {"id": row_id, "workshop_id": self._workshop_id, "revision": self._revision()}
            self._statements.append(self._connection, name, {**given, "more": more})

    def put(self, row: T) -> None:
        """Insert, or replace the row with the same id."""
        if self.get(row.id) is None:
            self.add(row)
        else:
            self.save(row)

    def drop(self, **equal: object) -> None:
        """Delete rows."""
        self._statements.drop(self._connection, self._workshop_id, equal)

    def _one(self, equal: Mapping[str, object], tail: str) -> T | None:
        rows = self._statements.find(self._connection, self._workshop_id, equal, tail)
        return self._typed(rows[0]) if rows else None

    def _typed(self, row: Any) -> T:
        return self._statements.read(row, self._kind)

    def _stored(self, row: T) -> dict[str, Any]:
        values = self._statements.stored(msgspec.to_builtins(row))
        values["workshop_id"] = self._workshop_id
        values["revision"] = self._revision()
        return values


class SettledRows(TableRows[T]):
    """Rows that are read far more often than they change: what is stored the same is put together
    once, whoever reads it."""

    def _typed(self, row: Any) -> T:
        settled: T = _maker(self._statements, self._kind)(row)
        return settled


@cache
def _maker(statements: Prepared, kind: type[T]) -> Callable[[Any], T]:
    return lru_cache(maxsize=MOST_SETTLED)(statements.reader(kind))


class RememberedRows(SettledRows[T]):
    """Rows that nearly every command reads and few write: read once, until one is written."""

    def __init__(self, *where: Any, memory: dict[object, Any]) -> None:
        super().__init__(*where)
        self._memory = memory

    def get(self, row_id: str) -> T | None:
        """The row with this id."""
        if row_id not in self._memory and (found := super().get(row_id)):
            self._memory[row_id] = found
        return self._memory.get(row_id)

    def first(self, **equal: object) -> T | None:
        """The first inserted row whose columns equal these values."""
        asked = tuple(equal.items())
        if asked not in self._memory:
            self._memory[asked] = super().first(**equal)
        found: T | None = self._memory[asked]
        return found

    def add(self, row: T) -> None:
        """Insert a new row."""
        self._memory.clear()
        super().add(row)

    def save(self, row: T) -> None:
        """Write a changed row."""
        self._memory.clear()
        super().save(row)

    def save_all(self, rows: Iterable[T]) -> None:
        """Write many changed rows in one go."""
        self._memory.clear()
        super().save_all(rows)

    def change(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Write only these fields of rows, by id."""
        self._memory.clear()
        super().change(changes)

    def append(self, row_id: str, name: str, values: Iterable[object]) -> None:
        """Put these at the end of a list that a row holds."""
        self._memory.clear()
        super().append(row_id, name, values)

    def drop(self, **equal: object) -> None:
        """Delete rows."""
        self._memory.clear()
        super().drop(**equal)


class SealedRows(TableRows[T]):
    """Rows whose whole content is encrypted; they can only be found by id."""

    def __init__(self, *where: Any, seal: Fernet) -> None:
        super().__init__(*where)
        self._seal = seal

    def _typed(self, row: Any) -> T:
        _, sealed = row
        return msgspec.json.decode(self._seal.decrypt(bytes(sealed)), type=self._kind)

    def _stored(self, row: T) -> dict[str, Any]:
        return {
            "id": row.id,
            "workshop_id": self._workshop_id,
            "revision": self._revision(),
            "sealed": self._seal.encrypt(msgspec.json.encode(row)),
        }
