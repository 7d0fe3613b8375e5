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
    answer_by_ms,
    coming,
    lapsing,
    moving_up,
    seats_of,
    with_seats,
)
from facilitation.services.consenting import GivenContact, contact_for
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

    @property
    def day(self) -> str:
        """The day on which it is held, where that is known."""

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
class Wish(GivenContact):
    """What somebody fills in. `ticket`: made with the form, so that a form that is sent twice is
    one registration; it becomes the link with which they change it."""

    ticket: str
    seats: int = 1
    needs: tuple[str, ...] = ()
    remark: str = ""
    invitations: bool = False
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class SeatLetter:
    """A letter to somebody for whom there is a seat; the link in it opens their registration."""

    registration: str
    guest: Guest
    token: str
    until_ms: int


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
    move_up(unit)
    every = unit.every()
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
    mine = require(unit, token)
    guest = unit.guest(mine.id)
    others = [one for one in unit.every() if one.id != mine.id]
    wanted = _between(seats, 1, MOST_SEATS)
    changed = coming(with_seats(unit.rules.chairs, others, mine, wanted))
    unit.save(changed)
    if guest:
        needed, said = _needs(needs), _short(remark)
        unit.keep_guest(mine.id, replace(guest, needs=needed, remark=said))
    move_up(unit)
    return changed


def accept(unit: RegistrationUnit, token: str) -> bool:
    """Somebody takes the seat that came free; whether they have it. Who is too late gets one if
    there still is one, and waits at the end of the line otherwise."""
    move_up(unit)
    mine = require(unit, token)
    if mine.lapsed:
        unit.save(replace(mine, lapsed=False, at_ms=unit.now_ms))
        move_up(unit)
        mine = require(unit, token)
    unit.save(coming(mine))
    return not mine.waiting


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
    """Somebody for whom a seat came free says that they come; an organiser spoke to them."""
    mine = _with_id(unit.every(), registration)
    if mine is None:
        raise RegistrationGone
    if not mine.waiting:
        unit.save(coming(mine))


def move_up(unit: RegistrationUnit) -> tuple[Registration, ...]:
    """Give chairs that came free, or for which nobody answered in time, to whoever waits."""
    if unit.over:
        return ()
    for one in lapsing(unit.every(), unit.now_ms):
        unit.save(one)
    moved = moving_up(unit.rules.chairs, unit.every())
    for one in moved:
        unit.save(one)
    return moved


def letters(unit: RegistrationUnit) -> tuple[SeatLetter, ...]:
    """The letters to write now, each of them once: whoever asks again gets none."""
    until_ms = answer_by_ms(unit.day, unit.now_ms)
    found = []
    for one in unit.every():
        guest = unit.guest(one.id)
        if one.to_call and not one.asked_ms and guest and guest.contact.email:
            token = new_id()
            unit.save(replace(one, offer=hash_of(token), asked_ms=unit.now_ms))
            found.append(SeatLetter(one.id, guest, token, until_ms))
    return tuple(found)


def sent(unit: RegistrationUnit, letter: SeatLetter) -> None:
    """A mail server took the letter: from now on there is a time by which they answer."""
    mine = _with_id(unit.every(), letter.registration)
    if mine and mine.to_call and mine.offer == hash_of(letter.token):
        unit.save(replace(mine, until_ms=letter.until_ms))


def behind(every: Iterable[Registration], token: str) -> Registration | None:
    """What a link opens, if anything."""
    link = hash_of(token)
    return next((one for one in every if one.opens_with(link)), None)


def require(unit: RegistrationUnit, token: str) -> Registration:
    """The registration behind a link. Raises RegistrationGone."""
    found = behind(unit.every(), token)
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
    needs, remark = _needs(wish.needs), _short(wish.remark)
    return Guest(contact=contact, needs=needs, remark=remark, language=wish.language)


def _needs(needs: Iterable[str]) -> tuple[str, ...]:
    said = frozenset(needs)
    return tuple(one for one in NEEDS if one in said)


def _short(remark: str) -> str:
    return " ".join(remark.split())[:LONGEST_REMARK]


def _between(number: int, least: int, most: int) -> int:
    return min(max(number, least), most)


def _with_id(every: Iterable[Registration], wanted: str) -> Registration | None:
    return next((one for one in every if one.id == wanted), None)
