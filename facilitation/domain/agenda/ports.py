"""What the plan needs from the outside: one plan inside one transaction."""

from collections.abc import Mapping
from typing import Any, Protocol

from facilitation.domain.agenda.conversions import Conversion, ConversionKind
from facilitation.domain.agenda.item_links import ItemLink
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.matching import Match
from facilitation.domain.agenda.offers import PlanOffer
from facilitation.domain.agenda.plan import Plan, PlanVersion
from facilitation.domain.agenda.referrals import Referral
from facilitation.domain.agenda.residents import PlanPledge, Reaction
from facilitation.domain.agenda.said import Change, LeftOut, Meeting, Response, Update


class AgendaStore(Protocol):
    """Everything of one plan, as it stands."""

    now_ms: int

    @property
    def plan(self) -> Plan:
        """The plan itself."""

    def items(self) -> tuple[AgendaItem, ...]:
        """All items in the order of the plan, those that are part of another too."""

    def item(self, number: str) -> AgendaItem | None:
        """The item with this number."""

    def workshops(self) -> tuple[str, ...]:
        """Codes of the workshops it is made from, oldest first."""

    def responses(self) -> tuple[Response, ...]:
        """Answers, oldest first."""

    def updates(self) -> tuple[Update, ...]:
        """Messages, newest first."""

    def left_out(self) -> tuple[LeftOut, ...]:
        """What did not become an item, with the reason."""

    def versions(self) -> tuple[PlanVersion, ...]:
        """That copies were frozen, newest first."""

    def frozen(self, number: int) -> Mapping[str, Any] | None:
        """The document of one frozen copy."""

    def change_of(self, subject: str, version: int) -> Change | None:
        """The edit that made this version of the plan (its id) or of an item (its id)."""

    def changes(self, subject: str) -> tuple[Change, ...]:
        """All edits of the plan or an item, newest first."""

    def pledges(self) -> tuple[PlanPledge, ...]:
        """Who joined outside of a meeting, those who stopped too, oldest first."""

    def reactions(self) -> tuple[Reaction, ...]:
        """What residents said while the plan was for comment, oldest first."""

    def meetings(self, subject: str) -> tuple[Meeting, ...]:
        """Who met whom over a field of this plan or item, oldest first."""

    def conversions(self) -> tuple[Conversion, ...]:
        """Proposals and requests, oldest first."""

    def conversion(self, item: str, kind: ConversionKind) -> Conversion | None:
        """The proposal or request that this item (its id) is."""

    def matches(self) -> tuple[Match, ...]:
        """Offers and needs that were brought together, oldest first."""

    def offers(self) -> tuple[PlanOffer, ...]:
        """What residents offer or look for on the plan's page, oldest first."""

    def referrals(self) -> tuple[Referral, ...]:
        """What parties sent on to each other, oldest first."""

    def item_links(self) -> tuple[ItemLink, ...]:
        """Links of contact persons, those that ended too, oldest first."""


class AgendaUnit(AgendaStore, Protocol):
    """An open unit of work on one plan; nobody else writes to it meanwhile."""

    def new_id(self) -> str:
        """An unguessable id."""

    def save_plan(self, plan: Plan) -> None:
        """Write the plan."""

    def save_item(self, item: AgendaItem) -> None:
        """Insert or write an item."""

    def add_workshop(self, code: str) -> None:
        """This workshop belongs to the plan; harmless when it did."""

    def add_response(self, response: Response) -> None:
        """Keep an answer."""

    def add_update(self, update: Update) -> None:
        """Keep a message."""

    def leave_out(self, left_out: LeftOut) -> None:
        """Keep why something is not in the plan; a new reason replaces the old."""

    def take_in(self, left_out: LeftOut) -> None:
        """It is no longer left out."""

    def add_version(self, version: PlanVersion, document: Mapping[str, Any]) -> None:
        """Keep a frozen copy."""

    def add_change(self, change: Change) -> None:
        """Keep an edit in the history."""

    def save_pledge(self, pledge: PlanPledge) -> None:
        """Insert or write that somebody joins."""

    def save_reaction(self, reaction: Reaction) -> None:
        """Insert or write a reaction."""

    def save_offer(self, offer: PlanOffer) -> None:
        """Insert or write an offer or need."""

    def drop_offer(self, offer: str) -> None:
        """It goes, for good."""

    def save_referral(self, referral: Referral) -> None:
        """Insert or write a referral."""

    def save_item_link(self, link: ItemLink) -> None:
        """Insert or write the link of a contact person."""

    def keep_meeting(self, meeting: Meeting) -> None:
        """Keep that two people met over a field, or that one of them has seen it."""

    def save_conversion(self, conversion: Conversion) -> None:
        """Insert or write a proposal or request."""
