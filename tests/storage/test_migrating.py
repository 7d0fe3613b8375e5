"""A database from before is brought up to date with everything that stands in it."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import column, insert, table, text

from facilitation.domain.rights import Right
from facilitation.storage import database as database_module
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from tests.conftest import POSTGRES
from tests.evening import SECRET

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


@pytest.fixture(params=["sqlite", *(["postgres"] if POSTGRES else [])])
def before(request: pytest.FixtureRequest, tmp_path: Path):
    """A database with the tables of 0002, and rows in them."""
    if request.param == "postgres":
        found = request.getfixturevalue("empty_schema")
    else:
        found = Database(f"sqlite:///{tmp_path / 'before.db'}", SECRET)
    up_to(found, "0002")
    fill(found)
    yield found
    found.close()


@pytest.fixture
def empty_schema():
    """A schema of its own on the PostgreSQL server for tests, without tables."""
    schema = f"samenspel_{secrets.token_hex(6)}"
    server = Database(POSTGRES, SECRET)
    with server.engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    joint = "&" if "?" in POSTGRES else "?"
    yield Database(f"{POSTGRES}{joint}options=-csearch_path%3D{schema}", SECRET)
    with server.engine.connect() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    server.close()


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
