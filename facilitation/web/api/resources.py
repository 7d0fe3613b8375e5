"""What goes over the wire of the API: every answer and body, in types that check and describe.

What is published about a plan has its own types already (exporters/agenda_document.py)."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Final, Generic, Literal, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType, field

from facilitation.domain.agenda.items import TEXT_LIMITS, ItemStatus, Visibility
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.agenda.said import LONGEST_REASON, LONGEST_RESPONSE, LONGEST_UPDATE
from facilitation.domain.agenda.said import Feasibility as FeasibilityCode
from facilitation.domain.neighbourhoods import Level
from facilitation.domain.people import Audience
from facilitation.domain.rights import Right
from facilitation.domain.workshop import Moderation, WorkshopState
from facilitation.exporters.agenda_document import (
    AgendaItemRecord,
    AgendaRecord,
    LeftOut,
    MergedItem,
    NoteFate,
)
from facilitation.exporters.records.items import Action, Answer, Contribution, Funding
from facilitation.exporters.records.meeting import Neighbourhood as NeighbourhoodRecord
from facilitation.web.organise.form import LONGEST, LONGEST_PLACEHOLDER, MOST_AREAS, MOST_TABLES
from facilitation.web.organise.plan.form import PARTY_LENGTH

Row = TypeVar("Row")

Url = Annotated[str, Meta(extra_json_schema={"format": "uri"})]
Id = Annotated[str, Meta(max_length=64)]
Signal = Literal["", "on_track", "delayed", "help_needed"]
Party = Annotated[
    str,
    Meta(min_length=1, max_length=PARTY_LENGTH, description="code of a party of the neighbourhood"),
]
LONGEST_ROLE: Final = 80


class Links(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where this and what belongs to it is found."""

    this: Url = field(name="self")
    page: Url | UnsetType = UNSET
    exports: Annotated[dict[str, Url], Meta(description="by format")] | UnsetType = UNSET
    items: Url | UnsetType = UNSET
    updates: Url | UnsetType = UNSET
    responses: Url | UnsetType = UNSET
    versions: Url | UnsetType = UNSET
    notes: Url | UnsetType = UNSET
    neighbourhood: Url | UnsetType = UNSET
    plan: Url | UnsetType = UNSET


class PageLinks(Struct, frozen=True, kw_only=True):
    """This page of a list and the ones around it."""

    this: Url = field(name="self")
    first: Url
    last: Url
    prev: Url | None = None
    next: Url | None = None


class Page(Struct, Generic[Row], frozen=True, kw_only=True):
    """Part of a list; `total` counts all of it."""

    results: tuple[Row, ...]
    total: Annotated[int, Meta(ge=0)]
    links: PageLinks


class ProblemKind(Struct, frozen=True, kw_only=True):
    """Something that a program can be told."""

    type: Url
    title: str
    status: int
    code: str
    detail: str


# Neighbourhoods and run-sheets ------------------------------------------------------------------


class NeighbourhoodResource(Struct, frozen=True, kw_only=True):
    """A place that the key reaches; `right`: what its maker may there, `writes`: whether the key is
    for more than reading."""

    id: Id
    parent: Id | None
    name: str
    level: Level
    place_word: str
    plan_label: str
    right: Right
    writes: bool
    links: Links


class RunSheetResource(Struct, frozen=True, kw_only=True):
    """A kind of meeting; minutes and people are advice."""

    id: str
    name: str
    goal: str
    minutes: int
    fewest_people: int
    most_people: int
    placeholders: Annotated[
        tuple[str, ...],
        Meta(description="what a meeting of this kind asks an organiser to fill in"),
    ]


# Workshops --------------------------------------------------------------------------------------


class WorkshopSummary(Struct, frozen=True, kw_only=True):
    """A meeting in a list."""

    code: Annotated[str, Meta(description="the join code")]
    title: str
    neighbourhood: Id
    series: Id | None
    date: datetime.date | None
    place: str
    state: WorkshopState
    people: int
    notes: int
    links: Links


class StepResource(Struct, frozen=True, kw_only=True):
    """A step of the meeting's own copy of its run-sheet."""

    kind: str
    chapter: str
    title: str
    minutes: int


class HallLinkResource(Struct, frozen=True, kw_only=True):
    """A secret address for one function in the hall. Told once: in the answer that made the
    meeting."""

    audience: Audience
    table: int | None
    url: Url


