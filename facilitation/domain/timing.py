"""Clocks: the timer of a step, and the clock of the whole meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitation.domain.steps import Step, StepState
from facilitation.domain.workshop import Timer

MINUTE_MS = 60_000


def started(total_ms: int, now_ms: int) -> Timer:
    """A timer that runs from now."""
    return Timer(ends_at_ms=now_ms + total_ms, left_ms=None, total_ms=total_ms)


def left(timer: Timer, now_ms: int) -> int | None:
    """Milliseconds left, below zero after time; None without a timer."""
    if timer.ends_at_ms is not None:
        return timer.ends_at_ms - now_ms
    return timer.left_ms


def paused(timer: Timer, now_ms: int) -> Timer:
    """The timer standing still."""
    return replace(timer, ends_at_ms=None, left_ms=left(timer, now_ms))


def resumed(timer: Timer, now_ms: int) -> Timer:
    """The timer running on from where it stood."""
    if timer.ends_at_ms is not None or timer.left_ms is None:
        return timer
    return replace(timer, ends_at_ms=now_ms + timer.left_ms, left_ms=None)


def added(timer: Timer, extra_ms: int, now_ms: int) -> Timer:
    """The timer with more or less time; after time it counts from now."""
    rest = max(left(timer, now_ms) or 0, 0) + extra_ms
    total = max(timer.total_ms + extra_ms, 0)
    if timer.ends_at_ms is None and timer.left_ms is not None:
        return replace(timer, left_ms=max(rest, 0), total_ms=total)
    return Timer(ends_at_ms=now_ms + max(rest, 0), left_ms=None, total_ms=total)


@dataclass(frozen=True, slots=True)
class Shorter:
    """Minutes that a step still to come can give."""

    step: str
    title: str
    minutes: int
    skip: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """When the meeting was to end and when it will, in ms; both None while that is unknown."""

    planned_end_ms: int | None
    expected_end_ms: int | None
    can_be_shorter: tuple[Shorter, ...]


def meeting_clock(
    steps: Sequence[Step],
    current: str | None,
    planned_start_ms: int | None,
    timer: Timer,
    now_ms: int,
) -> Clock:
    """Plan against reality: what is left of this step plus all steps after it."""
    ahead = _ahead(steps, current)
    shorter = tuple(_shorter(step) for step in ahead if _can_give(step))
    if planned_start_ms is None:
        return Clock(None, None, shorter)
    planned = planned_start_ms + MINUTE_MS * sum(minutes_of(step) for step in steps)
    rest = max(left(timer, now_ms) or 0, 0)
    expected = now_ms + rest + MINUTE_MS * sum(minutes_of(step) for step in ahead)
    return Clock(planned, expected, shorter)


def _ahead(steps: Sequence[Step], current: str | None) -> list[Step]:
    position = next((step.position for step in steps if step.id == current), 0)
    return [step for step in steps if step.position > position and step.state is StepState.PLANNED]


def minutes_of(step: Step) -> int:
    """Steps that run during a break cost no time of their own."""
    return 0 if step.plan.parallel else step.plan.min


def _can_give(step: Step) -> bool:
    return not step.plan.parallel and (step.plan.skippable or step.plan.min > step.plan.shortest)


def _shorter(step: Step) -> Shorter:
    minutes = step.plan.min if step.plan.skippable else step.plan.min - step.plan.shortest
    return Shorter(step.id, step.plan.title, minutes, step.plan.skippable)
