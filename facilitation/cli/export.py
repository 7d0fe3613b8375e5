"""`samenspel export`: one workshop as a file."""

import argparse
from pathlib import Path

from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers, house
from facilitation.domain.refusals import UnknownCode
from facilitation.exporters import EXPORTERS
from facilitation.exporters.gathering import document_of
from facilitation.exporters.paper import ExporterUnavailable


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("export", help="a workshop as a file")
    parser.add_argument("--workshop", required=True, metavar="CODE")
    parser.add_argument("--format", required=True, choices=tuple(EXPORTERS))
    parser.add_argument("--out", required=True, type=Path, metavar="PATH")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; nothing is left behind when it fails."""
    with house() as opened:
        try:
            workshop = opened.workshops.by_code(arguments.workshop)
        except UnknownCode as unknown:
            raise Failed(f"there is no workshop with code {arguments.workshop}") from unknown
        with opened.workshops.reading(workshop.id) as store:
            document = document_of(store)
    try:
        content = EXPORTERS[arguments.format].write(document)
        arguments.out.write_bytes(content)
    except (ExporterUnavailable, OSError) as failure:
        raise Failed(str(failure)) from failure
    return 0
