"""`samenspel check`: whether settings, database and this machine are ready for an evening."""

import argparse
import sys
from collections.abc import Callable, Iterator

from facilitation.assets import AssetsMissing, require_vendor_files
from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers, house
from facilitation.exporters.paper import ExporterUnavailable, pdf
from facilitation.storage.organisers import Organisers


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("check", help="ready for an evening?")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line per part; 1 when something must be mended first."""
    fine = True
    for name, problem in _problems():
        fine = fine and problem is None
        sys.stdout.write(f"{'in orde' if problem is None else 'LET OP '}  {name}")
        sys.stdout.write("\n" if problem is None else f": {problem}\n")
    for tip in _tips():
        sys.stdout.write(f"TIP      {tip}\n")
    return 0 if fine else 1


def _problems() -> Iterator[tuple[str, str | None]]:
    checks: tuple[tuple[str, Callable[[], None]], ...] = (
        ("instellingen en database", _database),
        ("bestanden voor de browser", require_vendor_files),
        ("PDF maken", _documents),
    )
    for name, check in checks:
        try:
            check()
        except (Failed, AssetsMissing, ExporterUnavailable) as problem:
            yield name, str(problem)
        else:
            yield name, None


def _database() -> None:
    with house() as opened:
        opened.workshops.all()


def _tips() -> Iterator[str]:
    """What keeps no evening from starting, and still should be mended."""
    try:
        with house() as opened:
            accounts = Organisers(opened.database).all()
    except Failed:
        return
    without = [one.email for one in accounts if not one.second_factor]
    if without:
        yield f"loggen in zonder code van een telefoon: {', '.join(without)}"


def _documents() -> None:
    pdf("<!doctype html><html lang='nl'><title>proef</title><p>proef</p></html>")
