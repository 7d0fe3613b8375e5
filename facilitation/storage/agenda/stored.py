"""One plan inside one transaction: read as it stands, or written by one person at a time."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from facilitation.domain.agenda.combining import ordered
from facilitation.domain.agenda.conversions import Conversion, ConversionKind
from facilitation.domain.agenda.item_links import ItemLink
from facilitation.domain.agenda.items import AgendaItem, Origin
from facilitation.domain.agenda.matching import Match
from facilitation.domain.agenda.offers import PlanOffer
from facilitation.domain.agenda.plan import Plan, PlanState, PlanVersion
from facilitation.domain.agenda.referrals import Referral
from facilitation.domain.agenda.residents import PlanPledge, Reaction
from facilitation.domain.agenda.said import Change, LeftOut, Meeting, Response, Update
from facilitation.services.tokens import new_id
from facilitation.storage.agenda import tables as t

Kept = TypeVar("Kept")


class StoredAgenda:
    """Everything of one plan, as it stands in this transaction."""

    def __init__(self, connection: Connection, plan: Plan, now_ms: int) -> None:
        self.connection = connection
        self._plan = plan
        self.now_ms = now_ms
        self._read: dict[Table, list[Any]] = {}

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self._plan

    def items(self) -> tuple[AgendaItem, ...]:
        """All items in the order of the plan, those that are part of another too."""
        return ordered(self._every(t.agenda_item, AgendaItem))

    def item(self, number: str) -> AgendaItem | None:
        """The item with this number."""
        return self._first(t.agenda_item, AgendaItem, number=number)

    def workshops(self) -> tuple[str, ...]:
        """Codes of the workshops it is made from, oldest first."""
        mine = t.plan_workshop.c
        query = select(mine.code).where(mine.plan_id == self._plan.id).order_by(mine.seq)
        return tuple(self.connection.execute(query).scalars())

    def responses(self) -> tuple[Response, ...]:
        """Answers, oldest first."""
        return tuple(self._all(t.agenda_response, Response))

    def updates(self) -> tuple[Update, ...]:
        """Messages, newest first."""
        return tuple(reversed(self._all(t.agenda_update, Update)))

    def left_out(self) -> tuple[LeftOut, ...]:
        """What did not become an item, with the reason."""
        return tuple(self._every(t.agenda_left_out, LeftOut))

    def versions(self) -> tuple[PlanVersion, ...]:
        """That copies were frozen, newest first; their documents stay unread."""
        kept = t.plan_version.c
        state, by = kept.content["state"].as_string(), kept.content["by"].as_string()
        query = select(kept.plan_id, kept.number, state, kept.at_ms, by)
        mine = query.where(kept.plan_id == self._plan.id).order_by(kept.seq.desc())
        return tuple(
            PlanVersion(plan, number, PlanState(said), at_ms, who)
            for plan, number, said, at_ms, who in self.connection.execute(mine)
        )

    def frozen(self, number: int) -> Mapping[str, Any] | None:
        """The document of one frozen copy."""
        query = self._query(t.plan_version, {"number": number})
        content: Any = self.connection.execute(query).scalar()
        return None if content is None else content["document"]

    def change_of(self, subject: str, version: int) -> Change | None:
        """The edit that made this version of the plan (its id) or of an item (its id)."""
        return self._first(t.agenda_change, Change, subject=subject, version=version)

    def changes(self, subject: str) -> tuple[Change, ...]:
        """All edits of the plan or an item, newest first."""
        return tuple(reversed(self._all(t.agenda_change, Change, subject=subject)))

    def pledges(self) -> tuple[PlanPledge, ...]:
        """Who joined outside of a meeting, those who stopped too, oldest first."""
        return tuple(self._all(t.agenda_pledge, PlanPledge))

    def reactions(self) -> tuple[Reaction, ...]:
        """What residents said while the plan was for comment, oldest first."""
        return tuple(self._all(t.agenda_reaction, Reaction))

    def meetings(self, subject: str) -> tuple[Meeting, ...]:
        """Who met whom over a field of this plan or item, oldest first."""
        return tuple(self._all(t.agenda_meeting, Meeting, subject=subject))

    def conversions(self) -> tuple[Conversion, ...]:
        """Proposals and requests, oldest first."""
        return tuple(self._all(t.agenda_conversion, Conversion))

    def conversion(self, item: str, kind: ConversionKind) -> Conversion | None:
        """The proposal or request that this item (its id) is."""
        return self._first(t.agenda_conversion, Conversion, item_id=item, kind=kind)

    def matches(self) -> tuple[Match, ...]:
        """Offers and needs that were brought together, oldest first."""
        return tuple(self._all(t.agenda_match, Match))

    def offers(self) -> tuple[PlanOffer, ...]:
        """What residents offer or look for on the plan's page, oldest first."""
        return tuple(self._all(t.agenda_offer, PlanOffer))

    def referrals(self) -> tuple[Referral, ...]:
        """What parties sent on to each other, oldest first."""
        return tuple(self._all(t.agenda_referral, Referral))

    def item_links(self) -> tuple[ItemLink, ...]:
        """Links of contact persons, those that ended too, oldest first."""
        return tuple(self._all(t.agenda_item_link, ItemLink))

    def _every(self, table: Table, kind: type[Kept], /) -> list[Kept]:
        """All rows, read once: this transaction sees everything as at one moment."""
        if table not in self._read:
            self._read[table] = self._all(table, kind)
        return self._read[table]

    def _all(self, table: Table, kind: type[Kept], /, **equal: object) -> list[Kept]:
        query = self._query(table, equal).order_by(table.c.seq)
        return [msgspec.convert(row, kind) for row in self.connection.execute(query).scalars()]

    def _first(self, table: Table, kind: type[Kept], /, **equal: object) -> Kept | None:
        row = self.connection.execute(self._query(table, equal)).scalar()
        return None if row is None else msgspec.convert(row, kind)

    def _query(self, table: Table, equal: dict[str, object]) -> Select[Any]:
        query = select(table.c.content).where(table.c.plan_id == self._plan.id)
        return query.where(*_equal(table, equal))


