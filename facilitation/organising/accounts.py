"""Logging in, and what somebody does with an account of their own."""

from collections.abc import Sequence

from facilitation.background import Background
from facilitation.domain.audit import UNKNOWN, Act
from facilitation.domain.organisers import OpenLogIn, Organiser
from facilitation.domain.rights import Standing
from facilitation.organising.second_factor import SecondFactor
from facilitation.storage.audit import Audit
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers, hash_of_nobody


class Doors:
    """Who is here, and where they have a right."""

    def __init__(self, organisers: Organisers, neighbourhoods: Neighbourhoods) -> None:
        self.logged_in = organisers.logged_in
        self._neighbourhoods = neighbourhoods

    def standings(self, organiser_id: str) -> Sequence[Standing]:
        """Every neighbourhood where somebody has a right."""
        return self._neighbourhoods.standings(organiser_id)

    def standing_at(self, organiser_id: str, code: str) -> Standing | None:
        """What somebody is in the neighbourhood of a workshop."""
        return self._neighbourhoods.standing_at(organiser_id, code)


class Accounts:
    """Passwords are hashed and checked off the loop, with plain values only."""

    def __init__(
        self,
        organisers: Organisers,
        second_factor: SecondFactor,
        audit: Audit,
        background: Background,
    ) -> None:
        self._organisers = organisers
        self.second_factor = second_factor
        self._audit = audit
        self._background = background
        hash_of_nobody()

    def authenticate(self, email: str, password: str) -> Organiser | None:
        """Who this is. The slow part runs off the loop and touches nothing but its arguments."""
        hashed = self._organisers.hash_for(email)
        return self._organisers.by_email(email) if self._fits(hashed, password) else None

    def _fits(self, hashed: str, password: str) -> bool:
        return self._background.off_loop(lambda: self._organisers.fits(hashed, password))

    def failed(self, who: str) -> None:
        """Write down a wrong password or code. An address that nobody has is not written down:
        people type their passwords there."""
        known = self._organisers.by_email(who) or self._organisers.by_id(who)
        self._audit.record(known.id if known else UNKNOWN, Act.LOG_IN_FAILED, None)

    def fits_second_step(self, organiser_id: str, code: str) -> bool:
        """Whether this code is right: from the app, or a recovery code that is used up by it."""
        return self.second_factor.fits(organiser_id, code)

    def log_in(self, organiser_id: str, device: str) -> str:
        """A browser is logged in; what its cookie says."""
        return self._organisers.log_in(organiser_id, device)

    def log_ins(self, organiser_id: str) -> Sequence[OpenLogIn]:
        """The browsers in which somebody is logged in."""
        return self._organisers.log_ins(organiser_id)

    def end_log_in(self, organiser_id: str, log_in: str) -> None:
        """Log one browser out."""
        self._organisers.end_log_in(organiser_id, log_in)

    def log_out_everywhere(self, organiser_id: str) -> None:
        """Log every browser out."""
        self._organisers.log_out_everywhere(organiser_id)

    def rename(self, organiser_id: str, name: str, organisation: str) -> None:
        """How colleagues read who this is."""
        self._organisers.rename(organiser_id, name, organisation)

    def knows_password(self, organiser: Organiser, password: str) -> bool:
        """Whether who sits at this browser knows the password too."""
        return self._fits(self._organisers.hash_for(organiser.email), password)

    def change_password(self, organiser: Organiser, password: str) -> None:
        """Another password; every other browser has to log in again."""
        hashed = self._background.off_loop(lambda: self._organisers.hashed(password))
        self._organisers.change_password(organiser.id, hashed, organiser.log_in)
