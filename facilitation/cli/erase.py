"""`samenspel erase`: what the law says must go, with a look beforehand."""

import argparse
import sys
import time

from facilitation.cli.house import Subparsers, house
from facilitation.storage.retention import contacts_with, due, erase, erase_contacts


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("erase", help="retention: what is due, or one person's details")
    parser.add_argument("--contact", metavar="ADDRESS", help="a mail address or phone number")
    parser.add_argument("--now", action="store_true", help="erase it; without this, only look")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show what is due, and erase it when asked to. A daily job runs `erase --now`."""
    if arguments.contact:
        return _contact(arguments.contact, arguments.now)
    with house() as opened:
        found = due(opened.database, time.time_ns() // 1_000_000)
        for one in found:
            sys.stdout.write(
                f"{one.code} {one.title}: {one.phones} telefoons, "
                f"{one.hidden_texts} verborgen teksten, {one.contacts} contactgegevens\n"
            )
            if arguments.now:
                erase(opened.database, one)
    sys.stdout.write(_verdict(len(found), arguments.now))
    return 0


def _contact(address: str, now: bool) -> int:
    with house() as opened:
        found = contacts_with(opened.database, address)
        if now:
            erase_contacts(opened.database, found)
    sys.stdout.write(_verdict(len(found), now))
    return 0


def _verdict(count: int, now: bool) -> str:
    if not count:
        return "Er is niets te wissen.\n"
    return f"{count} gewist.\n" if now else f"{count} te wissen. Doe dat met: --now\n"
