"""How many choices fit on the cover below its title and wall, so that it stays one page."""

from collections.abc import Sequence
from math import ceil

#: Points between the margins, less what is always there: brand line, headings, intro, spacing.
ROOM = 737.0 - 219.0
#: Points per line and letters per line of a title, by its class.
TITLES = {"size-l": (61.0, 15), "size-m": (44.0, 21), "size-s": (33.0, 30)}
ROW, LINE = 5.0, 16.4
LETTERS_PER_LINE = 20
FEWEST, MOST = 1, 9


def rows_that_fit(title: str, size: str, wall_height: float, labels: Sequence[str]) -> int:
    """The number of `labels` that can stand on the cover, in order."""
    points, letters = TITLES[size]
    room = ROOM - points * ceil(len(title) / letters) - wall_height
    for place, label in enumerate(labels):
        room -= ROW + LINE * ceil(len(label) / LETTERS_PER_LINE)
        if room < 0 or place == MOST:
            return max(place, FEWEST)
    return len(labels)
