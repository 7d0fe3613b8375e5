"""`samenspel rehearse`: simulated phones join a workshop over the real network."""

import argparse
import asyncio
import json
import sys

from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("rehearse", help="'generale repetitie' with simulated phones")
    parser.add_argument("--url")
    parser.add_argument("--code", required=True)
    parser.add_argument("--phones", type=int, default=75)
    parser.add_argument("--burst", type=float, default=10.0, metavar="SECONDS")
    parser.add_argument("--notes", type=int, default=220)
    parser.add_argument("--projector-token", help="measure the big screen as well")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wipe", action="store_true", help="take away what a rehearsal wrote")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Rehearse and report; 1 when something was lost, doubled or refused."""
    if arguments.wipe:
        return _wipe(arguments.code)
    if not arguments.url:
        raise Failed("--url is needed: where do phones reach the server?")
    if not 1 <= arguments.phones <= 5000 or arguments.burst <= 0 or arguments.notes < 0:
        raise Failed("--phones must be 1 to 5000, --burst more than 0, --notes 0 or more")
    return _rehearse(arguments)


def _rehearse(arguments: argparse.Namespace) -> int:
    from facilitation.rehearsal.rehearsal import rehearse
    from facilitation.rehearsal.wording import in_words

    counts = (arguments.phones, arguments.burst, arguments.notes)
    screen = arguments.projector_token
    report = asyncio.run(rehearse(arguments.url, arguments.code, *counts, projector_token=screen))
    text = json.dumps(report.as_json()) if arguments.json else in_words(report)
    sys.stdout.write(f"{text}\n")
    return 0 if report.holds else 1


def _wipe(code: str) -> int:
    from facilitation.cli.house import house
    from facilitation.domain.refusals import UnknownCode
    from facilitation.storage.wiping import wipe_rehearsal

    with house() as opened:
        try:
            workshop = opened.workshops.by_code(code)
        except UnknownCode as unknown:
            raise Failed(f"there is no workshop with code {code}") from unknown
        wiped = wipe_rehearsal(opened.database, workshop.id)
    sys.stdout.write(f"{wiped} briefjes van de generale repetitie zijn gewist.\n")
    return 0
