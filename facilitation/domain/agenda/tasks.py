"""What is still open: an 'afspraak volgt' stays in sight until somebody fills it in."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitation.domain.agenda.adoption import is_public, without_answer
from facilitation.domain.agenda.items import AT_REST, AgendaItem
from facilitation.domain.agenda.paths import Path
from facilitation.domain.agenda.said import Response
from facilitation.domain.workshop import Workshop, WorkshopState


class TaskKind(StrEnum):
    """What has to be done."""

    NEXT_DATE = "next_date"
    NEXT_CONTACT = "next_contact"
    TEXT_PENDING = "text_pending"
    UNDECIDED = "undecided"
    LOOSE = "loose"
    NO_CONTACT = "no_contact"
    NO_ANSWER = "no_answer"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Task:
    """One open thing: of a workshop, or of one item, or `n` of a kind."""

    kind: TaskKind
    workshop: str = ""
    title: str = ""
    item: str = ""
    n: int = 1


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop of the plan, with how many of its themes nobody decided on yet."""

    workshop: Workshop
    paths: Sequence[Path]
    undecided: int


def tasks(
    held: Sequence[Held],
    items: Sequence[AgendaItem],
    responses: Sequence[Response],
    today: datetime.date,
) -> tuple[Task, ...]:
    """Everything that is open, workshops first."""
    of_workshops = (task for one in held for task in _of_workshop(one))
    return (*of_workshops, *_of_items(items, responses, today))


def _of_workshop(held: Held) -> Iterator[Task]:
    workshop = held.workshop
    code, title = workshop.code, workshop.title
    if workshop.state is WorkshopState.CLOSED and not workshop.closing.next_date:
        yield Task(TaskKind.NEXT_DATE, code, title)
    if workshop.state is WorkshopState.CLOSED and not workshop.closing.contact:
        yield Task(TaskKind.NEXT_CONTACT, code, title)
    if pending := sum(path.note.text_pending for path in held.paths):
        yield Task(TaskKind.TEXT_PENDING, code, title, n=pending)
    if held.undecided:
        yield Task(TaskKind.UNDECIDED, code, title, n=held.undecided)
    if loose := sum(path.waits_for_answer for path in held.paths):
        yield Task(TaskKind.LOOSE, code, title, n=loose)


def _of_items(
    items: Sequence[AgendaItem], responses: Sequence[Response], today: datetime.date
) -> Iterator[Task]:
    for item in items:
        if is_public(item) and item.status not in AT_REST and not item.contact:
            yield Task(TaskKind.NO_CONTACT, title=item.title, item=item.number)
    for item in items:
        if item.stands and is_overdue(item, today):
            yield Task(TaskKind.OVERDUE, title=item.title, item=item.number)
    for item in without_answer(items, responses):
        yield Task(TaskKind.NO_ANSWER, title=item.title, item=item.number)


def is_overdue(item: AgendaItem, today: datetime.date) -> bool:
    """Whether the date of its next message has passed."""
    if not item.next_report_date or item.status in AT_REST:
        return False
    return datetime.date.fromisoformat(item.next_report_date) < today
