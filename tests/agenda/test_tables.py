"""The tables that the migration makes are the ones that the code writes to, and old data stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text

from facilitation.storage import agenda as agenda_storage
from facilitation.storage.agenda import tables as t
from facilitation.storage.database import Database
from tests.evening import SECRET

OURS = {
    table.name
    for table in t.plan.metadata.sorted_tables
    if table.name == "plan" or "plan_id" in table.c
}
VERSIONS = Path(agenda_storage.__file__).parents[1] / "migrations"


def test_the_migration_makes_the_tables_that_the_code_knows(database: Database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda thing, name, kind, *_: kind != "table" or name in OURS,
            },
        )
        found = compare_metadata(context, t.plan.metadata)

    assert len(OURS) == 17
    assert not [change for change in found if _table(change) in OURS]


def _table(change: object) -> str:
    """The table that a difference is about."""
    parts = change[0] if isinstance(change, list) else change
    for part in parts[1:]:
        name = getattr(getattr(part, "table", part), "name", part)
        if isinstance(name, str) and name in OURS:
            return name
    return ""


def test_a_database_with_an_evening_in_it_gets_a_place_for_plans(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path / 'old.db'}", SECRET)
    migrate(database, "0003")
    with database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO neighbourhood (id, level, name, own_named, settings, created_at_ms) "
                "VALUES ('n', 'wijk', 'Sluiswijk', 0, '{}', 1)"
            )
        )

    database.migrate()

    with database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO plan (id, neighbourhood_id, slug, revision, created_at_ms, content) "
                "VALUES ('p', 'n', 'agenda', 1, 1, '{}')"
            )
        )
    with database.writing() as connection, pytest.raises(Exception, match=r"FOREIGN|foreign"):
        connection.execute(text("DELETE FROM neighbourhood WHERE id = 'n'"))
    database.close()


def migrate(database: Database, revision: str) -> None:
    """Bring an empty database to an older state."""
    config = Config()
    config.set_main_option("script_location", str(VERSIONS))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
