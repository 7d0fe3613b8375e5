"""What the organisers' pages need from the rest of the house, to be injected."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.boards.place import Place
from facilitation.domain.agenda.following import LateMessages
from facilitation.domain.audit import Asked, AuditLine
from facilitation.domain.grouping import WordSlip
from facilitation.domain.neighbourhoods import (
    Level,
    Neighbourhood,
    NeighbourhoodSettings,
    Series,
)
from facilitation.domain.organisers import (
    Colleague,
    Handed,
    Invitation,
    Offer,
    OpenLogIn,
    Organiser,
    Reset,
)
from facilitation.domain.preparing import PreparedWorkshop, WorkshopDraft, WorkshopLine
from facilitation.domain.registrations import Seats
from facilitation.domain.rights import Right, Standing
from facilitation.domain.runsheets import RunSheet
from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.web.login_attempts import LoginAttempts
from facilitation.web.organiser_cookie import Lasting, OrganiserCookie


class Doors(Protocol):
    """Who is here, and where they have a right. The guard asks this before every page."""

    def logged_in(self, log_in: str) -> Organiser | None:
        """Whose browser this is, if it is still logged in."""

    def standings(self, organiser_id: str) -> Sequence[Standing]:
        """Every neighbourhood where somebody has a right."""

    def standing_at(self, organiser_id: str, code: str) -> Standing | None:
        """What somebody is in the neighbourhood of a workshop; nothing: it does not exist."""


class SecondFactor(Protocol):
    """Codes from an app on a phone, and codes on paper for when that phone is gone."""

    def offer(self, organiser_id: str) -> None:
        """Make a new secret, to be put in an app."""

    def offered(self, organiser: Organiser) -> Offer | None:
        """The secret that waits for a code to be given back."""

    def turn_on(self, organiser_id: str, typed: str) -> tuple[str, ...] | None:
        """Codes for on paper, when the app gave the right code; else nothing happened."""

    def turn_off(self, organiser_id: str) -> None:
        """A password is enough again."""

    def renew_codes(self, organiser_id: str) -> tuple[str, ...]:
        """New codes on paper; the old ones stop."""

    def codes_left(self, organiser_id: str) -> int:
        """How many codes on paper were not used yet."""


class Accounts(Protocol):
    """Logging in, and what somebody does with an account of their own."""

    @property
    def second_factor(self) -> SecondFactor:
        """The second step of logging in."""

    def authenticate(self, email: str, password: str) -> Organiser | None:
        """Verify off the event loop, and take as long for an account that does not exist."""

    def failed(self, who: str) -> None:
        """Write down that somebody gave a wrong password or code: an address, or an account."""

    def fits_second_step(self, organiser_id: str, code: str) -> bool:
        """Whether this code is right: from the app, or a recovery code that is used up by it."""

    def log_in(self, organiser_id: str, device: str) -> str:
        """A browser is logged in; what its cookie says."""

    def log_ins(self, organiser_id: str) -> Sequence[OpenLogIn]:
        """The browsers in which somebody is logged in."""

    def end_log_in(self, organiser_id: str, log_in: str) -> None:
        """Log one browser out."""

    def log_out_everywhere(self, organiser_id: str) -> None:
        """Log every browser out."""

    def rename(self, organiser_id: str, name: str, organisation: str) -> None:
        """How colleagues read who this is."""

    def knows_password(self, organiser: Organiser, password: str) -> bool:
        """Whether who sits at this browser knows the password too."""

    def change_password(self, organiser: Organiser, password: str) -> None:
        """Another password; every other browser has to log in again."""


class People(Protocol):
    """Colleagues: inviting them, giving them rights, and helping them back in."""

    def colleagues(self, place: Neighbourhood) -> Sequence[Colleague]:
        """Everybody with a right that reaches this place."""

    def called(self, organiser_ids: Sequence[str]) -> Mapping[str, str]:
        """How people are called, by account; who is gone is left out."""

    def give(self, by: str, place: Neighbourhood, organiser_id: str, right: Right) -> None:
        """Another right in this place. Raises LastLead; LookupError where there is none yet."""

    def take(self, by: str, place: Neighbourhood, organiser_id: str) -> None:
        """No right in this place any more. Raises LastLead; LookupError where there is none."""

    def invite(
        self, by: Organiser, place: Neighbourhood, email: str, right: Right, language: str
    ) -> Handed:
        """Invite somebody, by mail where that can be."""

    def invitations(self, place: Neighbourhood) -> Sequence[tuple[Invitation, str]]:
        """Those that wait, with the address to hand over."""

    def withdraw(self, by: str, place: Neighbourhood, invitation_id: str) -> None:
        """The invitation is over. Raises LookupError where there is none."""

    def invited(self, token: str) -> tuple[Invitation, Neighbourhood] | None:
        """What a link invites to, while it does."""

    def has_account(self, email: str) -> bool:
        """Whether who is invited can log in already."""

    def accept(self, invitation: Invitation, organiser_id: str) -> bool:
        """Somebody with an account takes up the right; False where it is over."""

    def join(
        self, invitation: Invitation, name: str, organisation: str, password: str
    ) -> str | None:
        """A new account takes up the right; nothing where it is over, or where there is one."""

    def help(
        self, by: Organiser, place: Neighbourhood, organiser_id: str, *, second_factor_too: bool
    ) -> Handed:
        """A link with which a colleague comes in again. Raises NotYoursToHelp, LookupError."""

    def ask_way_back(self, email: str, language: str) -> None:
        """Mail a way back in, and tell nobody whether this account exists."""

    def coming_back(self, token: str) -> tuple[Reset, Organiser] | None:
        """Who comes back with a link, while it holds."""

    def come_back(self, reset: Reset, password: str) -> bool:
        """A new password; False where the link was used in the meantime."""


class Places(Protocol):
    """Neighbourhoods, their settings and their series."""

    def found(self, organiser_id: str, name: str, level: Level = Level.WIJK) -> Neighbourhood:
        """A new place at the top, led by who makes it."""

    def add_area(
        self, organiser_id: str, within: Neighbourhood, name: str, level: Level
    ) -> Neighbourhood:
        """A place inside another; it begins with the same settings."""

    def save(
        self, organiser_id: str, place: Neighbourhood, name: str, settings: NeighbourhoodSettings
    ) -> None:
        """Another name, or other settings. Meetings that exist already stay as they are."""

    def series(self, place: Neighbourhood) -> Sequence[Series]:
        """The series of a place."""

    def add_series(self, organiser_id: str, place: Neighbourhood, name: str) -> Series:
        """Begin a series."""


class Log(Protocol):
    """The audit log, as who leads reads it."""

    def lines(self, asked: Asked) -> Sequence[AuditLine]:
        """One page of it, the newest first."""

    def everything(self, asked: Asked, organiser_id: str) -> Sequence[AuditLine]:
        """All of it in order; taking it along is written down too."""


class Organising(Protocol):
    """The workshops behind these pages. The guard has seen to the rights; still every workshop is
    looked up together with its organiser, and another's is as unknown as one that is not there."""

    def workshops(self, neighbourhoods: Collection[str]) -> Sequence[WorkshopLine]:
        """Those of these neighbourhoods, newest first."""

    def run_sheets(self) -> Sequence[RunSheet]:
        """Every kind of meeting that can be chosen."""

    def create_workshop(self, organiser_id: str, draft: WorkshopDraft) -> str:
        """The join code of the new workshop."""

    def workshop(self, organiser_id: str, code: str) -> PreparedWorkshop | None:
        """The workshop as its organiser prepares it."""

    def change_workshop(self, organiser_id: str, code: str, draft: WorkshopDraft) -> None:
        """Save what was typed; the run-sheet stays as it was chosen."""

    def revoke(self, organiser_id: str, code: str, link_id: str) -> None:
        """Stop a link at once."""

    def renew(self, organiser_id: str, code: str, link_id: str) -> None:
        """Stop a link and make a new one for the same function."""

    def hand_to(self, organiser_id: str, code: str, link_id: str, holder: str) -> None:
        """Remember who has a link."""

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        """The workshop as it may leave the house."""

    def downloaded(self, organiser_id: str, code: str, format_name: str) -> None:
        """Write down that somebody took the workshop along."""


