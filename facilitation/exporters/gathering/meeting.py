"""What the store knows of the meeting itself, as records."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

import msgspec

from facilitation.domain.notes import Note
from facilitation.domain.ports import Store
from facilitation.domain.steps import Step, limit_of
from facilitation.domain.totals import KeptTotals, per_area, per_role
from facilitation.domain.workshop import Workshop
from facilitation.exporters.gathering.votes import is_vote, tally_of
from facilitation.exporters.records.codes import Outcome, PerSource
from facilitation.exporters.records.meeting import (
    LogEntry,
    Neighbourhood,
    Participation,
    RunSheet,
    RunSheetStep,
    StepQuestion,
    WorkshopRecord,
)
from facilitation.runsheets import shipped


def neighbourhood_record(workshop: Workshop) -> Neighbourhood:
    """The place with its own words."""
    settings = workshop.settings
    return Neighbourhood(
        name=workshop.neighbourhood,
        place_word=settings.place_word,
        plan_label=settings.plan_label,
    )


def _moment(at_ms: int | None) -> datetime.datetime | None:
    if at_ms is None:
        return None
    return datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC)


def workshop_record(workshop: Workshop, steps: Sequence[Step]) -> WorkshopRecord:
    """What, when and where it was, and what comes next."""
    settings, closing = workshop.settings, workshop.closing
    return WorkshopRecord(
        title=workshop.title,
        code=workshop.code,
        question=settings.question,
        date=_date(settings.date),
        place=settings.place,
        controller=settings.controller,
        state=workshop.state,
        opened_at=_moment(workshop.started_at_ms),
        closed_at=_moment(workshop.closed_at_ms),
        next_date=closing.next_date or "",
        next_by_when=closing.by_when or "",
        next_contact=closing.contact or "",
        run_sheet=_run_sheet(workshop.runsheet, steps),
    )


def _run_sheet(sheet_id: str, steps: Sequence[Step]) -> RunSheet:
    known = shipped().sheet(sheet_id)
    return RunSheet(
        id=sheet_id,
        name=known.name if known else "",
        goal=known.goal if known else "",
        steps=tuple(_step(step) for step in steps),
    )


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


#: Fields of a run-sheet's step that have a place of their own in the document.
NAMED = frozenset({"kind", "title", "text", "chapter", "min", "questions", "options"})


def _step(step: Step) -> RunSheetStep:
    plan = step.plan
    rest = {
        name: value
        for name, value in msgspec.to_builtins(plan).items()
        if name not in NAMED and value not in (None, "", [], False)
    }
    return RunSheetStep(
        id=step.id,
        kind=step.kind,
        title=plan.title,
        text=plan.text,
        chapter=plan.chapter,
        min=plan.min,
        limit=limit_of(step),
        questions=tuple(
            StepQuestion(
                key=one.key,
                text=one.text,
                options=one.options,
                options_from=one.options_from,
                other=one.other,
            )
            for one in plan.questions
        ),
        options=plan.options,
        settings=rest,
    )


def participation(store: Store, kept: KeptTotals, notes: Sequence[Note]) -> Participation:
    """How many people there were, as the desk counted them."""
    workshop = store.workshop
    people = store.participants.where()
    return Participation(
        headcount=workshop.headcount,
        tables=workshop.tables,
        min_group=workshop.settings.min_group,
        per_role=per_role(people, workshop.settings) or kept.per_role,
        per_area=per_area(people, workshop.settings) or kept.per_area,
        per_source=cast(PerSource, dict(Counter(note.source for note in notes))),
    )


def process_log(store: Store, steps: Sequence[Step], notes: Sequence[Note]) -> tuple[LogEntry, ...]:
    """The steps that were opened: when, and what came out."""
    per_step = Counter(note.step for note in notes)
    plans = Counter(item.step for item in store.items.where())
    given = Counter(one.step for one in store.outcomes.where(rehearsal=False))
    return tuple(
        LogEntry(
            step=step.id,
            title=step.plan.title,
            kind=step.kind,
            opened_at=_moment(step.opened_at_ms),
            closed_at=_moment(step.closed_at_ms),
            came_out=_came_out(store, step, per_step, plans, given),
        )
        for step in steps
        if step.opened_at_ms
    )


def _came_out(
    store: Store,
    step: Step,
    notes: Mapping[str, int],
    plans: Mapping[str, int],
    given: Mapping[str, int],
) -> Mapping[Outcome, int]:
    out: dict[Outcome, int] = {}
    if notes.get(step.id):
        out["words" if step.kind == "words" else "notes"] = notes[step.id]
    if plans.get(step.id):
        out["items"] = plans[step.id]
    if given.get(step.id):
        out["outcomes"] = given[step.id]
    for one in tally_of(store, step):
        out["ballots" if is_vote(step) else "answers"] = sum(one.voters.values())
    return out
