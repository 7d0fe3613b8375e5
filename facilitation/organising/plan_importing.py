"""A plan from its JSON export, with all its meetings: the whole of it, or nothing."""

from dataclasses import dataclass, replace

from facilitation.domain.agenda.plan import Plan
from facilitation.domain.audit import Act
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.restoring import restore
from facilitation.exporters.restoring.run_sheet import closing_of, run_sheet_of, settings_of
from facilitation.organising.agenda import slug_of
from facilitation.organising.agenda_restoring import plan_of, restore_plan, with_codes
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.agenda.stored import AgendaWriting
from facilitation.storage.audit import write_act
from facilitation.storage.workshops import NewWorkshop, Workshops


@dataclass(frozen=True, slots=True)
class PlanImporting:
    """Where plans come in."""

    agendas: Agendas
    workshops: Workshops
    base_url: str

    def bring_in(self, by: str, document: AgendaDocument, place: Neighbourhood | None) -> Plan:
        """The plan, in this neighbourhood, or else in one with the name that the document gives."""
        name = place.name if place else document.neighbourhood.name
        plan = plan_of(document, place.id if place else "")
        plan = replace(plan, slug=slug_of(plan.slug or plan.title))

        def fill(unit: AgendaWriting) -> None:
            restore_plan(unit, by, self._with_meetings(unit, by, document, name))
            write_act(
                unit.connection, by, Act.PLAN_MADE, unit.plan.neighbourhood, plan=unit.plan.slug
            )

        return self.agendas.create(plan, fill, name)

    def _with_meetings(
        self, unit: AgendaWriting, by: str, document: AgendaDocument, place: str
    ) -> AgendaDocument:
        """The document as it is here: under its own address, about meetings that are there."""
        codes = {
            one.workshop.code: self._meeting(unit, by, one, place) for one in document.workshops
        }
        slug = unit.plan.slug
        here = replace(document.plan, slug=slug, url=f"{self.base_url}/plan/{slug}")
        return replace(with_codes(document, codes), plan=here)

    def _meeting(self, unit: AgendaWriting, by: str, one: WorkshopDocument, place: str) -> str:
        """The join code of a meeting that comes along."""
        new = NewWorkshop(
            run_sheet_of(one),
            one.workshop.title,
            place,
            settings_of(one),
            closing_of(one),
            neighbourhood_id=unit.plan.neighbourhood,
        )
        made = self.workshops.create_in(unit.connection, new, lambda fill: restore(fill, one))
        neighbourhood = unit.plan.neighbourhood
        write_act(unit.connection, by, Act.WORKSHOP_IMPORTED, neighbourhood, workshop=made.code)
        return made.code
