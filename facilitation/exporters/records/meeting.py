"""The records of a meeting: where it was, what it asked, who was there and how it went."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from msgspec import Meta

from facilitation.exporters.records.codes import Count, DecisionLevel, Outcome, PerSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The place, and the words it has chosen for itself and for its agenda."""

    name: str
    level: str = "wijk"
    place_word: str = "wijk"
    plan_label: str = "wijkagenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepQuestion:
    """One question of a step that asks several."""

    key: str
    text: str
    options: tuple[str, ...] = ()
    options_from: Annotated[str | None, Meta(description="theme: the themes are the options")] = (
        None
    )
    other: Annotated[bool, Meta(description="'something else' may be answered too")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheetStep:
    """One step; `settings` holds its other fields as the run-sheet file has them."""

    id: str
    kind: str
    title: str
    text: str = ""
    chapter: str = ""
    min: Annotated[int, Meta(ge=0, description="planned minutes")] = 0
    limit: Annotated[int, Meta(description="most characters in a note")] | None = None
    questions: tuple[StepQuestion, ...] = ()
    options: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """The workshop's own copy of its run-sheet."""

    id: str
    name: str = ""
    goal: str = ""
    steps: tuple[RunSheetStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopRecord:
    """The meeting itself: what, when and where it was, what it asked and what comes next."""

    title: str
    code: str
    question: str = ""
    date: datetime.date | None = None
    place: str = ""
    state: str = "draft"
    opened_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    decision_level: DecisionLevel | None = None
    controller: Annotated[
        str, Meta(description="the organisation that answers for what is kept")
    ] = ""
    influence_text: str = ""
    essence: str = ""
    next_date: Annotated[str, Meta(description="as people typed it; empty: still to come")] = ""
    next_by_when: str = ""
    next_contact: Annotated[
        str, Meta(description="a group, or someone who agreed to be named; never an address")
    ] = ""
    run_sheet: RunSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """The agenda as a document: title, version and public address."""

    title: str
    version: int = 1
    state: str = "draft"
    intro: str = ""
    url: Annotated[str | None, Meta(description="public page; the QR codes point to it")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """How many people, as the desk counted them; small groups are together as `merged`."""

    headcount: Count | None = None
    tables: Count | None = None
    min_group: Annotated[int, Meta(ge=5)] = 5
    per_role: Mapping[str, Count] = field(default_factory=dict)
    per_area: Mapping[str, Count] = field(default_factory=dict)
    per_source: Annotated[PerSource, Meta(description="notes per source")] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One step as it went: when it was open and what came out."""

    step: str
    title: str
    kind: str
    opened_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    came_out: Mapping[Outcome, Count] = field(default_factory=dict)
