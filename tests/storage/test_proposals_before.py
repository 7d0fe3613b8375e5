"""Plans from before plans could ask for money keep everything when the tables grow."""

from __future__ import annotations

import pytest
from sqlalchemy import JSON, Boolean, Integer, MetaData, String, Table, insert, select

from facilitation.storage.database import Database
from tests.storage.test_migrating import up_to, workshop

SAMPLES = ((JSON, []), (Boolean, False), (Integer, 1), (String, "x"))


@pytest.fixture
def before(empty: Database) -> Database:
    """A database with the tables of 0009, and a plan in them."""
    up_to(empty, "0009")
    with empty.writing() as connection:
        connection.execute(workshop("100001", "Sluiswijk", None))
        item = Table("item", MetaData(), autoload_with=connection)
        values = {
            column.name: next(value for kind, value in SAMPLES if isinstance(column.type, kind))
            for column in item.columns
            if not column.nullable
        }
        connection.execute(insert(item).values(values | {"title": "Bankjes", "workshop_id": 1}))
    return empty


def test_a_plan_from_before_is_read_with_empty_new_fields(before: Database) -> None:
    before.migrate()

    with before.reading() as connection:
        item = Table("item", MetaData(), autoload_with=connection)
        [row] = connection.execute(select(item.c.title, item.c.place, item.c.municipality_says))
    assert tuple(row) == ("Bankjes", "", "")
