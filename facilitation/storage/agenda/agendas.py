"""The register of plans: finding them, making them, and opening one to read or to write."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, insert, select, true, update

from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.plans import Contact
from facilitation.services.agenda.contacts import Reachable
from facilitation.services.agenda.offers import Offering, offer, take_back
from facilitation.services.agenda.residents import Joining, join, stop, unreachable
from facilitation.storage.agenda import tables as t
from facilitation.storage.agenda.contacts import contacts_of, forget_contact, keep_contact
from facilitation.storage.agenda.stored import AgendaWriting, StoredAgenda
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import neighbourhood_named


class Agendas:
    """All plans of this house. Who may do what with them is asked before anybody gets here."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def of_neighbourhood(self, neighbourhood: str) -> Sequence[Plan]:
        """The plans of a neighbourhood, newest first."""
        return self._plans(t.plan.c.neighbourhood_id == neighbourhood)

    def in_neighbourhoods(self, neighbourhoods: Collection[str]) -> Sequence[Plan]:
        """The plans of these neighbourhoods, newest first."""
        return self._plans(t.plan.c.neighbourhood_id.in_(neighbourhoods))

    def all(self) -> Sequence[Plan]:
        """Every plan of this house, newest first."""
        return self._plans(true())

    def with_workshop(self, code: str) -> Sequence[Plan]:
        """The plans that a workshop is part of."""
        mine = select(t.plan_workshop.c.plan_id).where(t.plan_workshop.c.code == code)
        return self._plans(t.plan.c.id.in_(mine))

    def by_slug(self, slug: str) -> Plan | None:
        """The plan at this address."""
        return next(iter(self._plans(t.plan.c.slug == slug)), None)

    def revision(self, plan_id: str) -> int:
        """A number that is another one as soon as anything of the plan is."""
        query = select(t.plan.c.revision).where(t.plan.c.id == plan_id)
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def join(self, plan_id: str, joining: Joining, safe: bool) -> str:
        """Somebody joins an item; gives the link with which they can stop."""
        with self.writing(plan_id) as unit:
            joined = join(unit, joining, safe)
            if joined.contact:
                keep_contact(unit, self._database.seal, joined.contact)
        return joined.token

    def stop(self, plan_id: str, token: str) -> bool:
        """Whether somebody stopped with this link; their details are gone then."""
        with self.writing(plan_id) as unit:
            stopped = stop(unit, token)
            if stopped:
                forget_contact(unit.connection, plan_id, stopped.id)
        return stopped is not None

    def offer(self, plan_id: str, offering: Offering, safe: bool) -> str:
        """Somebody offers or looks for something; gives the link with which they take it back."""
        with self.writing(plan_id) as unit:
            offered = offer(unit, offering, safe)
            if offered.contact:
                keep_contact(unit, self._database.seal, offered.contact)
        return offered.token

    def take_back(self, plan_id: str, token: str) -> bool:
        """Whether somebody took an offer back with this link; their details are gone then."""
        with self.writing(plan_id) as unit:
            taken = take_back(unit, token)
            if taken:
                forget_contact(unit.connection, plan_id, taken.id)
        return taken is not None

    def contact_of(self, plan_id: str, kept_with: str) -> Contact | None:
        """How somebody may be reached about what they offered or look for."""
        with self.reading(plan_id) as store:
            return contacts_of(store.connection, self._database.seal, plan_id).get(kept_with)

    def reachable(self, plan_id: str, item: AgendaItem) -> list[Reachable]:
        """Who joined this item on the plan's page and may be reached about it."""
        parts = (item.id, *item.merged_from)
        with self.reading(plan_id) as store:
            contacts = contacts_of(store.connection, self._database.seal, plan_id)
            return [
                Reachable(one.id, contacts[one.id], one.brings, one.level or "")
                for one in store.pledges()
                if one.item in parts and one.reachable and one.id in contacts
            ]

    def forget_contact(self, plan_id: str, pledge_id: str) -> None:
        """Wipe how somebody may be reached; that they join stays counted."""
        with self.writing(plan_id) as unit:
            unreachable(unit, pledge_id)
            forget_contact(unit.connection, plan_id, pledge_id)

    def create(
        self,
        plan: Plan,
        fill: Callable[[AgendaWriting], None] | None = None,
        place_name: str = "",
    ) -> Plan:
        """Make a plan; the address gets a number behind it where another plan has it already. What
        `fill` puts in it comes with it or, when that fails, nothing does. A plan without a
        neighbourhood belongs to the one that is called `place_name`."""
        with self._database.writing() as connection:
            place = plan.neighbourhood or neighbourhood_named(connection, place_name)
            slug = _free_slug(connection, plan.slug)
            made = replace(plan, slug=slug, neighbourhood=place)
            row = {
                "id": made.id,
                "neighbourhood_id": made.neighbourhood,
                "slug": made.slug,
                "revision": 1,
                "created_at_ms": self._now_ms(),
                "content": msgspec.to_builtins(made),
            }
            connection.execute(insert(t.plan).values(row))
            if fill:
                fill(AgendaWriting(connection, made, self._now_ms()))
        return made

    @contextmanager
    def reading(self, plan_id: str) -> Iterator[StoredAgenda]:
        """One plan as it stands, all at one moment."""
        with self._database.reading() as connection:
            query = select(t.plan.c.content).where(t.plan.c.id == plan_id)
            row = connection.execute(query).scalar_one()
            yield StoredAgenda(connection, msgspec.convert(row, Plan), self._now_ms())

    @contextmanager
    def writing(self, plan_id: str) -> Iterator[AgendaWriting]:
        """One plan to write in. Raising its revision locks the row: others wait their turn."""
        with self._database.writing() as connection:
            raised = update(t.plan).where(t.plan.c.id == plan_id)
            raised = raised.values(revision=t.plan.c.revision + 1)
            row: Any = connection.execute(raised.returning(t.plan.c.content)).scalar_one()
            yield AgendaWriting(connection, msgspec.convert(row, Plan), self._now_ms())

    def _plans(self, condition: ColumnElement[bool]) -> Sequence[Plan]:
        query = select(t.plan.c.content).where(condition).order_by(t.plan.c.created_at_ms.desc())
        with self._database.reading() as connection:
            return [msgspec.convert(row, Plan) for row in connection.execute(query).scalars()]


def _free_slug(connection: Connection, wanted: str) -> str:
    like = select(t.plan.c.slug).where(t.plan.c.slug.startswith(wanted, autoescape=True))
    taken = set(connection.execute(like).scalars())
    tries = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)
