"""People with an account, and the ways in which they come in."""

import re
from dataclasses import dataclass
from typing import Final

from facilitation.domain.rights import Right

SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 1000
LONGEST_EMAIL: Final = 200
LONGEST_NAME: Final = 80
LONGEST_ORGANISATION: Final = 120

#: An invitation is for a colleague with a full mailbox, a reset for somebody who waits for it.
INVITATION_DAYS: Final = 14
RESET_HOURS: Final = 24
RECOVERY_CODES: Final = 10

_EMAIL: Final = re.compile(r"^[^\s@]+@[^\s@]+\.[^\s@]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser:
    """Who is logged in. `founds`: may make neighbourhoods; `log_in`: the log-in at hand."""

    id: str
    email: str
    name: str = ""
    organisation: str = ""
    founds: bool = False
    second_factor: bool = False
    log_in: str = ""

    @property
    def called(self) -> str:
        """How colleagues read who this is."""
        return self.name or self.email


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with a right of their own in a place."""

    organiser: Organiser
    neighbourhood: str
    right: Right


@dataclass(frozen=True, slots=True)
class Invitation:
    """A right that waits for somebody to take it up."""

    id: str
    neighbourhood: str
    right: Right
    email: str
    expires_at_ms: int


@dataclass(frozen=True, slots=True)
class OpenLogIn:
    """A browser in which somebody is logged in."""

    id: str
    device: str
    started_at_ms: int
    seen_at_ms: int


@dataclass(frozen=True, slots=True)
class Reset:
    """A way back in. `second_factor_too`: the phone with the codes is lost as well."""

    id: str
    organiser: str
    second_factor_too: bool


@dataclass(frozen=True, slots=True)
class Handed:
    """A link that was made for somebody, and whether it went by mail."""

    address: str
    mailed: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What goes into an app with codes: as an address for a QR code, and as letters to type."""

    address: str
    letters: str


def is_email(text: str) -> bool:
    """Whether this can be a mail address at all."""
    return len(text) <= LONGEST_EMAIL and _EMAIL.match(text) is not None


def plain_email(text: str) -> str:
    """The address as accounts are found by it; it does not mind capitals."""
    return text.strip().casefold()
