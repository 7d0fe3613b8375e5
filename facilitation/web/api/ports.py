"""What the API needs from the rest of the house, to be injected."""

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan, PlanVersion
from facilitation.domain.agenda.said import Response, Update
from facilitation.domain.audit import Detail
from facilitation.domain.neighbourhoods import Neighbourhood, Series
from facilitation.domain.preparing import PreparedWorkshop, WorkshopDraft, WorkshopLine
from facilitation.domain.programs import ProgramKey, Reach
from facilitation.domain.rights import Standing
from facilitation.domain.runsheets import RunSheet
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.document import WorkshopDocument
from facilitation.services.agenda.changing import Saved
from facilitation.services.agenda.speaking import Answer, Message
from facilitation.web.plan.ports import PublicPlan


class Programs(Protocol):
    """Whose program it is, and where it may do something."""

    def shown(self, token: str) -> ProgramKey | None:
        """The key behind what a program shows, while it holds."""

    def reaches(self, key: ProgramKey) -> tuple[Reach, ...]:
        """Where the key may do something now."""

    def changed(self, key: ProgramKey, neighbourhood: str, **details: Detail) -> None:
        """Write down that a program changed something."""


class Meetings(Protocol):
    """The workshops of organisers; each is looked up together with who asks."""

    def workshops(self, neighbourhoods: Collection[str]) -> Sequence[WorkshopLine]:
        """Those of these neighbourhoods, newest first."""

    def run_sheets(self) -> Sequence[RunSheet]:
        """Every kind of meeting that can be chosen."""

    def create_workshop(self, organiser_id: str, draft: WorkshopDraft) -> str:
        """The join code of the new workshop."""

    def workshop(self, organiser_id: str, code: str) -> PreparedWorkshop | None:
        """The workshop as its organiser prepares it."""

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        """The workshop as it may leave the house."""

    def downloaded(self, organiser_id: str, code: str, format_name: str) -> None:
        """Write down that somebody took the workshop along."""


class Doors(Protocol):
    """Where a workshop belongs."""

    def standing_at(self, organiser_id: str, code: str) -> Standing | None:
        """What an account is in the neighbourhood of a workshop; nothing: it does not exist."""


class Places(Protocol):
    """What neighbourhoods have."""

    def series(self, place: Neighbourhood) -> Sequence[Series]:
        """The series of a neighbourhood."""


class Plans(Protocol):
    """The plans of organisers. The guard has seen to it that `by` may do this here."""

    def plans(self, neighbourhoods: Collection[str]) -> Sequence[Plan]:
        """The plans of these neighbourhoods, newest first."""

    def plan(self, slug: str) -> Plan | None:
        """The plan at this address."""

    def items(self, plan: Plan) -> Sequence[AgendaItem]:
        """Its items that stand, in order; drafts too."""

    def updates(self, plan: Plan, item: AgendaItem) -> Sequence[Update]:
        """Messages about an item, newest first."""

    def responses(self, plan: Plan, item: AgendaItem) -> Sequence[Response]:
        """Answers to an item, oldest first."""

    def tell(
        self,
        by: str,
        plan: Plan,
        number: str,
        read_at: int | None,
        message: Callable[[AgendaItem], Message],
    ) -> Saved[AgendaItem]:
        """A message, made of the item as it stands, and where the item stands from now on. Nothing
        is kept where somebody else changed the same since version `read_at`."""

    def answer(self, by: str, plan: Plan, answer: Answer) -> Response:
        """Keep what a party answers."""

    def document(self, plan: Plan) -> AgendaDocument:
        """The plan as it may leave the house now."""

    def versions(self, plan: Plan) -> Sequence[PlanVersion]:
        """That copies were frozen, newest first."""

    def frozen(self, plan: Plan, number: int) -> AgendaDocument | None:
        """A version as it was, without what was hidden since."""

    def downloaded(self, by: str, plan: Plan, format_name: str) -> None:
        """Write down that somebody took the plan along."""


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A plan that has come out, in a list: as its last version, or as it stands."""

    slug: str
    title: str
    label: str
    state: str
    number: int
    on: datetime.date


class Published(Protocol):
    """The plans that have come out; a plan that never did does not exist here."""

    def lines(self) -> Sequence[PublishedLine]:
        """Every one of them, the newest first."""

    def standing(self, slug: str) -> PublicPlan | None:
        """The plan as people may read it today."""

    def version(self, slug: str, number: int) -> PublicPlan | None:
        """One version as it came out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPorts:
    """What the composition injects. `address`: where the API begins, with its version; `controller`
    answers for it; `slow_down` counts a request of a key, or refuses with TooFast; the two that
    write may raise ExporterUnavailable."""

    address: str
    controller: str
    programs: Programs
    doors: Doors
    meetings: Meetings
    places: Places
    plans: Plans
    published: Published
    slow_down: Callable[[str], None]
    write_workshop: Callable[[str, WorkshopDocument, str], bytes]
    write_plan: Callable[[str, AgendaDocument, str], bytes]
