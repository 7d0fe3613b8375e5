"""What every answer of the API is made of: links, pages of lists, and problems."""

from typing import Annotated, Generic, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType, field

Row = TypeVar("Row")

Url = Annotated[str, Meta(extra_json_schema={"format": "uri"})]
Id = Annotated[str, Meta(max_length=64)]


class Links(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where this and what belongs to it is found."""

    this: Url = field(name="self")
    page: Url | UnsetType = UNSET
    exports: Annotated[dict[str, Url], Meta(description="by format")] | UnsetType = UNSET
    items: Url | UnsetType = UNSET
    updates: Url | UnsetType = UNSET
    responses: Url | UnsetType = UNSET
    versions: Url | UnsetType = UNSET
    notes: Url | UnsetType = UNSET
    neighbourhood: Url | UnsetType = UNSET
    plan: Url | UnsetType = UNSET


class PageLinks(Struct, frozen=True, kw_only=True):
    """This page of a list and the ones around it."""

    this: Url = field(name="self")
    first: Url
    last: Url
    prev: Url | None = None
    next: Url | None = None


class Page(Struct, Generic[Row], frozen=True, kw_only=True):
    """Part of a list; `total` counts all of it."""

    results: tuple[Row, ...]
    total: Annotated[int, Meta(ge=0)]
    links: PageLinks


class ProblemKind(Struct, frozen=True, kw_only=True):
    """Something that a program can be told."""

    type: Url
    title: str
    status: int
    code: str
    detail: str
