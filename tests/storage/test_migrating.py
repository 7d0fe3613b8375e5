"""A database of an earlier version is brought up to date, with everything that is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import JSON, Boolean, Connection, Float, Integer, MetaData, Table, insert

from facilitation import storage
from facilitation.storage import accounts_tables, tables
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from tests.conftest import POSTGRES, fresh_postgres
from tests.evening import SECRET, Clock

FIRST = "0001"


@pytest.fixture(params=["sqlite", *(["postgres"] if POSTGRES else [])])
def of_before(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A database as the first version made it, with one meeting and one note."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'before.db'}", SECRET)
        with_one_note(database)
        yield database
        database.close()
        return
    with fresh_postgres() as database:
        with_one_note(database)
        yield database


def with_one_note(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        insert_into(connection, "workshop", id=7, code="482716", state="ready", notes=1)
        note = {"id": "n" * 32, "text": "Meer bankjes", "kind": "idea", "review": "shown"}
        insert_into(connection, "note", workshop_id=7, placed_by="none", **note)


def insert_into(connection: Connection, name: str, **values: object) -> None:
    """A row of a table as it was then: what is not said is empty."""
    table = Table(name, MetaData(), autoload_with=connection)
    empty = {
        column.name: nothing(column.type)
        for column in table.columns
        if not column.nullable and not column.primary_key
    }
    connection.execute(insert(table).values({**empty, **values}))


def nothing(kind: Any) -> object:
    if isinstance(kind, JSON):
        return {}
    if isinstance(kind, Boolean):
        return False
    return 0 if isinstance(kind, Integer | Float) else ""


def test_what_was_there_is_there_after_migrating(of_before: Database) -> None:
    of_before.migrate()

    with Workshops(of_before, SECRET, Clock()).reading(7) as store:
        assert store.workshop.code == "482716"
        assert store.suggestions.where() == []
        assert store.proposals.where() == []


def test_migrating_twice_is_migrating_once(of_before: Database) -> None:
    of_before.migrate()
    of_before.migrate()

    with of_before.reading() as connection:
        assert MigrationContext.configure(connection).get_current_revision() > FIRST


def test_the_migrations_make_the_tables_that_the_code_expects(database: Database) -> None:
    assert accounts_tables.organiser.metadata is tables.metadata

    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        different = compare_metadata(context, tables.metadata)
    # SQLite does not tell the names of references that were added later.
    assert [one for one in different if one[0] not in ("add_fk", "remove_fk")] == []
