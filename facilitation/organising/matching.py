"""What people offered and need on the evenings of a plan, and bringing them together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from facilitation.domain.agenda.matching import (
    PLAN_PAGE,
    Listed,
    Match,
    Side,
    UnknownMatch,
    as_done,
    with_answer,
)
from facilitation.domain.agenda.offers import PlanOffer
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.ports import AgendaStore
from facilitation.domain.agenda.residents import ReactionState
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.ports import Store
from facilitation.organising.agenda import AgendaDesk
from facilitation.services.tokens import new_id
from facilitation.storage.agenda.matches import Matches
from facilitation.storage.workshops import Workshops


@dataclass(frozen=True, slots=True)
class Matching:
    """Beside the desk at which the plan itself is kept."""

    desk: AgendaDesk
    workshops: Workshops
    kept: Matches
    now_ms: Callable[[], int]

    def listed(self, place: Neighbourhood) -> Sequence[Listed]:
        """Every offer and need of this neighbourhood's evenings, and of the pages of its plans once
        somebody looked at them; private ones too."""
        found: list[Listed] = []
        for one in self.desk.evenings(place):
            with self.workshops.reading(one.id) as store:
                found += _listed(store)
        for plan in self.desk.plans(place.id):
            found += self.desk.read(plan, lambda store: tuple(map(_sent_in, _shown(store))))
        return found

    def matches(self, plan: Plan) -> Sequence[Match]:
        """All matches of the plan, oldest first."""
        return self.kept.of(plan)

    def propose(self, by: str, place: Neighbourhood, plan: Plan, offer: str, need: str) -> Match:
        """A person brings two together. Raises UnknownMatch for what is not there."""
        known = {(one.kind, one.ref) for one in self.listed(place)}
        if ("offer", offer) not in known or ("need", need) not in known:
            raise UnknownMatch
        new = Match(new_id(), plan.id, offer, need, by, self.now_ms())
        return self.kept.add(by, plan, new)

    def answer(self, by: str, plan: Plan, match: str, side: Side, said: str) -> Match:
        """What one of the two said when asked."""
        return self.kept.change(by, plan, match, lambda one: with_answer(one, side, said))

    def finish(self, by: str, plan: Plan, match: str) -> Match:
        """They helped each other."""
        return self.kept.change(by, plan, match, as_done)


def _shown(store: AgendaStore) -> Iterator[PlanOffer]:
    return (one for one in store.offers() if one.state is ReactionState.SHOWN)


def _sent_in(one: PlanOffer) -> Listed:
    return Listed(
        kind=one.kind,
        workshop=PLAN_PAGE,
        id=one.id,
        text=one.text,
        category=one.category,
        private=one.private,
        area=one.area,
        reachable=one.reachable,
    )


def _listed(store: Store) -> Iterator[Listed]:
    for one in store.offers.where():
        writer = store.participants.get(one.author)
        yield Listed(
            kind=one.kind,
            workshop=store.workshop.code,
            id=one.id,
            text=one.text,
            category=one.category or "",
            private=one.private,
            area=(writer.area or "") if writer else "",
        )
