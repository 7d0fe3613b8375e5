"""How the meeting went: its steps, what it counted, and where it was."""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace

from facilitation.domain.notes import counts_as_shown
from facilitation.domain.ports import Unit
from facilitation.domain.results import Tally
from facilitation.domain.steps import GROUPED_KINDS, SHOWS_THEMES, Step, StepState
from facilitation.domain.totals import JoiningTotals, KeptTotals
from facilitation.domain.workshop import WorkshopState
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.meeting import LogEntry
from facilitation.exporters.restoring.votes import tallies_of

STATES: Mapping[str, WorkshopState] = {state.value: state for state in WorkshopState}


def restore_step_ids(unit: Unit, document: WorkshopDocument) -> None:
    """Steps keep the ids under which notes and answers know them."""
    steps = sorted(unit.steps.where(), key=lambda step: step.position)
    wanted = [step.id for step in document.workshop.run_sheet.steps]
    if [step.id for step in steps] != wanted:
        unit.steps.drop()
        for step, step_id in zip(steps, wanted, strict=True):
            unit.steps.add(replace(step, id=step_id))


def restore_steps(unit: Unit, document: WorkshopDocument) -> None:
    """As they went. After themes and plans, because a tally is about those."""
    went = {entry.step: entry for entry in document.process_log}
    tallies = tallies_of(unit, document)
    for step in unit.steps.where():
        unit.steps.save(_went(step, went.get(step.id), tallies.get(step.id, Tally()), document))


def _went(
    step: Step,
    entry: LogEntry | None,
    tally: Tally,
    document: WorkshopDocument,
) -> Step:
    if entry is None:
        return step
    closed = _ms(entry.closed_at)
    state = StepState.OPEN if closed is None else StepState.CLOSED
    rounds = [one.round for one in document.ballots if one.step == step.id]
    again = state is StepState.OPEN
    return replace(
        step,
        state=state,
        opened_at_ms=_ms(entry.opened_at),
        closed_at_ms=closed,
        round=max(rounds) if rounds and again else max(rounds, default=1) - 1,
        tally=asdict(tally) if tally.questions else {},
    )


def restore_totals(unit: Unit, document: WorkshopDocument) -> None:
    """Counts of people who are not in the document themselves."""
    joining = tuple(
        JoiningTotals(one.item, one.says_yes, one.reachable, one.brings, one.levels, one.intentions)
        for one in document.pledges
    )
    people = document.participation
    kept = KeptTotals(
        per_role=people.per_role,
        per_area=people.per_area,
        hidden=document.hidden,
        joining=joining,
    )
    unit.totals.add(kept)


def restore_header(unit: Unit, document: WorkshopDocument) -> None:
    """Counts as they would have been kept counted, and where the meeting was."""
    notes, workshop = unit.notes.where(), document.workshop
    shown = [note for note in notes if counts_as_shown(note)]
    loose = [note for note in shown if note.kind in GROUPED_KINDS and note.theme is None]
    current = _current(unit)
    unit.workshop = replace(
        unit.workshop,
        state=STATES.get(workshop.state, WorkshopState.READY),
        started_at_ms=_ms(workshop.opened_at),
        closed_at_ms=_ms(workshop.closed_at),
        headcount=document.participation.headcount or 0,
        tables=document.participation.tables or 0,
        notes=len(shown),
        waiting=len(notes) - len(shown),
        loose=len(loose),
        step_notes=dict(Counter(note.step for note in shown)),
        last_number=max((note.number for note in notes), default=0),
        last_card=max((note.number for note in notes if note.source == "paper"), default=0),
        last_theme=max((theme.number for theme in document.themes), default=0),
        current_step=current.id,
        themes_shown=current.kind in SHOWS_THEMES,
    )


def _current(unit: Unit) -> Step:
    """The step that is open, else the last that was, else the first."""
    steps = sorted(unit.steps.where(), key=lambda step: step.position)
    order: tuple[Callable[[Step], bool], ...] = (
        lambda step: step.state is StepState.OPEN,
        lambda step: step.opened_at_ms is not None,
    )
    for fits in order:
        if found := [step for step in steps if fits(step)]:
            return found[-1]
    return steps[0]


def _ms(moment: datetime.datetime | None) -> int | None:
    return None if moment is None else round(moment.timestamp() * 1000)
