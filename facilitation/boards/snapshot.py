"""One look at a workshop, shared by the boards of all audiences that are built from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from facilitation.boards.hours import hour, moment_of
from facilitation.boards.place import Place
from facilitation.contract.boards.meeting import TimerView
from facilitation.contract.boards.shapes import ThemeChip
from facilitation.domain.awaiting import awaited
from facilitation.domain.cases import ABOUT_CASES, Case, CaseOutcome, Seating
from facilitation.domain.notes import Note
from facilitation.domain.plans import CARDS, Item, number_order
from facilitation.domain.ports import Rows, Store, T
from facilitation.domain.seating import cases_of, outcomes_of, seating_of
from facilitation.domain.steps import Step, StepState
from facilitation.domain.themes import Theme, on_the_wall
from facilitation.domain.timing import MINUTE_MS, Clock, left, meeting_clock, minutes_of
from facilitation.domain.workshop import Workshop

#: Begun this long from the planned hour, it is not the meeting itself but a rehearsal.
REHEARSAL_AFTER_MS = 3 * 60 * MINUTE_MS


#: After so many notes others have their turn: a thousand on one board would hold up the hall.
NOTES_AT_ONCE = 25


def nobody_waits() -> None:
    """Where a board holds up nobody."""


class Snapshot:
    """Reads each thing once, and only when a board asks for it. `turn` lets others do something
    before a long list goes on; what is read is as it was at one moment all the same."""

    def __init__(
        self, store: Store, place: Place, turn: Callable[[], object] = nobody_waits
    ) -> None:
        self.store = store
        self.place = place
        self.turn = turn
        self._notes_since: dict[int | None, Sequence[Note]] = {}

    @property
    def workshop(self) -> Workshop:
        """The header row."""
        return self.store.workshop

    @cached_property
    def steps(self) -> Sequence[Step]:
        """All steps in order."""
        return sorted(self.store.steps.where(), key=lambda step: step.position)

    def notes_since(self, since: int | None) -> Sequence[Note]:
        """The notes that changed since a revision, or all; three lists of a board are made of them,
        and most audiences have the same revision."""
        if since not in self._notes_since:
            changed = self.store.notes.each_since(since or 0)
            self._notes_since[since] = tuple(self.in_turns(changed))
        return self._notes_since[since]

    def in_turns(self, notes: Iterable[Note]) -> Iterator[Note]:
        """The same notes; others have their turn in between."""
        for number, note in enumerate(notes, start=1):
            yield note
            if number % NOTES_AT_ONCE == 0:
                self.turn()

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes on the wall, by number."""
        return on_the_wall(self.store.themes.where()) if self.workshop.last_theme else ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All plans, by number."""
        return tuple(sorted(self.store.items.where(), key=lambda item: number_order(item.number)))

    @cached_property
    def _tells(self) -> bool:
        """Most meetings are about no stories, and then nothing is looked up."""
        return any(step.plan.about == ABOUT_CASES for step in self.steps)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """All true stories, by number."""
        return cases_of(self.store) if self._tells else ()

    @cached_property
    def outcomes(self) -> tuple[CaseOutcome, ...]:
        """What tables gave their owners, by number."""
        return outcomes_of(self.store) if self._tells else ()

    @cached_property
    def seating(self) -> tuple[Seating, ...]:
        """Which tables sit at which story."""
        return seating_of(self.store) if self.cases else ()

    def changed(self, known: Sequence[T], rows: Rows[T], since: int | None) -> Sequence[T]:
        """All of what is known, or what changed since a revision."""
        return known if since is None or not known else rows.changed_since(since)

    @cached_property
    def voices(self) -> Mapping[str, tuple[int, int]]:
        """Per theme: from how many people and from how many tables its notes come."""
        return self.store.voices() if self.workshop.last_theme else {}

    @cached_property
    def joined(self) -> Mapping[str, tuple[int, int]]:
        """Per plan or theme: how many say yes, and how many of them can be reached."""
        return self.store.joined()

    @cached_property
    def planned_start_ms(self) -> int | None:
        """When the meeting was to start; a rehearsal at another hour counts from its own start."""
        workshop = self.workshop
        began = workshop.started_at_ms
        planned = moment_of(workshop.settings.starts, began or self.store.now_ms)
        if planned is None or (began and abs(began - planned) > REHEARSAL_AFTER_MS):
            return began
        return planned

    @cached_property
    def clock(self) -> Clock:
        """Plan against reality; before the start there is only the plan."""
        workshop, now_ms = self.workshop, self.store.now_ms
        clock = meeting_clock(
            self.steps, workshop.current_step, self.planned_start_ms, workshop.timer, now_ms
        )
        if workshop.started_at_ms is None:
            return replace(clock, expected_end_ms=clock.planned_end_ms)
        return clock

    @cached_property
    def times(self) -> Mapping[str, str]:
        """Begin and end, for the run-sheet's texts."""
        return {
            "begintijd": hour(self.planned_start_ms),
            "eindtijd": hour(self.clock.planned_end_ms),
        }

    @cached_property
    def starts(self) -> Mapping[str, str]:
        """When each step is planned to start."""
        planned: dict[str, str] = {}
        at_ms = self.planned_start_ms
        for step in self.steps:
            planned[step.id] = hour(at_ms)
            if at_ms is not None:
                at_ms += minutes_of(step) * MINUTE_MS
        return planned

    def step(self, step_id: str | None) -> Step | None:
        """The step with this id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def awaited(self, step: Step) -> str | None:
        """What a step is about and is not there yet."""
        return awaited(step, self.steps, self._is_there)

    def _is_there(self, about: str) -> bool:
        if about in CARDS:
            return bool(self.items)
        return bool(self.cases if about == ABOUT_CASES else self.themes)

    @property
    def current(self) -> Step | None:
        """The step that everybody sees."""
        return self.step(self.workshop.current_step)

    @property
    def beside(self) -> Step | None:
        """The step that is open beside it."""
        return self.step(self.workshop.beside_step)

    def chip(self, theme_id: str | None) -> ThemeChip | None:
        """A theme as number and name."""
        for theme in self.themes:
            if theme.id == theme_id:
                return ThemeChip(id=theme.id, number=theme.number, name=theme.name)
        return None

    @property
    def timer(self) -> TimerView:
        """The timer at this moment."""
        timer = self.workshop.timer
        return TimerView(
            left_ms=left(timer, self.store.now_ms),
            running=timer.ends_at_ms is not None,
            total_ms=timer.total_ms,
        )

    @cached_property
    def open_steps(self) -> tuple[Step, ...]:
        """Every step that takes something now."""
        return tuple(step for step in self.steps if step.state is StepState.OPEN)
