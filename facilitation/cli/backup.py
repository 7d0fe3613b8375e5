"""`samenspel backup PATH`: a consistent copy of the database while everything runs."""

import argparse
import sqlite3
import sys
from pathlib import Path

from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers, settings
from facilitation.storage.database import Database


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("backup", help="a consistent copy while running")
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Copy with SQLite's own backup; PostgreSQL has pg_dump."""
    try:
        copy(sqlite_file(), arguments.path)
    except (OSError, sqlite3.Error) as failure:
        raise Failed(f"the copy could not be made: {failure}") from failure
    sys.stdout.write(f"{arguments.path}\n")
    return 0


def sqlite_file() -> Path:
    """Where the database is, when it is a file."""
    configured = settings()
    database = Database(configured.database_url, configured.secret_key)
    if not database.is_sqlite or not database.url.database:
        raise Failed("this is PostgreSQL: use pg_dump and pg_restore")
    return Path(database.url.database)


def copy(source: Path, target: Path) -> None:
    """All committed pages of one moment; a half copy never has the target's name."""
    if not source.exists():
        raise FileNotFoundError(f"there is no database at {source}")
    partial = target.with_name(f"{target.name}.partial")
    with sqlite3.connect(source) as reading, sqlite3.connect(partial) as writing:
        reading.backup(writing)
    writing.close()
    reading.close()
    partial.replace(target)
