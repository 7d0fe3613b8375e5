"""The records of what people chose: answers and ballots in totals, never one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from facilitation.exporters.records.codes import BallotMethod, Cents, Count, MoneyOutcome, PerSource


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTotals:
    """How often each answer was given to one question."""

    step: str
    question: str | None = None
    text: str = ""
    totals: Mapping[str, Count] = field(default_factory=dict)
    answered: Count = 0
    per_source: PerSource = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionTotal:
    """What one option of a ballot got from everybody together."""

    id: str
    number: str = ""
    title: str
    total: Count
    per_source: PerSource = field(default_factory=dict)
    rank: Annotated[int, Meta(ge=1)] | None = None
    asks: Annotated[Cents | None, Meta(description="what a plan asks for")] = None
    outcome: Annotated[
        MoneyOutcome | None, Meta(description="where money was divided: whether it gets that")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingTotals:
    """How an amount was divided, and by which rules. `drawn`: option ids in the order in which the
    hall drew lots."""

    amount: Cents
    spent: Cents
    left: Cents
    tie_rule: Literal["both_if_it_fits", "draw"] = "both_if_it_fits"
    leftover_rule: Literal["next_that_fits", "stays_in_pot"] = "next_that_fits"
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTotals:
    """Voting cards with a code: made, used in this vote, and void."""

    issued: Count
    used: Count
    void: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotals:
    """What one group of at least `min_group` people gave to each option id."""

    role: str
    ballots: Count
    totals: Mapping[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotTotals:
    """One voting round in totals; a round that was done over stays, as void."""

    step: str
    round: Annotated[int, Meta(ge=1)] = 1
    void: bool = False
    about: str = "plans"
    method: BallotMethod = "dots"
    per_person: Annotated[int, Meta(description="dots, picks or euro cents")] | None = None
    options: tuple[OptionTotal, ...] = ()
    ballots: Annotated[PerSource, Meta(description="valid ballots per source")] = field(
        default_factory=dict
    )
    invalid: Count = 0
    groups: tuple[GroupTotals, ...] = ()
    shared: Annotated[tuple[str, ...], Meta(description="option ids high in every group")] = ()
    differences: tuple[str, ...] = ()
    ties: tuple[tuple[str, ...], ...] = ()
    funding: FundingTotals | None = None
    cards: CardTotals | None = None
