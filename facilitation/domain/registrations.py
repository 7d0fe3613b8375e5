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
HOUR_MS: Final = 3_600_000
#: How long who gets a seat from the waiting list has to say that they come.
OFFER_HOURS: Final = 48
#: From eight in the evening before a meeting until the end of its day.
FROM_EVENING_BEFORE_HOURS: Final = 28
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
    `moved_up`: got a seat after waiting, and did not say yet that they come. `offer`: the hash of
    the link in the letter about it; `asked_ms`: when that letter was written; `until_ms`: by when
    they answer, 0 as long as nobody told them. `lapsed`: did not answer in time, and waits."""

    id: str
    at_ms: int
    seats: int = 1
    waiting: bool = False
    moved_up: bool = False
    offer: str = ""
    asked_ms: int = 0
    until_ms: int = 0
    lapsed: bool = False

    @property
    def to_call(self) -> bool:
        """Whether there is a seat for them and no letter told them."""
        return self.moved_up and not self.until_ms

    def opens_with(self, link: str) -> bool:
        """Whether it is found with the hash of this link: the first one, or that of the letter."""
        return link in (self.id, self.offer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who registered, how to reach them and what they need: kept encrypted, never in an export."""

    contact: Contact
    needs: tuple[str, ...] = ()
    remark: str = ""
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Seats:
    """How full a meeting is."""

    chairs: int
    taken: int
    waiting: int
    to_call: int = 0

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
    waiting = sum(one.seats for one in every) - taken
    return Seats(chairs, taken, waiting, sum(one.to_call for one in every))


def answer_by_ms(day: str, now_ms: int) -> int:
    """By when who is asked now says that they come: two days, but no later than the evening before
    the meeting; whoever is asked in its last hours has two of them."""
    ends = day_ends_ms(day)
    usual = now_ms + OFFER_HOURS * HOUR_MS
    if ends is None:
        return usual
    return max(min(usual, ends - FROM_EVENING_BEFORE_HOURS * HOUR_MS), now_ms + 2 * HOUR_MS)


def lapsing(registrations: Iterable[Registration], now_ms: int) -> tuple[Registration, ...]:
    """Who was told of a seat and did not answer in time: they wait again, and are not asked once
    more by themselves."""
    return tuple(
        replace(one, waiting=True, moved_up=False, until_ms=0, lapsed=True)
        for one in registrations
        if one.moved_up and 0 < one.until_ms <= now_ms
    )


def coming(mine: Registration) -> Registration:
    """They said that they come."""
    return replace(mine, moved_up=False, until_ms=0)


def moving_up(chairs: int, registrations: Sequence[Registration]) -> tuple[Registration, ...]:
    """Who on the waiting list gets a seat now: in order of asking, each that fits, so that a chair
    for one is not kept empty for a group of four."""
    left = seats_of(chairs, registrations).left
    found = []
    for one in sorted(registrations, key=lambda one: one.at_ms):
        if one.waiting and not one.lapsed and one.seats <= left:
            left -= one.seats
            found.append(replace(one, waiting=False, moved_up=True, asked_ms=0))
    return tuple(found)


def place_in_line(registrations: Sequence[Registration], mine: Registration) -> int:
    """How many registrations wait before this one, and this one."""
    before = (one for one in registrations if one.at_ms < mine.at_ms)
    return 1 + sum(one.waiting and not one.lapsed for one in before)


def with_seats(
    chairs: int, others: Sequence[Registration], mine: Registration, seats: int
) -> Registration:
    """Another number of seats. Who has a seat keeps it and gets more only where there are; who
    waits keeps their place in line. Raises TooManySeats."""
    if not mine.waiting and seats > mine.seats and seats > seats_of(chairs, others).left:
        raise TooManySeats(left=seats_of(chairs, others).left)
    return replace(mine, seats=seats)