class WorkshopResource(Struct, frozen=True, kw_only=True):
    """A meeting as it was prepared. `start` is the time on the clock there (HH:MM); `hall_links`
    are there in the answer that made the meeting only, and for who may hand them out."""

    code: Annotated[str, Meta(description="the join code")]
    title: str
    neighbourhood: Id
    series: Id | None
    run_sheet: str
    state: WorkshopState
    question: str
    date: datetime.date | None
    start: str
    place: str
    tables: int
    areas: tuple[str, ...]
    moderation: Moderation
    english: bool
    next_date: str
    by_when: str
    controller: str
    steps: tuple[StepResource, ...]
    join_url: Url
    hall_links: tuple[HallLinkResource, ...] = ()
    links: Links


class NewWorkshop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A meeting to be made. What is left out is not known yet; the neighbourhood's own settings
    fill in what they know."""

    neighbourhood: Annotated[str, Meta(min_length=1, description="id of the neighbourhood")]
    run_sheet: Annotated[str, Meta(min_length=1, description="id of the run-sheet")]
    title: Annotated[str, Meta(min_length=1, max_length=LONGEST["title"])]
    series: Annotated[str, Meta(description="id of a series of the neighbourhood")] = ""
    question: Annotated[str, Meta(max_length=LONGEST["question"])] = ""
    date: datetime.date | None = None
    start: Annotated[str, Meta(pattern=r"^(\d{2}:\d{2})?$", description="HH:MM")] = ""
    place: Annotated[str, Meta(max_length=LONGEST["place"])] = ""
    tables: Annotated[int, Meta(ge=0, le=MOST_TABLES)] = 0
    areas: Annotated[
        tuple[Annotated[str, Meta(max_length=LONGEST["neighbourhood"])], ...],
        Meta(max_length=MOST_AREAS),
    ] = ()
    placeholders: dict[str, Annotated[str, Meta(max_length=LONGEST_PLACEHOLDER)]] = {}
    next_date: Annotated[str, Meta(max_length=LONGEST["next_date"])] = ""
    by_when: Annotated[str, Meta(max_length=LONGEST["by_when"])] = ""
    contact: Annotated[str, Meta(max_length=LONGEST["contact"])] = ""
    wifi: Annotated[str, Meta(max_length=LONGEST["wifi"])] = ""
    controller: Annotated[str, Meta(max_length=LONGEST["controller"])] = ""
    english: bool = True
    moderation: Moderation = Moderation.FLAGGED


# Plans of organisers ----------------------------------------------------------------------------


class PlanSummary(Struct, frozen=True, kw_only=True):
    """A plan (wijkagenda) in a list. `edition` is the newest frozen version; 0: none yet."""

    slug: str
    title: str
    label: str
    neighbourhood: Id
    state: PlanState
    edition: int
    links: Links


class PlanResource(PlanSummary, frozen=True, kw_only=True):
    """A plan as organisers see it; `version` counts edits of these texts. Everything of it that may
    leave the house is in its exports."""

    version: int
    area: str
    period_from: str
    period_to: str
    review_after_months: int
    adopted_by: str
    adopted_on: str
    watch_group: str
    intro: str
    chapters: Mapping[str, str]


class ItemResource(Struct, frozen=True, kw_only=True):
    """An item of a plan as organisers see it, drafts too. `version` counts edits: send it along
    with a change. Amounts in euro cents. `votes` is a total of one evening, never a single vote;
    who can be reached is not told, only whether somebody keeps it up to date (`has_contact`)."""

    number: Annotated[str, Meta(description="stable, and never used again in this plan")]
    version: int
    title: str
    theme: str
    theme_number: int | None
    areas: str
    kind: str
    reason: str
    ambition: str
    success_sign: str
    shared: str
    differences: str
    dream: str
    first_step: str
    first_step_date: str
    horizon: str
    actions: tuple[Action, ...]
    contributions: tuple[Contribution, ...]
    decision_level: str
    lead_party: str
    has_contact: bool
    followers_min: int
    role_over_time: str
    cost_estimate: int | None
    cost_note: str
    funding: tuple[Funding, ...]
    saving: int | None
    saving_use: str
    next_question: str
    related: str
    community_right: str
    visibility: Visibility
    status: ItemStatus
    status_note: str
    signal: Signal
    next_report_date: str
    votes: int | None
    links: Links


class StatusPatch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an item stands from now on (a merge patch: what is left out stays as it is). `version`:
    the version of the item that you read; where somebody else changed the same since, nothing is
    changed and you are told. A change of status becomes a message; `text` may say more."""

    version: Annotated[int, Meta(ge=1)]
    status: ItemStatus | UnsetType = UNSET
    status_note: Annotated[str, Meta(max_length=TEXT_LIMITS["status_note"])] | UnsetType = UNSET
    signal: Signal | UnsetType = UNSET
    next_report_date: datetime.date | None | UnsetType = UNSET
    party: Party = "residents"
    text: Annotated[str, Meta(max_length=LONGEST_UPDATE)] = ""


