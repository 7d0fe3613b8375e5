"""Items of a plan, as the API tells of them and takes what is said about them."""

import datetime
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from facilitation.domain.agenda.items import TEXT_LIMITS, ItemStatus, Visibility
from facilitation.domain.agenda.said import LONGEST_REASON, LONGEST_RESPONSE, LONGEST_UPDATE
from facilitation.domain.agenda.said import Feasibility as FeasibilityCode
from facilitation.exporters.records.items import Action, Contribution, Funding
from facilitation.web.api.resources.lists import Id, Links
from facilitation.web.organise.plan.form import PARTY_LENGTH

Signal = Literal["", "on_track", "delayed", "help_needed"]
Party = Annotated[
    str,
    Meta(min_length=1, max_length=PARTY_LENGTH, description="code of a party of the neighbourhood"),
]
LONGEST_ROLE: Final = 80


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
