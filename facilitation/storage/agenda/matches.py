"""The matches of a plan."""

from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection, insert, select, update

from facilitation.domain.agenda.matching import Match, UnknownMatch
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.audit import Act
from facilitation.storage.agenda.tables import agenda_match
from facilitation.storage.agenda.tables import plan as plan_table
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database


class Matches:
    """Each act is one transaction, together with its line in the audit log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, plan: Plan) -> Sequence[Match]:
        """All matches, oldest first."""
        with self._database.reading() as connection:
            return _all(connection, plan)

    def add(self, by: str, plan: Plan, match: Match) -> Match:
        """Keep a new match; the same two are not brought together twice."""
        with self._database.writing() as connection:
            _wait_for_turn(connection, plan)
            pair = (match.offer, match.need)
            known = (one for one in _all(connection, plan) if (one.offer, one.need) == pair)
            if (found := next(known, None)) is not None:
                return found
            row = {"plan_id": plan.id, "id": match.id, "content": msgspec.to_builtins(match)}
            connection.execute(insert(agenda_match).values(row))
            write_act(connection, by, Act.PLAN_ITEM_CHANGED, plan.neighbourhood, plan=plan.slug)
        return match

    def change(
        self, by: str, plan: Plan, match_id: str, changed: Callable[[Match], Match]
    ) -> Match:
        """Write what became of a match. Raises UnknownMatch."""
        mine = (agenda_match.c.plan_id == plan.id, agenda_match.c.id == match_id)
        with self._database.writing() as connection:
            _wait_for_turn(connection, plan)
            row = connection.execute(select(agenda_match.c.content).where(*mine)).scalar()
            if row is None:
                raise UnknownMatch
            match = changed(msgspec.convert(row, Match))
            content = msgspec.to_builtins(match)
            connection.execute(update(agenda_match).where(*mine).values(content=content))
            write_act(connection, by, Act.PLAN_ITEM_CHANGED, plan.neighbourhood, plan=plan.slug)
        return match


def _wait_for_turn(connection: Connection, plan: Plan) -> None:
    """Writers of one plan take turns by raising the revision of its row."""
    raised = update(plan_table).where(plan_table.c.id == plan.id)
    connection.execute(raised.values(revision=plan_table.c.revision + 1))


def _all(connection: Connection, plan: Plan) -> Sequence[Match]:
    mine = agenda_match.c
    query = select(mine.content).where(mine.plan_id == plan.id).order_by(mine.seq)
    return [msgspec.convert(row, Match) for row in connection.execute(query).scalars()]
