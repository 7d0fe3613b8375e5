"""The link with which the contact person of one item tells how it goes, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from facilitation.domain.agenda.items import AT_REST, AgendaItem, ItemStatus
from facilitation.domain.agenda.said import Update
from facilitation.domain.refusals import Refusal

#: What a contact person may say about progress. Whether an item is accepted or dropped is for the
#: neighbourhood and its organisers.
PROGRESS: Final = (ItemStatus.ACTIVE, ItemStatus.ONGOING, ItemStatus.PAUSED, ItemStatus.DONE)
#: More is no contact person but somebody who found the link.
MOST_PER_DAY: Final = 10
DAY_MS: Final = 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLink:
    """A link that was handed out for one item (`item`: its id); the id is the hash of the link, so
    that nobody can look it up again. `by`: the organiser who made it."""

    id: str
    item: str
    at_ms: int
    by: str
    ended_at_ms: int = 0
    used_at_ms: int = 0


class LinkOver(Refusal):
    """The link was stopped, or its item is over."""

    code = "link_over"


class NotYours(Refusal):
    """This is for organisers to decide."""

    code = "not_yours"


def opens(link: ItemLink, item: AgendaItem | None, updates: Iterable[Update]) -> bool:
    """Whether it still opens anything: an item that was closed since, and opened again, needs a new
    link."""
    if item is None or link.ended_at_ms or item.status in AT_REST or not item.stands:
        return False
    return not any(
        one.item == item.id and one.status_to in AT_REST and one.at_ms >= link.at_ms
        for one in updates
    )


def ended(link: ItemLink, now_ms: int) -> ItemLink:
    """The link, stopped; stopping it again changes nothing."""
    return link if link.ended_at_ms else replace(link, ended_at_ms=now_ms)


def choices(item: AgendaItem) -> tuple[ItemStatus, ...]:
    """What may be chosen: how it stands now, and progress."""
    return tuple(dict.fromkeys((item.status, *PROGRESS)))
