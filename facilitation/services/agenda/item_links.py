"""Handing out the link of an item's contact person, stopping it, and telling with it."""

from dataclasses import replace

from facilitation.domain.agenda.item_links import (
    DAY_MS,
    MOST_PER_DAY,
    ItemLink,
    LinkOver,
    NotYours,
    choices,
    ended,
    opens,
)
from facilitation.domain.agenda.items import AT_REST, AgendaItem
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.referrals import SeemsPersonal
from facilitation.domain.agenda.residents import ComeBackLater
from facilitation.domain.audit import ITEM_CONTACT
from facilitation.domain.review import flags_in
from facilitation.services.agenda.changing import Saved
from facilitation.services.agenda.keeping import standing_item
from facilitation.services.agenda.speaking import Message, tell
from facilitation.services.tokens import hash_of, new_id


def hand_out(unit: AgendaUnit, by: str, number: str) -> str:
    """A new link for the contact person of an item; the one before stops. Gives its token, which
    is not kept. Raises LinkOver where the item is over."""
    item = standing_item(unit, number)
    if item.status in AT_REST:
        raise LinkOver
    stop_link(unit, item.id)
    token = new_id()
    unit.save_item_link(ItemLink(id=hash_of(token), item=item.id, at_ms=unit.now_ms, by=by))
    return token


def stop_link(unit: AgendaUnit, item_id: str) -> None:
    """No link opens this item any more."""
    for one in unit.item_links():
        if one.item == item_id and not one.ended_at_ms:
            unit.save_item_link(ended(one, unit.now_ms))


def link_of(store: AgendaStore, item: AgendaItem) -> ItemLink | None:
    """The link that opens this item now."""
    mine = (one for one in store.item_links() if one.item == item.id)
    return next((one for one in mine if opens(one, item, store.updates())), None)


def behind(store: AgendaStore, token: str) -> tuple[ItemLink, AgendaItem] | None:
    """The link and its item, while it opens anything."""
    wanted = hash_of(token)
    link = next((one for one in store.item_links() if one.id == wanted), None)
    item = next((one for one in store.items() if link and one.id == link.item), None)
    if link is None or item is None or not opens(link, item, store.updates()):
        return None
    return link, item


def tell_by_link(
    unit: AgendaUnit, token: str, read_at: int, message: Message, sure: bool
) -> Saved[AgendaItem]:
    """The contact person says how it goes. A text that seems to tell of somebody is looked at once
    more (`sure`). Raises LinkOver, NotYours, SeemsPersonal, ComeBackLater."""
    found = behind(unit, token)
    if found is None:
        raise LinkOver
    link, item = found
    if message.status not in choices(item):
        raise NotYours
    if flags_in(f"{message.text} {message.status_note}") and not sure:
        raise SeemsPersonal
    _require_one_person(unit, item)
    unit.save_item_link(replace(link, used_at_ms=unit.now_ms))
    told = tell(unit, ITEM_CONTACT, item.number, read_at, message)
    if told.thing.status in AT_REST:
        stop_link(unit, item.id)
    return told


def _require_one_person(unit: AgendaUnit, item: AgendaItem) -> None:
    mine = (one for one in unit.updates() if one.item == item.id and one.by == ITEM_CONTACT)
    if sum(one.at_ms > unit.now_ms - DAY_MS for one in mine) >= MOST_PER_DAY:
        raise ComeBackLater
