"""Codes and numbers that records are made of."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

Source = Literal["device", "table", "paper"]
Unit = Literal["person", "table"]
PlacedBy = Literal["machine", "hand", "none"]
NoteKind = Literal["word", "idea", "signal", "quote", "point", "question", "correction"]
ThemeState = Literal["suggested", "active", "parked", "merged"]
BallotMethod = Literal["dots", "top3", "budget_plans", "budget_amounts", "pick", "table_consensus"]
MoneyOutcome = Literal["funded", "not_funded", "to_draw", "waiting"]
DecisionLevel = Literal["inform", "consult", "decide_together", "residents_decide"]
Feasibility = Literal["unknown", "yes", "partly", "no", "being_examined"]
Horizon = Literal["now", "this_year", "one_to_four_years", "later"]
ItemStatus = Literal[
    "idea",
    "checking",
    "agreed",
    "active",
    "done",
    "ongoing",
    "paused",
    "declined",
    "handed_over",
]
OutcomeKind = Literal["advice", "lesson", "profile", "question"]
PickedUpBy = Literal["residents", "neighbourhood_team", "together"]
Outcome = Literal[
    "people",
    "notes",
    "words",
    "themes",
    "answers",
    "ballots",
    "items",
    "outcomes",
    "pledges",
    "offers",
]

Count = Annotated[int, Meta(ge=0)]
Cents = Annotated[int, Meta(ge=0, description="euro cents")]
PerSource = Mapping[Source, Count]
