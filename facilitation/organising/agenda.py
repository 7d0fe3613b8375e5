"""The desk at which organisers work on a plan, on top of its store, the workshops and the audit."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan, PlanVersion
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.residents import ReactionState
from facilitation.domain.agenda.said import Response
from facilitation.domain.audit import Act
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.people import Audience, Who
from facilitation.domain.workshop import Workshop
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.organising.agenda_gathering import agenda_document_of, without_hidden
from facilitation.organising.agenda_meetings import Meetings
from facilitation.organising.written import notes_written
from facilitation.services.agenda.contacts import ForgetContact, Reachable, reachable_for
from facilitation.services.agenda.keeping import keep_plan
from facilitation.services.agenda.publishing import StateChange, change_state
from facilitation.services.agenda.speaking import Answer, respond
from facilitation.services.agenda.viewing import Gathered, PlanView, view_of
from facilitation.services.commanding import Commander
from facilitation.services.kept import Kept
from facilitation.services.tokens import new_id
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit, write_act
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from facilitation.storage.workshops import Workshops

Result = TypeVar("Result")
#: A house has few plans, and a plan many readers.
MOST_KEPT = 32


class AgendaDesk:
    """Whoever comes here may see the plan; the pages' guard has seen to that."""

    def __init__(
        self,
        agendas: Agendas,
        workshops: Workshops,
        neighbourhoods: Neighbourhoods,
        organisers: Organisers,
        audit: Audit,
        commander: Commander,
        base_url: str,
    ) -> None:
        self._agendas = agendas
        self._workshops = workshops
        self._meetings = Meetings(workshops)
        self._views: Kept[str, PlanView] = Kept(MOST_KEPT)
        self._documents: Kept[str, AgendaDocument] = Kept(MOST_KEPT)
        self._versions: Kept[tuple[str, int], AgendaDocument | None] = Kept(MOST_KEPT)
        self._neighbourhoods = neighbourhoods
        self._organisers = organisers
        self._audit = audit
        self._commander = commander
        self._base_url = base_url

    def plans(self, neighbourhood: str) -> Sequence[Plan]:
        """The plans of a neighbourhood, newest first."""
        return self._agendas.of_neighbourhood(neighbourhood)

    def plan(self, neighbourhood: str, slug: str) -> Plan | None:
        """The plan at this address, when it is of this neighbourhood."""
        found = self._agendas.by_slug(slug)
        return found if found and found.neighbourhood == neighbourhood else None

    def make(self, by: str, place: Neighbourhood, title: str) -> Plan:
        """A new plan, still empty."""
        plan = Plan(
            id=new_id(),
            neighbourhood=place.id,
            slug=slug_of(title),
            title=title,
            label=place.settings.plan_label,
        )
        made = self._agendas.create(plan)
        with self._agendas.writing(made.id) as unit:
            keep_plan(unit, by, made)
            write_act(unit.connection, by, Act.PLAN_MADE, place.id, plan=made.slug)
        return made

    def look(self, plan: Plan) -> PlanView:
        """The plan with everything its pages show."""

        def read() -> PlanView:
            with self._agendas.reading(plan.id) as store:
                return view_of(store, self._meetings.gathered(store.workshops()), _today(store))

        return self._views.get(plan.id, self.stamp(plan), read)

    def stamp(self, plan: Plan) -> tuple[object, ...]:
        """Another one as soon as the plan or one of its meetings is, or it is another day; a plan
        that comes after this one at the same address has another one too."""
        with self._agendas.reading(plan.id) as store:
            codes, today = store.workshops(), _today(store)
        return (today, plan.id, self._agendas.revision(plan.id), *self._meetings.stamp(codes))

    def write(
        self, by: str, plan: Plan, work: Callable[[AgendaUnit], Result], item: str = ""
    ) -> Result:
        """Do something with the plan, in one transaction with its line in the audit log."""
        place, detail = plan.neighbourhood, {"item": item} if item else {}
        with self._agendas.writing(plan.id) as unit:
            done = work(unit)
            write_act(unit.connection, by, Act.PLAN_ITEM_CHANGED, place, plan=plan.slug, **detail)
        return done

    def answer(self, by: str, plan: Plan, answer: Answer) -> Response:
        """Keep what a party answers."""
        with self._agendas.writing(plan.id) as unit:
            said = respond(unit, by, answer)
            write_act(unit.connection, by, Act.PLAN_ANSWERED, plan.neighbourhood, plan=plan.slug)
        return said

    def read(self, plan: Plan, question: Callable[[AgendaStore], Result]) -> Result:
        """Look something up in the plan."""
        with self._agendas.reading(plan.id) as store:
            return question(store)

    def evenings(self, place: Neighbourhood) -> Sequence[Workshop]:
        """Workshops of this neighbourhood and of what lies inside it, once they have begun or
        hold a note; newest first."""
        mine = self._workshops.in_neighbourhoods(list(self._reach(place.id)))
        return [one.workshop for one in mine if one.workshop.started_at_ms or one.workshop.notes]

    def notes_written(self, evening: Workshop) -> int:
        """How many notes it has, words apart."""
        return notes_written(self._workshops, evening)

    def _reach(self, neighbourhood: str) -> Iterator[str]:
        yield neighbourhood
        for inside in self._neighbourhoods.inside(neighbourhood):
            yield from self._reach(inside.id)

    def evening(self, place: Neighbourhood, code: str) -> Gathered | None:
        """One of them, whole."""
        found = next((one for one in self.evenings(place) if one.code == code), None)
        return self._meetings.gather(found) if found else None

    def move_on(self, by: str, plan: Plan, change: StateChange) -> Plan:
        """Take the plan to another state, and freeze it as a version."""
        with self._agendas.writing(plan.id) as unit:
            moved = change_state(unit, by, change, self._freeze)
            write_act(
                unit.connection,
                by,
                Act.PLAN_STATE_CHANGED,
                plan.neighbourhood,
                plan=plan.slug,
                state=str(moved.state),
                version=moved.published,
            )
        return moved

    def document(self, plan: Plan) -> AgendaDocument:
        """The plan as it may leave the house now."""

        def read() -> AgendaDocument:
            with self._agendas.reading(plan.id) as store:
                return self._document(store)

        return self._documents.get(plan.id, self.stamp(plan), read)

    def frozen(self, plan: Plan, number: int) -> AgendaDocument | None:
        """A version as it was, without what was hidden since."""
        stamp = self.stamp(plan)
        return self._versions.get((plan.id, number), stamp, lambda: self._frozen(plan, number))

    def _frozen(self, plan: Plan, number: int) -> AgendaDocument | None:
        with self._agendas.reading(plan.id) as store:
            frozen, codes = store.frozen(number), store.workshops()
            said = store.reactions()
        if frozen is None:
            return None
        document = msgspec.convert(frozen, AgendaDocument)
        shown = {one.id for one in said if one.state is ReactionState.SHOWN}
        return without_hidden(document, self._meetings.documents(codes), shown)

    def versions(self, plan: Plan) -> Sequence[PlanVersion]:
        """That copies were frozen, newest first."""
        with self._agendas.reading(plan.id) as store:
            return store.versions()

    def reachable(self, by: str, plan: Plan, item: AgendaItem) -> Sequence[tuple[str, Reachable]]:
        """(workshop, person) of who joined an item and may be reached about it. Each look is
        written down."""
        found = []
        for code in dict.fromkeys(origin.workshop for origin in item.origins):
            with self._workshops.reading(self._workshops.by_code(code).id) as store:
                found += [(code, one) for one in reachable_for(store, item.origins)]
        found += [("", one) for one in self._agendas.reachable(plan.id, item)]
        self._audit.record(
            by,
            Act.CONTACTS_SEEN,
            plan.neighbourhood,
            plan=plan.slug,
            item=item.number,
            count=len(found),
        )
        return found

    def forget(self, by: str, plan: Plan, item: AgendaItem, code: str, pledge: str) -> None:
        """Wipe how somebody may be reached, at their request."""
        if code:
            who = Who(self._workshops.by_code(code).id, Audience.FACILITATOR)
            self._commander.give(who, ForgetContact(pledge))
        else:
            self._agendas.forget_contact(plan.id, pledge)
        self._audit.record(
            by, Act.CONTACTS_ERASED, plan.neighbourhood, plan=plan.slug, item=item.number, count=1
        )

    def downloaded(self, by: str, plan: Plan, format_name: str) -> None:
        """Write down that somebody took the plan along."""
        what = Act.EXPORT_DOWNLOADED
        self._audit.record(by, what, plan.neighbourhood, plan=plan.slug, format=format_name)

    def names(self, ids: Sequence[str]) -> Mapping[str, str]:
        """What colleagues read for these accounts."""
        return self._organisers.called(ids)

    def _freeze(self, store: AgendaStore) -> Mapping[str, Any]:
        frozen: dict[str, Any] = msgspec.to_builtins(self._document(store))
        return frozen

    def _document(self, store: AgendaStore) -> AgendaDocument:
        codes = store.workshops()
        view = view_of(store, self._meetings.gathered(codes), _today(store))
        place = self._neighbourhoods.by_id(store.plan.neighbourhood)
        if place is None:
            raise LookupError(store.plan.neighbourhood)
        url = f"{self._base_url}/plan/{store.plan.slug}"
        return agenda_document_of(view, place, self._meetings.documents(codes), url)


def _today(store: AgendaStore) -> datetime.date:
    return datetime.datetime.fromtimestamp(store.now_ms / 1000, datetime.UTC).date()


def slug_of(title: str) -> str:
    """An address that people can read and type."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "agenda"
