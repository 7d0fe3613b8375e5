"""The parts of a board about the meeting itself: workshop, steps, chapters, what may be done."""

from facilitation.boards.hours import hour
from facilitation.boards.snapshot import Snapshot
from facilitation.boards.texts import numbered_questions, step_text
from facilitation.contract.boards import meeting as b
from facilitation.contract.boards.shapes import Label
from facilitation.contract.commands import commands_for
from facilitation.domain.answers import questions_of
from facilitation.domain.ballots import (
    VOTES,
    collects_choices,
    divides_money,
    method_of,
    money_of,
    vote_counted_in,
)
from facilitation.domain.people import Audience
from facilitation.domain.steps import OPEN_IN, Step, StepState, chapters, limit_of
from facilitation.domain.timing import MINUTE_MS
from facilitation.domain.workshop import Choice, WorkshopState

#: Steps whose answers are fixed options or numbers.
ASKS = frozenset({"poll", "scale", "evaluate", "ideas"})
#: By which channel each audience enters something.
CHANNEL = {Audience.PHONE: "device", Audience.TABLE: "table", Audience.SCRIBE: "paper"}
#: Needs an open step in which something was written.
ON_ONES_OWN = frozenset({"edit_note", "withdraw_note"})


def workshop_view(snapshot: Snapshot) -> b.WorkshopView:
    """The meeting as everybody sees it."""
    workshop, place = snapshot.workshop, snapshot.place
    settings, closing = workshop.settings, workshop.closing
    return b.WorkshopView(
        code=workshop.code,
        title=workshop.title,
        neighbourhood=workshop.neighbourhood,
        place=settings.place,
        date=settings.date,
        state=workshop.state,
        join_address=place.join_address,
        wifi=settings.wifi,
        languages=settings.languages,
        roles=_labels(settings.roles),
        areas=_labels(settings.areas),
        contact_allowed=place.contact_allowed,
        controller=settings.controller or place.controller,
        house_rules=place.house_rules,
        privacy_line=place.privacy_line,
        closing=b.ClosingView(
            next_date=closing.next_date, by_when=closing.by_when, contact=closing.contact
        ),
        plan_label=settings.plan_label,
        money=_money(snapshot),
    )


def _money(snapshot: Snapshot) -> b.MoneyView | None:
    if not any(divides_money(step.plan) for step in snapshot.steps):
        return None
    settings = snapshot.workshop.settings
    return b.MoneyView(
        amount=money_of(settings),
        youngest_voter=settings.money.youngest_voter,
        tie_rule=settings.money.tie_rule,
        leftover_rule=settings.money.leftover_rule,
    )


def _labels(choices: tuple[Choice, ...]) -> tuple[Label, ...]:
    return tuple(Label(code=choice.code, label=choice.label) for choice in choices)


def step_view(snapshot: Snapshot, step: Step | None) -> b.StepView | None:
    """A step with everything that screens need to ask it."""
    if step is None:
        return None
    plan = step.plan
    text = step_text(step, snapshot.workshop, snapshot.times)
    return b.StepView(
        id=step.id,
        kind=step.kind,
        title=step_title(snapshot, step),
        text=text,
        host=plan.host,
        chapter=plan.chapter,
        state=step.state,
        by=plan.by,
        about=plan.about,
        inputs=step.inputs,
        limit=limit_of(step),
        questions=_questions(step),
        scale=_scale(step),
        dots=plan.dots,
        pick=plan.pick,
        minimum=plan.minimum,
        maximum=plan.maximum,
        fields=plan.fields,
        asked=numbered_questions(text) if plan.fields or plan.kind == "case" else (),
        round=step.round,
        minutes=plan.min,
        method=_method(snapshot, step),
        amount=money_of(snapshot.workshop.settings) if divides_money(plan) else None,
        needs_code=plan.needs_code,
        waits_for=snapshot.awaited(step),
    )


def _method(snapshot: Snapshot, step: Step) -> str | None:
    """How people choose; where votes are counted, how they were chosen."""
    plan = vote_counted_in(step, snapshot.steps).plan
    return method_of(plan) if plan.kind in VOTES or collects_choices(plan) else None


