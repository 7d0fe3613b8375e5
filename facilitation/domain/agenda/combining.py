"""Bringing items together and taking them apart; where every part came from stays known."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from facilitation.domain.agenda.items import AgendaItem, ItemStatus, Origin

#: Texts that are put one after the other when items come together, each under its own title.
JOINED_TEXTS = ("reason", "ambition", "success_sign", "shared", "differences", "dream")


def brought_together(into: AgendaItem, others: Sequence[AgendaItem]) -> AgendaItem:
    """`into` with everything of `others`: rows, origins and support. Its own texts stay; a text
    that only another has comes along."""
    parts = (into, *others)
    texts: dict[str, Any] = {name: _first_text(name, parts) for name in JOINED_TEXTS}
    return replace(
        into,
        **texts,
        version=into.version + 1,
        actions=tuple(row for part in parts for row in part.actions),
        contributions=tuple(row for part in parts for row in part.contributions),
        funding=tuple(row for part in parts for row in part.funding),
        origins=_once(origin for part in parts for origin in part.origins),
        support=into.support or next((part.support for part in others if part.support), ()),
        merged_from=(*into.merged_from, *(part.id for part in others)),
    )


def part_of(item: AgendaItem, into: AgendaItem) -> AgendaItem:
    """What is left under the old number: a pointer to where it went. Its texts stay to read."""
    return replace(item, version=item.version + 1, merged_into=into.id)


def taken_apart(
    item: AgendaItem, moving: Collection[Origin], part: AgendaItem
) -> tuple[AgendaItem, AgendaItem]:
    """`item` without the origins that go along with `part`, and `part` with them."""
    staying = tuple(origin for origin in item.origins if origin not in moving)
    going = tuple(origin for origin in item.origins if origin in moving)
    rest = replace(item, version=item.version + 1, origins=staying)
    made = replace(
        part,
        theme=item.theme,
        theme_number=item.theme_number,
        lead_party=item.lead_party,
        visibility=item.visibility,
        status=ItemStatus.IDEA,
        origins=going,
        split_from=item.id,
    )
    return rest, made


def ordered(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """In the order of the plan."""
    return tuple(sorted(items, key=lambda item: (item.position, item.number)))


def moved(items: Sequence[AgendaItem], item_id: str, place: int) -> tuple[AgendaItem, ...]:
    """The items that get another place when one moves to `place` (0 is first)."""
    line = [item for item in ordered(items) if item.stands]
    mover = next(item for item in line if item.id == item_id)
    line.remove(mover)
    line.insert(max(0, min(place, len(line))), mover)
    placed = [replace(item, position=position) for position, item in enumerate(line, start=1)]
    before = {item.id: item.position for item in items}
    return tuple(item for item in placed if before[item.id] != item.position)


def _first_text(name: str, parts: Sequence[AgendaItem]) -> str:
    return next((text for part in parts if (text := getattr(part, name))), "")


def _once(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(origins))
