"""What every workshop begins with: a code, a copy of its run-sheet, and a link per function."""

import secrets
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from facilitation.domain.people import Audience, Link
from facilitation.domain.runsheets import RunSheet
from facilitation.domain.steps import Step
from facilitation.services.tokens import new_id
from facilitation.storage import tables as t

#: Tables that get a link of their own when a workshop is made.
TABLE_LINKS = 30


def step_id(position: int, kind: str) -> str:
    """04-words: readable, in order, and stable for the workshop's own copy."""
    return f"{position:02d}-{kind}"


def steps_of(sheet: RunSheet) -> tuple[Step, ...]:
    """A workshop's own copy of a run-sheet."""
    return tuple(
        Step(
            id=step_id(position, plan.kind),
            position=position,
            kind=plan.kind,
            plan=plan,
            inputs=plan.inputs,
        )
        for position, plan in enumerate(sheet.steps, start=1)
    )


def insert_steps(connection: Connection, workshop_id: int, sheet: RunSheet) -> None:
    """The steps of its run-sheet, ready to begin."""
    rows = [
        {**msgspec.to_builtins(step), "workshop_id": workshop_id, "revision": 1}
        for step in steps_of(sheet)
    ]
    connection.execute(insert(t.step), rows)


def insert_links(connection: Connection, workshop_id: int) -> None:
    """A way in for everybody who works at the meeting, and for each table."""
    for audience in (Audience.PROJECTOR, Audience.FACILITATOR, Audience.TEAM, Audience.SCRIBE):
        add_link(connection, workshop_id, audience, None)
    for table in range(1, TABLE_LINKS + 1):
        add_link(connection, workshop_id, Audience.TABLE, table)


def add_link(
    connection: Connection, workshop_id: int, audience: Audience, table: int | None
) -> Link:
    """A new secret way in."""
    link = Link(new_id(), workshop_id, audience, table, revoked=False)
    connection.execute(
        insert(t.link).values(
            id=link.id, workshop_id=workshop_id, audience=audience.value, table=table
        )
    )
    return link


def free_code(connection: Connection) -> str:
    """Six digits that no workshop has; the first is never 0, so nobody leaves it out."""
    while True:
        code = str(100_000 + secrets.randbelow(900_000))
        count = select(func.count()).where(t.workshop.c.code == code)
        if not connection.execute(count).scalar_one():
            return code


def link_of(row: Any) -> Link:
    """The link as its row has it."""
    return Link(
        id=row.id,
        workshop_id=row.workshop_id,
        audience=Audience(row.audience),
        table=row.table,
        revoked=row.revoked_at_ms is not None,
    )
