"""Published plans, as the API tells of them to everybody."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from facilitation.exporters.agenda_document import (
    AgendaItemRecord,
    AgendaRecord,
    LeftOut,
    MergedItem,
    NoteFate,
)
from facilitation.exporters.records.items import Answer, Contribution
from facilitation.exporters.records.meeting import Neighbourhood as NeighbourhoodRecord
from facilitation.web.api.resources.lists import Links


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
