"""How wide the columns of a table should be, from what stands in them."""

from collections.abc import Sequence
from itertools import zip_longest

#: Letters: no column is narrower, none counts for more. The number of a note has three figures, and
#: the lines around a cell take room as well.
NARROWEST, WIDEST = 7, 60
#: A header is in bold, which is wider.
BOLD = 1.15


def letters(header: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[float, ...]:
    """Letters that each column needs: all of its longest word, most of its usual text."""
    columns = zip_longest(header, *rows, fillvalue="")
    return tuple(_needs([str(cell) for cell in column]) for column in columns)


def shares(header: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[float, ...]:
    """The part of the page that each column gets; together 1."""
    needed = letters(header, rows)
    return tuple(one / sum(needed) for one in needed)


def _needs(column: Sequence[str]) -> float:
    header, *texts = column
    longest_word = max((len(word) for text in texts for word in text.split()), default=0)
    usual = sum(map(len, texts)) / len(texts) if texts else 0
    title = max((len(word) for word in header.split()), default=0) * BOLD
    return min(max(longest_word + 1, usual, title + 1, NARROWEST), WIDEST)
