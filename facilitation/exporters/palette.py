"""The twelve theme colours of the house, for drawings that cannot use a stylesheet."""

from dataclasses import dataclass

INK = "#17201C"
WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill, the text on it, and an edge that shows on paper and in grey."""

    fill: str
    text: str
    edge: str


PAINTS: tuple[Paint, ...] = (
    Paint("#AD4C2A", WHITE, "#AD4C2A"),
    Paint("#123F35", WHITE, "#123F35"),
    Paint("#2C5DC9", WHITE, "#2C5DC9"),
    Paint("#F5C935", INK, "#8A6A00"),
    Paint("#663A72", WHITE, "#663A72"),
    Paint("#A3D3EE", INK, "#3B7A9C"),
    Paint("#94A11C", INK, "#6A7410"),
    Paint("#E09086", INK, "#A8554B"),
    Paint("#67696C", WHITE, "#67696C"),
    Paint("#562A10", WHITE, "#562A10"),
    Paint("#3E9C9C", INK, "#2B7878"),
    Paint("#DFDAC0", INK, "#7D7756"),
)


def paint(number: int) -> Paint:
    """The colour of theme `number`; after twelve the colours come round again."""
    return PAINTS[(number - 1) % len(PAINTS)]


def comes_round_again(number: int) -> bool:
    """Whether another theme has this colour too, so that it needs a hatch."""
    return number > len(PAINTS)
