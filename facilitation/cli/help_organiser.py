"""`samenspel help-organiser`: a way back in for who has no colleague who can give one."""

import argparse
import sys

from facilitation.background import Threads
from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers, house
from facilitation.domain.audit import COMMAND_LINE
from facilitation.organising.mailing import NoMail
from facilitation.organising.people import People
from facilitation.storage.colleagues import Colleagues
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from facilitation.storage.resets import Resets


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("help-organiser", help="a link for who cannot log in any more")
    parser.add_argument("--email", required=True)
    parser.add_argument(
        "--lost-phone", action="store_true", help="also turn off the code from the phone"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a link with which a new password can be chosen, for a day."""
    with house() as opened:
        organisers, resets = Organisers(opened.database), Resets(opened.database)
        organiser = organisers.by_email(arguments.email)
        if organiser is None:
            raise Failed(f"there is no account with the address {arguments.email!r}")
        people = People(
            Colleagues(opened.database),
            organisers,
            Neighbourhoods(opened.database),
            resets,
            NoMail(),
            Threads(),
            opened.settings.secret_key,
            opened.settings.base_url,
        )
        reset = resets.make(organiser.id, COMMAND_LINE, second_factor_too=arguments.lost_phone)
        sys.stdout.write(f"{people.way_back(reset)}\n")
    return 0
