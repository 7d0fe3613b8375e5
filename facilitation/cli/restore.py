"""`samenspel restore PATH`: put a backup in the place of the database."""

import argparse
import sqlite3
import sys
from pathlib import Path

from facilitation.cli.backup import copy, sqlite_file
from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers
from facilitation.settings import has_secret

MADE_A_KEY = (
    "samenspel: this machine has a secret key of its own since now. Put the `secret_key` of the "
    "first machine in its place: without it links and ways to reach people do not work.\n"
)


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("restore", help="put a backup in place of the database")
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--force", action="store_true", help="overwrite the database there is")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Copy the backup in; the server must not be running."""
    knew_secret = has_secret()
    target = sqlite_file()
    if target.exists() and not arguments.force:
        raise Failed(f"there is a database at {target} already; --force overwrites it")
    _require_backup(arguments.path)
    try:
        for left_over in (target.with_name(f"{target.name}{end}") for end in ("-wal", "-shm")):
            left_over.unlink(missing_ok=True)
        copy(arguments.path, target)
    except (OSError, sqlite3.Error) as failure:
        raise Failed(f"the backup could not be put back: {failure}") from failure
    sys.stdout.write(f"{target}\n")
    if not knew_secret:
        sys.stderr.write(MADE_A_KEY)
    return 0


def _require_backup(path: Path) -> None:
    """Refuse what is not a whole copy of our database, before anything is overwritten."""
    if not path.is_file():
        raise Failed(f"there is no file {path}")
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            connection.execute("SELECT count(*) FROM workshop")
    except sqlite3.Error as wrong:
        raise Failed(f"{path} is not a backup of Samenspel: {wrong}") from wrong
    if verdict != "ok":
        raise Failed(f"{path} is damaged: {verdict}")
