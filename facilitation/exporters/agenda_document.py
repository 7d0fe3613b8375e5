"""A whole wijkagenda as it may leave the house: the plan's JSON export, and every other format's
source. Like a workshop's document it cannot say who wrote what, and holds no contact detail.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal

from msgspec import Meta

from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.codes import Count, ItemStatus
from facilitation.exporters.records.items import Answer, Contribution, ItemRecord
from facilitation.exporters.records.meeting import Neighbourhood

PLAN_FORMAT: Final = "samenspel-plan/1"

PlanState = Literal["draft", "open_for_comment", "adopted", "in_progress", "evaluated"]
SourceKind = Literal["note", "theme", "item", "outcome"]
NoteFate = Annotated[
    Literal["in_items", "left_out", "loose", "word"],
    Meta(description="what became of a note: in a plan, left out with its theme, or still loose"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What something comes from: a note, theme, plan card or outcome of one of `workshops`."""

    workshop: Annotated[str, Meta(description="code of the workshop")]
    kind: SourceKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure about the neighbourhood, with where it comes from."""

    figure: str
    value: str
    source: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A line of the calendar: when, and what."""

    when: Annotated[str, Meta(description="as people typed it")]
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRecord:
    """The plan itself. The texts of its chapters are typed by people; `chapters` holds them by
    chapter key, next to what is generated from items and workshops."""

    title: str
    label: Annotated[str, Meta(description="wijkagenda, dorpsplan … : as residents say it")]
    slug: str
    state: PlanState = "draft"
    version: Annotated[int, Meta(ge=0, description="0: never published")] = 0
    made_on: datetime.date | None = None
    area: str = ""
    period_from: str = ""
    period_to: str = ""
    review_after_months: Count = 24
    adopted_by: str = ""
    adopted_on: datetime.date | None = None
    watch_group: str = ""
    intro: str = ""
    chapters: Annotated[
        Mapping[str, str],
        Meta(description="text typed per chapter: profile, made, shared, differences, money, …"),
    ] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    calendar: tuple[Appointment, ...] = ()
    contact: Annotated[str, Meta(description="a group or a general address")] = ""
    colophon: str = ""
    language_check: str = ""
    accessibility_note: str = ""
    checks: Annotated[
        Mapping[str, bool], Meta(description="the five questions before adoption")
    ] = field(default_factory=dict)
    url: Annotated[str | None, Meta(description="public address; QR codes point to it")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRecord:
    """A message about one item, newest first."""

    date: datetime.date
    party: str
    text: str
    status_from: ItemStatus | None = None
    status_to: ItemStatus | None = None
    next_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedCounts:
    """Who joins one item, added up over its own workshops only; never over items."""

    says_yes: Count = 0
    reachable: Count = 0
    brings: Mapping[str, Count] = field(default_factory=dict)
    levels: Mapping[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRecord:
    """What one meeting gave an item; votes of two meetings are never added up."""

    workshop: str
    votes: Count | None = None
    rank: Annotated[int, Meta(ge=1)] | None = None
    ranked: Annotated[int, Meta(ge=0, description="among how many it has that rank")] = 0
    status: Annotated[
        ItemStatus | Literal[""], Meta(description="how far it is, as was told there")
    ] = ""
    answered: Annotated[bool, Meta(description="whether a message followed what was told")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemRecord:
    """An agenda item: the fields of a plan (`item`, with the plan's own number), and what is only
    known in an agenda. `theme_number` gives its colour, `item.theme` the theme's id."""

    item: ItemRecord
    theme_name: str = ""
    theme_number: int | None = None
    joined: JoinedCounts = field(default_factory=JoinedCounts)
    updates: tuple[UpdateRecord, ...] = ()
    sources: tuple[Source, ...] = ()
    support: tuple[SupportRecord, ...] = ()
    merged_from: Annotated[
        tuple[str, ...], Meta(description="numbers of the items that came together in this one")
    ] = ()
    split_from: Annotated[str, Meta(description="number of the item this was part of")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A theme or plan card that is not in the plan, and why not."""

    source: Source
    number: str = ""
    title: str
    reason: str
    votes: Count | None = None
    notes: Count = 0
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedItem:
    """A number that is no longer an item of its own; it lives on in another."""

    number: str
    title: str
    into: Annotated[str, Meta(description="number of the item it is part of now")]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionRecord:
    """What a resident said while the plan was for comment, after somebody let everybody read it."""

    id: str
    text: str
    date: datetime.date
    item: Annotated[str, Meta(description="number of the item; empty: the whole plan")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRecord:
    """A state that a proposal or request came in."""

    state: str
    date: datetime.date
    reason: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingRecord:
    """Who stood behind it when it was handed in, in numbers."""

    says_yes: Count = 0
    reachable: Count = 0
    votes: Count | None = None
    rank: Annotated[int, Meta(ge=1)] | None = None
    ranked: Count = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionRecord:
    """An item as a proposal for money or as a request, once it was handed in. `values` holds what
    everybody may read of the form, amounts in euro cents: never who asks or who can be called."""

    item: Annotated[str, Meta(description="number of the item")]
    kind: Literal["budget", "challenge"]
    state: str
    values: Mapping[str, Any] = field(default_factory=dict)
    backing: BackingRecord = field(default_factory=BackingRecord)
    stages: tuple[StageRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRecord:
    """Something that one party sent on to another. The subject tells of nobody."""

    id: str
    date: datetime.date
    from_party: str
    to_party: str
    subject: str
    state: Literal["sent", "accepted", "declined", "done"]
    item: Annotated[str, Meta(description="number of the item; empty: none")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePath:
    """What became of one note: which items, why not, and the answer (its item's, or its own)."""

    workshop: str
    note: Annotated[str, Meta(description="id; number and text are in the workshop's notes")]
    fate: NoteFate
    items: Annotated[tuple[str, ...], Meta(description="numbers of items")] = ()
    reason: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDocument:
    """Everything about one plan that may be shown to everybody. `workshops` are the meetings it
    was made from, whole: their notes are the appendix, their logs tell how it was made."""

    format: Literal["samenspel-plan/1"] = PLAN_FORMAT
    neighbourhood: Neighbourhood
    plan: AgendaRecord
    items: Annotated[
        tuple[AgendaItemRecord, ...], Meta(description="in the order of the plan")
    ] = ()
    merged: tuple[MergedItem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    loose_effort: Annotated[
        tuple[Contribution, ...], Meta(description="effort that hangs on no item")
    ] = ()
    workshops: tuple[WorkshopDocument, ...] = ()
    paths: Annotated[
        tuple[NotePath, ...], Meta(description="one for every note of `workshops`")
    ] = ()
    reactions: Annotated[
        tuple[ReactionRecord, ...], Meta(description="those that everybody may read")
    ] = ()
    reactions_hidden: Annotated[
        Mapping[str, Count], Meta(description="hidden reactions per reason, without texts")
    ] = field(default_factory=dict)
    conversions: tuple[ConversionRecord, ...] = ()
    matches: Annotated[
        Mapping[str, Count],
        Meta(description="how many offers and needs were brought together, per state"),
    ] = field(default_factory=dict)
    referrals: tuple[ReferralRecord, ...] = ()
