"""The audit log: added to in the transaction of the act, read by who leads, never changed."""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from facilitation.domain.audit import (
    AUDIT_DAYS,
    SECURITY_ACTS,
    SECURITY_DAYS,
    Act,
    Asked,
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


class Audit:
    """Writing an act that has no transaction of its own, and reading back what was written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, who: str, what: Act, neighbourhood: str | None, **details: Detail) -> None:
        """Write down an act: codes and numbers only (domain/audit.py)."""
        with self._database.writing() as connection:
            write_act(connection, who, what, neighbourhood, **details)

    def lines(self, asked: Asked, most: int) -> list[AuditLine]:
        """The newest first."""
        query = _matching(asked).order_by(t.audit_event.c.seq.desc()).limit(most)
        with self._database.reading() as connection:
            return [_line(row) for row in connection.execute(query)]

    def everything(self, asked: Asked) -> list[AuditLine]:
        """All acts in order, for a file."""
        query = _matching(asked).order_by(t.audit_event.c.seq)
        with self._database.reading() as connection:
            return [_line(row) for row in connection.execute(query)]

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


def _matching(asked: Asked) -> Select[Any]:
    """What somebody's own account did belongs to no place: it is shown to who leads them."""
    act = t.audit_event.c
    theirs = select(t.standing.c.organiser_id).where(
        t.standing.c.neighbourhood_id.in_(asked.neighbourhoods)
    )
    here = act.neighbourhood_id.in_(asked.neighbourhoods)
    query = select(t.audit_event).where(
        or_(here, and_(act.neighbourhood_id.is_(None), act.who.in_(theirs)))
    )
    conditions: Mapping[str, Any] = {"what": act.what == asked.what, "who": act.who == asked.who}
    for name, condition in conditions.items():
        if getattr(asked, name):
            query = query.where(condition)
    return query if asked.before is None else query.where(act.seq < asked.before)


def _line(row: Any) -> AuditLine:
    return AuditLine(row.seq, row.at_ms, row.who, row.what, row.neighbourhood_id, row.details)
