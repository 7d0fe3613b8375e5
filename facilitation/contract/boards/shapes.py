"""What every part of a board is made of, and the two parts that stand everywhere."""

from msgspec import Struct


class Shape(Struct, frozen=True, kw_only=True):
    """The base of everything that goes out."""


class Label(Shape, frozen=True, kw_only=True):
    """A code and what people read."""

    code: str
    label: str


class ThemeChip(Shape, frozen=True, kw_only=True):
    """A theme as a brick: number and name."""

    id: str
    number: int
    name: str
