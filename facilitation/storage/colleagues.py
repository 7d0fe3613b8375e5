"""Who has which right in a place, and the invitations that wait there."""

from typing import Any

from sqlalchemy import CTE, Connection, delete, insert, select, update

from facilitation.clock import now_ms
from facilitation.domain.audit import Act
from facilitation.domain.organisers import INVITATION_DAYS, Colleague, Invitation, Organiser
from facilitation.domain.rights import Right, strongest
from facilitation.services.tokens import new_id
from facilitation.storage import accounts_tables as t
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import give_right, take_right
from facilitation.storage.organisers import add_account, organiser_of

DAY_MS = 86_400_000
#: Who was invited stays known a little longer than the invitation works.
KEPT_DAYS = 30


class InvitationOver(Exception):
    """Somebody else accepted it at the same moment."""


class Colleagues:
    """Rights given in a place itself or in what it lies in; every change is written down."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, neighbourhood_id: str) -> list[Colleague]:
        """Everybody with a right that reaches this place."""
        given = t.standing.c
        query = (
            select(t.organiser, given.neighbourhood_id, given.right)
            .join(t.standing, given.organiser_id == t.organiser.c.id)
            .where(given.neighbourhood_id.in_(select(_upwards(neighbourhood_id).c.id)))
            .order_by(t.organiser.c.email)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [
            Colleague(organiser_of(row), row.neighbourhood_id, Right(row.right)) for row in rows
        ]

    def rights_of(self, organiser_id: str) -> dict[str, Right]:
        """The rights that somebody was given, by place."""
        given = t.standing.c
        query = select(given.neighbourhood_id, given.right)
        with self._database.reading() as connection:
            rows = connection.execute(query.where(given.organiser_id == organiser_id)).all()
        return {row.neighbourhood_id: Right(row.right) for row in rows}

    def give(self, by: str, neighbourhood_id: str, organiser_id: str, right: Right) -> None:
        """Somebody's right in a place, instead of the one they had."""
        with self._database.writing() as connection:
            _give(connection, by, neighbourhood_id, organiser_id, right)

    def take(self, by: str, neighbourhood_id: str, organiser_id: str) -> None:
        """Somebody has no right in this place any more."""
        with self._database.writing() as connection:
            take_right(connection, organiser_id, neighbourhood_id)
            write_act(connection, by, Act.RIGHT_TAKEN, neighbourhood_id, colleague=organiser_id)

    # Invitations ---------------------------------------------------------------------------

    def invite(self, by: str, neighbourhood_id: str, email: str, right: Right) -> Invitation:
        """A right that waits for somebody; an earlier invitation to the same place is over."""
        now = now_ms()
        waiting = t.invitation.c
        same = (waiting.neighbourhood_id == neighbourhood_id, waiting.email == email, *_open())
        new = Invitation(new_id(), neighbourhood_id, right, email, now + INVITATION_DAYS * DAY_MS)
        with self._database.writing() as connection:
            connection.execute(update(t.invitation).where(*same).values(ended_at_ms=now))
            connection.execute(
                insert(t.invitation).values(
                    id=new.id,
                    neighbourhood_id=neighbourhood_id,
                    right=right,
                    email=email,
                    invited_by=by,
                    created_at_ms=now,
                    expires_at_ms=new.expires_at_ms,
                )
            )
            write_act(connection, by, Act.INVITED, neighbourhood_id, invitation=new.id, right=right)
        return new

    def invitations(self, neighbourhood_id: str) -> list[Invitation]:
        """Those of a place that still can be accepted."""
        waiting = t.invitation.c
        query = select(t.invitation).where(waiting.neighbourhood_id == neighbourhood_id, *_open())
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(waiting.created_at_ms)).all()
        return [_invitation(row) for row in rows]

    def invitation(self, invitation_id: str) -> Invitation | None:
        """One that still can be accepted."""
        query = select(t.invitation).where(t.invitation.c.id == invitation_id, *_open())
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _invitation(row) if row else None

    def withdraw(self, by: str, invitation: Invitation) -> None:
        """The invitation is over."""
        with self._database.writing() as connection:
            if _end(connection, invitation):
                place = invitation.neighbourhood
                write_act(connection, by, Act.INVITATION_WITHDRAWN, place, invitation=invitation.id)

    def accept(self, invitation: Invitation, organiser_id: str) -> bool:
        """Somebody takes up the right. False where somebody else was first."""
        with self._database.writing() as connection:
            return _accept(connection, invitation, organiser_id)

    def join(self, invitation: Invitation, account: Organiser, hashed: str) -> None:
        """A new account takes up the right; neither is there without the other. Raises EmailTaken,
        or InvitationOver where somebody else was first."""
        with self._database.writing() as connection:
            add_account(connection, account, hashed)
            if not _accept(connection, invitation, account.id):
                raise InvitationOver


def erase_old_invitations(database: Database, now_ms: int) -> None:
    """Forget whom nobody can reach with an invitation any more."""
    long_ago = now_ms - KEPT_DAYS * DAY_MS
    with database.writing() as connection:
        connection.execute(delete(t.invitation).where(t.invitation.c.expires_at_ms < long_ago))


def _give(
    connection: Connection, by: str, neighbourhood_id: str, organiser_id: str, right: Right
) -> None:
    give_right(connection, organiser_id, neighbourhood_id, right, by)
    write_act(
        connection, by, Act.RIGHT_GIVEN, neighbourhood_id, colleague=organiser_id, right=right
    )


def _accept(connection: Connection, invitation: Invitation, organiser_id: str) -> bool:
    """An invitation never takes a stronger right away: who leads here stays who leads."""
    if not _end(connection, invitation):
        return False
    place = invitation.neighbourhood
    given = t.standing.c
    mine = (given.organiser_id == organiser_id, given.neighbourhood_id == place)
    had = connection.execute(select(given.right).where(*mine)).scalar()
    right = strongest(Right(one) for one in (had, invitation.right) if one) or invitation.right
    give_right(connection, organiser_id, place, right, _inviter(connection, invitation))
    write_act(
        connection,
        organiser_id,
        Act.INVITATION_ACCEPTED,
        place,
        invitation=invitation.id,
        right=right,
    )
    return True


def _end(connection: Connection, invitation: Invitation) -> bool:
    mine = (t.invitation.c.id == invitation.id, *_open())
    ended = update(t.invitation).where(*mine).values(ended_at_ms=now_ms())
    return bool(connection.execute(ended).rowcount)


def _inviter(connection: Connection, invitation: Invitation) -> str:
    query = select(t.invitation.c.invited_by).where(t.invitation.c.id == invitation.id)
    return str(connection.execute(query).scalar_one())


def _open() -> tuple[Any, ...]:
    waiting = t.invitation.c
    return (waiting.ended_at_ms.is_(None), waiting.expires_at_ms > now_ms())


def _upwards(neighbourhood_id: str) -> CTE:
    """A place and everything that it lies in."""
    place = t.neighbourhood.c
    start = select(place.id, place.parent_id).where(place.id == neighbourhood_id)
    found = start.cte("upwards", recursive=True)
    return found.union(select(place.id, place.parent_id).where(place.id == found.c.parent_id))


def _invitation(row: Any) -> Invitation:
    return Invitation(row.id, row.neighbourhood_id, Right(row.right), row.email, row.expires_at_ms)
