"""The plan itself (the whole wijkagenda): its texts, its state and its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitation.domain.totals import JoiningTotals


class PlanState(StrEnum):
    """Where a plan is in its life; every change of state freezes a version."""

    DRAFT = "draft"
    OPEN_FOR_COMMENT = "open_for_comment"
    ADOPTED = "adopted"
    IN_PROGRESS = "in_progress"
    EVALUATED = "evaluated"


#: From each state: where a plan may go. Back to draft begins the next edition.
NEXT_STATES: Final[Mapping[PlanState, tuple[PlanState, ...]]] = MappingProxyType(
    {
        PlanState.DRAFT: (PlanState.OPEN_FOR_COMMENT,),
        PlanState.OPEN_FOR_COMMENT: (PlanState.ADOPTED, PlanState.DRAFT),
        PlanState.ADOPTED: (PlanState.IN_PROGRESS, PlanState.DRAFT),
        PlanState.IN_PROGRESS: (PlanState.EVALUATED, PlanState.DRAFT),
        PlanState.EVALUATED: (PlanState.DRAFT,),
    }
)

#: Chapters for which people type a text beside what is generated.
CHAPTERS: Final = ("profile", "made", "strengths", "differences", "money", "alive", "not_included")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about the neighbourhood, with where it comes from."""

    id: str
    figure: str
    value: str
    source: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A line of the calendar: when, and what."""

    id: str
    when: str
    what: str


@dataclass(frozen=True, slots=True)
class LooseEffort:
    """What a party does in the neighbourhood that hangs on no item."""

    id: str
    party: str
    what: str


@dataclass(frozen=True, slots=True)
class PlanTotals:
    """Counts that an import brought along, because whoever is counted stayed elsewhere; they come
    on top of what stands in the rows. `joining` is per item id, hidden reactions per reason."""

    joining: tuple[JoiningTotals, ...] = ()
    hidden_reactions: Mapping[str, int] = field(default_factory=dict)
    matches: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A wijkagenda. `version` counts edits of these fields; `published` counts frozen versions;
    `numbers_used` are the numbers of all items that ever were, so that none is used again."""

    id: str
    neighbourhood: str
    slug: str
    title: str
    label: str = "wijkagenda"
    version: int = 1
    state: PlanState = PlanState.DRAFT
    published: int = 0
    numbers_used: tuple[str, ...] = ()
    area: str = ""
    period_from: str = ""
    period_to: str = ""
    review_after_months: int = 24
    adopted_by: str = ""
    adopted_on: str = ""
    watch_group: str = ""
    intro: str = ""
    chapters: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    calendar: tuple[Appointment, ...] = ()
    loose_effort: tuple[LooseEffort, ...] = ()
    contact: str = ""
    colophon: str = ""
    language_check: str = ""
    accessibility_note: str = ""
    checks: tuple[str, ...] = ()
    kept: PlanTotals = field(default_factory=PlanTotals)


#: What an organiser types in a plan; the rest moves by what is done with it.
PLAN_FIELDS: Final = (
    "title",
    "label",
    "area",
    "period_from",
    "period_to",
    "review_after_months",
    "watch_group",
    "intro",
    "chapters",
    "figures",
    "calendar",
    "loose_effort",
    "contact",
    "colophon",
    "language_check",
    "accessibility_note",
    "checks",
)


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """That a copy of a plan was frozen, with a number that is part of its stable address. The
    document itself is kept beside it: a list of versions reads none of them."""

    plan: str
    number: int
    state: PlanState
    at_ms: int
    by: str


def may_become(state: PlanState, wanted: PlanState) -> bool:
    """Whether a plan in `state` may go to `wanted`."""
    return wanted in NEXT_STATES[state]
