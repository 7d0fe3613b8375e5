"""Receipts in the database: who kept one until when, and how a link is forgotten for good."""

from sqlalchemy import Connection, delete, insert, select, update

from facilitation.domain.receipts import Kept
from facilitation.services.tokens import hash_of, new_id
from facilitation.storage import tables as t
from facilitation.storage.database import Database
from facilitation.storage.retention import NOBODY, erase_contacts, raise_revision

#: Everything that says whose it is.
WRITTEN = (t.note, t.answer, t.item, t.case_outcome, t.pledge, t.offer)


class Receipts:
    """The register of links that writers kept or forgot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, token: str) -> Kept | None:
        """What is known about a link."""
        query = select(t.receipt).where(t.receipt.c.id == hash_of(token))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return Kept(**row._mapping) if row else None

    def keep(self, token: str, workshop_id: int, author: str, until_ms: int) -> None:
        """A writer keeps the link to what they wrote; keeping it again lengthens it."""
        self._put(Kept(hash_of(token), workshop_id, author, until_ms))

    def forget_card(self, token: str, workshop_id: int, until_ms: int) -> None:
        """The link of one stub stops working."""
        self._put(Kept(hash_of(token), workshop_id, None, until_ms))

    def forget_writer(self, token: str) -> None:
        """Nobody can tell any more who wrote what was behind this link: not we, not the phone.
        Contact details go, what was said stays without its writer."""
        kept = self.kept(token)
        if kept is None or kept.author is None:
            return
        mine = self._pledges(kept.workshop_id, kept.author)
        if mine:
            erase_contacts(self._database, [(kept.workshop_id, pledge) for pledge in mine])
        with self._database.writing() as connection:
            _unlink(connection, kept.workshop_id, kept.author)
            connection.execute(delete(t.receipt).where(t.receipt.c.id == kept.id))

    def _pledges(self, workshop_id: int, author: str) -> list[str]:
        pledge = t.pledge.c
        query = select(pledge.id).where(
            pledge.workshop_id == workshop_id, pledge.author == author, pledge.reachable
        )
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def _put(self, kept: Kept) -> None:
        row = {
            "workshop_id": kept.workshop_id,
            "author": kept.author,
            "until_ms": kept.until_ms,
        }
        with self._database.writing() as connection:
            mine = t.receipt.c.id == kept.id
            if not connection.execute(update(t.receipt).where(mine).values(**row)).rowcount:
                connection.execute(insert(t.receipt).values(id=kept.id, **row))


def _unlink(connection: Connection, workshop_id: int, author: str) -> None:
    raise_revision(connection, workshop_id)
    for table in WRITTEN:
        mine = (table.c.workshop_id == workshop_id, table.c.author == author)
        connection.execute(update(table).where(*mine).values(author=NOBODY))
    person = t.participant.c
    mine = (person.workshop_id == workshop_id, person.id == author)
    # The row is counted until the meeting's totals are all there is; no phone fits it any more.
    gone = {"id": new_id(), "token_hash": new_id(), "writes_for": None}
    connection.execute(update(t.participant).where(*mine).values(**gone))
