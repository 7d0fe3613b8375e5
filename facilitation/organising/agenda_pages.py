"""Wires the pages of plans: their desk in, pages and routes out."""

from collections.abc import Callable

from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.form_document import FormDocument
from facilitation.organising.afterwards import ItemLinks, SentIn
from facilitation.organising.agenda import AgendaDesk
from facilitation.organising.following import FollowUp
from facilitation.organising.mailing import Mail
from facilitation.organising.matching import Matching
from facilitation.organising.workshops import Organising
from facilitation.runsheets import shipped
from facilitation.services.commanding import Commander
from facilitation.services.tokens import new_id
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.agenda.matches import Matches
from facilitation.storage.agenda.rules import RuleBook
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.workshops import Workshops
from facilitation.web.organise.conversions import (
    CONVERSION_ROUTES,
    ConversionPages,
    ConversionPorts,
)
from facilitation.web.organise.conversions_rules import RULES_ROUTES, RulesPages
from facilitation.web.organise.follow_up import (
    FOLLOW_UP_ROUTES,
    FollowUpPages,
    FollowUpPorts,
)
from facilitation.web.organise.item_link import ITEM_LINK_ROUTES, ItemLinkPages
from facilitation.web.organise.offers import OFFER_ROUTES, OfferPages, OfferPorts
from facilitation.web.organise.plan.ports import PlanPorts
from facilitation.web.organise.plan.routes import plan_pages
from facilitation.web.organise.referrals import REFERRAL_ROUTES, ReferralPages
from facilitation.web.routes import Routes


def agenda_pages(
    database: Database,
    workshops: Workshops,
    commander: Commander,
    desk: AgendaDesk,
    now_ms: Callable[[], int],
    base_url: str,
    mail: Mail,
    contact_allowed: Callable[[], bool],
    write: Callable[[str, AgendaDocument | FormDocument, str], bytes],
) -> tuple[tuple[object, Routes], ...]:
    """The pages of plans, each with its routes, for the organisers' blueprint."""
    neighbourhoods, audit = Neighbourhoods(database), Audit(database)
    agendas = Agendas(database, now_ms)
    organising = Organising(neighbourhoods, workshops, commander, audit, shipped(), base_url)
    follow_up = FollowUp(desk, organising, workshops)
    matching = Matching(desk, workshops, Matches(database), now_ms)
    rules = RuleBook(database)
    conversions = ConversionPorts(desk=desk, rules=rules, new_id=new_id, write=write)
    offers = OfferPorts(desk=desk, matching=matching, sent_in=SentIn(agendas, audit))
    links = ItemLinks(agendas, mail, base_url)
    return (
        *plan_pages(PlanPorts(desk=desk, new_id=new_id, write=write)),
        (ConversionPages(conversions), CONVERSION_ROUTES),
        (RulesPages(rules), RULES_ROUTES),
        (OfferPages(offers), OFFER_ROUTES),
        (FollowUpPages(FollowUpPorts(desk=desk, following=follow_up)), FOLLOW_UP_ROUTES),
        (ReferralPages(desk), REFERRAL_ROUTES),
        (ItemLinkPages(desk, links, contact_allowed, mail.can_send), ITEM_LINK_ROUTES),
    )
