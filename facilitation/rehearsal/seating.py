"""Who sits where: in each round people move to another table, and one phone writes for it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

SEATS_PER_TABLE: Final = 4.4


@dataclass(frozen=True, slots=True)
class Place:
    """A table, and whether this phone writes for it this round."""

    table: int
    writes: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """Places for `people` numbered from 0. The same seed seats everybody the same way."""

    people: int
    seed: int

    @property
    def tables(self) -> int:
        return max(round(self.people / SEATS_PER_TABLE), 1)

    def place(self, person: int, round_: int) -> Place:
        """Where someone sits in a round; exactly one phone per table writes for it."""
        order = list(range(self.people))
        random.Random(f"{self.seed}/round {round_}").shuffle(order)
        seat = order.index(person)
        return Place(table=seat % self.tables + 1, writes=seat < self.tables)
