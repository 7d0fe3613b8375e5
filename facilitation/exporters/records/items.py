"""The records of the plans of an agenda, of who joins them, and of what is offered."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from facilitation.exporters.records.codes import (
    BallotMethod,
    Cents,
    Count,
    DecisionLevel,
    Feasibility,
    Horizon,
    ItemStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that will be done, by whom and by when."""

    text: str
    who: str = ""
    due: str = ""
    cost: Cents | None = None
    status: Literal["open", "active", "done", "dropped"] = "open"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What a party brings to an item."""

    party: str
    name: str = ""
    what: str = ""
    kind: str = ""
    level: str = ""
    status: Literal["offered", "agreed", "done"] = "offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Money for an item, asked for or received."""

    source: str
    amount: Cents = 0
    state: Literal["asked", "agreed", "received"] = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a party outside the room answered, next to the residents' own words."""

    party: str
    text: str
    feasibility: Feasibility = "unknown"
    reason: str = ""
    date: datetime.date | None = None
    code: Annotated[str, Meta(description="which party, where `party` is its own name")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One plan of the agenda; every text is as its table wrote it."""

    id: str
    number: str
    title: str
    step: Annotated[str, Meta(description="in which step its card was filled in")] = ""
    theme: Annotated[str | None, Meta(description="theme id")] = None
    areas: tuple[str, ...] = ()
    kind: str = "project"
    reason: str = ""
    ambition: str = ""
    success_sign: str = ""
    shared: str = ""
    differences: str = ""
    dream: str = ""
    actions: tuple[Action, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    first_step: str = ""
    first_step_date: str = ""
    horizon: Horizon | None = None
    rank: Annotated[int, Meta(ge=1)] | None = None
    votes: Count | None = None
    vote_method: BallotMethod | None = None
    says_yes: Count = 0
    reachable: Count = 0
    followers_min: Count = 4
    decision_level: DecisionLevel | None = None
    lead_party: str = ""
    contact_group: Annotated[str, Meta(description="name of a group; never an address")] = ""
    role_over_time: str = ""
    cost_estimate: Cents | None = None
    cost_note: str = ""
    funding: tuple[Funding, ...] = ()
    saving: Cents | None = None
    saving_use: str = ""
    feasibility: Feasibility = "unknown"
    responses: tuple[Answer, ...] = ()
    status: ItemStatus = "idea"
    status_note: str = ""
    signal: Literal["on_track", "delayed", "help_needed"] | None = None
    next_report_date: str = ""
    next_question: str = ""
    origins: Annotated[tuple[str, ...], Meta(description="note ids")] = ()
    related: tuple[str, ...] = ()
    community_right: str = ""
    state: Literal["draft", "internal", "public"] = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeCounts:
    """How many people join one item and what they bring; never added up over items. In a step
    about promises the item is the step, and `intentions` are the promises, in no order."""

    item: str
    says_yes: Count = 0
    reachable: Count = 0
    brings: Mapping[str, Count] = field(default_factory=dict)
    levels: Mapping[str, Count] = field(default_factory=dict)
    intentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRecord:
    """Something offered or asked in public; private needs are not in here."""

    id: str
    kind: Literal["offer", "need"]
    text: str
    category: str = ""
    step: str = ""
