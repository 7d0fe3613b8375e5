"""Organisers' accounts: a mail address, an argon2id hash, and the browsers that are logged in."""

from collections.abc import Collection
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from facilitation.clock import now_ms
from facilitation.domain.audit import COMMAND_LINE, Act
from facilitation.domain.organisers import OpenLogIn, Organiser, plain_email
from facilitation.services.tokens import new_id
from facilitation.storage import accounts_tables as t
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database

#: When somebody was last seen is told to within so much, so that not every visit writes.
SEEN_EVERY_MS = 5 * 60_000
#: The cookie ends after half an hour without a visit; then the row is over as well.
OVER_AFTER_MS = 40 * 60_000


class EmailTaken(Exception):
    """There is an account with this address already."""


class Organisers:
    """The accounts. Checking a password takes about 0.1 s of processor: do it off the loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._hasher = PasswordHasher()

    def create(self, email: str, password: str) -> str:
        """A new account made at the server itself: it may make neighbourhoods."""
        hashed = self.hashed(password)
        with self._database.writing() as connection:
            account = Organiser(id=new_id(), email=plain_email(email), founds=True)
            add_account(connection, account, hashed)
            write_act(connection, COMMAND_LINE, Act.ACCOUNT_MADE, None, colleague=account.id)
        return account.id

    def hashed(self, password: str) -> str:
        """What is stored of a password. Touches no database: safe off the loop."""
        return self._hasher.hash(password)

    def fits(self, hashed: str, password: str) -> bool:
        """Whether the password belongs to the hash. Touches no database: safe off the loop."""
        try:
            return self._hasher.verify(hashed, password)
        except Argon2Error:
            return False

    def hash_for(self, email: str) -> str:
        """The stored hash, or one that no password fits."""
        mine = t.organiser.c.email == plain_email(email)
        with self._database.reading() as connection:
            found = connection.execute(select(t.organiser.c.password_hash).where(mine)).scalar()
        return str(found or hash_of_nobody())

    def by_email(self, email: str) -> Organiser | None:
        """The account with this address."""
        return self._one(t.organiser.c.email == plain_email(email))

    def by_id(self, organiser_id: str) -> Organiser | None:
        """The account with this id."""
        return self._one(t.organiser.c.id == organiser_id)

    def called(self, organiser_ids: Collection[str]) -> dict[str, str]:
        """How people are called, by account; who is gone is left out."""
        query = select(t.organiser).where(t.organiser.c.id.in_(set(organiser_ids)))
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {one.id: one.called for one in map(organiser_of, rows)}

    def all(self) -> list[Organiser]:
        """Every account, by address."""
        with self._database.reading() as connection:
            rows = connection.execute(select(t.organiser).order_by(t.organiser.c.email)).all()
        return [organiser_of(row) for row in rows]

    def _one(self, condition: ColumnElement[bool]) -> Organiser | None:
        with self._database.reading() as connection:
            row = connection.execute(select(t.organiser).where(condition)).first()
        return organiser_of(row) if row else None

    def rename(self, organiser_id: str, name: str, organisation: str) -> None:
        """How colleagues read who this is."""
        mine = t.organiser.c.id == organiser_id
        with self._database.writing() as connection:
            connection.execute(
                update(t.organiser).where(mine).values(name=name, organisation=organisation)
            )

    def change_password(self, organiser_id: str, hashed: str, kept_log_in: str) -> None:
        """Another password; every other browser has to log in again."""
        with self._database.writing() as connection:
            set_password(connection, organiser_id, hashed, kept_log_in)
            write_act(connection, organiser_id, Act.CREDENTIAL_CHANGED, None)

    # Log-ins -------------------------------------------------------------------------------

    def log_in(self, organiser_id: str, device: str) -> str:
        """A browser is logged in; gives what its cookie says."""
        log_in_id, now = new_id(), now_ms()
        with self._database.writing() as connection:
            connection.execute(delete(t.log_in).where(_over(now)))
            connection.execute(
                insert(t.log_in).values(
                    id=log_in_id,
                    organiser_id=organiser_id,
                    device=device,
                    started_at_ms=now,
                    seen_at_ms=now,
                )
            )
            write_act(connection, organiser_id, Act.LOGGED_IN, None, device=device)
        return log_in_id

    def logged_in(self, log_in_id: str) -> Organiser | None:
        """Whose browser this is, unless it was logged out."""
        now = now_ms()
        query = select(t.organiser, t.log_in.c.seen_at_ms).join(t.log_in)
        with self._database.reading() as connection:
            row = connection.execute(query.where(t.log_in.c.id == log_in_id, ~_over(now))).first()
        if row is None:
            return None
        if now - row.seen_at_ms > SEEN_EVERY_MS:
            self._see(log_in_id, now)
        return organiser_of(row, log_in_id)

    def _see(self, log_in_id: str, now: int) -> None:
        with self._database.writing() as connection:
            mine = t.log_in.c.id == log_in_id
            connection.execute(update(t.log_in).where(mine).values(seen_at_ms=now))

    def log_ins(self, organiser_id: str) -> list[OpenLogIn]:
        """The browsers in which somebody is logged in, the latest first."""
        mine = (t.log_in.c.organiser_id == organiser_id, ~_over(now_ms()))
        query = select(t.log_in).where(*mine).order_by(t.log_in.c.seen_at_ms.desc())
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [OpenLogIn(row.id, row.device, row.started_at_ms, row.seen_at_ms) for row in rows]

    def end_log_in(self, organiser_id: str, log_in_id: str) -> None:
        """Log one browser out."""
        mine = (t.log_in.c.organiser_id == organiser_id, t.log_in.c.id == log_in_id)
        with self._database.writing() as connection:
            connection.execute(delete(t.log_in).where(*mine))

    def log_out_everywhere(self, organiser_id: str) -> None:
        """Log every browser out, this one too."""
        with self._database.writing() as connection:
            end_log_ins(connection, organiser_id)
            write_act(connection, organiser_id, Act.LOGGED_OUT_EVERYWHERE, None)


@cache
def hash_of_nobody() -> str:
    """Checked for unknown addresses, so that they take as long as known ones. Made once, when the
    house is wired: making it takes as long as checking a password."""
    return PasswordHasher().hash(new_id())


def add_account(connection: Connection, account: Organiser, hashed: str) -> None:
    """Insert an account, or raise EmailTaken."""
    known = select(t.organiser.c.id).where(t.organiser.c.email == account.email)
    if connection.execute(known).first():
        raise EmailTaken(account.email)
    connection.execute(
        insert(t.organiser).values(
            id=account.id,
            email=account.email,
            password_hash=hashed,
            name=account.name,
            organisation=account.organisation,
            founds=account.founds,
            last_code=0,
            created_at_ms=now_ms(),
        )
    )


def set_password(
    connection: Connection, organiser_id: str, hashed: str, kept_log_in: str = ""
) -> None:
    """Store a hash; browsers that were logged in with the old password are so no longer."""
    mine = t.organiser.c.id == organiser_id
    connection.execute(update(t.organiser).where(mine).values(password_hash=hashed))
    end_log_ins(connection, organiser_id, kept_log_in)


def end_log_ins(connection: Connection, organiser_id: str, but: str = "") -> None:
    """Log somebody out, in every browser but one."""
    log_in = t.log_in.c
    connection.execute(
        delete(t.log_in).where(log_in.organiser_id == organiser_id, log_in.id != but)
    )


def organiser_of(row: Any, log_in: str = "") -> Organiser:
    """An account as the domain knows it."""
    return Organiser(
        id=row.id,
        email=row.email,
        name=row.name,
        organisation=row.organisation,
        founds=row.founds,
        second_factor=row.second_factor is not None,
        log_in=log_in,
    )


def _over(now_ms: int) -> ColumnElement[bool]:
    return t.log_in.c.seen_at_ms < now_ms - OVER_AFTER_MS