class AgendaWriting(StoredAgenda):
    """A unit of work: the plan's row is locked, so what is read here is what will be changed."""

    def _every(self, table: Table, kind: type[Kept], /) -> list[Kept]:
        return self._all(table, kind)

    def new_id(self) -> str:
        """An unguessable id."""
        return new_id()

    def save_plan(self, plan: Plan) -> None:
        """Write the plan."""
        self._plan = plan
        mine = t.plan.c.id == plan.id
        values = {"slug": plan.slug, "content": msgspec.to_builtins(plan)}
        self.connection.execute(update(t.plan).where(mine).values(values))

    def save_item(self, item: AgendaItem) -> None:
        """Insert or write an item."""
        self._put(t.agenda_item, item, {"id": item.id}, number=item.number, position=item.position)

    def add_workshop(self, code: str) -> None:
        """This workshop belongs to the plan; harmless when it did."""
        if code not in self.workshops():
            row = {"plan_id": self._plan.id, "code": code, "added_at_ms": self.now_ms}
            self.connection.execute(insert(t.plan_workshop).values(row))

    def add_response(self, response: Response) -> None:
        """Keep an answer."""
        columns = {"item_id": response.item, "at_ms": response.at_ms}
        self._put(t.agenda_response, response, {"id": response.id}, **columns)

    def add_update(self, update: Update) -> None:
        """Keep a message."""
        columns = {"item_id": update.item, "at_ms": update.at_ms}
        self._put(t.agenda_update, update, {"id": update.id}, **columns)

    def leave_out(self, left_out: LeftOut) -> None:
        """Keep why something is not in the plan; a new reason replaces the old."""
        self._put(t.agenda_left_out, left_out, {"origin": _key(left_out.origin)})

    def take_in(self, left_out: LeftOut) -> None:
        """It is no longer left out."""
        mine = t.agenda_left_out.c
        query = delete(t.agenda_left_out).where(mine.plan_id == self._plan.id)
        self.connection.execute(query.where(mine.origin == _key(left_out.origin)))

    def add_version(self, version: PlanVersion, document: Mapping[str, Any]) -> None:
        """Keep a frozen copy."""
        content = {**msgspec.to_builtins(version), "document": document}
        self._put(t.plan_version, content, {"number": version.number}, at_ms=version.at_ms)

    def add_change(self, change: Change) -> None:
        """Keep an edit in the history."""
        key = {"subject": change.subject, "version": change.version}
        self._put(t.agenda_change, change, key, at_ms=change.at_ms)

    def save_pledge(self, pledge: PlanPledge) -> None:
        """Insert or write that somebody joins."""
        self._put(t.agenda_pledge, pledge, {"id": pledge.id}, item_id=pledge.item)

    def save_reaction(self, reaction: Reaction) -> None:
        """Insert or write a reaction."""
        self._put(t.agenda_reaction, reaction, {"id": reaction.id}, at_ms=reaction.at_ms)

    def save_offer(self, offer: PlanOffer) -> None:
        """Insert or write an offer or need."""
        self._put(t.agenda_offer, offer, {"id": offer.id}, at_ms=offer.at_ms)

    def drop_offer(self, offer: str) -> None:
        """It goes, for good."""
        mine = t.agenda_offer.c
        query = delete(t.agenda_offer).where(mine.plan_id == self._plan.id)
        self.connection.execute(query.where(mine.id == offer))

    def save_referral(self, referral: Referral) -> None:
        """Insert or write a referral."""
        self._put(t.agenda_referral, referral, {"id": referral.id})

    def save_item_link(self, link: ItemLink) -> None:
        """Insert or write the link of a contact person."""
        self._put(t.agenda_item_link, link, {"id": link.id}, item_id=link.item)

    def keep_meeting(self, meeting: Meeting) -> None:
        """Keep that two people met over a field, or that one of them has seen it."""
        self._put(t.agenda_meeting, meeting, {"id": meeting.id}, subject=meeting.subject)

    def save_conversion(self, conversion: Conversion) -> None:
        """Insert or write a proposal or request."""
        key = {"item_id": conversion.item, "kind": str(conversion.kind)}
        self._put(t.agenda_conversion, conversion, key, id=conversion.id)

    def _put(self, table: Table, thing: object, key: dict[str, Any], **columns: Any) -> None:
        values = {"content": msgspec.to_builtins(thing), **columns}
        mine = (table.c.plan_id == self._plan.id, *_equal(table, key))
        written = self.connection.execute(update(table).where(*mine).values(values))
        if not written.rowcount:
            row = {"plan_id": self._plan.id, **key, **values}
            self.connection.execute(insert(table).values(row))


def _equal(table: Table, equal: dict[str, object]) -> Iterable[Any]:
    return (table.c[name] == value for name, value in equal.items())


def _key(origin: Origin) -> str:
    return f"{origin.workshop}/{origin.kind}/{origin.id}"
