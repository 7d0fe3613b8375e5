"""`samenspel remind`: mail who keeps a plan that residents wait for a message."""

import argparse
import sys

from facilitation.cli.house import Subparsers, house
from facilitation.clock import now_ms
from facilitation.organising.mailing import NoMail, mail_by
from facilitation.organising.reminding import Reminders, remind
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.colleagues import Colleagues


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("remind", help="mail organisers whose messages are late")
    parser.add_argument("--now", action="store_true", help="send; without this, only look")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show who would be reminded, and mail them when asked to. A weekly job runs `remind --now`."""
    with house() as opened:
        configured = opened.settings
        sends = arguments.now and configured.smtp_url
        mail = mail_by(configured.smtp_url, configured.mail_from) if sends else NoMail()
        reminders = Reminders(Agendas(opened.database, now_ms), now_ms)
        told = tuple(remind(reminders, Colleagues(opened.database), mail, configured.base_url))
    for one in told:
        how = "verstuurd" if one.sent else "niet verstuurd"
        sys.stdout.write(f"{one.plan.title}: {one.items} te laat, {one.organiser.email}, {how}\n")
    if not told:
        sys.stdout.write("Geen bericht is te laat.\n")
    return int(bool(sends) and not all(one.sent for one in told))
