"""Stories that a neighbourhood may tell again: the examples of all of its meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from facilitation.domain.cases import Case
from facilitation.storage import tables as t
from facilitation.storage.database import Database


@dataclass(frozen=True, slots=True)
class Example:
    """A story, and the meeting in which it was told; the names of who told it stay there."""

    code: str
    meeting: str
    case: Case


class Examples:
    """The library of stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, neighbourhoods: Collection[str]) -> tuple[Example, ...]:
        """The examples of these neighbourhoods, the newest meeting first."""
        told, held = t.told_case.c, t.workshop.c
        query = (
            select(
                held.code,
                held.title.label("meeting"),
                *(told.id, told.number, told.title, told.story, told.question),
                *(told.asked, told.place),
            )
            .join(t.workshop, held.id == told.workshop_id)
            .where(told.is_example, held.neighbourhood_id.in_(neighbourhoods))
            .order_by(held.id.desc(), told.number)
        )
        with self._database.reading() as connection:
            return tuple(
                Example(row.code, row.meeting, _case(row)) for row in connection.execute(query)
            )


def _case(row: Any) -> Case:
    return Case(
        id=row.id,
        number=row.number,
        title=row.title,
        story=row.story,
        question=row.question,
        asked=tuple(row.asked),
        place=row.place,
    )
