"""Keeping a plan alive: which items wait for a message, and what was measured over the years."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitation.domain.agenda.items import AT_REST, AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.said import Update
from facilitation.domain.agenda.tasks import is_overdue


@dataclass(frozen=True, slots=True)
class Followed:
    """An item with its last message and the day of the next. `late`: that day has passed."""

    item: AgendaItem
    last_at_ms: int | None
    next_on: str
    late: bool


def followed(
    items: Sequence[AgendaItem], updates: Sequence[Update], today: datetime.date
) -> tuple[Followed, ...]:
    """Items of which a message is expected, those that are late first and the longest silent at
    the top. `updates` come newest first."""
    last: dict[str, int] = {}
    for update in reversed(updates):
        last[update.item] = update.at_ms
    waiting = [
        Followed(item, last.get(item.id), item.next_report_date, is_overdue(item, today))
        for item in items
        if item.stands and item.next_report_date and item.status not in AT_REST
    ]
    return tuple(sorted(waiting, key=lambda one: (not one.late, one.next_on)))


@dataclass(frozen=True, slots=True)
class LateMessages:
    """A plan, and its items of which a message is late."""

    plan: Plan
    items: tuple[Followed, ...]


@dataclass(frozen=True, slots=True)
class GroupMeasured:
    """What one group answered most, and of how many people; never a group that is too small."""

    role: str
    people: int
    favourites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One question at one meeting. `totals`: how often each answer was given, in order; `middle`:
    where people stand on average, for answers that go from little to much."""

    measure: str
    question: str
    workshop: str
    title: str
    on: str
    totals: tuple[tuple[str, int], ...]
    middle: float | None = None
    groups: tuple[GroupMeasured, ...] = ()

    @property
    def answers(self) -> int:
        """How many answers were given."""
        return sum(total for _, total in self.totals)


def over_the_years(found: Iterable[Measured]) -> Mapping[tuple[str, str], tuple[Measured, ...]]:
    """The same question side by side, in the order in which it was asked."""
    rows: dict[tuple[str, str], tuple[Measured, ...]] = {}
    for one in sorted(found, key=lambda measured: measured.on):
        key = (one.measure, one.question)
        rows[key] = (*rows.get(key, ()), one)
    return rows


def middle_of(totals: Sequence[int]) -> float | None:
    """The average place among answers that stand in order, from 1."""
    given = sum(totals)
    if not given:
        return None
    return round(sum(place * total for place, total in enumerate(totals, start=1)) / given, 1)
