"""The audit log: added to in the transaction of the act, read by who leads, never changed."""

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from facilitation.domain.audit import (
    AUDIT_DAYS,
    SECURITY_ACTS,
    SECURITY_DAYS,
    Act,
    AuditLine,
    Detail,
    checked,
)
from facilitation.storage import accounts_tables as t
from facilitation.storage.database import Database

DAY_MS = 86_400_000


def write_act(
    connection: Connection, who: str, what: Act, neighbourhood: str | None, **details: Detail
) -> None:
    """Write down an act, in the transaction in which it is done."""
    connection.execute(
        insert(t.audit_event).values(
            at_ms=time.time_ns() // 1_000_000,
            who=who,
            what=what,
            neighbourhood_id=neighbourhood,
            details=checked(details),
        )
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts to read: of these places, and only of one kind or by one person where given."""

    neighbourhoods: Collection[str]
    what: str = ""
    who: str = ""
    before: int | None = None


class Audit:
    """Writing an act that has no transaction of its own, and reading back what was written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, who: str, what: Act, neighbourhood: str | None, **details: Detail) -> None:
        """Write down an act: codes and numbers only (domain/audit.py)."""
        with self._database.writing() as connection:
            write_act(connection, who, what, neighbourhood, **details)

    def lines(self, wanted: Wanted, most: int) -> list[tuple[int, AuditLine]]:
        """(number, act), the newest first."""
        query = _matching(wanted).order_by(t.audit_event.c.seq.desc()).limit(most)
        with self._database.reading() as connection:
            return [(row.seq, _line(row)) for row in connection.execute(query)]

    def everyone(self, wanted: Wanted) -> Iterator[AuditLine]:
        """All acts in order, for a file."""
        query = _matching(wanted).order_by(t.audit_event.c.seq)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return map(_line, rows)

    def due(self, now_ms: int) -> int:
        """How many acts have been kept as long as they may be."""
        query = select(func.count()).select_from(t.audit_event).where(_is_due(now_ms))
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def erase(self, now_ms: int) -> int:
        """Delete what is due: the one way in which anything ever leaves the log. Says how many."""
        with self._database.writing() as connection:
            _open_gate(connection, now_ms - SECURITY_DAYS * DAY_MS)
            gone = connection.execute(delete(t.audit_event).where(_is_due(now_ms))).rowcount
            _open_gate(connection, 0)
        return int(gone)


def _open_gate(connection: Connection, before_ms: int) -> None:
    """Acts from before this moment may be deleted; 0 shuts the gate."""
    connection.execute(update(t.audit_gate).values(before_ms=before_ms))


def _is_due(now_ms: int) -> Any:
    act = t.audit_event.c
    return or_(
        act.at_ms < now_ms - AUDIT_DAYS * DAY_MS,
        and_(act.what.in_(SECURITY_ACTS), act.at_ms < now_ms - SECURITY_DAYS * DAY_MS),
    )


def _matching(wanted: Wanted) -> Select[Any]:
    """What somebody's own account did belongs to no place: it is shown to who leads them."""
    act = t.audit_event.c
    theirs = select(t.standing.c.organiser_id).where(
        t.standing.c.neighbourhood_id.in_(wanted.neighbourhoods)
    )
    here = act.neighbourhood_id.in_(wanted.neighbourhoods)
    query = select(t.audit_event).where(
        or_(here, and_(act.neighbourhood_id.is_(None), act.who.in_(theirs)))
    )
    conditions: Mapping[str, Any] = {"what": act.what == wanted.what, "who": act.who == wanted.who}
    for name, condition in conditions.items():
        if getattr(wanted, name):
            query = query.where(condition)
    return query if wanted.before is None else query.where(act.seq < wanted.before)


def _line(row: Any) -> AuditLine:
    return AuditLine(row.at_ms, row.who, row.what, row.neighbourhood_id, row.details)
