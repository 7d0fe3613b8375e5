"""The parts of the house that commands share: settings, database and register."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from facilitation.cli.failing import Failed
from facilitation.clock import now_ms
from facilitation.settings import BadSetting, Settings, from_environment
from facilitation.storage.database import Database, DatabaseUnusable, explained
from facilitation.storage.workshops import Workshops


class Subparsers(Protocol):
    """Where a command adds itself."""

    @property
    def add_parser(self) -> Callable[..., ArgumentParser]:
        """Makes a parser for one command, from its name and `help`."""


@dataclass(frozen=True, slots=True)
class House:
    """What a command works with; tables are up to date."""

    settings: Settings
    database: Database
    workshops: Workshops


def settings(base_url: str | None = None) -> Settings:
    """The settings, or one line about the first that is wrong."""
    try:
        return from_environment(base_url=base_url)
    except (BadSetting, OSError) as bad:
        raise Failed(str(bad)) from bad


@contextmanager
def house(base_url: str | None = None) -> Iterator[House]:
    """Open the database beside a running server, or on its own."""
    configured = settings(base_url)
    try:
        with explained():
            database = Database(configured.database_url, configured.secret_key)
            database.migrate()
            yield House(configured, database, Workshops(database, configured.secret_key, now_ms))
    except DatabaseUnusable as failure:
        raise Failed(str(failure)) from failure
    database.close()
