"""Agenda items: their fields, their status, and what they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class ItemStatus(StrEnum):
    """How far an item is; the labels are in the catalogue."""

    IDEA = "idea"
    CHECKING = "checking"
    AGREED = "agreed"
    ACTIVE = "active"
    DONE = "done"
    ONGOING = "ongoing"
    PAUSED = "paused"
    DECLINED = "declined"
    HANDED_OVER = "handed_over"


#: With these a reason is asked (handed over: to whom), and printed.
NEEDS_REASON: Final = frozenset({ItemStatus.PAUSED, ItemStatus.DECLINED, ItemStatus.HANDED_OVER})

#: In these somebody works on it: a contact and a date of the next message are asked.
UNDER_WAY: Final = frozenset({ItemStatus.ACTIVE, ItemStatus.ONGOING})

#: Nothing more is expected of these.
AT_REST: Final = frozenset({ItemStatus.DONE, ItemStatus.DECLINED, ItemStatus.HANDED_OVER})


class Visibility(StrEnum):
    """Who may see an item; a draft is private."""

    DRAFT = "draft"
    INTERNAL = "internal"
    PUBLIC = "public"


class OriginKind(StrEnum):
    """What an item may come from."""

    NOTE = "note"
    THEME = "theme"
    ITEM = "item"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Origin:
    """Something of a workshop; `workshop` is its code. Kind `item` is a plan card, `outcome` what a
    table gave about a story."""

    workshop: str
    kind: OriginKind
    id: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something that will be done. `cost` in euro cents; `note` says why when it is dropped."""

    id: str
    text: str
    who: str = ""
    due: str = ""
    cost: int | None = None
    status: str = "open"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a party brings to an item, and as what (does it, helps, pays …)."""

    id: str
    what: str
    party: str = "residents"
    name: str = ""
    party_role: str = ""
    kind: str = ""
    level: str = ""
    status: str = "offered"


@dataclass(frozen=True, slots=True)
class Funding:
    """Money for an item, in euro cents."""

    id: str
    source: str
    amount: int | None = None
    state: str = "asked"


@dataclass(frozen=True, slots=True)
class Support:
    """What one workshop gave an item: votes and the place among `ranked` plans. `status`: how far
    it is as the hall heard, empty when nothing was told; `answered` once a message followed."""

    workshop: str
    votes: int | None = None
    rank: int | None = None
    ranked: int = 0
    status: str = ""
    answered: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda; residents see 'plan'. `number` is stable and never used again.
    `version` counts edits; `merged_into` is the id of the item it is part of now."""

    id: str
    plan: str
    number: str
    position: int
    title: str
    version: int = 1
    theme: str = ""
    theme_number: int | None = None
    areas: str = ""
    kind: str = "project"
    reason: str = ""
    ambition: str = ""
    success_sign: str = ""
    shared: str = ""
    differences: str = ""
    dream: str = ""
    first_step: str = ""
    first_step_date: str = ""
    horizon: str = ""
    actions: tuple[Action, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    decision_level: str = ""
    lead_party: str = "residents"
    contact: str = ""
    followers_min: int = 4
    role_over_time: str = ""
    cost_estimate: int | None = None
    cost_note: str = ""
    funding: tuple[Funding, ...] = ()
    saving: int | None = None
    saving_use: str = ""
    next_question: str = ""
    related: str = ""
    community_right: str = ""
    visibility: Visibility = Visibility.PUBLIC
    status: ItemStatus = ItemStatus.IDEA
    status_note: str = ""
    signal: str = ""
    next_report_date: str = ""
    origins: tuple[Origin, ...] = ()
    support: tuple[Support, ...] = ()
    merged_into: str | None = None
    merged_from: tuple[str, ...] = ()
    split_from: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it is still an item of its own."""
        return self.merged_into is None

    @property
    def told_status(self) -> str:
        """How far it is as a hall heard last, when nobody told it in a message since."""
        told = (one for one in reversed(self.support) if one.status and not one.answered)
        return next((one.status for one in told), "")

    @property
    def votes(self) -> int | None:
        """The votes of its last workshop that voted; votes of two evenings are never added up."""
        return next((one.votes for one in reversed(self.support) if one.votes is not None), None)


#: Field -> most characters, for what is typed as plain text.
TEXT_LIMITS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "title": 80,
        "theme": 80,
        "areas": 200,
        "reason": 600,
        "ambition": 300,
        "success_sign": 200,
        "shared": 600,
        "differences": 600,
        "dream": 300,
        "first_step": 300,
        "first_step_date": 80,
        "contact": 120,
        "role_over_time": 300,
        "cost_note": 300,
        "saving_use": 300,
        "next_question": 200,
        "related": 200,
        "status_note": 300,
    }
)

#: Field -> what may be chosen; an empty choice is 'not yet known' where it is listed.
CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "kind": ("project", "chore", "idea", "agreement", "challenge"),
        "horizon": ("", "now", "this_year", "one_to_four_years", "later"),
        "decision_level": ("", "inform", "consult", "decide_together", "residents_decide"),
        "lead_party": (
            "residents",
            "municipality",
            "housing_association",
            "neighbourhood_team",
            "organisation",
            "entrepreneur",
            "school",
            "police",
            "other",
        ),
        "community_right": (
            "",
            "challenge",
            "own_plan",
            "buildings_and_space",
            "open_government",
            "access_to_money",
            "own_support",
        ),
        "visibility": tuple(Visibility),
    }
)
STATUS_CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"status": tuple(ItemStatus), "signal": ("", "on_track", "delayed", "help_needed")}
)
ACTION_STATUSES: Final = ("open", "active", "done", "dropped")
CONTRIBUTION_KINDS: Final = (
    "",
    "time",
    "knowledge",
    "money",
    "things",
    "space",
    "network",
    "permission",
    "decision",
)
CONTRIBUTION_LEVELS: Final = ("", "little", "more", "paid", "hired")
CONTRIBUTION_STATUSES: Final = ("offered", "agreed", "done")
PARTY_ROLES: Final = ("", "client", "does_it", "helps", "advises", "pays", "decides")
FUNDING_STATES: Final = ("asked", "agreed", "received")

#: What an organiser types in the form of an item. Status has a form of its own.
ITEM_FIELDS: Final = (
    *(name for name in TEXT_LIMITS if name != "status_note"),
    *CHOICES,
    "followers_min",
    "cost_estimate",
    "saving",
    "actions",
    "contributions",
    "funding",
)


def chip(item: AgendaItem) -> str:
    """The short state in lists, the first that fits: a key of the catalogue."""
    if item.status not in AT_REST and not item.contact:
        return "seeks_contact"
    waiting = item.status in (ItemStatus.CHECKING, ItemStatus.AGREED)
    if waiting and item.lead_party != "residents":
        return f"at_{item.lead_party}"
    return "later" if item.horizon == "later" else item.status


def total_cost(item: AgendaItem) -> int:
    """Euro cents of all actions that are not dropped."""
    return sum(one.cost or 0 for one in item.actions if one.status != "dropped")
