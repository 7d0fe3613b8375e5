"""What is known of who registered or wanted an invitation, and the day that it must go."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from facilitation.domain.plans import Contact
from facilitation.domain.registrations import Guest, day_ends_ms
from facilitation.storage import tables as t
from facilitation.storage.database import Database
from facilitation.storage.retention import CONTACTS_DAYS, DAY_MS

#: After the meeting, at the latest.
REGISTRATIONS_DAYS = 30

#: (the table's name, the number of its row): one registration or one invitee.
Found = tuple[str, int]


@dataclass(frozen=True, slots=True)
class OldRegistrations:
    """The registrations of a meeting that was held so long ago that they must go."""

    workshop_id: int
    code: str
    title: str
    count: int


def registrations_due(database: Database, now_ms: int) -> list[OldRegistrations]:
    """Meetings of which the registrations may not be kept any longer."""
    header, mine = t.workshop.c, t.registration.c
    per_meeting = select(mine.workshop_id, func.count(), func.max(mine.at_ms))
    meetings = select(header.id, header.code, header.title, header.settings, header.closed_at_ms)
    with database.reading() as connection:
        counted = {
            workshop_id: (count, newest)
            for workshop_id, count, newest in connection.execute(
                per_meeting.group_by(mine.workshop_id)
            )
        }
        rows = connection.execute(meetings.where(header.id.in_(counted))).all()
    return [
        OldRegistrations(row.id, row.code, row.title, counted[row.id][0])
        for row in rows
        if _gone_by(row, counted[row.id][1]) <= now_ms
    ]


def _gone_by(row: Any, newest_ms: int) -> int:
    """When the registrations of a meeting must be gone: a month after it was held. A meeting that
    got no day and was never closed keeps them a year at the most."""
    known = (day_ends_ms(row.settings.get("date", "")), row.closed_at_ms)
    held = [moment for moment in known if moment is not None]
    if not held:
        return int(newest_ms + CONTACTS_DAYS * DAY_MS)
    return int(max(held) + REGISTRATIONS_DAYS * DAY_MS)


def erase_registrations(database: Database, found: Collection[OldRegistrations]) -> None:
    """Delete them, with everything about who they were."""
    gone = [one.workshop_id for one in found]
    with database.writing() as connection:
        connection.execute(delete(t.registration).where(t.registration.c.workshop_id.in_(gone)))


def invitees_due(database: Database, now_ms: int) -> list[Found]:
    """Who asked for invitations a year ago: after that they are asked again."""
    oldest = now_ms - CONTACTS_DAYS * DAY_MS
    query = select(t.invitee.c.seq).where(t.invitee.c.at_ms <= oldest)
    with database.reading() as connection:
        return [(t.invitee.name, seq) for seq in connection.execute(query).scalars()]


def guests_at(database: Database, address: str) -> list[Found]:
    """Every registration and invitee with this mail address or telephone number."""
    wanted = _plain(address)
    return [
        found
        for found, contact in _contacts(database)
        if wanted in (_plain(contact.email), _plain(contact.phone))
    ]


def erase_guests(database: Database, found: Collection[Found]) -> None:
    """Delete these. Who waited is not moved up here: an organiser sees the chair that came free."""
    with database.writing() as connection:
        for table in (t.registration, t.invitee):
            gone = [seq for name, seq in found if name == table.name]
            connection.execute(delete(table).where(table.c.seq.in_(gone)))


def _contacts(database: Database) -> Iterator[tuple[Found, Contact]]:
    registration, invitee = t.registration.c, t.invitee.c
    registered = select(registration.seq, registration.sealed)
    with database.reading() as connection:
        guests = connection.execute(registered.where(registration.sealed.is_not(None))).all()
        others = connection.execute(select(invitee.seq, invitee.sealed)).all()
    for seq, sealed in guests:
        guest = msgspec.json.decode(database.seal.decrypt(sealed), type=Guest)
        yield (t.registration.name, seq), guest.contact
    for seq, sealed in others:
        yield (
            (t.invitee.name, seq),
            msgspec.json.decode(database.seal.decrypt(sealed), type=Contact),
        )


def _plain(text: str) -> str:
    return "".join(text.casefold().split()).replace("-", "")
