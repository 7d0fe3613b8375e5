"""Offering or asking something on the plan's page, and what organisers do with it."""

from dataclasses import dataclass

from facilitation.domain.agenda.offers import (
    CATEGORIES,
    KINDS,
    LONGEST_OFFER,
    MATCH,
    KindNeeded,
    PlanOffer,
    UnknownOffer,
    judged,
)
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.residents import ReactionState, require_people
from facilitation.domain.notes import clean_text
from facilitation.domain.plans import Contact
from facilitation.domain.review import flags_in
from facilitation.services.consenting import GivenContact, contact_for
from facilitation.services.planning import CONSENT_TEXT
from facilitation.services.tokens import hash_of, is_token, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering(GivenContact):
    """What somebody fills in. `ticket`: made with the form, so that a form that is sent twice is
    one offer; it becomes the link with which they take it back."""

    ticket: str
    kind: str
    text: str
    category: str = ""
    area: str = ""
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """The offer, how to reach who made it, and the link with which they take it back."""

    offer: PlanOffer
    contact: Contact | None
    token: str


def offer(unit: AgendaUnit, offering: Offering, safe: bool) -> Offered:
    """Keep an offer or a need until an organiser has looked. A need is private unless its writer
    says that everybody may read it; an offer is meant to be read."""
    token = offering.ticket if is_token(offering.ticket) else new_id()
    known = offer_of(unit, token)
    if known:
        return Offered(known, None, token)
    require_people((one.at_ms for one in unit.offers()), unit.now_ms)
    text = clean_text(offering.text, LONGEST_OFFER)
    if offering.kind not in KINDS:
        raise KindNeeded
    contact = _contact(unit, hash_of(token), offering, safe) if offering.wants_contact else None
    made = PlanOffer(
        id=hash_of(token),
        kind=offering.kind,
        text=text,
        at_ms=unit.now_ms,
        category=offering.category if offering.category in CATEGORIES else "",
        area=" ".join(offering.area.split()),
        private=offering.kind == "need" and not offering.everybody,
        reachable=contact is not None,
        flags=flags_in(text),
    )
    unit.save_offer(made)
    return Offered(made, contact, token)


def offer_of(store: AgendaStore, token: str) -> PlanOffer | None:
    """What is behind a link."""
    wanted = hash_of(token)
    return next((one for one in store.offers() if one.id == wanted), None)


def take_back(unit: AgendaUnit, token: str) -> PlanOffer | None:
    """Its writer takes it back; nothing of it stays."""
    found = offer_of(unit, token)
    if found:
        unit.drop_offer(found.id)
    return found


def judge_offer(
    unit: AgendaUnit, by: str, offer_id: str, state: ReactionState, reason: str, private: bool
) -> PlanOffer:
    """An organiser lets it through, keeps it private, or hides it and says why."""
    found = next((one for one in unit.offers() if one.id == offer_id), None)
    if found is None:
        raise UnknownOffer
    decided = judged(found, by, state, reason, private)
    unit.save_offer(decided)
    return decided


def _contact(unit: AgendaUnit, offer_id: str, offering: Offering, safe: bool) -> Contact:
    return contact_for(offer_id, offering, (MATCH,), CONSENT_TEXT, unit.now_ms, safe)
