"""Asking for a seat beforehand: how many there are, who waits, and who moves up."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from facilitation.domain.plans import Contact
from facilitation.domain.refusals import Refusal
from facilitation.domain.workshop import Workshop, WorkshopState

HERE: Final = ZoneInfo("Europe/Amsterdam")

#: A household or a group of neighbours; a whole club calls.
MOST_SEATS: Final = 6
#: More chairs than any hall of a neighbourhood has.
MOST_CHAIRS: Final = 1_000
#: What the hall has to arrange for somebody to be able to take part.
NEEDS: Final = ("wheelchair", "interpreter", "childcare")
#: Characters of a need in somebody's own words.
LONGEST_REMARK: Final = 140

#: What somebody says yes to, each with a tick of its own.
REGISTRATION, INVITATIONS = "registration", "invitations"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRules:
    """What an organiser decided: how many chairs there are, and who can be asked. The human contact
    stands on every page; without one nobody can register. `slug`: the address without the code."""

    slug: str
    taken: bool = False
    chairs: int = 75
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Seats for one person or group; the id is the hash of the link with which they change it.
    `moved_up`: got a seat after waiting, and has not been told yet."""

    id: str
    at_ms: int
    seats: int = 1
    waiting: bool = False
    moved_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who registered, how to reach them and what they need: kept encrypted, never in an export."""

    contact: Contact
    needs: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Seats:
    """How full a meeting is."""

    chairs: int
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        """Chairs that nobody has; a hall may have become smaller than what was promised."""
        return max(self.chairs - self.taken, 0)


class RegistrationOver(Refusal):
    """This meeting takes no registrations, or not any more."""

    code = "registration_over"


class RegistrationGone(Refusal):
    """Nothing is registered with this link."""

    code = "registration_gone"


class TooManySeats(Refusal):
    """Who has a seat asks for more than there are; what they have stays."""

    code = "too_many_seats"


class ContactMissing(Refusal):
    """Without a person who can be called nobody can be asked to register."""

    code = "contact_missing"


def is_over(workshop: Workshop, now_ms: int) -> bool:
    """Whether nobody can come any more: it was closed, or its day is behind us."""
    ended = day_ends_ms(workshop.settings.date)
    return workshop.state is WorkshopState.CLOSED or (ended is not None and ended <= now_ms)


def day_ends_ms(day: str) -> int | None:
    """The end of the day on which a meeting is held, where that is known."""
    if not day:
        return None
    after = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
    return int(datetime.datetime.combine(after, datetime.time(), HERE).timestamp() * 1000)


def seats_of(chairs: int, registrations: Iterable[Registration]) -> Seats:
    """How full it is with these registrations."""
    every = tuple(registrations)
    taken = sum(one.seats for one in every if not one.waiting)
    return Seats(chairs, taken, sum(one.seats for one in every) - taken)


def moving_up(chairs: int, registrations: Sequence[Registration]) -> tuple[Registration, ...]:
    """Who on the waiting list gets a seat now: in order of asking, each that fits, so that a chair
    for one is not kept empty for a group of four."""
    left = seats_of(chairs, registrations).left
    found = []
    for one in sorted(registrations, key=lambda one: one.at_ms):
        if one.waiting and one.seats <= left:
            left -= one.seats
            found.append(replace(one, waiting=False, moved_up=True))
    return tuple(found)


def place_in_line(registrations: Sequence[Registration], mine: Registration) -> int:
    """How many registrations wait before this one, and this one."""
    return 1 + sum(one.waiting and one.at_ms < mine.at_ms for one in registrations)


def with_seats(
    chairs: int, others: Sequence[Registration], mine: Registration, seats: int
) -> Registration:
    """Another number of seats. Who has a seat keeps it and gets more only where there are; who
    waits keeps their place in line. Raises TooManySeats."""
    if not mine.waiting and seats > mine.seats and seats > seats_of(chairs, others).left:
        raise TooManySeats(left=seats_of(chairs, others).left)
    return replace(mine, seats=seats)
