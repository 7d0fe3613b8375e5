"""A run-sheet as a course of bricks on one time scale: what a meeting is made of, at a glance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

from facilitation.domain.runsheets import StepPlan

#: What people do in a step, in the six sorts of the legend.
SORT_OF_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "poll": "ideas",
        "scale": "ideas",
        "words": "ideas",
        "ideas": "ideas",
        "group": "themes",
        "check": "themes",
        "talk": "talk",
        "case": "talk",
        "market": "talk",
        "elaborate": "talk",
        "pitch": "talk",
        "choose": "choose",
        "vote": "choose",
        "budget": "choose",
        "count": "choose",
        "result": "choose",
        "offers": "join",
        "commit": "join",
    }
)
SORTS: Final = ("welcome", "ideas", "themes", "talk", "choose", "join")

#: Brick widths are classes in steps of five minutes, since pages carry no inline style.
WIDTH_STEP: Final = 5
WIDEST: Final = 240


@dataclass(frozen=True, slots=True)
class SheetBrick:
    """Steps of one sort in a row: how long together, and the width class."""

    sort: str
    minutes: int

    @property
    def width(self) -> int:
        """Minutes rounded to a class that exists."""
        return _width(self.minutes)


def bricks(steps: Iterable[StepPlan]) -> tuple[SheetBrick, ...]:
    """Steps in a row of one sort become one brick; parallel steps take no time of their own."""
    in_row = [step for step in steps if not step.parallel]
    runs = groupby(in_row, key=lambda step: SORT_OF_KIND.get(step.kind, "welcome"))
    return tuple(SheetBrick(sort, sum(step.min for step in run)) for sort, run in runs)


def rest(total: int, longest: int) -> int:
    """The open end after a meeting, so that all meetings stand on the scale of the longest."""
    return _width(longest - total) if longest > total else 0


def _width(minutes: int) -> int:
    return min(WIDEST, max(WIDTH_STEP, round(minutes / WIDTH_STEP) * WIDTH_STEP))
