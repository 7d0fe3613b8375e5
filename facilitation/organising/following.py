"""What comes after a plan: new evenings made from it, and what was measured over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitation.domain.agenda.following import Measured
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.preparing import WorkshopDraft
from facilitation.organising.agenda import AgendaDesk
from facilitation.organising.workshops import Organising
from facilitation.services.agenda.following import cards_for, filled_with, measured
from facilitation.storage.workshops import Workshops


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Beside the desk at which the plan itself is kept."""

    desk: AgendaDesk
    organising: Organising
    workshops: Workshops

    def make_evening(self, by: str, plan: Plan, draft: WorkshopDraft) -> str:
        """The join code of a new evening about the items that are not finished."""
        items = cards_for(self.desk.read(plan, lambda store: store.items()))
        return self.organising.create_workshop(by, draft, filled_with(items))

    def measured(self, place: Neighbourhood) -> Sequence[Measured]:
        """Everything that was measured on an evening of this neighbourhood."""
        found: list[Measured] = []
        for one in self.desk.evenings(place):
            with self.workshops.reading(one.id) as store:
                found += measured(store)
        return found
