"""What the public pages of a plan need from the rest of the house, to be injected."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.exporters.agenda_document import AgendaDocument, PlanState


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
class PublicPlan:
    """A plan as everybody may read it. `edition`: the frozen version that is shown; none: as it
    stands today. `parties`: the names of who contributes and answers here, by code."""

    document: AgendaDocument
    parties: Mapping[str, str]
    editions: Sequence[Edition]
    news: Sequence[News]
    edition: Edition | None = None


class PublicPlans(Protocol):
    """The plans that have come out; a plan that never did does not exist here."""

    def standing(self, slug: str) -> PublicPlan | None:
        """The plan as people may read it today: while it is being changed, its last version."""

    def version(self, slug: str, number: int) -> PublicPlan | None:
        """One version as it came out, without notes that were hidden since."""
