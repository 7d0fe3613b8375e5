"""What the organisers' pages need from the rest of the house, to be injected."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.boards.place import Place
from facilitation.domain.preparing import Organiser, PreparedWorkshop, WorkshopDraft, WorkshopLine
from facilitation.domain.runsheets import RunSheet
from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.web.login_attempts import LoginAttempts
from facilitation.web.organiser_cookie import OrganiserCookie


class Organising(Protocol):
    """The services behind these pages. Workshops are looked up together with their organiser, so
    that nobody reaches another's: a foreign code is as unknown as one that does not exist."""

    def authenticate(self, email: str, password: str) -> Organiser | None:
        """Verify off the event loop, and take as long for an account that does not exist."""

    def organiser(self, organiser_id: str) -> Organiser | None:
        """Who this is, if the account still exists."""

    def workshops(self, organiser_id: str) -> Sequence[WorkshopLine]:
        """Newest first."""

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

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        """The workshop as it may leave the house."""


def write_here(name: str, document: WorkshopDocument, language: str) -> bytes:
    """Make a document in this process; a server hands it to its documents worker instead."""
    return EXPORTERS[name].write(document, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisePorts:
    """What the composition injects. `csrf_ok` judges the request at hand; `write` may raise
    ExporterUnavailable; `pause` follows a wrong password and must not hold up the event loop."""

    organising: Organising
    cookie: OrganiserCookie
    attempts: LoginAttempts
    csrf_ok: Callable[[], bool]
    place: Place
    write: Callable[[str, WorkshopDocument, str], bytes] = write_here
    pause: Callable[[float], None] = time.sleep
