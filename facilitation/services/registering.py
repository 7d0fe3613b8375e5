"""Registering for a meeting, changing it and withdrawing it; whoever waits moves up by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from facilitation.domain.agenda.residents import ContactHalf, require_people
from facilitation.domain.plans import Contact
from facilitation.domain.registrations import (
    INVITATIONS,
    LONGEST_REMARK,
    MOST_CHAIRS,
    MOST_SEATS,
    NEEDS,
    REGISTRATION,
    ContactMissing,
    Guest,
    Registration,
    RegistrationGone,
    RegistrationOver,
    RegistrationRules,
    moving_up,
    seats_of,
    with_seats,
)
from facilitation.services.consenting import contact_for
from facilitation.services.tokens import hash_of, is_token, new_id

#: Which words somebody said yes to.
REGISTRATION_TEXT: Final = "registration-2026-11"


class RegistrationUnit(Protocol):
    """The registrations of one meeting in an open unit of work; others wait their turn."""

    @property
    def now_ms(self) -> int:
        """When this happens."""

    @property
    def rules(self) -> RegistrationRules:
        """What the organiser decided."""

    @property
    def over(self) -> bool:
        """Whether the meeting is over."""

    def every(self) -> tuple[Registration, ...]:
        """All registrations, oldest first."""

    def save(self, registration: Registration) -> None:
        """Insert or write a registration."""

    def keep_guest(self, registration: str, guest: Guest) -> None:
        """Keep who it is, encrypted."""

    def guest(self, registration: str) -> Guest | None:
        """Who it is."""

    def keep_invitee(self, contact: Contact) -> None:
        """Somebody wants to be invited to what comes next."""

    def drop(self, registration: str) -> None:
        """The registration goes, with everything about who it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody fills in. `ticket`: made with the form, so that a form that is sent twice is
    one registration; it becomes the link with which they change it."""

    ticket: str
    name: str = ""
    phone: str = ""
    email: str = ""
    seats: int = 1
    needs: tuple[str, ...] = ()
    remark: str = ""
    consent: bool = False
    over_16: bool = False
    invitations: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """A registration, and the link with which it is changed."""

    registration: Registration
    token: str


def register(unit: RegistrationUnit, wish: Wish, safe: bool) -> Registered:
    """Somebody asks for seats; where there are none left they wait. Contact is asked only where
    nobody can listen in (`safe`)."""
    token = wish.ticket if is_token(wish.ticket) else new_id()
    every = unit.every()
    known = _with_id(every, hash_of(token))
    if known:
        return Registered(known, token)
    _require_taken(unit)
    require_people((one.at_ms for one in every), unit.now_ms)
    guest = _guest(unit, hash_of(token), wish, safe)
    return Registered(_seated(unit, every, guest, _between(wish.seats, 1, MOST_SEATS)), token)


def note_down(unit: RegistrationUnit, wish: Wish, safe: bool) -> Registration:
    """An organiser writes down somebody who called; also when the form is closed."""
    guest = _guest(unit, hash_of(new_id()), wish, safe)
    return _seated(unit, unit.every(), guest, _between(wish.seats, 1, MOST_SEATS))


def change(
    unit: RegistrationUnit, token: str, seats: int, needs: Iterable[str], remark: str
) -> Registration:
    """Another number of seats, or other needs; with the link that was given."""
    mine, guest = require(unit, token), unit.guest(hash_of(token))
    others = [one for one in unit.every() if one.id != mine.id]
    wanted = _between(seats, 1, MOST_SEATS)
    changed = with_seats(unit.rules.chairs, others, mine, wanted)
    unit.save(changed)
    if guest:
        needed, said = _needs(needs), _short(remark)
        unit.keep_guest(mine.id, replace(guest, needs=needed, remark=said))
    move_up(unit)
    return changed


def withdraw(unit: RegistrationUnit, token: str) -> None:
    """Somebody does not come; nothing about them stays, and whoever waits moves up."""
    unit.drop(require(unit, token).id)
    move_up(unit)


def remove(unit: RegistrationUnit, registration: str) -> None:
    """An organiser takes a registration off the list, because somebody called."""
    if _with_id(unit.every(), registration) is None:
        raise RegistrationGone
    unit.drop(registration)
    move_up(unit)


def told(unit: RegistrationUnit, registration: str) -> None:
    """Somebody who moved up knows it now."""
    mine = _with_id(unit.every(), registration)
    if mine is None:
        raise RegistrationGone
    unit.save(replace(mine, moved_up=False))


def move_up(unit: RegistrationUnit) -> tuple[Registration, ...]:
    """Give chairs that came free to whoever waits."""
    moved = moving_up(unit.rules.chairs, unit.every())
    for one in moved:
        unit.save(one)
    return moved


def require(unit: RegistrationUnit, token: str) -> Registration:
    """The registration behind a link. Raises RegistrationGone."""
    found = _with_id(unit.every(), hash_of(token))
    if found is None:
        raise RegistrationGone
    return found


def checked_rules(rules: RegistrationRules) -> RegistrationRules:
    """The rules as they may be kept. Raises ContactMissing: a human contact is always printed."""
    if rules.taken and not (rules.contact_name and rules.contact_phone):
        raise ContactMissing
    return replace(rules, chairs=_between(rules.chairs, 1, MOST_CHAIRS))


def _require_taken(unit: RegistrationUnit) -> None:
    if unit.over or not unit.rules.taken:
        raise RegistrationOver


def _seated(
    unit: RegistrationUnit, every: tuple[Registration, ...], guest: Guest, seats: int
) -> Registration:
    waiting = seats > seats_of(unit.rules.chairs, every).left
    new = Registration(id=guest.contact.id, at_ms=unit.now_ms, seats=seats, waiting=waiting)
    unit.save(new)
    unit.keep_guest(new.id, guest)
    if INVITATIONS in guest.contact.purposes:
        unit.keep_invitee(replace(guest.contact, purposes=(INVITATIONS,)))
    return new


def _guest(unit: RegistrationUnit, registration: str, wish: Wish, safe: bool) -> Guest:
    if not wish.name:
        raise ContactHalf
    asked = (REGISTRATION, INVITATIONS) if wish.invitations else (REGISTRATION,)
    contact = contact_for(registration, wish, asked, REGISTRATION_TEXT, unit.now_ms, safe)
    return Guest(contact=contact, needs=_needs(wish.needs), remark=_short(wish.remark))


def _needs(needs: Iterable[str]) -> tuple[str, ...]:
    said = frozenset(needs)
    return tuple(one for one in NEEDS if one in said)


def _short(remark: str) -> str:
    return " ".join(remark.split())[:LONGEST_REMARK]


def _between(number: int, least: int, most: int) -> int:
    return min(max(number, least), most)


def _with_id(every: Iterable[Registration], wanted: str) -> Registration | None:
    return next((one for one in every if one.id == wanted), None)
