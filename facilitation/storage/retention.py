"""What must not be kept any longer, looked up first and erased after."""

from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import Connection, Table, delete, func, select, update

from facilitation.domain.plans import Contact
from facilitation.domain.workshop import WorkshopState
from facilitation.storage import tables as t
from facilitation.storage.database import Database
from facilitation.storage.prepared import prepared_sealed
from facilitation.storage.rows import SealedRows

DAY_MS = 86_400_000
#: The link between a phone and what it wrote, and texts that were hidden.
LINKS_DAYS = 30
#: How to reach who joined, at the latest.
CONTACTS_DAYS = 365
#: Who wrote it, once that may no longer be known.
NOBODY = "erased"


@dataclass(frozen=True, slots=True)
class Due:
    """What is due in one workshop: counts only."""

    workshop_id: int
    code: str
    title: str
    phones: int
    hidden_texts: int
    contacts: int
    receipts: int = 0
    storytellers: int = 0


def due(database: Database, now_ms: int) -> list[Due]:
    """Every workshop in which something is due."""
    header = t.workshop.c
    with database.reading() as connection:
        closed = connection.execute(
            select(header.id, header.code, header.title, header.closed_at_ms).where(
                header.state == WorkshopState.CLOSED, header.closed_at_ms.is_not(None)
            )
        ).all()
        found = [_due(connection, row, now_ms) for row in closed]
    return [one for one in found if _anything(one)]


def _anything(one: Due) -> bool:
    linked = one.phones or one.hidden_texts or one.storytellers
    return bool(linked or one.contacts or one.receipts)


def _due(connection: Connection, row: Any, now_ms: int) -> Due:
    workshop_id, code, title, closed_at_ms = row
    days = (now_ms - closed_at_ms) // DAY_MS
    links, contacts = days >= LINKS_DAYS, days >= CONTACTS_DAYS
    return Due(
        workshop_id=workshop_id,
        code=code,
        title=title,
        phones=_count(connection, t.participant, workshop_id) if links else 0,
        hidden_texts=_hidden_texts(connection, workshop_id) if links else 0,
        contacts=_count(connection, t.contact, workshop_id) if contacts else 0,
        receipts=_ended_receipts(connection, workshop_id, now_ms),
        storytellers=_storytellers(connection, workshop_id) if links else 0,
    )


def _storytellers(connection: Connection, workshop_id: int) -> int:
    told = t.told_case.c
    owners = connection.execute(select(told.owners).where(told.workshop_id == workshop_id))
    return sum(len(names) for names in owners.scalars())


def _ended_receipts(connection: Connection, workshop_id: int, now_ms: int) -> int:
    receipt = t.receipt.c
    ended = (receipt.workshop_id == workshop_id, receipt.until_ms <= now_ms)
    return int(connection.execute(select(func.count()).where(*ended)).scalar_one())


def _count(connection: Connection, table: Table, workshop_id: int) -> int:
    query = select(func.count()).select_from(table).where(table.c.workshop_id == workshop_id)
    return int(connection.execute(query).scalar_one())


def _hidden_texts(connection: Connection, workshop_id: int) -> int:
    note = t.note.c
    query = select(func.count()).where(
        note.workshop_id == workshop_id, note.review == "hidden", note.text != ""
    )
    return int(connection.execute(query).scalar_one())


def erase(database: Database, one: Due, now_ms: int) -> None:
    """Blank what is due. Numbers, reasons and totals stay; input without identity stays."""
    with database.writing() as connection:
        raise_revision(connection, one.workshop_id)
        if one.receipts:
            ended = (t.receipt.c.workshop_id == one.workshop_id, t.receipt.c.until_ms <= now_ms)
            connection.execute(delete(t.receipt).where(*ended))
        if one.phones or one.hidden_texts or one.receipts or one.storytellers:
            _erase_links(connection, one.workshop_id)
        if one.contacts:
            connection.execute(delete(t.contact).where(t.contact.c.workshop_id == one.workshop_id))


def _erase_links(connection: Connection, workshop_id: int) -> None:
    """Except for who kept a receipt: theirs goes on the day that the receipt ends."""
    kept = select(t.receipt.c.author).where(
        t.receipt.c.workshop_id == workshop_id, t.receipt.c.author.is_not(None)
    )
    for table in (t.note, t.answer, t.item, t.case_outcome, t.pledge, t.offer):
        ours = (table.c.workshop_id == workshop_id, table.c.author.not_in(kept))
        connection.execute(update(table).where(*ours).values(author=NOBODY))
    note = t.note.c
    mine = note.workshop_id == workshop_id
    connection.execute(update(t.note).where(mine).values(earlier=[], table=None))
    connection.execute(update(t.note).where(mine, note.review == "hidden").values(text=""))
    told = t.told_case.c.workshop_id == workshop_id
    connection.execute(update(t.told_case).where(told).values(owners=[]))
    for table in (t.participant, t.suggestion, t.proposal):
        # Suggestions quote words of notes, also of notes that were hidden.
        connection.execute(delete(table).where(table.c.workshop_id == workshop_id))


def contacts_with(database: Database, address: str) -> list[tuple[int, str]]:
    """(workshop, pledge) of every contact with this mail address or telephone number."""
    wanted = _plain(address)
    found: list[tuple[int, str]] = []
    with database.reading() as connection:
        for (workshop_id,) in connection.execute(select(t.contact.c.workshop_id).distinct()):
            for contact in _contacts(connection, workshop_id, database.seal).where():
                if wanted in (_plain(contact.email), _plain(contact.phone)):
                    found.append((workshop_id, contact.id))
    return found


def _contacts(connection: Connection, workshop_id: int, seal: Fernet) -> SealedRows[Contact]:
    statements = prepared_sealed(t.contact, connection.dialect.name)
    return SealedRows(connection, statements, Contact, workshop_id, lambda: 0, seal=seal)


def _plain(text: str) -> str:
    return "".join(text.casefold().split()).replace("-", "")


def erase_contacts(database: Database, found: list[tuple[int, str]]) -> None:
    """Delete these contacts; their pledges stay as a number, no longer reachable."""
    with database.writing() as connection:
        for workshop_id in sorted({workshop_id for workshop_id, _ in found}):
            raise_revision(connection, workshop_id)
        for workshop_id, pledge_id in found:
            _erase_contact(connection, workshop_id, pledge_id)
            _count_reachable(connection, workshop_id)


def raise_revision(connection: Connection, workshop_id: int) -> None:
    """Screens that are open and pages that are kept ready are made anew, whole. First of all, so
    that whoever writes in this meeting waits for us, as for one another, and reads anew who is
    there."""
    header = t.workshop.c
    raised = header.revision + 1
    values = {"revision": raised, "whole_since": raised}
    connection.execute(update(t.workshop).where(header.id == workshop_id).values(values))


def _erase_contact(connection: Connection, workshop_id: int, pledge_id: str) -> None:
    contact, pledge = t.contact.c, t.pledge.c
    connection.execute(
        delete(t.contact).where(contact.workshop_id == workshop_id, contact.id == pledge_id)
    )
    unreachable = update(t.pledge).values(reachable=False)
    connection.execute(unreachable.where(pledge.workshop_id == workshop_id, pledge.id == pledge_id))


def _count_reachable(connection: Connection, workshop_id: int) -> None:
    pledge = t.pledge.c
    reachable = (
        select(func.count())
        .where(pledge.workshop_id == workshop_id, pledge.item == t.item.c.id, pledge.reachable)
        .scalar_subquery()
    )
    mine = t.item.c.workshop_id == workshop_id
    connection.execute(update(t.item).where(mine).values(reachable=reachable))
