"""The second step of logging in: encrypted secrets, and codes on paper as hashes."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, update

from facilitation.domain.audit import Act
from facilitation.services.tokens import hash_of
from facilitation.storage import accounts_tables as t
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database


class SecondFactors:
    """One secret per account, and one that is offered until a code from it was given back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def offer(self, organiser_id: str, secret: str) -> None:
        """Keep a secret that somebody is about to put in an app."""
        sealed = self._database.seal.encrypt(secret.encode())
        mine = t.organiser.c.id == organiser_id
        with self._database.writing() as connection:
            connection.execute(update(t.organiser).where(mine).values(second_factor_offered=sealed))

    def offered(self, organiser_id: str) -> str | None:
        """The secret that is offered."""
        return self._secret(organiser_id, "second_factor_offered")

    def secret(self, organiser_id: str) -> str | None:
        """The secret that codes are made from."""
        return self._secret(organiser_id, "second_factor")

    def _secret(self, organiser_id: str, column: str) -> str | None:
        query = select(t.organiser.c[column]).where(t.organiser.c.id == organiser_id)
        with self._database.reading() as connection:
            sealed = connection.execute(query).scalar()
        return self._database.seal.decrypt(sealed).decode() if sealed else None

    def turn_on(self, organiser_id: str, step: int, codes: Iterable[str]) -> None:
        """From now on the offered secret is asked for; `codes` go on paper."""
        account = t.organiser.c
        on = {"second_factor": account.second_factor_offered, "second_factor_offered": None}
        with self._database.writing() as connection:
            connection.execute(
                update(t.organiser).where(account.id == organiser_id).values(**on, last_code=step)
            )
            _put_codes(connection, organiser_id, codes)
            write_act(connection, organiser_id, Act.SECOND_FACTOR_ON, None)

    def turn_off(self, organiser_id: str) -> None:
        """A password is enough again."""
        with self._database.writing() as connection:
            forget_second_factor(connection, organiser_id)
            write_act(connection, organiser_id, Act.SECOND_FACTOR_OFF, None)

    def use_code(self, organiser_id: str, step: int) -> bool:
        """Take the code of this half minute. A code that was seen over a shoulder works once."""
        account = t.organiser.c
        later = (account.id == organiser_id, account.last_code < step)
        with self._database.writing() as connection:
            done = connection.execute(update(t.organiser).where(*later).values(last_code=step))
        return bool(done.rowcount)

    def use_recovery_code(self, organiser_id: str, code: str) -> bool:
        """Cross out a code on paper."""
        row = t.recovery_code.c
        mine = (row.organiser_id == organiser_id, row.code_hash == _hash(organiser_id, code))
        with self._database.writing() as connection:
            used = bool(connection.execute(delete(t.recovery_code).where(*mine)).rowcount)
            if used:
                write_act(connection, organiser_id, Act.RECOVERY_CODE_USED, None)
        return used

    def renew_codes(self, organiser_id: str, codes: Iterable[str]) -> None:
        """New codes on paper; the old ones open nothing."""
        with self._database.writing() as connection:
            _put_codes(connection, organiser_id, codes)

    def codes_left(self, organiser_id: str) -> int:
        """How many codes on paper were not used yet."""
        mine = t.recovery_code.c.organiser_id == organiser_id
        query = select(func.count()).select_from(t.recovery_code).where(mine)
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())


def forget_second_factor(connection: Connection, organiser_id: str) -> None:
    """Ask this account for no code any more."""
    off = {"second_factor": None, "second_factor_offered": None}
    mine = t.organiser.c.id == organiser_id
    connection.execute(update(t.organiser).where(mine).values(**off))
    connection.execute(
        delete(t.recovery_code).where(t.recovery_code.c.organiser_id == organiser_id)
    )


def _put_codes(connection: Connection, organiser_id: str, codes: Iterable[str]) -> None:
    row = t.recovery_code
    connection.execute(delete(row).where(row.c.organiser_id == organiser_id))
    hashes = [
        {"code_hash": _hash(organiser_id, code), "organiser_id": organiser_id} for code in codes
    ]
    connection.execute(insert(row), hashes)


def _hash(organiser_id: str, code: str) -> str:
    """Codes are long enough to be hashed plainly; the account keeps them from being swapped."""
    return hash_of(f"{organiser_id} {code}")
