"""How somebody may be reached, with the consent that goes with it: asked in one way everywhere."""

from typing import Protocol

from facilitation.domain.agenda.residents import ContactHalf, ContactUnsafe
from facilitation.domain.plans import Contact


class Given(Protocol):
    """What somebody fills in about being reached."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def phone(self) -> str:
        """A number, or nothing."""

    @property
    def email(self) -> str:
        """An address, or nothing."""

    @property
    def consent(self) -> bool:
        """Whether they ticked that it may be kept."""

    @property
    def over_16(self) -> bool:
        """Whether they ticked that they are old enough to say so."""


def contact_for(
    contact_id: str,
    given: Given,
    purposes: tuple[str, ...],
    text_version: str,
    now_ms: int,
    safe: bool,
) -> Contact:
    """The details as they are kept, for these purposes only. Raises ContactUnsafe where others may
    listen in, ContactHalf without a way to be reached or without both ticks."""
    if not safe:
        raise ContactUnsafe
    if not ((given.phone or given.email) and given.consent and given.over_16):
        raise ContactHalf
    return Contact(
        id=contact_id,
        name=given.name,
        phone=given.phone,
        email=given.email,
        over_16=True,
        purposes=purposes,
        text_version=text_version,
        given_at_ms=now_ms,
    )