def write_here(name: str, document: WorkshopDocument, language: str) -> bytes:
    """Make a document in this process; a server hands it to its documents worker instead."""
    return EXPORTERS[name].write(document, language)


def nothing_late(neighbourhoods: Collection[str]) -> Sequence[LateMessages]:
    """No plan of these neighbourhoods waits for a message."""
    return ()


def no_receipt(_code: str, _number: int) -> str:
    """A house without receipts: its stubs carry a number only."""
    return ""


def no_slips(words: str) -> Sequence[WordSlip]:
    """Where nothing reads the words of a neighbourhood."""
    return ()


def nobody_registers(_code: str) -> Seats | None:
    """A house in which nobody can register beforehand."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisePorts:
    """What the composition injects. `csrf_ok` judges the request at hand; `write` may raise
    ExporterUnavailable; `pause` follows a wrong password and must not hold up the event loop;
    `mails`: whether letters can be sent."""

    doors: Doors
    accounts: Accounts
    people: People
    places: Places
    log: Log
    organising: Organising
    cookie: OrganiserCookie
    half_way: Lasting
    attempts: LoginAttempts
    csrf_ok: Callable[[], bool]
    place: Place
    write: Callable[[str, WorkshopDocument, str], bytes] = write_here
    pause: Callable[[float], None] = time.sleep
    mails: bool = False
    late: Callable[[Collection[str]], Sequence[LateMessages]] = nothing_late
    receipt_path: Callable[[str, int], str] = no_receipt
    registered: Callable[[str], Seats | None] = nobody_registers
    check_words: Callable[[str], Sequence[WordSlip]] = no_slips
