"""Running the meeting: steps, timer, inputs, the big screen and the closing."""

from dataclasses import replace

from msgspec import UNSET

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, MeetingMoved, ScreenChanged, ThemesShown
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import InvalidPayload, UnknownView
from facilitation.domain.steps import (
    ROUNDS,
    SHOWS_THEMES,
    Step,
    StepState,
    closed,
    opened,
)
from facilitation.domain.timing import added, paused, resumed, started
from facilitation.domain.totals import KEPT, KeptTotals, frozen
from facilitation.domain.views import VIEWS
from facilitation.domain.workshop import Timer, WorkshopState
from facilitation.services.lookup import step_of
from facilitation.services.tallying import close_vote, void_ballots


def go_to_step(unit: Unit, who: Who, command: p.GoToStep) -> tuple[Event, ...]:
    """Make a step the current one. What was never open opens; nothing closes."""
    step = step_of(unit, command.step)
    moved = MeetingMoved()
    begins = step.state is StepState.PLANNED
    if begins:
        step, moved = _open(unit, step)
    elif unit.workshop.current_step == step.id:
        return ()
    return (moved, *_make_current(unit, step, begins))


def _make_current(unit: Unit, step: Step, begins: bool) -> tuple[Event, ...]:
    """`begins`: its time runs from now, also where everybody saw the step before it was open."""
    workshop = unit.workshop
    if begins or workshop.current_step != step.id:
        workshop = replace(
            workshop,
            timer=started(step.plan.min * 60_000, unit.now_ms),
            view="step",
            reveal=0 if step.kind == "check" else None,
            beside_step=None if workshop.beside_step == step.id else workshop.beside_step,
        )
    unit.workshop = replace(workshop, current_step=step.id)
    return _show_themes(unit, step)


def _show_themes(unit: Unit, step: Step) -> tuple[Event, ...]:
    if step.kind not in SHOWS_THEMES:
        return ()
    return show_themes(unit)


def show_themes(unit: Unit) -> tuple[Event, ...]:
    """From now on everybody sees the themes; boards from before are sent whole."""
    workshop = unit.workshop
    if workshop.themes_shown or not workshop.last_theme:
        return ()
    unit.workshop = replace(workshop, themes_shown=True, whole_since=workshop.revision)
    writers = {note.author for note in unit.notes.where() if note.theme and note.author}
    return (ThemesShown(participants=tuple(sorted(writers))),)


def open_step(unit: Unit, who: Who, command: p.OpenStep) -> tuple[Event, ...]:
    """Open a step as the current one, or beside it."""
    step = step_of(unit, command.step)
    moved = MeetingMoved()
    begins = step.state is StepState.PLANNED
    if step.state is not StepState.OPEN:
        step, moved = _open(unit, step)
    elif _stands(unit, step, command.beside):
        return ()
    if not command.beside or unit.workshop.current_step == step.id:
        return (moved, *_make_current(unit, step, begins))
    unit.workshop = replace(unit.workshop, beside_step=step.id)
    return (moved, *_show_themes(unit, step))


def _stands(unit: Unit, step: Step, beside: bool) -> bool:
    workshop = unit.workshop
    return step.id == (workshop.beside_step if beside else workshop.current_step)


def _open(unit: Unit, step: Step) -> tuple[Step, MeetingMoved]:
    """Open a step that is not: reopening a vote voids the round before."""
    unit.workshop.require_open()
    begins = step.state is StepState.PLANNED and step.kind in ROUNDS
    moved = MeetingMoved(participants=_change_tables(unit) if begins else ())
    if step.state is StepState.CLOSED:
        void_ballots(unit, step)
    step = opened(step, unit.now_ms)
    unit.steps.save(step)
    if unit.workshop.state is WorkshopState.READY:
        unit.workshop = replace(unit.workshop, state=WorkshopState.OPEN, started_at_ms=unit.now_ms)
    return step, moved


