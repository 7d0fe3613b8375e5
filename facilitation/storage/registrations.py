"""Registrations in the database: chairs are given one at a time, and who it is, is encrypted."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from facilitation.domain.audit import Act, Detail
from facilitation.domain.plans import Contact
from facilitation.domain.registrations import Guest, Registration, RegistrationRules, is_over
from facilitation.domain.workshop import Workshop, code_of
from facilitation.storage import tables as t
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database


@dataclass(frozen=True, slots=True)
class RegistrationWriting:
    """The registrations of one meeting inside one transaction; its row is locked, so that what is
    read here is what will be changed."""

    connection: Connection
    database: Database
    workshop: Workshop
    neighbourhood: str | None
    rules: RegistrationRules
    now_ms: int

    @property
    def over(self) -> bool:
        """Whether the meeting is over."""
        return is_over(self.workshop, self.now_ms)

    @property
    def day(self) -> str:
        """The day on which it is held, where that is known."""
        return self.workshop.settings.date

    def every(self) -> tuple[Registration, ...]:
        """All registrations, oldest first."""
        return _every(self.connection, self.workshop.id)

    def save(self, registration: Registration) -> None:
        """Insert or write a registration."""
        values = {"at_ms": registration.at_ms, "content": msgspec.to_builtins(registration)}
        written = update(t.registration).where(*self._mine(registration.id)).values(values)
        if not self.connection.execute(written).rowcount:
            row = {"workshop_id": self.workshop.id, "id": registration.id, **values}
            self.connection.execute(insert(t.registration).values(row))

    def keep_guest(self, registration: str, guest: Guest) -> None:
        """Keep who it is, encrypted."""
        sealed = self.database.seal.encrypt(msgspec.json.encode(guest))
        mine = update(t.registration).where(*self._mine(registration))
        self.connection.execute(mine.values(sealed=sealed))

    def guest(self, registration: str) -> Guest | None:
        """Who it is."""
        query = select(t.registration.c.sealed).where(*self._mine(registration))
        return _opened(self.database, self.connection.execute(query).scalar())

    def keep_invitee(self, contact: Contact) -> None:
        """Somebody wants to be invited to what comes next; a meeting of no place invites nobody."""
        if self.neighbourhood is None:
            return
        row = {
            "neighbourhood_id": self.neighbourhood,
            "id": contact.id,
            "at_ms": self.now_ms,
            "sealed": self.database.seal.encrypt(msgspec.json.encode(contact)),
        }
        self.connection.execute(insert(t.invitee).values(row))

    def drop(self, registration: str) -> None:
        """The registration goes, with everything about who it was."""
        self.connection.execute(delete(t.registration).where(*self._mine(registration)))

    def _mine(self, registration: str) -> tuple[Any, Any]:
        mine = t.registration.c
        return mine.workshop_id == self.workshop.id, mine.id == registration


class Registrations:
    """The register of registrations: of every meeting that takes them."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def rules(self, workshop_id: int) -> RegistrationRules | None:
        """What was decided for this meeting; none where nobody decided anything."""
        with self._database.reading() as connection:
            return _rules(connection, t.registration_list.c.workshop_id == workshop_id)

    def taken_in(self, places: Collection[str]) -> Sequence[tuple[int, str]]:
        """The meetings in these neighbourhoods for which people can register, with the address of
        the form."""
        mine = t.registration_list.c
        here = t.workshop.c.neighbourhood_id.in_(places)
        query = select(mine.workshop_id, mine.slug, mine.content)
        query = query.join(t.workshop, t.workshop.c.id == mine.workshop_id).where(here)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        known = ((one, slug, msgspec.convert(text, RegistrationRules)) for one, slug, text in rows)
        return [(one, slug) for one, slug, rules in known if rules.taken]

    def workshop_at(self, slug: str) -> int | None:
        """The meeting at this address."""
        mine = t.registration_list.c
        query = select(mine.workshop_id).where(mine.slug == slug)
        with self._database.reading() as connection:
            return connection.execute(query).scalar()

    def of(self, workshop_id: int) -> Sequence[Registration]:
        """All registrations, oldest first."""
        with self._database.reading() as connection:
            return _every(connection, workshop_id)

    def with_answers_due(self) -> Sequence[int]:
        """The meetings where somebody did not answer in time."""
        mine = t.registration.c
        until = mine.content["until_ms"].as_integer()
        query = select(mine.workshop_id).where(until > 0, until <= self._now_ms()).distinct()
        with self._database.reading() as connection:
            return connection.execute(query).scalars().all()

    def guests(self, workshop_id: int) -> Mapping[str, Guest]:
        """Who they are, by registration."""
        mine = t.registration.c
        query = select(mine.id, mine.sealed).where(mine.workshop_id == workshop_id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        opened = ((row.id, _opened(self._database, row.sealed)) for row in rows)
        return {one: guest for one, guest in opened if guest is not None}

    def decide(
        self, by: str, place: str | None, workshop: Workshop, rules: RegistrationRules
    ) -> None:
        """Keep what an organiser decided; the address is made once and stays."""
        mine = t.registration_list.c.workshop_id == workshop.id
        with self._database.writing() as connection:
            known = _rules(connection, mine)
            slug = known.slug if known else _free_slug(connection, workshop)
            values = {"slug": slug, "content": msgspec.to_builtins(replace(rules, slug=slug))}
            if known:
                connection.execute(update(t.registration_list).where(mine).values(values))
            else:
                row = {"workshop_id": workshop.id, "revision": 1, **values}
                connection.execute(insert(t.registration_list).values(row))
            write_act(connection, by, Act.WORKSHOP_CHANGED, place, workshop=workshop.code)

    @contextmanager
    def writing(self, workshop: Workshop, place: str | None) -> Iterator[RegistrationWriting]:
        """The registrations of one meeting, to write in."""
        mine = t.registration_list.c
        raised = update(t.registration_list).where(mine.workshop_id == workshop.id)
        with self._database.writing() as connection:
            locked = raised.values(revision=mine.revision + 1).returning(mine.content)
            content: Any = connection.execute(locked).scalar()
            rules = (
                msgspec.convert(content, RegistrationRules)
                if content
                else RegistrationRules(slug="")
            )
            yield RegistrationWriting(
                connection, self._database, workshop, place, rules, self._now_ms()
            )

    def invited(self, registration: str) -> bool:
        """Whether who registered so asked to be invited again."""
        query = select(t.invitee.c.seq).where(t.invitee.c.id == registration)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def stop_inviting(self, registration: str) -> None:
        """Whoever registered so is not invited any more."""
        with self._database.writing() as connection:
            connection.execute(delete(t.invitee).where(t.invitee.c.id == registration))

    def invitees(self, neighbourhood: str) -> Sequence[Contact]:
        """Who asked to be invited in this neighbourhood, oldest first."""
        mine = t.invitee.c
        query = select(mine.sealed).where(mine.neighbourhood_id == neighbourhood)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(mine.seq)).scalars().all()
        seal = self._database.seal
        return [msgspec.json.decode(seal.decrypt(row), type=Contact) for row in rows]

    def forget_invitee(self, by: str, neighbourhood: str, contact: str) -> bool:
        """Take somebody off the list at their request; whether they were on it."""
        mine = (t.invitee.c.neighbourhood_id == neighbourhood, t.invitee.c.id == contact)
        with self._database.writing() as connection:
            gone = connection.execute(delete(t.invitee).where(*mine)).rowcount
            if gone:
                write_act(connection, by, Act.CONTACTS_ERASED, neighbourhood, count=1)
        return bool(gone)


