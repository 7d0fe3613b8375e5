"""`samenspel create-organiser`: an organiser's account."""

import argparse
import getpass
import sys

from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers, house
from facilitation.domain.organisers import SHORTEST_PASSWORD, is_email
from facilitation.storage.organisers import EmailTaken, Organisers


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("create-organiser", help="an organiser's account")
    parser.add_argument("--email", required=True)
    parser.add_argument("--password-stdin", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the account."""
    if not is_email(arguments.email):
        raise Failed(f"{arguments.email!r} is not a mail address")
    password = _password(arguments.password_stdin)
    if len(password) < SHORTEST_PASSWORD:
        raise Failed(f"the password needs {SHORTEST_PASSWORD} characters or more")
    with house() as opened:
        try:
            Organisers(opened.database).create(arguments.email, password)
        except EmailTaken as taken:
            raise Failed(f"{arguments.email} has an account already") from taken
    sys.stdout.write(f"{arguments.email} kan nu inloggen op /organise/\n")
    return 0


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Wachtwoord: ")
    if getpass.getpass("Nog een keer: ") != password:
        raise Failed("the two passwords differ")
    return password
