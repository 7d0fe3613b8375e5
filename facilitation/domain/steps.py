"""The steps of a workshop: what each kind takes, and how they open, close and follow each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from facilitation.domain.refusals import InputClosed, NotInThisStep, StepClosed
from facilitation.domain.runsheets import StepPlan


class StepState(StrEnum):
    """Planned steps were never open; closed ones can be opened again."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one workshop's own copy of a run-sheet."""

    id: str
    position: int
    kind: str
    plan: StepPlan
    state: StepState = StepState.PLANNED
    inputs: tuple[str, ...] = ()
    round: int = 0
    opened_at_ms: int | None = None
    closed_at_ms: int | None = None
    tally: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """What kind of note a step takes, how long, and what else somebody may call it."""

    note_kind: str
    limit: int
    also: frozenset[str] = frozenset()


WRITING: Mapping[str, Writing] = {
    "words": Writing("word", 40),
    "ideas": Writing("idea", 140),
    "check": Writing("correction", 140),
    "case": Writing("point", 140, frozenset({"quote"})),
    "market": Writing("question", 140),
    "talk": Writing("quote", 140),
    "pitch": Writing("quote", 140),
}

#: Notes of these kinds are grouped into themes; words are only counted.
GROUPED_KINDS = frozenset({"idea", "signal", "point", "correction"})

#: A promise of one's own, about nothing that others wrote; what one joins is the step itself.
ABOUT_INTENTION = "intention"

#: In these steps people sit at another table than before, so tables are asked again.
ROUNDS = frozenset({"words", "ideas", "case", "market", "elaborate"})

#: From these steps on everybody sees the themes.
SHOWS_THEMES = frozenset(
    {"check", "choose", "elaborate", "pitch", "vote", "budget", "result", "offers", "commit"}
)

#: Which commands each kind of step takes from the hall.
OPEN_IN: Mapping[str, frozenset[str]] = {
    "submit_note": frozenset(WRITING),
    "add_paper_notes": frozenset(WRITING),
    "answer": frozenset({"poll", "scale", "evaluate", "choose", "check", "talk", "elaborate"}),
    "cast_ballot": frozenset({"vote", "budget"}),
    "add_counts": frozenset(
        {
            "poll",
            "scale",
            "evaluate",
            "choose",
            "check",
            "vote",
            "budget",
            "count",
            "talk",
            "commit",
        }
    ),
    "submit_plan_card": frozenset({"elaborate"}),
    "pledge": frozenset({"commit"}),
    "offer": frozenset({"offers"}),
}


def require_open(step: Step, command: str) -> None:
    """Refuse what this kind of step never takes, or does not take now."""
    if step.kind not in OPEN_IN[command]:
        raise NotInThisStep(step=step.id, kind=step.kind)
    if step.state is not StepState.OPEN:
        raise StepClosed(step=step.id)


def require_input(step: Step, source: str) -> None:
    """Refuse a channel that is switched off for this step."""
    if source not in step.inputs:
        raise InputClosed(step=step.id, source=source)


def was_open_at(step: Step, written_at_ms: int) -> bool:
    """Whether something written at that moment was written while the step was open."""
    if step.opened_at_ms is None or step.closed_at_ms is None:
        return False
    return step.opened_at_ms <= written_at_ms <= step.closed_at_ms


def opened(step: Step, now_ms: int) -> Step:
    """The step, open. A step that was closed before starts a new round."""
    if step.state is StepState.OPEN:
        return step
    again = step.state is StepState.CLOSED
    return replace(
        step,
        state=StepState.OPEN,
        round=step.round + 1 if again else step.round,
        opened_at_ms=now_ms if step.opened_at_ms is None else step.opened_at_ms,
        closed_at_ms=None,
    )


def closed(step: Step, now_ms: int) -> Step:
    """The step, closed; closing it twice changes nothing."""
    if step.state is not StepState.OPEN:
        return step
    return replace(step, state=StepState.CLOSED, closed_at_ms=now_ms)


def limit_of(step: Step) -> int | None:
    """Characters per note, or None where nothing is written."""
    writing = WRITING.get(step.kind)
    return writing.limit if writing else None


def chapters(steps: Sequence[Step], current: str | None) -> tuple[tuple[str, str], ...]:
    """(name, state) of each part of the meeting; steps in a row with one word are one chapter."""
    names: list[str] = []
    now: int | None = None
    for step in steps:
        if not names or names[-1] != step.plan.chapter:
            names.append(step.plan.chapter)
        if step.id == current:
            now = len(names) - 1
    return tuple((name, _chapter_state(index, now)) for index, name in enumerate(names))


def _chapter_state(index: int, now: int | None) -> str:
    if now is None or index > now:
        return "to_come"
    return "now" if index == now else "done"
