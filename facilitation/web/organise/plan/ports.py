"""What the pages of a plan need from the rest of the house, to be injected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan, PlanVersion
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.said import Response
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.workshop import Workshop
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.services.agenda.contacts import Reachable
from facilitation.services.agenda.publishing import StateChange
from facilitation.services.agenda.speaking import Answer
from facilitation.services.agenda.viewing import Gathered, PlanView

Result = TypeVar("Result")


class PlanDesk(Protocol):
    """The plans of neighbourhoods. The guard has seen to it that `by` may do this here."""

    def plans(self, neighbourhood: str) -> Sequence[Plan]:
        """The plans of a neighbourhood, newest first."""

    def plan(self, neighbourhood: str, slug: str) -> Plan | None:
        """The plan at this address, when it is of this neighbourhood."""

    def make(self, by: str, place: Neighbourhood, title: str) -> Plan:
        """A new plan, still empty."""

    def look(self, plan: Plan) -> PlanView:
        """The plan with everything its pages show."""

    def write(
        self, by: str, plan: Plan, work: Callable[[AgendaUnit], Result], item: str = ""
    ) -> Result:
        """Do something with the plan, in one transaction."""

    def read(self, plan: Plan, question: Callable[[AgendaStore], Result]) -> Result:
        """Look something up in the plan."""

    def answer(self, by: str, plan: Plan, answer: Answer) -> Response:
        """Keep what a party answers."""

    def evenings(self, place: Neighbourhood) -> Sequence[Workshop]:
        """Workshops that can come into a plan of this neighbourhood, newest first."""

    def notes_written(self, evening: Workshop) -> int:
        """How many notes it has, words apart."""

    def evening(self, place: Neighbourhood, code: str) -> Gathered | None:
        """One of them, whole."""

    def move_on(self, by: str, plan: Plan, change: StateChange) -> Plan:
        """Take the plan to another state, and freeze it as a version."""

    def document(self, plan: Plan) -> AgendaDocument:
        """The plan as it may leave the house now."""

    def frozen(self, plan: Plan, number: int) -> AgendaDocument | None:
        """A version as it was, without what was hidden since."""

    def versions(self, plan: Plan) -> Sequence[PlanVersion]:
        """Every frozen copy, newest first."""

    def reachable(self, by: str, plan: Plan, item: AgendaItem) -> Sequence[tuple[str, Reachable]]:
        """(workshop, person) of who may be reached about an item; each look is written down."""

    def forget(self, by: str, plan: Plan, item: AgendaItem, code: str, pledge: str) -> None:
        """Wipe how somebody may be reached, at their request."""

    def downloaded(self, by: str, plan: Plan, format_name: str) -> None:
        """Write down that somebody took the plan along."""

    def names(self, ids: Sequence[str]) -> Mapping[str, str]:
        """What colleagues read for these accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPorts:
    """What the composition injects; `new_id` makes the id of a row that is still empty, `write`
    may raise ExporterUnavailable."""

    desk: PlanDesk
    new_id: Callable[[], str]
    write: Callable[[str, AgendaDocument, str], bytes]
