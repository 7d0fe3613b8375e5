"""Codes from an app on a phone (RFC 6238), and codes on paper for when that phone is gone."""

import hmac
import secrets
from collections.abc import Callable
from typing import Final

import pyotp

from facilitation.domain.organisers import RECOVERY_CODES, Offer, Organiser
from facilitation.storage.second_factors import SecondFactors

ISSUER: Final = "Samenspel"
STEP_SECONDS: Final = 30
#: A phone's clock may be half a minute off.
STEPS_OFF: Final = (0, -1, 1)
#: No letters and digits that look alike on paper.
PAPER_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
PAPER_LENGTH: Final = 10


class SecondFactor:
    """Turning the second step on and off, and checking it."""

    def __init__(self, store: SecondFactors, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def fits(self, organiser_id: str, typed: str) -> bool:
        """Whether this is right: a code from the app, or one on paper, which is then used up."""
        plain = _plain(typed)
        if not plain.isdecimal():
            return self._store.use_recovery_code(organiser_id, plain)
        secret = self._store.secret(organiser_id)
        step = self._step_of(secret, plain) if secret else None
        return step is not None and self._store.use_code(organiser_id, step)

    def offer(self, organiser_id: str) -> None:
        """Make a new secret, to be put in an app."""
        self._store.offer(organiser_id, pyotp.random_base32())

    def offered(self, organiser: Organiser) -> Offer | None:
        """The secret that waits for a code to be given back."""
        secret = self._store.offered(organiser.id)
        if secret is None:
            return None
        address = pyotp.TOTP(secret).provisioning_uri(name=organiser.email, issuer_name=ISSUER)
        return Offer(address, " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)))

    def turn_on(self, organiser_id: str, typed: str) -> tuple[str, ...] | None:
        """Codes for on paper, when the app gave the right code; else nothing happened."""
        secret = self._store.offered(organiser_id)
        step = self._step_of(secret, _plain(typed)) if secret else None
        if step is None:
            return None
        codes = _paper_codes()
        self._store.turn_on(organiser_id, step, map(_plain, codes))
        return codes

    def turn_off(self, organiser_id: str) -> None:
        """A password is enough again."""
        self._store.turn_off(organiser_id)

    def renew_codes(self, organiser_id: str) -> tuple[str, ...]:
        """New codes on paper; the old ones stop."""
        codes = _paper_codes()
        self._store.renew_codes(organiser_id, map(_plain, codes))
        return codes

    def codes_left(self, organiser_id: str) -> int:
        """How many codes on paper were not used yet."""
        return self._store.codes_left(organiser_id)

    def _step_of(self, secret: str, code: str) -> int | None:
        """The half minute that a code belongs to, when it is one of now."""
        now = int(self._clock()) // STEP_SECONDS
        made = pyotp.TOTP(secret)
        steps = (now + off for off in STEPS_OFF)
        return next(
            (step for step in steps if hmac.compare_digest(made.at(step * STEP_SECONDS), code)),
            None,
        )


def _paper_codes() -> tuple[str, ...]:
    return tuple(_paper_code() for _ in range(RECOVERY_CODES))


def _paper_code() -> str:
    letters = "".join(secrets.choice(PAPER_LETTERS) for _ in range(PAPER_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def _plain(typed: str) -> str:
    """As it is compared: without what people type between the letters."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum())
