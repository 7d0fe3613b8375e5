"""Finding and making workshops, participants and links, outside any one workshop."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import Connection, delete, insert, select, update

from facilitation.domain.people import Link, Participant
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import UnknownCode, UnknownToken
from facilitation.domain.runsheets import RunSheet
from facilitation.domain.workshop import Closing, Settings, Workshop, WorkshopState
from facilitation.services.tokens import hash_of
from facilitation.storage import tables as t
from facilitation.storage.accounts_tables import link_holder, neighbourhood
from facilitation.storage.beginning import (
    add_link,
    free_code,
    insert_links,
    insert_steps,
    link_of,
    step_id,
)
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import neighbourhood_named
from facilitation.storage.unit import (
    HEADER,
    StoredUnit,
    StoredWorkshop,
    header_by_code,
    header_of,
    participant_by_token,
    typed_header,
    write_header,
)


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What an organiser fills in."""

    sheet: RunSheet
    title: str
    neighbourhood: str
    settings: Settings
    closing: Closing = field(default_factory=Closing)
    tables: int = 0
    organiser_id: str | None = None
    neighbourhood_id: str | None = None
    series_id: str | None = None


@dataclass(frozen=True, slots=True)
class Belonging:
    """A workshop, and where it belongs."""

    workshop: Workshop
    neighbourhood: str
    series: str | None


