"""Organisers' accounts: a mail address and an argon2id hash."""

import time

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from sqlalchemy import insert, select

from facilitation.services.tokens import hash_of, new_id
from facilitation.storage import tables as t
from facilitation.storage.database import Database


class EmailTaken(Exception):
    """There is an account with this address already."""


class Organisers:
    """The accounts. Checking a password takes about 0.1 s of processor: do it off the loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._hasher = PasswordHasher()
        # Checked for unknown addresses, so that they take as long as known ones.
        self._nobody = self._hasher.hash(new_id())

    def create(self, email: str, password: str) -> str:
        """A new account; the address does not mind capitals."""
        address = email.strip().casefold()
        organiser_id = new_id()
        hashed = self._hasher.hash(password)
        with self._database.writing() as connection:
            known = select(t.organiser.c.id).where(t.organiser.c.email == address)
            if connection.execute(known).first():
                raise EmailTaken(address)
            connection.execute(
                insert(t.organiser).values(
                    id=organiser_id,
                    email=address,
                    password_hash=hashed,
                    created_at_ms=time.time_ns() // 1_000_000,
                )
            )
        return organiser_id

    def hash_for(self, email: str) -> str:
        """The stored hash, or one that no password fits."""
        query = select(t.organiser.c.password_hash).where(
            t.organiser.c.email == email.strip().casefold()
        )
        with self._database.reading() as connection:
            return str(connection.execute(query).scalar() or self._nobody)

    def fits(self, hashed: str, password: str) -> bool:
        """Whether the password belongs to the hash. Touches no database: safe off the loop."""
        try:
            return self._hasher.verify(hashed, password)
        except Argon2Error:
            return False

    def by_email(self, email: str) -> tuple[str, str, str] | None:
        """(id, email, stamp) of an account."""
        return self._one(t.organiser.c.email == email.strip().casefold())

    def by_id(self, organiser_id: str) -> tuple[str, str, str] | None:
        """(id, email, stamp) of an account."""
        return self._one(t.organiser.c.id == organiser_id)

    def _one(self, condition: object) -> tuple[str, str, str] | None:
        query = select(t.organiser).where(condition)  # type: ignore[arg-type]
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return row.id, row.email, hash_of(row.password_hash)[:16]
