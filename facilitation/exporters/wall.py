"""The wall of bricks: every theme a brick, its area in step with its number of notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitation.exporters.palette import Paint, comes_round_again, paint
from facilitation.exporters.records.notes import ThemeRecord

WIDTH = 595.0
GAP = 5.0
MARGIN = 45.4
PADDING = 9.0
NARROWEST = 92.0
WALL_HEIGHT = 225.0
LARGEST, SMALLEST = 20.0, 11.5
# Bitter 800 is about this wide per letter, measured over Dutch names.
LETTER_WIDTH = 0.64

#: How many bricks lie in each course, from the top, for a number of themes.
COURSES: dict[int, tuple[int, ...]] = {
    1: (1,),
    2: (2,),
    3: (1, 2),
    4: (2, 2),
    5: (2, 3),
    6: (3, 3),
    7: (2, 2, 3),
    8: (2, 3, 3),
    9: (2, 3, 4),
    10: (2, 2, 3, 3),
    11: (2, 3, 3, 3),
    12: (3, 3, 3, 3),
}


@dataclass(frozen=True, slots=True)
class Brick:
    """One theme in points on the page; `lines` is its name, broken to fit."""

    number: int
    count: int
    lines: tuple[str, ...]
    size: float
    x: float
    y: float
    width: float
    height: float
    text_x: float
    paint: Paint
    hatched: bool


@dataclass(frozen=True, slots=True)
class Wall:
    """All bricks, and the height they need."""

    width: float
    height: float
    bricks: tuple[Brick, ...]


def wall(themes: Sequence[ThemeRecord]) -> Wall:
    """Lay `themes`, largest first, in courses across the page."""
    largest_first = sorted(themes, key=lambda theme: (-theme.count, theme.number))
    bricks: list[Brick] = []
    y = 0.0
    for course in _courses(largest_first):
        laid = tuple(_lay(course, len(themes), sum(theme.count for theme in themes), y))
        bricks.extend(laid)
        y += laid[0].height + GAP
    return Wall(WIDTH, max(0.0, y - GAP), tuple(bricks))


def _courses(themes: Sequence[ThemeRecord]) -> Iterator[Sequence[ThemeRecord]]:
    sizes = COURSES.get(len(themes)) or (4,) * -(-len(themes) // 4)
    start = 0
    for size in sizes:
        yield themes[start : start + size]
        start += size


def _lay(course: Sequence[ThemeRecord], themes: int, notes: int, y: float) -> Iterator[Brick]:
    in_course = sum(theme.count for theme in course)
    height = WALL_HEIGHT * (in_course / notes if notes else len(course) / themes)
    widths = _widths([max(theme.count, 1) for theme in course])
    fitted = [
        _fit(theme.name, width - PADDING - (PADDING if place else MARGIN), height)
        for place, (theme, width) in enumerate(zip(course, widths, strict=True))
    ]
    height = max(height, *(_needed(lines, size) for lines, size in fitted))
    x = 0.0
    for place, (theme, width, (lines, size)) in enumerate(zip(course, widths, fitted, strict=True)):
        yield Brick(
            number=theme.number,
            count=theme.count,
            lines=lines,
            size=size,
            x=round(x, 1),
            y=round(y, 1),
            width=round(width, 1),
            height=round(height, 1),
            text_x=round(x + (PADDING if place else MARGIN), 1),
            paint=paint(theme.number),
            hatched=comes_round_again(theme.number),
        )
        x += width + GAP


def _widths(weights: Sequence[int]) -> list[float]:
    """Widths in proportion, except that every brick has room for its name."""
    room = WIDTH - GAP * (len(weights) - 1)
    spare = room - NARROWEST * len(weights)
    fair = [room * weight / sum(weights) for weight in weights]
    if min(fair) >= NARROWEST:
        return fair
    above = [max(0.0, width - NARROWEST) for width in fair]
    return [NARROWEST + spare * extra / sum(above) for extra in above]


def _fit(name: str, room: float, height: float) -> tuple[tuple[str, ...], float]:
    """The name in lines, as large as the brick allows."""
    size = LARGEST
    while True:
        letters = max(6, int(room / (size * LETTER_WIDTH)))
        lines = tuple(_broken(name, letters))
        fits = _longest_word(name) <= letters and _needed(lines, size) <= height
        if fits or size <= SMALLEST:
            return lines, size
        size -= 0.5


def _broken(name: str, letters: int) -> Iterator[str]:
    line = ""
    for word in _pieces(name, letters):
        if line and len(line) + 1 + len(word) > letters:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _pieces(name: str, letters: int) -> Iterator[str]:
    """Words; one that is wider than the brick goes on the next line where it must."""
    for word in name.split():
        for start in range(0, len(word), letters):
            yield word[start : start + letters]


def _longest_word(name: str) -> int:
    return max((len(word) for word in name.split()), default=0)


def _needed(lines: Sequence[str], size: float) -> float:
    return 19 + len(lines) * size * 1.12 + 24