class NewUpdate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message about an item, which leaves its status as it is."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_UPDATE)]
    party: Party = "residents"


class UpdateResource(Struct, frozen=True, kw_only=True):
    """A message about an item, and the change of status that it tells."""

    id: Id
    at: datetime.datetime
    party: str
    text: str
    status_from: ItemStatus | None
    status_to: ItemStatus | None
    next_date: str


class NewResponse(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party's answer to an item. With `no` and `partly` a reason is asked."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_RESPONSE)]
    party: Party = "municipality"
    role: Annotated[str, Meta(max_length=LONGEST_ROLE)] = ""
    feasibility: FeasibilityCode = FeasibilityCode.UNKNOWN
    reason: Annotated[str, Meta(max_length=LONGEST_REASON)] = ""


class ResponseResource(Struct, frozen=True, kw_only=True):
    """A party's answer, beside residents' own words."""

    id: Id
    at: datetime.datetime
    party: str
    role: str
    text: str
    feasibility: FeasibilityCode
    reason: str


class VersionResource(Struct, frozen=True, kw_only=True):
    """That a copy of the plan was frozen."""

    number: int
    state: PlanState
    at: datetime.datetime
    links: Links


# Published plans --------------------------------------------------------------------------------


class PublishedSummary(Struct, frozen=True, kw_only=True):
    """A plan that has come out, in a list."""

    slug: str
    title: str
    label: str
    state: str
    edition: int
    published_on: datetime.date
    links: Links


class EditionResource(Struct, frozen=True, kw_only=True):
    """A version that came out; its address stays."""

    number: int
    state: str
    on: datetime.date
    links: Links


class ReactionResource(Struct, frozen=True, kw_only=True):
    """What a resident said, after somebody read it; about an item, or about the plan."""

    text: str
    on: datetime.date
    item: str


class NewsResource(Struct, frozen=True, kw_only=True):
    """A message about an item, or a version that came out (`edition`)."""

    id: str
    at: datetime.datetime
    item: str
    title: str
    party: str
    text: str
    status: str
    edition: int | None


class MeetingRecord(Struct, frozen=True, kw_only=True):
    """A meeting that the plan was made in, and how many notes of it can be read."""

    code: str
    title: str
    date: datetime.date | None
    headcount: int | None
    notes: int


class PublishedPlan(Struct, frozen=True, kw_only=True):
    """A plan as everybody may read it: what its public page shows. `edition`: the frozen version
    that this is; null: as it stands today. `joinable`: numbers of items that people can join."""

    plan: AgendaRecord
    neighbourhood: NeighbourhoodRecord
    parties: Mapping[str, str]
    edition: int | None
    open_for_comment: bool
    joinable: tuple[str, ...]
    items: tuple[AgendaItemRecord, ...]
    merged: tuple[MergedItem, ...]
    left_out: tuple[LeftOut, ...]
    loose_effort: tuple[Contribution, ...]
    meetings: tuple[MeetingRecord, ...]
    reactions: tuple[ReactionResource, ...]
    news: tuple[NewsResource, ...]
    editions: tuple[EditionResource, ...]
    links: Links


class PublishedNote(Struct, frozen=True, kw_only=True):
    """A note behind the plan, exactly as written, and what became of it."""

    meeting: Annotated[str, Meta(description="code of the meeting")]
    number: int
    text: str
    text_pending: bool
    source: Literal["device", "table", "paper"]
    fate: NoteFate | None
    items: tuple[str, ...]
    reason: str
    answers: tuple[Answer, ...]
