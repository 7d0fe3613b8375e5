"""Neighbourhoods and kinds of meeting, as the API tells of them."""

from typing import Annotated

from msgspec import Meta, Struct

from facilitation.domain.neighbourhoods import Level
from facilitation.domain.rights import Right
from facilitation.web.api.resources.lists import Id, Links


class NeighbourhoodResource(Struct, frozen=True, kw_only=True):
    """A place that the key reaches; `right`: what its maker may there, `writes`: whether the key is
    for more than reading."""

    id: Id
    parent: Id | None
    name: str
    level: Level
    place_word: str
    plan_label: str
    right: Right
    writes: bool
    links: Links


class RunSheetResource(Struct, frozen=True, kw_only=True):
    """A kind of meeting; minutes and people are advice."""

    id: str
    name: str
    goal: str
    minutes: int
    fewest_people: int
    most_people: int
    placeholders: Annotated[
        tuple[str, ...],
        Meta(description="what a meeting of this kind asks an organiser to fill in"),
    ]
