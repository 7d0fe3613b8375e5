"""What the public pages of a plan need from the rest of the house, to be injected."""

import datetime
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.domain.agenda.offers import PlanOffer
from facilitation.exporters.agenda_document import AgendaDocument, PlanState
from facilitation.services.agenda.offers import Offering
from facilitation.services.agenda.residents import Joining


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version that was frozen; its number is part of its address for good."""

    number: int
    state: PlanState
    on: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A message about an item, or a version that came out (`edition`)."""

    id: str
    at_ms: int
    item: str = ""
    title: str = ""
    party: str = ""
    text: str = ""
    status: str = ""
    edition: Edition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReaction:
    """What a resident said, after an organiser read it; about the plan, or about an item."""

    text: str
    on: datetime.date
    item: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting for which people can register now. `slug`: the address of the form; `date`: as it
    is stored, empty while it is not known."""

    title: str
    slug: str
    date: str
    starts: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlan:
    """A plan as everybody may read it. `edition`: the frozen version that is shown; none: as it
    stands today. `parties`: the names of who contributes and answers here, by code. `joinable`:
    numbers of the items that people can join now; `coming`: meetings in the neighbourhood. `stamp`:
    another one as soon as anything of all this is."""

    document: AgendaDocument
    parties: Mapping[str, str]
    editions: Sequence[Edition]
    news: Sequence[News]
    edition: Edition | None = None
    open_for_comment: bool = False
    joinable: Collection[str] = frozenset()
    reactions: Sequence[ShownReaction] = ()
    coming: Sequence[Coming] = ()
    stamp: Hashable = None


class PublicPlans(Protocol):
    """The plans that have come out; a plan that never did does not exist here."""

    def standing(self, slug: str) -> PublicPlan | None:
        """The plan as people may read it today: while it is being changed, its last version."""

    def version(self, slug: str, number: int) -> PublicPlan | None:
        """One version as it came out, without notes that were hidden since."""


class TakingPart(Protocol):
    """What residents do with a plan that stands today."""

    def join(self, slug: str, joining: Joining, safe: bool) -> str:
        """Somebody joins; gives the link with which they can stop. Contact only where `safe`."""

    def joins(self, slug: str, token: str) -> bool:
        """Whether somebody joined with this link, and did not stop."""

    def stop(self, slug: str, token: str) -> bool:
        """Whether somebody stopped with it just now."""

    def react(self, slug: str, text: str, number: str) -> None:
        """Keep a reaction until an organiser has read it."""


class Offers(Protocol):
    """Offers and needs that residents send in on the page of a plan that has come out."""

    def offer(self, slug: str, offering: Offering, safe: bool) -> str:
        """Keep it until an organiser has looked; gives the link with which it is taken back."""

    def offered(self, slug: str, token: str) -> PlanOffer | None:
        """What is behind a link."""

    def take_back(self, slug: str, token: str) -> bool:
        """Whether something was taken back with this link just now."""

    def shown(self, slug: str) -> Sequence[PlanOffer]:
        """What everybody may read, newest first."""
