"""A plan as a page shows it: its items, what was said, and the evenings they come from."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitation.domain.agenda.adoption import Check, checks
from facilitation.domain.agenda.conversions import Conversion
from facilitation.domain.agenda.harvest import Candidate, Evening
from facilitation.domain.agenda.items import AgendaItem, Origin, OriginKind
from facilitation.domain.agenda.matching import Match
from facilitation.domain.agenda.paths import Path, paths
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.ports import AgendaStore
from facilitation.domain.agenda.referrals import Referral
from facilitation.domain.agenda.residents import PlanPledge, Reaction
from facilitation.domain.agenda.said import LeftOut, Response, Update
from facilitation.domain.agenda.tasks import Held, Task, tasks
from facilitation.domain.cases import CaseOutcome
from facilitation.domain.plans import Item, Pledge
from facilitation.domain.ports import Store
from facilitation.domain.themes import Theme
from facilitation.domain.totals import JoiningTotals
from facilitation.domain.workshop import Workshop
from facilitation.services.agenda.harvesting import evening_of, open_choices


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is read of one workshop: `voices` per theme: from how many people and tables."""

    workshop: Workshop
    evening: Evening
    steps: Mapping[str, str]
    voices: Mapping[str, tuple[int, int]]


def gathered(store: Store) -> Gathered:
    """Read a workshop once, for everything that the plan shows of it."""
    steps = {step.id: step.plan.title for step in store.steps.where()}
    return Gathered(store.workshop, evening_of(store), steps, store.voices())


@dataclass(frozen=True, slots=True)
class Seen:
    """A workshop of the plan: what became of each note, and what can still come in."""

    held: Gathered
    paths: tuple[Path, ...]
    choices: tuple[Candidate, ...]
    undecided: int

    @property
    def code(self) -> str:
        """Its join code."""
        return self.held.workshop.code


