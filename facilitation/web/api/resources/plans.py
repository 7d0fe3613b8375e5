"""Plans of organisers, as the API tells of them."""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from facilitation.domain.agenda.plan import PlanState
from facilitation.web.api.resources.lists import Id, Links


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


class VersionResource(Struct, frozen=True, kw_only=True):
    """That a copy of the plan was frozen."""

    number: int
    state: PlanState
    at: datetime.datetime
    links: Links
