"""Who joined an item and may be reached: seen only for that item, and wiped with one tap."""

from dataclasses import dataclass, replace

from facilitation.domain.agenda.items import Origin, OriginKind
from facilitation.domain.events import Event, PlanChanged
from facilitation.domain.people import Who
from facilitation.domain.plans import Contact
from facilitation.domain.ports import Store, Unit
from facilitation.domain.refusals import UnknownPledge
from facilitation.domain.registrations import INVITATIONS
from facilitation.services.planning import forget_contact_of

#: The purpose for which someone may be called or mailed about the item they joined.
THIS_ITEM = "this_item"


@dataclass(frozen=True, slots=True)
class Reachable:
    """Someone who joined and said that they may be reached about it."""

    pledge: str
    contact: Contact
    brings: tuple[str, ...]
    level: str


def reachable_for(store: Store, origins: tuple[Origin, ...]) -> tuple[Reachable, ...]:
    """Those who joined these plan cards or themes and gave consent for this purpose."""
    found = []
    for pledge in store.pledges.where(withdrawn=False, reachable=True):
        contact = store.contacts.get(pledge.id)
        if not _joined(store, pledge.item, origins) or contact is None:
            continue
        if THIS_ITEM in contact.purposes and contact.withdrawn_at_ms is None:
            found.append(Reachable(pledge.id, contact, pledge.brings, pledge.level or ""))
    return tuple(found)


def _joined(store: Store, joined: str, origins: tuple[Origin, ...]) -> bool:
    kinds = (OriginKind.ITEM, OriginKind.THEME)
    return any(Origin(store.workshop.code, kind, joined) in origins for kind in kinds)


@dataclass(frozen=True, slots=True)
class ForgetContact:
    """Wipe how somebody may be reached; that they join stays counted."""

    pledge: str


def forget_contact(unit: Unit, who: Who, command: ForgetContact) -> tuple[Event, ...]:
    """At the request of who it is about: the details go at once and for good."""
    pledge = unit.pledges.get(command.pledge)
    if pledge is None:
        raise UnknownPledge(id=command.pledge)
    if not pledge.reachable:
        return ()
    forget_contact_of(unit, pledge)
    return (PlanChanged(participants=(pledge.author,)),)


@dataclass(frozen=True, slots=True)
class StopInviting:
    """Somebody who joined an item no longer wants invitations; the item they joined stays."""

    pledge: str


def stop_inviting(unit: Unit, who: Who, command: StopInviting) -> tuple[Event, ...]:
    """Only this one purpose ends; details that serve no other purpose go at once."""
    pledge, contact = unit.pledges.get(command.pledge), unit.contacts.get(command.pledge)
    if pledge is None or contact is None:
        raise UnknownPledge(id=command.pledge)
    left = tuple(one for one in contact.purposes if one != INVITATIONS)
    if left:
        unit.contacts.put(replace(contact, purposes=left))
    else:
        forget_contact_of(unit, pledge)
    return (PlanChanged(participants=(pledge.author,)),)


def invited_at(store: Store) -> tuple[Contact, ...]:
    """Those who joined something at this meeting and said yes to invitations as well."""
    every = store.contacts.where()
    return tuple(
        one for one in every if INVITATIONS in one.purposes and one.withdrawn_at_ms is None
    )
