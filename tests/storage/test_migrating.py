"""A database from before is brought up to date with everything that stands in it."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    column,
    func,
    insert,
    inspect,
    select,
    table,
    text,
)

from facilitation.domain.rights import Right
from facilitation.storage import database as database_module
from facilitation.storage.agenda import tables
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods

WORKSHOPS = (
    ("100001", "Sluiswijk", "fatma"),
    ("100002", " sluiswijk", "fatma"),
    ("100003", "Sluiswijk", "jan"),
    ("100004", "Kerkdorp", None),
)
NUMBERS = (
    "revision created_at_ms round headcount tables whole_since phones notes waiting hidden loose "
    "last_number last_card last_theme".split()
)
TEXTS = {"title": "G100", "runsheet": "g100", "state": "ready", "view": "step"}


def up_to(database: Database, revision: str) -> None:
    """Migrate as the server does, and no further than this."""
    config = Config()
    folder = Path(database_module.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def fill(database: Database) -> None:
    """Two organisers and four meetings, as the first tables have them."""
    with database.writing() as connection:
        for name in ("fatma", "jan"):
            connection.execute(
                text(
                    "INSERT INTO organiser (id, email, password_hash, created_at_ms, failures, "
                    "locked_until_ms) VALUES (:id, :email, 'x', 1, 0, 0)"
                ),
                {"id": name, "email": f"{name}@x.example"},
            )
        for code, place, organiser in WORKSHOPS:
            connection.execute(workshop(code, place, organiser))
        connection.execute(
            text("INSERT INTO audit_event (at_ms, who, what, details) VALUES (1, 'x', 'y', '{}')")
        )


def workshop(code: str, place: str, organiser: str | None):
    values = dict.fromkeys(NUMBERS, 0) | TEXTS
    values |= {"code": code, "neighbourhood": place, "organiser_id": organiser}
    values |= dict.fromkeys(("settings", "timer", "closing", "step_notes"), json.dumps({}))
    values |= {"frozen": False, "themes_shown": False, "voter_secret": "s"}
    return insert(table("workshop", *map(column, values))).values(values)


@pytest.fixture
def before(empty: Database) -> Database:
    """The tables of 0002, and rows in them."""
    up_to(empty, "0002")
    fill(empty)
    return empty


# From the first tables to the last, with a row in each --------------------------------------------


def revisions() -> list[str]:
    """Every step there is, the first first."""
    folder = Path(database_module.__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(folder))
    found = ScriptDirectory.from_config(config).walk_revisions()
    return [one.revision for one in found][::-1]


def new_tables(database: Database, known: Collection[str]) -> list[Table]:
    """The tables that were made since; what is referred to comes before what refers to it."""
    found = MetaData()
    with database.engine.connect() as connection:
        names = {*inspect(connection).get_table_names()} - {*known, "alembic_version"}
        found.reflect(connection, only=sorted(names))
    return [one for one in found.sorted_tables if one.name in names]


def put_a_row(database: Database, one: Table) -> None:
    """A row in which every column has something."""
    with database.writing() as connection:
        values = {column.name: something(connection, column) for column in one.columns}
        connection.execute(insert(one).values(values))


def something(connection: Connection, column: Column[Any]) -> Any:
    """What a column refers to, else a value of its type; a number that is given out starts high,
    so that it is not given out again."""
    for key in column.foreign_keys:
        found = connection.execute(select(key.column)).scalars().first()
        if found is not None or column.nullable:
            return found
    return next(value for kind, value in VALUES if isinstance(column.type, kind))


VALUES = (
    (Boolean, False),
    (LargeBinary, b"sealed"),
    (JSON, {}),
    (String, "x"),
    (Float, 0.5),
    (Integer, 1_000),
)


def rows_in(database: Database, one: Table) -> int:
    with database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(one)).scalar_one())


def test_a_database_of_any_age_is_brought_up_to_date_with_its_rows(empty):
    """As old as can be, and given something at each step on the way."""
    known: dict[str, Table] = {}
    for revision in revisions():
        up_to(empty, revision)
        for one in new_tables(empty, known):
            known[one.name] = one
            if not rows_in(empty, one):
                put_a_row(empty, one)
    empty.migrate()

    assert [name for name, one in known.items() if not rows_in(empty, one)] == []
    assert differences(empty) == []


def differences(database: Database) -> list[Any]:
    """Between these tables and those that the code knows. SQLite does not tell by which rule a
    column refers that was added to a table later."""
    with database.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    untold = ("remove_fk", "add_fk") if database.is_sqlite else ()
    return [one for one in found if one[0] not in untold]


def test_every_meeting_gets_a_neighbourhood_that_its_organiser_leads(before):
    before.migrate()

    places = Neighbourhoods(before)
    rights = {
        (who, code): standing.right if (standing := places.standing_at(who, code)) else None
        for who in ("fatma", "jan")
        for code, _, _ in WORKSHOPS
    }
    assert rights == {
        ("fatma", "100001"): Right.LEAD,
        ("fatma", "100002"): Right.LEAD,
        ("fatma", "100003"): None,
        ("fatma", "100004"): Right.LEAD,
        ("jan", "100001"): None,
        ("jan", "100002"): None,
        ("jan", "100003"): Right.LEAD,
        ("jan", "100004"): Right.LEAD,
    }


def test_one_name_of_one_organiser_is_one_place(before):
    before.migrate()

    assert [one.neighbourhood.name for one in Neighbourhoods(before).standings("fatma")] == [
        "Kerkdorp",
        "Sluiswijk",
    ]


def test_nothing_lets_go_of_what_it_referred_to(before):
    before.migrate()

    with before.reading() as connection:
        kept = connection.execute(text("SELECT code, organiser_id FROM workshop ORDER BY code"))
        assert [tuple(row) for row in kept] == [(code, who) for code, _, who in WORKSHOPS]
