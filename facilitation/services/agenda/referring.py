"""Sending something on from one party to another, and saying what became of it."""

from dataclasses import dataclass

from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.agenda.referrals import (
    LONGEST_SUBJECT,
    Referral,
    ReferralState,
    SameParty,
    SeemsPersonal,
    UnknownReferral,
    moved_on,
)
from facilitation.domain.notes import clean_text
from facilitation.domain.review import flags_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What an organiser fills in. `item`: the number of an item, if it belongs to one; `sure`: they
    looked again at a subject that seemed to tell of somebody."""

    from_party: str
    to_party: str
    subject: str
    item: str = ""
    sure: bool = False


def refer(unit: AgendaUnit, by: str, sending: Sending) -> Referral:
    """Send something on. Raises SameParty, SeemsPersonal."""
    if sending.from_party == sending.to_party:
        raise SameParty
    subject = clean_text(sending.subject, LONGEST_SUBJECT)
    if flags_in(subject) and not sending.sure:
        raise SeemsPersonal
    item = unit.item(sending.item) if sending.item else None
    referral = Referral(
        id=unit.new_id(),
        from_party=sending.from_party,
        to_party=sending.to_party,
        subject=subject,
        at_ms=unit.now_ms,
        by=by,
        item=item.id if item else "",
        changed_at_ms=unit.now_ms,
    )
    unit.save_referral(referral)
    return referral


def move_referral(unit: AgendaUnit, referral_id: str, state: ReferralState) -> Referral:
    """What became of it. Raises UnknownReferral, NotNext."""
    found = next((one for one in unit.referrals() if one.id == referral_id), None)
    if found is None:
        raise UnknownReferral
    moved = moved_on(found, state, unit.now_ms)
    unit.save_referral(moved)
    return moved
