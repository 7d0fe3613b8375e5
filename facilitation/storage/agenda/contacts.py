"""How who joined an item outside a meeting may be reached: encrypted, apart, and soon gone."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from cryptography.fernet import Fernet
from sqlalchemy import Connection, delete, insert, select

from facilitation.domain.agenda.items import AT_REST, AgendaItem
from facilitation.domain.agenda.residents import PlanPledge
from facilitation.domain.plans import Contact
from facilitation.storage.agenda import tables as t
from facilitation.storage.agenda.stored import AgendaWriting
from facilitation.storage.database import Database
from facilitation.storage.retention import CONTACTS_DAYS, DAY_MS

Found = tuple[str, str]


def keep_contact(unit: AgendaWriting, seal: Fernet, contact: Contact) -> None:
    """Store the details of a pledge."""
    row = {
        "plan_id": unit.plan.id,
        "id": contact.id,
        "sealed": seal.encrypt(msgspec.json.encode(contact)),
        "at_ms": contact.given_at_ms,
    }
    unit.connection.execute(insert(t.agenda_contact).values(row))


def forget_contact(connection: Connection, plan_id: str, pledge_id: str) -> None:
    """The details go, for good."""
    mine = (t.agenda_contact.c.plan_id == plan_id, t.agenda_contact.c.id == pledge_id)
    connection.execute(delete(t.agenda_contact).where(*mine))


def contacts_of(connection: Connection, seal: Fernet, plan_id: str) -> Mapping[str, Contact]:
    """Everybody who may be reached about an item of this plan, by pledge."""
    query = select(t.agenda_contact.c.sealed).where(t.agenda_contact.c.plan_id == plan_id)
    opened = (
        msgspec.json.decode(seal.decrypt(row), type=Contact)
        for row in connection.execute(query).scalars()
    )
    return {contact.id: contact for contact in opened}


def contacts_due(database: Database, now_ms: int) -> list[Found]:
    """(plan, pledge or offer) of details that may not be kept any longer: a year after they were
    given, or when the item is over."""
    contact, pledge = t.agenda_contact.c, t.agenda_pledge.c
    query = select(contact.plan_id, contact.id, contact.at_ms, pledge.item_id).outerjoin(
        t.agenda_pledge, (pledge.plan_id == contact.plan_id) & (pledge.id == contact.id)
    )
    with database.reading() as connection:
        over = _over(connection)
        rows = connection.execute(query).all()
    oldest = now_ms - CONTACTS_DAYS * DAY_MS
    return [(row.plan_id, row.id) for row in rows if row.at_ms <= oldest or row.item_id in over]


def _over(connection: Connection) -> Collection[str]:
    rows: Any = connection.execute(select(t.agenda_item.c.content)).scalars()
    items = (msgspec.convert(row, AgendaItem) for row in rows)
    return {item.id for item in items if item.status in AT_REST}


def contacts_at(database: Database, address: str) -> list[Found]:
    """(plan, pledge) of every contact with this mail address or telephone number."""
    wanted = _plain(address)
    with database.reading() as connection:
        plans = connection.execute(select(t.agenda_contact.c.plan_id).distinct()).scalars().all()
        return [
            (plan_id, contact.id)
            for plan_id in plans
            for contact in contacts_of(connection, database.seal, plan_id).values()
            if wanted in (_plain(contact.email), _plain(contact.phone))
        ]


def erase_plan_contacts(database: Database, found: Collection[Found]) -> None:
    """Delete these details; their pledges stay as a number, no longer reachable. Raising the
    revision first lets writers take turns, and makes the pages of the plan anew."""
    with database.writing() as connection:
        for plan_id in sorted({plan_id for plan_id, _ in found}):
            mine = t.plan.update().where(t.plan.c.id == plan_id)
            connection.execute(mine.values(revision=t.plan.c.revision + 1))
        for plan_id, pledge_id in found:
            forget_contact(connection, plan_id, pledge_id)
            _unreachable(connection, plan_id, pledge_id)


def _unreachable(connection: Connection, plan_id: str, pledge_id: str) -> None:
    mine = (t.agenda_pledge.c.plan_id == plan_id, t.agenda_pledge.c.id == pledge_id)
    content: Any = connection.execute(select(t.agenda_pledge.c.content).where(*mine)).scalar()
    if content is not None:
        pledge = msgspec.convert({**content, "reachable": False}, PlanPledge)
        values = {"content": msgspec.to_builtins(pledge)}
        connection.execute(t.agenda_pledge.update().where(*mine).values(values))


def _plain(text: str) -> str:
    return "".join(text.casefold().split()).replace("-", "")
