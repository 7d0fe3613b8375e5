"""Keys of organisers' own programs: found by the hash of what a program shows."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import delete, insert, select, update

from facilitation.domain.audit import Act, Detail
from facilitation.domain.programs import ProgramKey
from facilitation.services.tokens import hash_of
from facilitation.storage import accounts_tables as t
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database

#: When a key was last used is told to within so much, so that not every request writes.
USED_EVERY_MS = 5 * 60_000
#: A key that is over is still shown for so long: whoever wonders why a program stopped finds it.
SHOWN_FOR_MS = 90 * 86_400_000


class ProgramKeys:
    """A key goes with the account that made it, and with its place."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def add(self, key: ProgramKey, token: str) -> None:
        """Keep a new key; `token` is what its program shows, and is not stored itself."""
        row = {
            "id": key.id,
            "neighbourhood_id": key.neighbourhood,
            "organiser_id": key.maker,
            "name": key.name,
            "writes": key.writes,
            "token_hash": hash_of(token),
            "made_at_ms": key.made_at_ms,
            "ends_at_ms": key.ends_at_ms,
        }
        long_over = t.program_key.c.ends_at_ms < self._now_ms() - SHOWN_FOR_MS
        with self._database.writing() as connection:
            connection.execute(delete(t.program_key).where(long_over))
            connection.execute(insert(t.program_key).values(row))
            write_act(connection, key.maker, Act.KEY_MADE, key.neighbourhood, key=key.id)

    def of(self, neighbourhoods: Collection[str]) -> list[ProgramKey]:
        """The keys of these places, the newest first; those that are over too."""
        row = t.program_key.c
        query = select(t.program_key).where(row.neighbourhood_id.in_(neighbourhoods))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(row.made_at_ms.desc(), row.id)).all()
        return [_key(one) for one in rows]

    def end(self, key: ProgramKey, by: str) -> None:
        """A key opens nothing any more."""
        with self._database.writing() as connection:
            connection.execute(delete(t.program_key).where(t.program_key.c.id == key.id))
            write_act(connection, by, Act.KEY_ENDED, key.neighbourhood, key=key.id)

    def behind(self, token: str) -> ProgramKey | None:
        """The key that a program shows; nothing when it is over or never was."""
        query = select(t.program_key).where(t.program_key.c.token_hash == hash_of(token))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        key, now = (_key(row) if row else None), self._now_ms()
        if key is None or not key.holds(now):
            return None
        if now - (key.used_at_ms or 0) > USED_EVERY_MS:
            self._use(key, now)
        return key

    def _use(self, key: ProgramKey, now: int) -> None:
        mine = t.program_key.c.id == key.id
        with self._database.writing() as connection:
            connection.execute(update(t.program_key).where(mine).values(used_at_ms=now))

    def changed(self, key: ProgramKey, neighbourhood: str, **details: Detail) -> None:
        """Write down that a program changed something, beside what it changed."""
        with self._database.writing() as connection:
            write_act(connection, key.maker, Act.KEY_USED, neighbourhood, key=key.id, **details)


def _key(row: Any) -> ProgramKey:
    return ProgramKey(
        id=row.id,
        neighbourhood=row.neighbourhood_id,
        maker=row.organiser_id,
        name=row.name,
        writes=row.writes,
        made_at_ms=row.made_at_ms,
        ends_at_ms=row.ends_at_ms,
        used_at_ms=row.used_at_ms,
    )
