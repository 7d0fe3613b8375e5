"""Plans from before plans could ask for money keep everything when the tables grow."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import JSON, Boolean, Integer, MetaData, String, Table, insert, select

from facilitation.storage.database import Database
from tests.conftest import POSTGRES
from tests.evening import SECRET
from tests.storage.test_migrating import up_to, workshop

SAMPLES = ((JSON, []), (Boolean, False), (Integer, 1), (String, "x"))


@pytest.fixture(params=["sqlite", *(["postgres"] if POSTGRES else [])])
def before(request: pytest.FixtureRequest, tmp_path: Path):
    """A database with the tables of 0009, and a plan in them."""
    if request.param == "postgres":
        found = request.getfixturevalue("empty_schema")
    else:
        found = Database(f"sqlite:///{tmp_path / 'before.db'}", SECRET)
    up_to(found, "0009")
    with found.writing() as connection:
        connection.execute(workshop("100001", "Sluiswijk", None))
        item = Table("item", MetaData(), autoload_with=connection)
        values = {
            column.name: next(value for kind, value in SAMPLES if isinstance(column.type, kind))
            for column in item.columns
            if not column.nullable
        }
        connection.execute(insert(item).values(values | {"title": "Bankjes", "workshop_id": 1}))
    yield found
    found.close()


def test_a_plan_from_before_is_read_with_empty_new_fields(before: Database) -> None:
    before.migrate()

    with before.reading() as connection:
        item = Table("item", MetaData(), autoload_with=connection)
        [row] = connection.execute(select(item.c.title, item.c.place, item.c.municipality_says))
    assert tuple(row) == ("Bankjes", "", "")
