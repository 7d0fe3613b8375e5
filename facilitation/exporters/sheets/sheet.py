"""A table as a spreadsheet has it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from facilitation.exporters.index import Index
from facilitation.exporters.words import Words

Cell = str | int
Row = tuple[Cell, ...]

#: Something that makes the rows of one table.
RowMaker = Callable[[Index, Words], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name, its column headers, and what each column means."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
