"""Ways back in for who forgot a password, or lost the phone with the codes."""

from sqlalchemy import delete, insert, select, update

from facilitation.clock import now_ms
from facilitation.domain.audit import Act
from facilitation.domain.organisers import RESET_HOURS, Reset
from facilitation.services.tokens import new_id
from facilitation.storage import accounts_tables as t
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database
from facilitation.storage.organisers import set_password
from facilitation.storage.second_factors import forget_second_factor

HOUR_MS = 3_600_000
#: Who asks again within so much has mail on its way already.
AGAIN_AFTER_MS = 5 * 60_000


class Resets:
    """One way back in per account: a newer one ends the older ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, organiser_id: str, by: str, *, second_factor_too: bool = False) -> Reset:
        """A way back in, made by a colleague or asked for by mail."""
        reset = Reset(new_id(), organiser_id, second_factor_too)
        helped = Act.RESET_ASKED if by == organiser_id else Act.COLLEAGUE_HELPED
        with self._database.writing() as connection:
            mine = t.password_reset.c.organiser_id == organiser_id
            connection.execute(delete(t.password_reset).where(mine))
            connection.execute(
                insert(t.password_reset).values(
                    id=reset.id,
                    organiser_id=organiser_id,
                    second_factor_too=second_factor_too,
                    expires_at_ms=now_ms() + RESET_HOURS * HOUR_MS,
                )
            )
            write_act(connection, by, helped, None, colleague=organiser_id)
        return reset

    def recently_made(self, organiser_id: str) -> bool:
        """Whether a way back in is on its way already."""
        row = t.password_reset.c
        newest = now_ms() + RESET_HOURS * HOUR_MS - AGAIN_AFTER_MS
        query = select(row.id).where(row.organiser_id == organiser_id, row.expires_at_ms > newest)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def by_id(self, reset_id: str) -> Reset | None:
        """One that can still be used."""
        row = t.password_reset.c
        query = select(t.password_reset).where(
            row.id == reset_id, row.used_at_ms.is_(None), row.expires_at_ms > now_ms()
        )
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        return Reset(found.id, found.organiser_id, found.second_factor_too) if found else None

    def use(self, reset: Reset, hashed: str) -> bool:
        """Set the password. False where it was used in the meantime."""
        row = t.password_reset.c
        with self._database.writing() as connection:
            unused = (row.id == reset.id, row.used_at_ms.is_(None))
            used = update(t.password_reset).where(*unused).values(used_at_ms=now_ms())
            if not connection.execute(used).rowcount:
                return False
            set_password(connection, reset.organiser, hashed)
            write_act(connection, reset.organiser, Act.CREDENTIAL_CHANGED, None)
            if reset.second_factor_too:
                forget_second_factor(connection, reset.organiser)
                write_act(connection, reset.organiser, Act.SECOND_FACTOR_OFF, None)
        return True
