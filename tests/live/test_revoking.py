"""A link that is closed, for who is inside at that moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitation.app import create_app
from facilitation.domain.people import Audience
from facilitation.domain.workshop import Settings as Wishes
from facilitation.runsheets import shipped
from facilitation.settings import Settings
from facilitation.storage.workshops import NewWorkshop
from facilitation.wiring.application import Application
from tests.evening import SECRET


@pytest.fixture
def application(tmp_path: Path, empty_tables: Path) -> Iterator[Application]:
    """The application in this process, without its workers."""
    shutil.copy(empty_tables, tmp_path / "evening.db")
    made = create_app(
        Settings(
            database_url=f"sqlite:///{tmp_path / 'evening.db'}",
            base_url="http://127.0.0.1:8123",
            secret_key=SECRET,
            async_mode="threading",
        )
    )
    made.writer.start()
    yield made
    made.writer.stop()
    made.database.close()


def team_links(application: Application) -> list[Any]:
    sheet = shipped().sheet("g100")
    assert sheet is not None
    workshops = application.workshops
    made = workshops.create(NewWorkshop(sheet, "Proef", "Sluiswijk", Wishes()))
    return [link for link in workshops.links(made.id) if link.audience is Audience.TEAM]


def test_who_came_in_through_a_closed_link_is_sent_away(application: Application) -> None:
    [link], [other] = team_links(application), team_links(application)
    inside, elsewhere = (
        application.socketio.test_client(
            application.flask,
            namespace="/team",
            auth={"token": application.workshops.token(one)},
        )
        for one in (link, other)
    )
    was_inside = inside.is_connected("/team")

    application.workshops.revoke(link.id)

    assert was_inside
    assert not inside.is_connected("/team")
    assert elsewhere.is_connected("/team")
