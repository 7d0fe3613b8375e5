"""Wires what residents see of plans, outside of any meeting."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import Blueprint

from facilitation.exporters.advice_sheet import AdviceSheet
from facilitation.organising.afterwards import ItemLinks, SentIn
from facilitation.organising.mailing import NoMail
from facilitation.organising.public_plans import Published
from facilitation.organising.receipts import ReceiptDesk
from facilitation.organising.registering import registration_desk
from facilitation.organising.telling import story_desk
from facilitation.services.commanding import Commander
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.receipts import Receipts
from facilitation.storage.workshops import Workshops
from facilitation.web import receipts, registering, story_pages
from facilitation.web.csrf import Csrf
from facilitation.web.hall import Hall
from facilitation.web.plan import contact_person, offers, pages, taking_part

HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicParts:
    """What the pages after an evening are made of."""

    database: Database
    workshops: Workshops
    commander: Commander
    hall: Hall
    csrf: Csrf
    now_ms: Callable[[], int]
    base_url: str
    secret_key: str
    frame_ancestors: str
    controller: str
    write_letters: Callable[[str], None]
    published: Published
    write: Callable[[str, AdviceSheet, str], bytes]


def public_pages(parts: PublicParts) -> tuple[Blueprint, ...]:
    """The pages under /plan, /receipt, /aanmelden and /story."""
    published = parts.published
    desk = ReceiptDesk(
        Receipts(parts.database), parts.workshops, published, parts.secret_key, parts.now_ms
    )

    def today() -> datetime.date:
        return datetime.datetime.fromtimestamp(parts.now_ms() / 1000, HERE).date()

    reading = pages.PlanPages(published, parts.base_url, parts.frame_ancestors, today)
    plans = pages.create_blueprint(reading)
    taking_part.create_routes(
        plans, reading, published, parts.csrf, parts.hall.contact_allowed, parts.controller
    )
    agendas, audit = Agendas(parts.database, parts.now_ms), Audit(parts.database)
    allowed, controller = parts.hall.contact_allowed, parts.controller
    sent_in = SentIn(agendas, audit)
    offers.create_routes(
        plans, offers.OfferForms(reading, sent_in, parts.csrf, allowed, controller)
    )
    links = ItemLinks(agendas, NoMail(), parts.base_url)
    contact_person.create_routes(
        plans, contact_person.ContactPersonForms(reading, links, parts.csrf)
    )
    return (
        plans,
        receipts.create_blueprint(desk, parts.hall, parts.csrf, parts.base_url, today),
        _registering(parts),
        _stories(parts),
    )


def _stories(parts: PublicParts) -> Blueprint:
    where, secret = parts.base_url, parts.secret_key
    return story_pages.create_blueprint(
        story_desk(parts.database, parts.workshops, parts.commander, secret, where), parts.write
    )


def _registering(parts: PublicParts) -> Blueprint:
    desk = registration_desk(
        parts.database, parts.workshops, parts.commander, parts.now_ms, parts.write_letters
    )
    pages = registering.RegisteringPages(desk, parts.hall, parts.csrf, parts.controller)
    return registering.create_blueprint(pages)