def _change_tables(unit: Unit) -> tuple[str, ...]:
    """People move between rounds, so each is asked again; before the first they just sat down."""
    unit.workshop = replace(unit.workshop, round=unit.workshop.round + 1)
    return unit.clear_tables() if unit.workshop.round > 1 else ()


def close_step(unit: Unit, who: Who, command: p.CloseStep) -> tuple[Event, ...]:
    """Close a step for input; results are added up."""
    step = step_of(unit, command.step)
    if step.state is not StepState.OPEN:
        return ()
    step = closed(step, unit.now_ms)
    unit.steps.save(close_vote(unit, step))
    workshop = unit.workshop
    if workshop.beside_step == step.id:
        unit.workshop = replace(workshop, beside_step=None)
    return (MeetingMoved(),)


def set_inputs(unit: Unit, who: Who, command: p.SetInputs) -> tuple[Event, ...]:
    """Switch the channels of a step."""
    step = step_of(unit, command.step)
    inputs = tuple(dict.fromkeys(command.inputs))
    if step.inputs == inputs:
        return ()
    unit.steps.save(replace(step, inputs=inputs))
    return (MeetingMoved(),)


def set_timer(unit: Unit, who: Who, command: p.SetTimer) -> tuple[Event, ...]:
    """Set, lengthen, shorten, pause or start the timer; it closes nothing."""
    timer = unit.workshop.timer
    given = [name for name in ("seconds", "add", "paused") if getattr(command, name) is not None]
    if len(given) != 1:
        raise InvalidPayload(problem="exactly one of seconds, add, paused")
    if command.seconds is not None:
        timer = started(command.seconds * 1000, unit.now_ms)
    elif command.add is not None:
        timer = added(timer, command.add * 1000, unit.now_ms)
    else:
        timer = paused(timer, unit.now_ms) if command.paused else resumed(timer, unit.now_ms)
    unit.workshop = replace(unit.workshop, timer=timer)
    return (MeetingMoved(),)


def show(unit: Unit, who: Who, command: p.Show) -> tuple[Event, ...]:
    """Choose what the projector shows, how much of it, or hold it still."""
    workshop = unit.workshop
    if command.view is not None:
        if command.view not in VIEWS:
            raise UnknownView(view=command.view)
        workshop = replace(workshop, view=command.view, reveal=None, frozen=False)
    if command.reveal is not None:
        workshop = replace(workshop, reveal=command.reveal)
    if command.frozen is not None:
        workshop = replace(workshop, frozen=command.frozen)
    unit.workshop = workshop
    themes = show_themes(unit) if command.view == "themes" else ()
    return (ScreenChanged(), *themes)


def set_closing(unit: Unit, who: Who, command: p.SetClosing) -> tuple[Event, ...]:
    """The next date and who keeps people posted."""
    closing = unit.workshop.closing
    sent = {
        name: (value or "").strip() or None
        for name in ("next_date", "by_when", "contact")
        if (value := getattr(command, name)) is not UNSET
    }
    unit.workshop = replace(unit.workshop, closing=replace(closing, **sent))
    return (MeetingMoved(),)


def close_workshop(unit: Unit, who: Who, command: p.CloseWorkshop) -> tuple[Event, ...]:
    """End the meeting. What is still open closes; an open next date stays a task ('volgt')."""
    if unit.workshop.state is WorkshopState.CLOSED:
        return ()
    for step in unit.steps.where(state=StepState.OPEN):
        unit.steps.save(close_vote(unit, closed(step, unit.now_ms)))
    before = unit.totals.get(KEPT) or KeptTotals()
    unit.totals.put(frozen(unit.participants.where(), unit.workshop.settings, before))
    unit.workshop = replace(
        unit.workshop,
        state=WorkshopState.CLOSED,
        closed_at_ms=unit.now_ms,
        beside_step=None,
        timer=Timer(),
    )
    return (MeetingMoved(),)
