"""Meetings, as the API tells of them and takes them."""

import datetime
from typing import Annotated

from msgspec import Meta, Struct

from facilitation.domain.people import Audience
from facilitation.domain.workshop import Moderation, WorkshopState
from facilitation.web.api.resources.lists import Id, Links, Url
from facilitation.web.organise.form import LONGEST, LONGEST_PLACEHOLDER, MOST_AREAS, MOST_TABLES


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
