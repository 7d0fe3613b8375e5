"""What the pages about registering need from the rest of the house, to be injected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.plans import Contact
from facilitation.domain.registrations import Guest, Registration, RegistrationRules, Seats
from facilitation.services.registering import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting:
    """A meeting as everybody may know it beforehand. `date`: as it is stored; `over`: nobody can
    come any more; `invites`: whether people can ask to be invited to what comes next."""

    code: str
    title: str
    neighbourhood: str
    date: str
    starts: str
    place: str
    question: str
    controller: str
    rules: RegistrationRules
    seats: Seats
    over: bool
    invites: bool

    @property
    def open(self) -> bool:
        """Whether somebody can register now."""
        return self.rules.taken and not self.over


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What somebody finds behind their link. No registration: it was withdrawn or wiped, and only
    the list for invitations is left. `line`: the place on the waiting list, 0 where they are not
    in line."""

    registration: Registration | None
    needs: tuple[str, ...] = ()
    remark: str = ""
    line: int = 0
    invited: bool = False


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who asked to be invited. `ref`: how the list names them; `workshop`: the code of the
    meeting at which they joined something, where they did not register beforehand."""

    ref: str
    contact: Contact
    workshop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGuest:
    """One registration on the organiser's list."""

    registration: Registration
    guest: Guest
    line: int = 0


class Registering(Protocol):
    """What residents do before a meeting; an address that takes none does not exist."""

    def meeting(self, slug: str, code: str = "") -> OpenMeeting | None:
        """The meeting at this address, or with this join code."""

    def register(self, meeting: OpenMeeting, wish: Wish, safe: bool) -> str:
        """Somebody asks for seats; gives the link with which they change that."""

    def mine(self, meeting: OpenMeeting, token: str) -> Mine | None:
        """What is behind a link; none where it opens nothing."""

    def change(
        self, meeting: OpenMeeting, token: str, seats: int, needs: Sequence[str], remark: str
    ) -> None:
        """Another number of seats, or other needs. Raises RegistrationGone, TooManySeats."""

    def accept(self, meeting: OpenMeeting, token: str) -> bool:
        """They take the seat that came free; whether they have it. Raises RegistrationGone."""

    def withdraw(self, meeting: OpenMeeting, token: str) -> None:
        """They do not come. Raises RegistrationGone."""

    def stop_inviting(self, meeting: OpenMeeting, token: str) -> None:
        """They are not invited any more."""


class RegistrationDesk(Protocol):
    """What organisers do with registrations. Every look at who it is, is written down."""

    def asked(self, code: str) -> OpenMeeting:
        """A meeting of theirs, also where nothing was decided yet."""

    def seats(self, code: str) -> Seats | None:
        """How full it is; none where nobody can register."""

    def decide(self, by: str, code: str, rules: RegistrationRules) -> None:
        """Keep the rules; more chairs let people move up. Raises ContactMissing."""

    def listed(self, by: str, code: str, file_format: str = "") -> Sequence[ListedGuest]:
        """Everybody, oldest first; `file_format`: in which the list leaves the house."""

    def note_down(self, by: str, code: str, wish: Wish, safe: bool) -> None:
        """Somebody called. Raises ContactHalf, ContactUnsafe."""

    def remove(self, by: str, code: str, registration: str) -> None:
        """Somebody called to say they do not come. Raises RegistrationGone."""

    def told(self, code: str, registration: str) -> None:
        """For whom a seat came free says that they come. Raises RegistrationGone."""

    def invitees(self, by: str, place: Neighbourhood, file_format: str = "") -> Sequence[Invitee]:
        """Who asked to be invited: when registering, and at meetings."""

    def forget_invitee(self, by: str, place: Neighbourhood, ref: str) -> bool:
        """Take somebody off that list; whether they were on it."""
