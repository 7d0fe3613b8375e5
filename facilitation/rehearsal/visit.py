"""One person in one step: what is asked, what they were dealt, and how fast people are."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.replies import Answer
from facilitation.rehearsal.seating import Place


class StepOver(Exception):
    """The step takes nothing from us (any more): put the phone down."""


@dataclass(slots=True)
class Person:
    """Somebody with a phone. `texts`: what they may come to write, in their order."""

    number: int
    phone: Phone
    texts: Iterator[str]
    corrections: Iterator[str]
    done: dict[tuple[str, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """A person in a step. `chance` is theirs for this step alone, so that timing changes nothing
    about what they do. `pace`: 1 is human; 10 is ten times as fast."""

    person: Person
    step: Mapping[str, Any]
    options: Sequence[Mapping[str, Any]]
    place: Place
    nth: int
    hall: str
    chance: random.Random
    pace: float

    @property
    def phone(self) -> Phone:
        return self.person.phone

    @property
    def step_id(self) -> str:
        return str(self.step["id"])

    @property
    def key(self) -> tuple[str, int]:
        """A step in one of its rounds."""
        return self.step_id, int(self.step["round"])

    @property
    def by_table(self) -> bool:
        return bool(self.step["by"] == "table")

    @property
    def done(self) -> int:
        """How much this person already did here, before walking away and coming back."""
        return self.person.done.get(self.key, 0)

    def did(self, answer: Answer) -> None:
        """Count one thing done. Raises StepOver when it was not accepted."""
        if not answer.ok:
            raise StepOver(answer.code)
        self.person.done[self.key] = self.done + 1

    async def think(self, shortest: float, longest: float) -> None:
        """Wait as long as a person takes."""
        await asyncio.sleep(self.chance.uniform(shortest, longest) / self.pace)
