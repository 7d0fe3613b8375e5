"""Plans as everybody may read them: what has come out, what is new, and nothing else."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from facilitation.domain.agenda.items import AT_REST
from facilitation.domain.agenda.plan import Plan, PlanState, PlanVersion
from facilitation.domain.agenda.refusals import UnknownPlan
from facilitation.domain.agenda.residents import Reaction, ReactionState
from facilitation.domain.agenda.said import Update
from facilitation.exporters.agenda_document import AgendaDocument, AgendaItemRecord
from facilitation.organising.agenda import AgendaDesk
from facilitation.organising.coming import ComingMeetings
from facilitation.services.agenda.residents import Joining, pledge_of, react
from facilitation.services.commanding import Commander
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from facilitation.storage.registrations import Registrations
from facilitation.storage.workshops import Workshops
from facilitation.web.plan.ports import Edition, News, PublicPlan, ShownReaction


class Published:
    """Reads plans for the public pages and for programs, from the desk at which organisers write
    them: what one of them had made is ready for the others."""

    def __init__(
        self,
        desk: AgendaDesk,
        agendas: Agendas,
        neighbourhoods: Neighbourhoods,
        coming: ComingMeetings,
    ) -> None:
        self.desk = desk
        self._agendas = agendas
        self._neighbourhoods = neighbourhoods
        self._coming = coming

    def standing(self, slug: str) -> PublicPlan | None:
        """The plan as people may read it today: while it is being changed, its last version."""
        plan = self._came_out(slug)
        if plan is None:
            return None
        if plan.state is PlanState.DRAFT:
            return self._version(plan, plan.published)
        stamp = self.desk.stamp(plan)
        return self._public(plan, self.desk.document(plan), None, stamp)

    def version(self, slug: str, number: int) -> PublicPlan | None:
        """One version as it came out, without notes that were hidden since."""
        plan = self._came_out(slug)
        return self._version(plan, number) if plan else None

    def with_workshop(self, code: str) -> Sequence[PublicPlan]:
        """The plans that a meeting became part of, as far as they have come out."""
        found = (self.standing(plan.slug) for plan in self._agendas.with_workshop(code))
        return [plan for plan in found if plan]

    def join(self, slug: str, joining: Joining, safe: bool) -> str:
        """Somebody joins; gives the link with which they can stop."""
        return self._agendas.join(self._require(slug).id, joining, safe)

    def joins(self, slug: str, token: str) -> bool:
        """Whether somebody joined with this link, and did not stop."""
        with self._agendas.reading(self._require(slug).id) as store:
            return pledge_of(store.pledges(), token) is not None

    def stop(self, slug: str, token: str) -> bool:
        """Whether somebody stopped with it just now."""
        return self._agendas.stop(self._require(slug).id, token)

    def react(self, slug: str, text: str, number: str) -> None:
        """Keep a reaction until an organiser has read it."""
        with self._agendas.writing(self._require(slug).id) as unit:
            react(unit, text, number)

    def _require(self, slug: str) -> Plan:
        plan = self._came_out(slug)
        if plan is None:
            raise UnknownPlan(slug=slug)
        return plan

    def _came_out(self, slug: str) -> Plan | None:
        plan = self._agendas.by_slug(slug)
        return plan if plan and plan.published else None

    def _version(self, plan: Plan, number: int) -> PublicPlan | None:
        stamp = self.desk.stamp(plan)
        document = self.desk.frozen(plan, number) if 1 <= number <= plan.published else None
        return self._public(plan, document, number, stamp) if document else None

    def _public(
        self,
        plan: Plan,
        document: AgendaDocument,
        number: int | None,
        stamp: tuple[object, ...],
    ) -> PublicPlan:
        """The stamp was read before all that is read here, so nothing is older than it."""
        place = self._neighbourhoods.by_id(plan.neighbourhood)
        with self._agendas.reading(plan.id) as store:
            versions = store.versions()
            news = _news(store.updates(), versions, document, number)
            said = store.reactions() if number is None else ()
        editions = tuple(map(_edition, versions))
        coming = self._coming.around(plan.neighbourhood) if number is None else ()
        parties = {one.code: one.label for one in place.settings.parties} if place else {}
        return PublicPlan(
            document=document,
            parties=parties,
            editions=editions,
            news=news,
            edition=next((one for one in editions if one.number == number), None),
            open_for_comment=number is None and plan.state is PlanState.OPEN_FOR_COMMENT,
            joinable=_joinable(document) if number is None else frozenset(),
            reactions=tuple(_shown(said, document)),
            coming=coming,
            stamp=(*stamp, *parties.items(), coming),
        )


def _joinable(document: AgendaDocument) -> frozenset[str]:
    """Whatever is not over; a plan that was adopted is joined as well as one that is discussed."""
    standing = (one.item for one in document.items)
    return frozenset(item.number for item in standing if item.status not in AT_REST)


def _shown(said: Sequence[Reaction], document: AgendaDocument) -> Iterator[ShownReaction]:
    numbers = {one.item.id: one.item.number for one in document.items}
    for one in said:
        if one.state is ReactionState.SHOWN:
            number = numbers.get(one.item, "")
            yield ShownReaction(text=one.text, on=_day(one.at_ms), item=number)


def _day(at_ms: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).date()


def _news(
    updates: Sequence[Update],
    frozen: Sequence[PlanVersion],
    document: AgendaDocument,
    number: int | None,
) -> tuple[News, ...]:
    """Newest first. A version tells nothing that came after it."""
    items = {one.item.id: one for one in document.items}
    versions = [one for one in frozen if number is None or one.number <= number]
    until = max((one.at_ms for one in versions), default=0) if number is not None else None
    told = (
        _of_update(one, items[one.item])
        for one in updates
        if one.item in items and (until is None or one.at_ms <= until)
    )
    return tuple(
        sorted((*told, *map(_of_version, versions)), key=lambda one: one.at_ms, reverse=True)
    )


def _of_update(update: Update, item: AgendaItemRecord) -> News:
    return News(
        id=update.id,
        at_ms=update.at_ms,
        item=item.item.number,
        title=item.item.title,
        party=update.party,
        text=update.text,
        status=str(update.status_to) if update.status_to else "",
    )


def _of_version(version: PlanVersion) -> News:
    return News(id=f"version-{version.number}", at_ms=version.at_ms, edition=_edition(version))


def _edition(version: PlanVersion) -> Edition:
    return Edition(number=version.number, state=version.state.value, on=_day(version.at_ms))


def published_plans(
    database: Database,
    workshops: Workshops,
    commander: Commander,
    base_url: str,
    now_ms: Callable[[], int],
) -> Published:
    """The plans of this house, with the one desk at which they are kept ready."""
    agendas, neighbourhoods = Agendas(database, now_ms), Neighbourhoods(database)
    organisers, audit = Organisers(database), Audit(database)
    desk = AgendaDesk(agendas, workshops, neighbourhoods, organisers, audit, commander, base_url)
    coming = ComingMeetings(Registrations(database, now_ms), workshops, neighbourhoods, now_ms)
    return Published(desk, agendas, neighbourhoods, coming)
