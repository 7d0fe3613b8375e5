"""The register of plans: finding them, making them, and opening one to read or to write."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, insert, select, update

from facilitation.domain.agenda.plan import Plan
from facilitation.storage.agenda import tables as t
from facilitation.storage.agenda.stored import AgendaWriting, StoredAgenda
from facilitation.storage.database import Database


class Agendas:
    """All plans of this house. Who may do what with them is asked before anybody gets here."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def of_neighbourhood(self, neighbourhood: str) -> Sequence[Plan]:
        """The plans of a neighbourhood, newest first."""
        return self._plans(t.plan.c.neighbourhood_id == neighbourhood)

    def with_workshop(self, code: str) -> Sequence[Plan]:
        """The plans that a workshop is part of."""
        mine = select(t.plan_workshop.c.plan_id).where(t.plan_workshop.c.code == code)
        return self._plans(t.plan.c.id.in_(mine))

    def by_slug(self, slug: str) -> Plan | None:
        """The plan at this address."""
        return next(iter(self._plans(t.plan.c.slug == slug)), None)

    def revision(self, plan_id: str) -> int:
        """A number that is another one as soon as anything of the plan is."""
        query = select(t.plan.c.revision).where(t.plan.c.id == plan_id)
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def create(self, plan: Plan) -> Plan:
        """Make a plan; the address gets a number behind it where another plan has it already."""
        with self._database.writing() as connection:
            made = replace(plan, slug=_free_slug(connection, plan.slug))
            row = {
                "id": made.id,
                "neighbourhood_id": made.neighbourhood,
                "slug": made.slug,
                "revision": 1,
                "created_at_ms": self._now_ms(),
                "content": msgspec.to_builtins(made),
            }
            connection.execute(insert(t.plan).values(row))
        return made

    @contextmanager
    def reading(self, plan_id: str) -> Iterator[StoredAgenda]:
        """One plan as it stands, all at one moment."""
        with self._database.reading() as connection:
            query = select(t.plan.c.content).where(t.plan.c.id == plan_id)
            row = connection.execute(query).scalar_one()
            yield StoredAgenda(connection, msgspec.convert(row, Plan), self._now_ms())

    @contextmanager
    def writing(self, plan_id: str) -> Iterator[AgendaWriting]:
        """One plan to write in. Raising its revision locks the row: others wait their turn."""
        with self._database.writing() as connection:
            raised = update(t.plan).where(t.plan.c.id == plan_id)
            raised = raised.values(revision=t.plan.c.revision + 1)
            row: Any = connection.execute(raised.returning(t.plan.c.content)).scalar_one()
            yield AgendaWriting(connection, msgspec.convert(row, Plan), self._now_ms())

    def _plans(self, condition: ColumnElement[bool]) -> Sequence[Plan]:
        query = select(t.plan.c.content).where(condition).order_by(t.plan.c.created_at_ms.desc())
        with self._database.reading() as connection:
            return [msgspec.convert(row, Plan) for row in connection.execute(query).scalars()]


def _free_slug(connection: Connection, wanted: str) -> str:
    like = select(t.plan.c.slug).where(t.plan.c.slug.startswith(wanted, autoescape=True))
    taken = set(connection.execute(like).scalars())
    tries = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)
