"""The plain building blocks of a text document, the same for every format that has headings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `quiet` is for what is said beside the point: sources, counts."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with column headers; columns in `figures` hold numbers and align right.

    Without a caption the heading above says it.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as it stands in a document: its number, its text exactly as written, its origin."""

    number: str
    text: str
    origin: str
    place: str = ""
    theme: int | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes themselves, in the order of their numbers."""

    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what belongs to them."""

    pairs: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Bullets | Grid | Notes | Facts


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the document under one heading."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
