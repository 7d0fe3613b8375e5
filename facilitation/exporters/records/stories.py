"""The records of true stories, and of what tables gave about them."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from msgspec import Meta

from facilitation.domain.cases import CASE_LIMITS, MOST_ASKED
from facilitation.exporters.records.codes import OutcomeKind, PickedUpBy, Source

CASE_FORMAT: Final = "samenspel-case/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A true story that tables talked about; who told it stays in the hall."""

    id: str
    number: Annotated[int, Meta(ge=1)]
    title: str
    story: str = ""
    question: str = ""
    asked: Annotated[tuple[str, ...], Meta(description="guiding questions")] = ()
    tables: Annotated[tuple[int, ...], Meta(description="tables that were asked to take it")] = ()
    place: str = ""
    is_example: bool = False
    picked_up_by: PickedUpBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOutcomeRecord:
    """What a table gave the owner of its story to take home, and what the owner said to it."""

    id: str
    number: str
    case: Annotated[str | None, Meta(description="case id")] = None
    kind: OutcomeKind = "advice"
    text: str
    step: str = ""
    source: Source = "table"
    reaction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One true story, to be told again elsewhere: without who told it, or what came of it."""

    format: Literal["samenspel-case/1"] = CASE_FORMAT
    title: Annotated[str, Meta(min_length=1, max_length=CASE_LIMITS["title"])]
    story: Annotated[str, Meta(max_length=CASE_LIMITS["story"])] = ""
    question: Annotated[str, Meta(max_length=CASE_LIMITS["question"])] = ""
    asked: Annotated[
        tuple[Annotated[str, Meta(max_length=CASE_LIMITS["asked"])], ...],
        Meta(max_length=MOST_ASKED, description="guiding questions"),
    ] = ()
    place: Annotated[str, Meta(max_length=CASE_LIMITS["place"])] = ""
