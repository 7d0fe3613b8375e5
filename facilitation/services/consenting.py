"""How somebody may be reached, with the consent that goes with it: asked in one way everywhere."""

from dataclasses import dataclass

from facilitation.domain.agenda.residents import ContactHalf, ContactUnsafe
from facilitation.domain.plans import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenContact:
    """What somebody fills in about being reached, with the two ticks that go with it."""

    name: str = ""
    phone: str = ""
    email: str = ""
    consent: bool = False
    over_16: bool = False

    @property
    def wants_contact(self) -> bool:
        """Whether anything was filled in about being reached."""
        return bool(self.name or self.phone or self.email)


def contact_for(
    contact_id: str,
    given: GivenContact,
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
