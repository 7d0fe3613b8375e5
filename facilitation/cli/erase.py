"""`samenspel erase`: what the law says must go, with a look beforehand."""

import argparse
import sys
import time

from facilitation.cli.house import Subparsers, house
from facilitation.domain.audit import COMMAND_LINE, Act
from facilitation.storage.agenda.contacts import contacts_at, contacts_due, erase_plan_contacts
from facilitation.storage.audit import Audit
from facilitation.storage.colleagues import erase_old_invitations
from facilitation.storage.database import Database
from facilitation.storage.guest_retention import (
    erase_guests,
    erase_registrations,
    guests_at,
    invitees_due,
    registrations_due,
)
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
        now_ms = time.time_ns() // 1_000_000
        acts = _acts(Audit(opened.database), now_ms, arguments.now)
        found = due(opened.database, now_ms)
        for one in found:
            sys.stdout.write(
                f"{one.code} {one.title}: {one.phones} telefoons, "
                f"{one.hidden_texts} verborgen teksten, {one.contacts} contactgegevens, "
                f"{one.receipts} ontvangstlinks, {one.storytellers} namen van vertellers\n"
            )
            if arguments.now:
                erase(opened.database, one, now_ms)
                place = opened.workshops.place_of(one.workshop_id)
                Audit(opened.database).record(COMMAND_LINE, Act.ERASED, place, workshop=one.code)
        over = contacts_due(opened.database, now_ms)
        if over:
            sys.stdout.write(f"wijkagenda: {len(over)} contactgegevens\n")
        if arguments.now:
            erase_plan_contacts(opened.database, over)
            erase_old_invitations(opened.database, now_ms)
        guests = _guests(opened.database, now_ms, arguments.now)
    sys.stdout.write(_verdict(len(found) + bool(acts) + bool(over) + guests, arguments.now))
    return 0


def _acts(audit: Audit, now_ms: int, now: bool) -> int:
    """Lines of the log that have been kept as long as they may be."""
    acts = audit.erase(now_ms) if now else audit.due(now_ms)
    if acts:
        sys.stdout.write(f"logboek: {acts} regels\n")
    return acts


def _guests(database: Database, now_ms: int, now: bool) -> int:
    """Who registered for a meeting that is long over, and who wanted invitations a year ago."""
    registered, invited = registrations_due(database, now_ms), invitees_due(database, now_ms)
    for one in registered:
        sys.stdout.write(f"{one.code} {one.title}: {one.count} aanmeldingen\n")
    if invited:
        sys.stdout.write(f"uitnodigingen: {len(invited)} contactgegevens\n")
    if now:
        erase_registrations(database, registered)
        erase_guests(database, invited)
    return len(registered) + bool(invited)


def _contact(address: str, now: bool) -> int:
    with house() as opened:
        found = contacts_with(opened.database, address)
        of_plans = contacts_at(opened.database, address)
        guests = guests_at(opened.database, address)
        count = len(found) + len(of_plans) + len(guests)
        if now and count:
            erase_contacts(opened.database, found)
            erase_plan_contacts(opened.database, of_plans)
            erase_guests(opened.database, guests)
            Audit(opened.database).record(COMMAND_LINE, Act.CONTACTS_ERASED, None, count=count)
    sys.stdout.write(_verdict(count, now))
    return 0


def _verdict(count: int, now: bool) -> str:
    if not count:
        return "Er is niets te wissen.\n"
    return f"{count} gewist.\n" if now else f"{count} te wissen. Doe dat met: --now\n"