@dataclass(frozen=True, slots=True)
class Joined:
    """Who joined an item, over its own workshops and its page. Never added up over items."""

    says_yes: int
    reachable: int
    brings: Mapping[str, int]
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SourceTheme:
    """A theme that an item comes from."""

    workshop: Workshop
    theme: Theme
    people: int
    tables: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that the pages of a plan show."""

    plan: Plan
    items: tuple[AgendaItem, ...]
    merged: tuple[AgendaItem, ...]
    responses: tuple[Response, ...]
    updates: tuple[Update, ...]
    left_out: tuple[LeftOut, ...]
    evenings: tuple[Seen, ...]
    tasks: tuple[Task, ...]
    checks: tuple[Check, ...]
    pledges: tuple[PlanPledge, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    matches: tuple[Match, ...] = ()
    referrals: tuple[Referral, ...] = ()

    def item(self, number: str) -> AgendaItem | None:
        """The item with this number, also when it is part of another now."""
        known = (*self.items, *self.merged)
        return next((item for item in known if item.number == number), None)

    def item_by_id(self, item_id: str | None) -> AgendaItem | None:
        """The item with this id."""
        known = (*self.items, *self.merged)
        return next((item for item in known if item.id == item_id), None)

    def notes_of(self, item: AgendaItem) -> tuple[Path, ...]:
        """The notes behind an item, by workshop and number."""
        every = (path for seen in self.evenings for path in seen.paths)
        return tuple(path for path in every if any(one.id == item.id for one in path.items))

    def joined(self, item: AgendaItem) -> Joined:
        """Who said 'Ik doe mee' and did not take it back."""
        joined_as = _joined_as(item)
        mine: list[Pledge | PlanPledge] = [
            pledge
            for seen in self.evenings
            for pledge in seen.held.evening.pledges
            if (seen.code, pledge.item) in joined_as
        ]
        parts = (item.id, *item.merged_from)
        mine += [one for one in self.pledges if one.item in parts and not one.withdrawn]
        kept = self._joined_elsewhere(item)
        return Joined(
            says_yes=len(mine) + sum(one.says_yes for one in kept),
            reachable=sum(one.reachable for one in (*mine, *kept)),
            brings=_added([one.brings for one in kept], (b for one in mine for b in one.brings)),
            levels=_added([one.levels for one in kept], (one.level for one in mine if one.level)),
        )

    def _joined_elsewhere(self, item: AgendaItem) -> Sequence[JoiningTotals]:
        """Counted in the house that this plan, or one of its evenings, was imported from."""
        parts, joined_as = (item.id, *item.merged_from), _joined_as(item)
        return [
            *(one for one in self.plan.kept.joining if one.item in parts),
            *(
                one
                for seen in self.evenings
                for one in seen.held.evening.joining
                if (seen.code, one.item) in joined_as
            ),
        ]

    def themes_of(self, item: AgendaItem) -> tuple[SourceTheme, ...]:
        """The themes an item comes from, with how many spoke in them."""
        return tuple(
            SourceTheme(seen.held.workshop, theme, *seen.held.voices.get(theme.id, (0, 0)))
            for seen in self.evenings
            for theme in seen.held.evening.themes
            if Origin(seen.code, OriginKind.THEME, theme.id) in item.origins
        )

    def cards_of(self, item: AgendaItem) -> tuple[tuple[Workshop, Item], ...]:
        """The plan cards an item comes from, in the words of their tables."""
        return tuple(
            (seen.held.workshop, card)
            for seen in self.evenings
            for card in seen.held.evening.items
            if Origin(seen.code, OriginKind.ITEM, card.id) in item.origins
        )

    def outcomes_of(self, item: AgendaItem) -> tuple[tuple[Workshop, CaseOutcome, str], ...]:
        """What tables gave about stories that an item comes from, with the title of the story."""
        return tuple(
            (seen.held.workshop, one, seen.held.evening.title_of(one.case))
            for seen in self.evenings
            for one in seen.held.evening.outcomes
            if Origin(seen.code, OriginKind.OUTCOME, one.id) in item.origins
        )


def _added(kept: Iterable[Mapping[str, int]], said: Iterable[str]) -> Mapping[str, int]:
    return sum((Counter(one) for one in kept), Counter(said))


def _joined_as(item: AgendaItem) -> frozenset[tuple[str, str]]:
    """(workshop, id) of the cards and themes that people joined when they joined this."""
    kinds = (OriginKind.ITEM, OriginKind.THEME)
    return frozenset((one.workshop, one.id) for one in item.origins if one.kind in kinds)


def view_of(store: AgendaStore, held: Sequence[Gathered], today: datetime.date) -> PlanView:
    """Put a plan and its evenings side by side."""
    every, responses = store.items(), store.responses()
    items = tuple(item for item in every if item.stands)
    seen = tuple(_seen(store, one, items, responses) for one in held)
    open_in = [Held(one.held.workshop, one.paths, one.undecided) for one in seen]
    return PlanView(
        plan=store.plan,
        items=items,
        merged=tuple(item for item in every if not item.stands),
        responses=responses,
        updates=store.updates(),
        left_out=store.left_out(),
        evenings=seen,
        tasks=tasks(open_in, items, responses, today),
        checks=checks(store.plan, items, responses),
        pledges=store.pledges(),
        reactions=store.reactions(),
        conversions=store.conversions(),
        matches=store.matches(),
        referrals=store.referrals(),
    )


def _seen(
    store: AgendaStore,
    held: Gathered,
    items: Sequence[AgendaItem],
    responses: Sequence[Response],
) -> Seen:
    left_out = store.left_out()
    passed, choices = {one.origin for one in left_out}, open_choices(store, held.evening)
    return Seen(
        held=held,
        paths=paths(held.evening, items, left_out, responses),
        choices=choices,
        undecided=sum(one.origin not in passed for one in choices),
    )
