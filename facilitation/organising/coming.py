"""Meetings for which people can register now, for the pages on which everybody reads of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facilitation.domain.registrations import is_over
from facilitation.domain.workshop import Workshop
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.registrations import Registrations
from facilitation.storage.workshops import Workshops
from facilitation.web.plan.ports import Coming


@dataclass(frozen=True, slots=True)
class ComingMeetings:
    """Asked on every visit: whether there is a form changes with a tap of an organiser, and with
    the day."""

    register_of: Registrations
    workshops: Workshops
    neighbourhoods: Neighbourhoods
    now_ms: Callable[[], int]

    def around(self, neighbourhood: str) -> tuple[Coming, ...]:
        """Those of a neighbourhood and of what lies inside it, the soonest first; a meeting whose
        day is not known yet comes last."""
        here = list(self._reach(neighbourhood))
        found = (self._coming(*one) for one in self.register_of.taken_in(here))
        return tuple(sorted(filter(None, found), key=lambda one: (one.date or "9999", one.title)))

    def form_of(self, workshop: Workshop) -> str:
        """The address of its form, as long as it has not begun; empty where there is none."""
        if workshop.started_at_ms or is_over(workshop, self.now_ms()):
            return ""
        rules = self.register_of.rules(workshop.id)
        return f"/aanmelden/{rules.slug}" if rules and rules.taken else ""

    def _reach(self, neighbourhood: str) -> Iterator[str]:
        yield neighbourhood
        for inside in self.neighbourhoods.inside(neighbourhood):
            yield from self._reach(inside.id)

    def _coming(self, workshop_id: int, slug: str) -> Coming | None:
        with self.workshops.reading(workshop_id) as store:
            workshop = store.workshop
        if is_over(workshop, self.now_ms()):
            return None
        settings = workshop.settings
        return Coming(workshop.title, slug, settings.date, settings.starts, settings.place)
