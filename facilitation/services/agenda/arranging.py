"""The items of a plan: adding, ordering, bringing together and taking apart."""

from collections.abc import Collection, Sequence

from facilitation.domain.agenda.combining import brought_together, moved, part_of, taken_apart
from facilitation.domain.agenda.items import AgendaItem, Origin
from facilitation.domain.agenda.numbers import letter_after
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.refusals import NothingChosen
from facilitation.services.agenda.harvesting import next_blank
from facilitation.services.agenda.keeping import keep_item, standing_item


def add_item(unit: AgendaUnit, by: str, title: str) -> AgendaItem:
    """An item that comes from no meeting; its number is the next whole one."""
    return keep_item(unit, by, next_blank(unit, "", title))


def move_item(unit: AgendaUnit, number: str, place: int) -> None:
    """Put an item at another place in the order; numbers stay. `place`: 0 is first."""
    item = standing_item(unit, number)
    for placed in moved(unit.items(), item.id, place):
        unit.save_item(placed)


def step_item(unit: AgendaUnit, number: str, steps: int) -> None:
    """Move an item up (negative) or down among those that stand."""
    standing = [item.number for item in unit.items() if item.stands]
    move_item(unit, number, standing.index(standing_item(unit, number).number) + steps)


def merge_items(unit: AgendaUnit, by: str, into: str, numbers: Sequence[str]) -> AgendaItem:
    """Bring items together in one; their numbers stay as a pointer to it."""
    kept = standing_item(unit, into)
    others = [standing_item(unit, number) for number in numbers if number != into]
    if not others:
        raise NothingChosen
    for other in others:
        unit.save_item(part_of(other, kept))
    return keep_item(unit, by, brought_together(kept, others))


def split_item(
    unit: AgendaUnit, by: str, number: str, title: str, moving: Collection[Origin]
) -> AgendaItem:
    """Take part of an item apart as a new one, with the notes (or plan cards) it comes from."""
    item = standing_item(unit, number)
    if not any(origin in moving for origin in item.origins):
        raise NothingChosen
    blank = next_blank(unit, letter_after(number, unit.plan.numbers_used), title)
    rest, part = taken_apart(item, moving, blank)
    keep_item(unit, by, rest)
    return keep_item(unit, by, part)