def step_title(snapshot: Snapshot, step: Step) -> str:
    """The title with its times filled in."""
    title = step.plan.title
    for name, value in snapshot.times.items():
        title = title.replace(f"[{name}]", value or "…")
    return title


def _questions(step: Step) -> tuple[b.Question, ...]:
    if step.kind not in ASKS or (step.kind == "ideas" and not step.plan.questions):
        return ()
    return tuple(
        b.Question(
            key=asked.key,
            text=asked.text,
            options=tuple(Label(code=c, label=label) for c, label in asked.options.items()),
            other=asked.other,
        )
        for asked in questions_of(step)
    )


def _scale(step: Step) -> b.Scale | None:
    scale = step.plan.scale
    if scale is None:
        return None
    return b.Scale(from_=scale.from_, to=scale.to, low=scale.low, high=scale.high)


def step_rows(snapshot: Snapshot) -> tuple[b.StepRow, ...]:
    """The run-sheet, line by line."""
    return tuple(
        b.StepRow(
            id=step.id,
            kind=step.kind,
            about=step.plan.about,
            title=step_title(snapshot, step),
            chapter=step.plan.chapter,
            state=step.state,
            place=_place(snapshot, step),
            minutes=step.plan.min,
            shortest=step.plan.shortest,
            skippable=step.plan.skippable,
            parallel=step.plan.parallel is not None,
            limit=limit_of(step),
            starts=snapshot.starts[step.id],
        )
        for step in snapshot.steps
    )


def lacking(snapshot: Snapshot) -> tuple[b.Lack, ...]:
    """The steps that are not done and cannot be done yet; told to whoever leads, in good time."""
    ahead = (step for step in snapshot.steps if step.state is not StepState.CLOSED)
    waits = ((step.id, snapshot.awaited(step)) for step in ahead)
    return tuple(b.Lack(step=id_, waits_for=what) for id_, what in waits if what)


def _place(snapshot: Snapshot, step: Step) -> str | None:
    if step.id == snapshot.workshop.current_step:
        return "current"
    return "beside" if step.id == snapshot.workshop.beside_step else None


def chapter_rows(snapshot: Snapshot) -> tuple[b.Chapter, ...]:
    """The parts of the meeting, for the course of bricks."""
    rows = chapters(snapshot.steps, snapshot.workshop.current_step)
    return tuple(b.Chapter(name=name, state=state) for name, state in rows)


def open_actions(snapshot: Snapshot, audience: Audience) -> tuple[str, ...]:
    """The commands that this audience may send now; the browser never decides that."""
    names = [row.name for row in commands_for(audience)]
    if snapshot.workshop.state is WorkshopState.CLOSED:
        return tuple(name for name in names if name in {"sync", "withdraw_pledge", "set_closing"})
    return tuple(name for name in names if _is_open(snapshot, audience, name))


def _is_open(snapshot: Snapshot, audience: Audience, name: str) -> bool:
    if name in ON_ONES_OWN:
        return any(limit_of(step) for step in snapshot.open_steps)
    if name not in OPEN_IN:
        return True
    channel = CHANNEL.get(audience)
    return any(step.kind in OPEN_IN[name] and _takes(step, channel) for step in snapshot.open_steps)


def _takes(step: Step, channel: str | None) -> bool:
    """Whether a channel is open; where votes are counted nobody in the hall enters anything."""
    return channel is None or channel in step.inputs or step.kind == "count"


def meeting_clock_view(snapshot: Snapshot) -> b.MeetingClock:
    """When it was to end, when it will, and what can be shorter."""
    clock = snapshot.clock
    late = 0
    if clock.planned_end_ms is not None and clock.expected_end_ms is not None:
        late = round((clock.expected_end_ms - clock.planned_end_ms) / MINUTE_MS)
    return b.MeetingClock(
        planned_end=hour(clock.planned_end_ms),
        expected_end=hour(clock.expected_end_ms),
        minutes_late=late,
        can_be_shorter=tuple(
            b.Shortening(step=one.step, title=one.title, minutes=one.minutes, skip=one.skip)
            for one in clock.can_be_shorter
        ),
    )
