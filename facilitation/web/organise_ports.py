"""What the organisers' pages need from the rest of the house, to be injected."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.boards.place import Place
from facilitation.domain.neighbourhoods import Level, Neighbourhood, Series
from facilitation.domain.organisers import Organiser
from facilitation.domain.preparing import PreparedWorkshop, WorkshopDraft, WorkshopLine
from facilitation.domain.rights import Standing
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


class Accounts(Protocol):
    """Logging in, and what somebody does with an account of their own."""

    def authenticate(self, email: str, password: str) -> Organiser | None:
        """Verify off the event loop, and take as long for an account that does not exist."""

    def failed(self, who: str) -> None:
        """Write down that somebody gave a wrong password or code: an address, or an account."""

    def fits_second_step(self, organiser_id: str, code: str) -> bool:
        """Whether this code is right: from the app, or a recovery code that is used up by it."""

    def log_in(self, organiser_id: str, device: str) -> str:
        """A browser is logged in; what its cookie says."""

    def end_log_in(self, organiser_id: str, log_in: str) -> None:
        """Log one browser out."""


class Places(Protocol):
    """Neighbourhoods, their settings and their series."""

    def found(self, organiser_id: str, name: str, level: Level = Level.WIJK) -> Neighbourhood:
        """A new place at the top, led by who makes it."""

    def series(self, place: Neighbourhood) -> Sequence[Series]:
        """The series of a place."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisePorts:
    """What the composition injects. `csrf_ok` judges the request at hand; `write` may raise
    ExporterUnavailable; `pause` follows a wrong password and must not hold up the event loop."""

    doors: Doors
    accounts: Accounts
    places: Places
    organising: Organising
    cookie: OrganiserCookie
    half_way: Lasting
    attempts: LoginAttempts
    csrf_ok: Callable[[], bool]
    place: Place
    write: Callable[[str, WorkshopDocument, str], bytes] = write_here
    pause: Callable[[float], None] = time.sleep
