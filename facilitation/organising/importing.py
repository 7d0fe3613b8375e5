"""Workshops, plans and notes from elsewhere, for organisers."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from facilitation.domain.audit import Act
from facilitation.domain.neighbourhoods import Neighbourhood, started_in
from facilitation.domain.people import Audience, Who
from facilitation.domain.steps import WRITING, Step
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.incoming_plan import plan_or_workshop_in
from facilitation.exporters.restoring import restore
from facilitation.exporters.restoring.run_sheet import closing_of, run_sheet_of, settings_of
from facilitation.organising.agenda_example import example_of
from facilitation.organising.plan_importing import PlanImporting
from facilitation.services.commanding import Commander
from facilitation.services.importing import ImportNotes
from facilitation.services.note_files import FoundNote
from facilitation.storage.audit import Audit
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.workshops import NewWorkshop, Workshops
from facilitation.web.organise.importing import EXAMPLE, WHOLE, Arrived


class Importing:
    """Who asks was let in by the guard: the neighbourhood or the workshop is theirs."""

    def __init__(
        self,
        workshops: Workshops,
        neighbourhoods: Neighbourhoods,
        commander: Commander,
        audit: Audit,
        plans: PlanImporting,
    ) -> None:
        self._workshops = workshops
        self._neighbourhoods = neighbourhoods
        self._commander = commander
        self._audit = audit
        self._plans = plans

    def bring_in(
        self, organiser_id: str, neighbourhood_id: str, content: bytes, way: str
    ) -> Arrived:
        """What our export became here. Raises UnreadableDocument."""
        document = plan_or_workshop_in(content)
        place = self._neighbourhoods.by_id(neighbourhood_id)
        if place is None:
            raise LookupError(neighbourhood_id)
        if isinstance(document, AgendaDocument):
            plan = PLANS[way](document, place)
            return Arrived(plan=self._plans.bring_in(organiser_id, plan, place).slug)
        code = MEETINGS[way](self._workshops, document, place, organiser_id)
        self._audit.record(organiser_id, Act.WORKSHOP_IMPORTED, neighbourhood_id, workshop=code)
        return Arrived(code=code)

    def writing_steps(self, code: str) -> Sequence[Step]:
        """The steps that can take notes, those of ideas first."""
        with self._workshops.reading(self._workshops.by_code(code).id) as store:
            steps = [step for step in store.steps.where() if step.kind in WRITING]
        return sorted(steps, key=lambda step: (step.kind != "ideas", step.position))

    def bring_notes(
        self, organiser_id: str, place: str, code: str, step: str, notes: tuple[FoundNote, ...]
    ) -> None:
        """All of the notes, or a refusal. Screens that are open follow."""
        workshop_id = self._workshops.by_code(code).id
        self._commander.give(Who(workshop_id, Audience.SCRIBE), ImportNotes(step, notes))
        self._audit.record(organiser_id, Act.WORKSHOP_IMPORTED, place, workshop=code)


def _as_it_was(document: AgendaDocument, place: Neighbourhood) -> AgendaDocument:
    return document


def _to_begin_with(document: AgendaDocument, place: Neighbourhood) -> AgendaDocument:
    label = place.settings.plan_label
    return example_of(document, f"{label.capitalize()} {place.name}"[:120], label)


def _whole_meeting(
    workshops: Workshops, document: WorkshopDocument, place: Neighbourhood, organiser_id: str
) -> str:
    new = NewWorkshop(
        run_sheet_of(document),
        document.workshop.title,
        place.name,
        settings_of(document),
        closing_of(document),
        organiser_id=organiser_id,
        neighbourhood_id=place.id,
    )
    return workshops.create(new, lambda unit: restore(unit, document)).code


def _its_run_sheet(
    workshops: Workshops, document: WorkshopDocument, place: Neighbourhood, organiser_id: str
) -> str:
    """A meeting that still has to begin, in the way that the other one went."""
    new = NewWorkshop(
        run_sheet_of(document),
        document.workshop.title,
        place.name,
        started_in(place),
        organiser_id=organiser_id,
        neighbourhood_id=place.id,
    )
    return workshops.create(new).code


Way = Callable[[Workshops, WorkshopDocument, Neighbourhood, str], str]
PLANS: Final[Mapping[str, Callable[[AgendaDocument, Neighbourhood], AgendaDocument]]] = (
    MappingProxyType({WHOLE: _as_it_was, EXAMPLE: _to_begin_with})
)
MEETINGS: Final[Mapping[str, Way]] = MappingProxyType(
    {WHOLE: _whole_meeting, EXAMPLE: _its_run_sheet}
)
