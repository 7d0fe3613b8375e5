"""One workshop as it may leave the house: the JSON export, and the source of every other format.

Nothing in here can say who wrote what: there is no author, no table, no time of a single note,
no contact detail and no single vote, so no exporter can leak one. Whoever fills it leaves hidden
notes out, and puts groups smaller than `min_group` together before they get here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from msgspec import Meta

from facilitation.exporters.records.codes import Count
from facilitation.exporters.records.items import ItemRecord, OfferRecord, PledgeCounts
from facilitation.exporters.records.meeting import (
    LogEntry,
    Neighbourhood,
    Participation,
    PlanRecord,
    WorkshopRecord,
)
from facilitation.exporters.records.notes import NoteRecord, ThemeRecord, WordList
from facilitation.exporters.records.stories import CaseOutcomeRecord, CaseRecord
from facilitation.exporters.records.votes import AnswerTotals, BallotTotals

FORMAT: Final = "samenspel/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopDocument:
    """Everything about one workshop that may be shown to everybody, at any moment of it."""

    format: Literal["samenspel/1"] = FORMAT
    neighbourhood: Neighbourhood
    workshop: WorkshopRecord
    plan: PlanRecord | None = None
    participation: Participation = field(default_factory=Participation)
    notes: tuple[NoteRecord, ...] = ()
    hidden: Annotated[
        Mapping[str, Count], Meta(description="hidden notes per reason, without texts")
    ] = field(default_factory=dict)
    themes: tuple[ThemeRecord, ...] = ()
    words: tuple[WordList, ...] = ()
    answers: tuple[AnswerTotals, ...] = ()
    ballots: tuple[BallotTotals, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    cases: tuple[CaseRecord, ...] = ()
    outcomes: tuple[CaseOutcomeRecord, ...] = ()
    pledges: tuple[PledgeCounts, ...] = ()
    offers: tuple[OfferRecord, ...] = ()
    process_log: tuple[LogEntry, ...] = ()