class Workshops:
    """The register of workshops: by code, by link, by participant's token."""

    def __init__(self, database: Database, secret_key: str, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._signer = URLSafeSerializer(secret_key, salt="link")
        self._now_ms = now_ms
        self._revoked: set[str] = set()
        self.on_revoked: Callable[[int, str], None] = lambda workshop_id, link_id: None

    @contextmanager
    def reading(self, workshop_id: int) -> Iterator[StoredWorkshop]:
        """One workshop as it stands, all at one moment."""
        with self._database.reading() as connection:
            header = header_of(connection, workshop_id)
            yield StoredWorkshop(connection, header, self._now_ms(), self._database.seal)

    def by_code(self, code: str) -> Workshop:
        """The workshop with this join code; spaces do not matter."""
        with self._database.asking() as connection:
            workshop = header_by_code(connection, "".join(code.split()))
        if workshop is None:
            raise UnknownCode
        return workshop

    def all(self) -> list[Workshop]:
        """Every workshop, newest first."""
        with self._database.reading() as connection:
            query = select(*HEADER).order_by(t.workshop.c.id.desc())
            return [typed_header(connection, row) for row in connection.execute(query)]

    def in_neighbourhoods(self, neighbourhoods: Collection[str]) -> list[Belonging]:
        """The workshops of these places, newest first."""
        header = t.workshop.c
        query = select(*HEADER, header.neighbourhood_id, header.series_id).where(
            header.neighbourhood_id.in_(neighbourhoods)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(header.id.desc())).all()
            return [Belonging(typed_header(connection, row[:-2]), *row[-2:]) for row in rows]

    def place_of(self, workshop_id: int) -> str | None:
        """The neighbourhood that a workshop belongs to."""
        query = select(t.workshop.c.neighbourhood_id).where(t.workshop.c.id == workshop_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar()

    def own_words(self, workshop_id: int) -> str:
        """What its neighbourhood adds to the words that the machine knows."""
        place = neighbourhood.c
        query = select(place.settings["own_words"].as_string()).join(
            t.workshop, t.workshop.c.neighbourhood_id == place.id
        )
        with self._database.reading() as connection:
            return connection.execute(query.where(t.workshop.c.id == workshop_id)).scalar() or ""

    def series_of(self, workshop_id: int) -> str | None:
        """The series that a workshop is part of."""
        query = select(t.workshop.c.series_id).where(t.workshop.c.id == workshop_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar()

    def move_to_series(self, workshop_id: int, series_id: str | None) -> None:
        """A workshop becomes part of a series, or of none."""
        mine = t.workshop.c.id == workshop_id
        with self._database.writing() as connection:
            connection.execute(update(t.workshop).where(mine).values(series_id=series_id))

    def holders(self, workshop_id: int) -> Mapping[str, str]:
        """Who was handed a link, by link."""
        holder = link_holder.c
        query = select(holder.link_id, holder.holder).join(t.link)
        with self._database.reading() as connection:
            mine = query.where(t.link.c.workshop_id == workshop_id)
            return {row.link_id: row.holder for row in connection.execute(mine)}

    def hand_to(self, link_id: str, holder: str) -> None:
        """Remember who has a link; an empty name forgets it."""
        with self._database.writing() as connection:
            connection.execute(delete(link_holder).where(link_holder.c.link_id == link_id))
            if holder:
                connection.execute(insert(link_holder).values(link_id=link_id, holder=holder))

    def participant(self, workshop_id: int, token: str) -> Participant:
        """The participant that this token brings back."""
        with self._database.asking() as connection:
            found = participant_by_token(connection, workshop_id, hash_of(token))
        if found is None:
            raise UnknownToken
        return found

    def link(self, token: str) -> Link:
        """The link behind a token, unless it was revoked."""
        try:
            link_id = self._signer.loads(token)
        except BadData as broken:
            raise UnknownToken from broken
        with self._database.asking() as connection:
            row = connection.execute(select(t.link).where(t.link.c.id == link_id)).first()
        link = link_of(row) if row else None
        if link is None or link.revoked:
            raise UnknownToken
        return link

    def links(self, workshop_id: int) -> list[Link]:
        """All links of a workshop, revoked ones too."""
        query = select(t.link).where(t.link.c.workshop_id == workshop_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(t.link.c.audience, t.link.c.table)).all()
        return [link_of(row) for row in rows]

    def token(self, link: Link) -> str:
        """What stands in the address of this link."""
        return str(self._signer.dumps(link.id))

    def is_revoked(self, link_id: str) -> bool:
        """Whether a link was closed; known in memory, since it is asked for every command."""
        return link_id in self._revoked

    def revoke(self, link_id: str) -> None:
        """Close a way in, also for who is connected through it."""
        self._revoked.add(link_id)
        with self._database.writing() as connection:
            query = update(t.link).where(t.link.c.id == link_id).returning(t.link.c.workshop_id)
            closed = query.values(revoked_at_ms=self._now_ms())
            workshop_id = connection.execute(closed).scalar_one()
        self.on_revoked(workshop_id, link_id)

    def newly_revoked(self, workshop_ids: Collection[int]) -> Collection[str]:
        """Links that were closed since this was asked before, here or by another process."""
        link = t.link.c
        query = select(link.id).where(link.workshop_id.in_(workshop_ids))
        with self._database.reading() as connection:
            closed = connection.execute(query.where(link.revoked_at_ms.is_not(None))).scalars()
            new = set(closed) - self._revoked
        self._revoked |= new
        return new

    def revisions(self, workshop_ids: Collection[int]) -> Mapping[int, int]:
        """The revision of each of these workshops."""
        header = t.workshop.c
        query = select(header.id, header.revision).where(header.id.in_(workshop_ids))
        with self._database.reading() as connection:
            return {row.id: row.revision for row in connection.execute(query)}

    def renew(self, link_id: str) -> Link:
        """Close a way in and open another for the same function."""
        self.revoke(link_id)
        with self._database.writing() as connection:
            row = connection.execute(select(t.link).where(t.link.c.id == link_id)).one()
            old = link_of(row)
            return add_link(connection, old.workshop_id, old.audience, old.table)

    def create(self, new: NewWorkshop, fill: Callable[[Unit], None] | None = None) -> Workshop:
        """A workshop with its own copy of the run-sheet, ready to be joined. What `fill` puts in
        it comes with it or, when that fails, nothing does."""
        with self._database.writing() as connection:
            return self.create_in(connection, new, fill)

    def create_in(
        self,
        connection: Connection,
        new: NewWorkshop,
        fill: Callable[[Unit], None] | None = None,
    ) -> Workshop:
        """The same, in a transaction that does more than this."""
        workshop_id = self._insert_header(connection, new)
        insert_steps(connection, workshop_id, new.sheet)
        insert_links(connection, workshop_id)
        if fill:
            self._fill(connection, workshop_id, fill)
        return header_of(connection, workshop_id)

    def _fill(self, connection: Connection, workshop_id: int, fill: Callable[[Unit], None]) -> None:
        before = header_of(connection, workshop_id)
        seal = self._database.seal
        unit = StoredUnit(connection, before, self._now_ms(), seal, contact_allowed=False)
        fill(unit)
        write_header(connection, before, unit.workshop)

    def _insert_header(self, connection: Connection, new: NewWorkshop) -> int:
        header = Workshop(
            id=0,
            code=free_code(connection),
            title=new.title,
            neighbourhood=new.neighbourhood,
            runsheet=new.sheet.id,
            state=WorkshopState.READY,
            revision=1,
            created_at_ms=self._now_ms(),
            settings=new.settings,
            current_step=step_id(1, new.sheet.steps[0].kind),
            tables=new.tables,
            closing=new.closing,
        )
        values = msgspec.to_builtins(header)
        del values["id"]
        values["organiser_id"] = new.organiser_id
        values["neighbourhood_id"] = new.neighbourhood_id or neighbourhood_named(
            connection, new.neighbourhood
        )
        values["series_id"] = new.series_id
        values["voter_secret"] = secrets.token_hex(32)
        query = insert(t.workshop).values(values).returning(t.workshop.c.id)
        return int(connection.execute(query).scalar_one())
