"""Answers, votes and counts."""

from typing import Annotated, Literal

from msgspec import Meta

from facilitation.contract.fields import Id, Line, People, Ref
from facilitation.contract.payloads.base import Payload

AnswerValue = (
    Annotated[str, Meta(max_length=64)]
    | Annotated[int, Meta(ge=-1000, le=1000)]
    | Annotated[list[Ref], Meta(max_length=20)]
    | Annotated[dict[Ref, People], Meta(max_length=60)]
    | None
)


class Answer(Payload, frozen=True, kw_only=True):
    """Polls, scales, looking back, choosing a table. An answer replaces the earlier one; null
    takes it back. Shapes: an option code, a number, several codes, or people per theme."""

    step: Ref
    question: Ref | None = None
    value: AnswerValue
    other: Line | None = None


class CastBallot(Payload, frozen=True, kw_only=True):
    """Points per option; replaces this participant's earlier ballot of the same step."""

    id: Id
    step: Ref
    allocation: Annotated[
        dict[Ref, Annotated[int, Meta(ge=0, le=1_000_000_000)]], Meta(max_length=200)
    ]
    code: Annotated[str, Meta(max_length=20)] | None = None


class DrawLot(Payload, frozen=True, kw_only=True):
    """Which of the equal plans the hall drew, where the money is not for all of them. One at a
    time, in the order of drawing; null takes back every lot of this vote."""

    step: Ref
    option: Ref | None


class SetHeadcount(Payload, frozen=True, kw_only=True):
    """People in the hall, from the desk; what every screen counts."""

    people: People
    tables: Annotated[int, Meta(ge=0, le=999)] | None = None


class AddCounts(Payload, frozen=True, kw_only=True):
    """Hands, stickers, people per theme or paper ballots, counted by hand and added to what was
    counted before; negative numbers put a mistake right. `id` makes sending again harmless."""

    step: Ref
    question: Ref | None = None
    totals: Annotated[
        dict[Ref, Annotated[int, Meta(ge=-100_000, le=100_000)]],
        Meta(min_length=1, max_length=200),
    ]
    voters: Annotated[int, Meta(ge=-100_000, le=100_000)]
    invalid: Annotated[int, Meta(ge=-100_000, le=100_000)] = 0
    source: Literal["paper", "table"] = "paper"
    id: Id | None = None
