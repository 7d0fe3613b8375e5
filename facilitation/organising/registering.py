"""Registering for a meeting: what residents and organisers do, on top of the register."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from facilitation.clock import now_ms
from facilitation.domain.audit import Act
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.people import Audience, Who
from facilitation.domain.registrations import (
    Registration,
    RegistrationRules,
    Seats,
    is_over,
    place_in_line,
    seats_of,
)
from facilitation.domain.workshop import Workshop
from facilitation.services import registering as service
from facilitation.services.agenda.contacts import StopInviting, invited_at
from facilitation.services.commanding import Commander
from facilitation.services.registering import Wish
from facilitation.services.tokens import hash_of
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.registrations import Registrations, RegistrationWriting, record
from facilitation.storage.workshops import Workshops
from facilitation.web.organise.registrations import REGISTRATION_ROUTES, RegistrationPages
from facilitation.web.registering_ports import Invitee, ListedGuest, Mine, OpenMeeting
from facilitation.web.routes import Routes


def nobody_writes(code: str) -> None:
    """Where no mail is sent, an organiser calls."""


def registration_desk(
    database: Database,
    workshops: Workshops,
    commander: Commander,
    clock: Callable[[], int] = now_ms,
    write_letters: Callable[[str], None] = nobody_writes,
) -> "Desk":
    """The desk at which people register."""
    register_of = Registrations(database, clock)
    return Desk(register_of, workshops, Audit(database), commander, clock, write_letters)


def expected_in(database: Database) -> Callable[[int], int]:
    """How many people have a seat at a meeting, for the desk at its door."""
    register_of = Registrations(database, now_ms)
    return lambda workshop_id: seats_of(0, register_of.of(workshop_id)).taken


@dataclass(frozen=True, slots=True)
class Desk:
    """One meeting at a time; who may come here is asked before anybody does. `write_letters`: to
    those for whom a seat came free at a meeting, beside the answer."""

    register_of: Registrations
    workshops: Workshops
    audit: Audit
    commander: Commander
    now_ms: Callable[[], int]
    write_letters: Callable[[str], None]

    # Residents --------------------------------------------------------------------------------

    def meeting(self, slug: str, code: str = "") -> OpenMeeting | None:
        """The meeting at this address, or with this join code; none where nobody ever decided
        that people can register."""
        workshop = self._workshop(slug, code)
        rules = self.register_of.rules(workshop.id) if workshop else None
        return self._open(workshop, rules) if workshop and rules else None

    def register(self, meeting: OpenMeeting, wish: Wish, safe: bool) -> str:
        """Somebody asks for seats; gives the link with which they change that."""
        with self._writing(meeting.code) as unit:
            return service.register(unit, wish, safe).token

    def mine(self, meeting: OpenMeeting, token: str) -> Mine | None:
        """What is behind a link; none where it opens nothing."""
        workshop, _ = self._at(meeting.code)
        every = self.register_of.of(workshop.id)
        found = service.behind(every, token)
        invited = self.register_of.invited(found.id if found else hash_of(token))
        if found is None:
            return Mine(registration=None, invited=True) if invited else None
        guest = self.register_of.guests(workshop.id).get(found.id)
        return Mine(
            registration=found,
            needs=guest.needs if guest else (),
            remark=guest.remark if guest else "",
            line=_line(every, found),
            invited=invited,
        )

    def change(
        self, meeting: OpenMeeting, token: str, seats: int, needs: Sequence[str], remark: str
    ) -> None:
        """Another number of seats, or other needs."""
        with self._writing(meeting.code) as unit:
            service.change(unit, token, seats, needs, remark)

    def accept(self, meeting: OpenMeeting, token: str) -> bool:
        """They take the seat that came free; whether they have it."""
        with self._writing(meeting.code) as unit:
            return service.accept(unit, token)

    def withdraw(self, meeting: OpenMeeting, token: str) -> None:
        """They do not come."""
        with self._writing(meeting.code) as unit:
            service.withdraw(unit, token)

    def stop_inviting(self, meeting: OpenMeeting, token: str) -> None:
        """They are not invited any more."""
        workshop, _ = self._at(meeting.code)
        found = service.behind(self.register_of.of(workshop.id), token)
        self.register_of.stop_inviting(found.id if found else hash_of(token))

    # Organisers -------------------------------------------------------------------------------

    def asked(self, code: str) -> OpenMeeting:
        """A meeting of theirs, also where nothing was decided yet."""
        workshop = self.workshops.by_code(code)
        usual = RegistrationRules(slug="", contact_name=workshop.closing.contact or "")
        return self._open(workshop, self.register_of.rules(workshop.id) or usual)

    def seats(self, code: str) -> Seats | None:
        """How full it is; none where nobody can register."""
        workshop = self.workshops.by_code(code)
        rules = self.register_of.rules(workshop.id)
        every = self.register_of.of(workshop.id)
        return seats_of(rules.chairs, every) if rules and (rules.taken or every) else None

    def decide(self, by: str, code: str, rules: RegistrationRules) -> None:
        """Keep the rules; more chairs let people move up."""
        workshop, place = self._at(code)
        self.register_of.decide(by, place, workshop, service.checked_rules(rules))
        with self._writing(code) as unit:
            service.move_up(unit)

    def listed(self, by: str, code: str, file_format: str = "") -> Sequence[ListedGuest]:
        """Everybody, oldest first. The look is written down, where there is anybody to see."""
        workshop, place = self._at(code)
        every = self.register_of.of(workshop.id)
        guests = self.register_of.guests(workshop.id)
        if guests:
            told = {"format": file_format} if file_format else {}
            self.audit.record(
                by, Act.CONTACTS_SEEN, place, workshop=code, count=len(guests), **told
            )
        return [
            ListedGuest(registration=one, guest=guests[one.id], line=_line(every, one))
            for one in every
            if one.id in guests
        ]

    def note_down(self, by: str, code: str, wish: Wish, safe: bool) -> None:
        """Somebody called, and an organiser writes it down."""
        with self._writing(code) as unit:
            service.note_down(unit, wish, safe)
            record(unit, by, Act.WORKSHOP_CHANGED, count=1)

    def remove(self, by: str, code: str, registration: str) -> None:
        """Somebody called to say they do not come."""
        with self._writing(code) as unit:
            service.remove(unit, registration)
            record(unit, by, Act.CONTACTS_ERASED, count=1)

    def told(self, code: str, registration: str) -> None:
        """Who moved up knows it."""
        with self._writing(code) as unit:
            service.told(unit, registration)

    def invitees(self, by: str, place: Neighbourhood, file_format: str = "") -> Sequence[Invitee]:
        """Who asked to be invited: when registering, and at meetings. The look is written down."""
        registered = self.register_of.invitees(place.id)
        found = [*(Invitee(one.id, one) for one in registered), *self._invited_at_meetings(place)]
        if found:
            told = {"format": file_format} if file_format else {}
            self.audit.record(by, Act.CONTACTS_SEEN, place.id, count=len(found), **told)
        return found

    def _invited_at_meetings(self, place: Neighbourhood) -> Iterator[Invitee]:
        for one in self.workshops.in_neighbourhoods([place.id]):
            code = one.workshop.code
            with self.workshops.reading(one.workshop.id) as store:
                said = invited_at(store)
            yield from (Invitee(f"{code}/{contact.id}", contact, code) for contact in said)

    def forget_invitee(self, by: str, place: Neighbourhood, ref: str) -> bool:
        """Take somebody off that list; whether they were on it."""
        code, _, pledge = ref.rpartition("/")
        if not code:
            return self.register_of.forget_invitee(by, place.id, ref)
        if ref not in {one.ref for one in self._invited_at_meetings(place)}:
            return False
        who = Who(self.workshops.by_code(code).id, Audience.FACILITATOR)
        self.commander.give(who, StopInviting(pledge))
        self.audit.record(by, Act.CONTACTS_ERASED, place.id, workshop=code, count=1)
        return True

    @contextmanager
    def _writing(self, code: str) -> Iterator[RegistrationWriting]:
        """One meeting, to write in; afterwards whoever got a seat by it is told."""
        workshop, place = self._at(code)
        with self.register_of.writing(workshop, place) as unit:
            yield unit
        self.write_letters(code)

    def _workshop(self, slug: str, code: str) -> Workshop | None:
        if code:
            return self.workshops.by_code(code)
        found = self.register_of.workshop_at(slug)
        if found is None:
            return None
        with self.workshops.reading(found) as store:
            return store.workshop

    def _at(self, code: str) -> tuple[Workshop, str | None]:
        workshop = self.workshops.by_code(code)
        return workshop, self.workshops.place_of(workshop.id)

    def _open(self, workshop: Workshop, rules: RegistrationRules) -> OpenMeeting:
        settings = workshop.settings
        return OpenMeeting(
            code=workshop.code,
            title=workshop.title,
            neighbourhood=workshop.neighbourhood,
            date=settings.date,
            starts=settings.starts,
            place=settings.place,
            question=settings.question,
            controller=settings.controller,
            rules=rules,
            seats=seats_of(rules.chairs, self.register_of.of(workshop.id)),
            over=is_over(workshop, self.now_ms()),
            invites=self.workshops.place_of(workshop.id) is not None,
        )


def _line(every: Sequence[Registration], one: Registration) -> int:
    return place_in_line(every, one) if one.waiting and not one.lapsed else 0


def registration_pages(
    desk: Desk, contact_allowed: Callable[[], bool], base_url: str
) -> tuple[RegistrationPages, Routes]:
    """The organisers' pages about registering, with their addresses."""
    return RegistrationPages(desk, contact_allowed, base_url), REGISTRATION_ROUTES
