"""Board commands from before are told in short when the tables grow."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from sqlalchemy import MetaData, Table, insert

from facilitation.domain.history import Change, headline
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from tests.evening import SECRET
from tests.storage.test_migrating import up_to, workshop

CHANGES = (
    Change("theme", "[groen]", {"state": "gone"}, {"state": "active"}),
    Change("note", "1", {"theme": None}, {"theme": "[groen]", "why": ["boom"]}),
    Change("note", "2", {"theme": "[groen]"}, {"theme": None}),
    Change("suggestion", "s", {"standing": "open"}, {"standing": "accepted"}),
)


@pytest.fixture
def before(empty: Database) -> Database:
    """A database with the tables of 0014, and a board command in them."""
    up_to(empty, "0014")
    with empty.writing() as connection:
        connection.execute(workshop("100001", "Sluiswijk", None))
        event = Table("board_event", MetaData(), autoload_with=connection)
        values = {"workshop_id": 1, "id": "one", "revision": 1, "command": "regroup", "by": "team"}
        values |= {"undone": False, "dropped": False}
        connection.execute(
            insert(event).values({**values, "changes": [asdict(change) for change in CHANGES]})
        )
    return empty


def test_a_command_from_before_is_told_as_it_would_be_now(before: Database) -> None:
    before.migrate()

    with Workshops(before, SECRET, lambda: 0).reading(1) as store:
        [past] = store.past_commands.where()
        [event] = store.board_events.where()
    assert past.headline == event.headline == headline(CHANGES)
    assert (past.command, past.by, past.undone) == ("regroup", "team", False)