def record(unit: RegistrationWriting, by: str, what: Act, **details: Detail) -> None:
    """Write down an act in the transaction in which it is done."""
    place, code = unit.neighbourhood, unit.workshop.code
    write_act(unit.connection, by, what, place, workshop=code, **details)


def _rules(connection: Connection, mine: Any) -> RegistrationRules | None:
    content = connection.execute(select(t.registration_list.c.content).where(mine)).scalar()
    return None if content is None else msgspec.convert(content, RegistrationRules)


def _every(connection: Connection, workshop_id: int) -> tuple[Registration, ...]:
    mine = t.registration.c
    query = select(mine.content).where(mine.workshop_id == workshop_id).order_by(mine.seq)
    rows: Collection[Any] = connection.execute(query).scalars().all()
    return tuple(msgspec.convert(row, Registration) for row in rows)


def _opened(database: Database, sealed: bytes | None) -> Guest | None:
    return (
        None if sealed is None else msgspec.json.decode(database.seal.decrypt(sealed), type=Guest)
    )


def _free_slug(connection: Connection, workshop: Workshop) -> str:
    """A readable address; never six digits, which would be a join code."""
    wanted = code_of(workshop.title)
    wanted = f"bijeenkomst-{wanted}" if wanted.isdigit() else wanted
    mine = t.registration_list.c.slug
    like = select(mine).where(mine.startswith(wanted, autoescape=True))
    known = set(connection.execute(like).scalars())
    tries = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(known) + 2))
    return next(slug for slug in tries if slug not in known)
