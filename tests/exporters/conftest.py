"""A whole evening, held once for all tests of exports."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.storage.database import Database
from tests.conftest import hurry
from tests.evening import SECRET, Evening
from tests.exporters import whole_evening


@pytest.fixture(scope="session")
def held(empty_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """A G100 of some 220 notes, from the door to the closing."""
    path = tmp_path_factory.mktemp("held") / "evening.db"
    shutil.copy(empty_tables, path)
    database = Database(f"sqlite:///{path}", SECRET)
    event.listen(database.engine, "connect", hurry)
    with Evening(database) as evening:
        whole_evening.hold(evening)
        yield evening
    database.close()


@pytest.fixture(scope="session")
def gathered(held: Evening) -> WorkshopDocument:
    """The export of that evening."""
    with held.workshops.reading(held.id) as store:
        return document_of(store)
