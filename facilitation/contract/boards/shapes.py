"""What every part of a board is made of, and the two parts that stand everywhere."""

from typing import Self

from msgspec import Struct, convert


class Shape(Struct, frozen=True, kw_only=True):
    """The base of everything that goes out."""

    @classmethod
    def of(cls, kept: object) -> Self:
        """What this shape names of something that is kept; nothing else of it leaves."""
        return convert(kept, cls, from_attributes=True)


class Label(Shape, frozen=True, kw_only=True):
    """A code and what people read."""

    code: str
    label: str


class ThemeChip(Shape, frozen=True, kw_only=True):
    """A theme as a brick: number and name."""

    id: str
    number: int
    name: str
