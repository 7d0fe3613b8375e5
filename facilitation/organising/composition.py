"""Wires the organisers' part: stores and services in, its pages out."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from flask import Blueprint

from facilitation.background import Background
from facilitation.boards.place import Place
from facilitation.clock import now_ms
from facilitation.domain.grouping import WordSlip
from facilitation.exporters.advice_sheet import AdviceSheet
from facilitation.exporters.document import WorkshopDocument
from facilitation.organising.accounts import Accounts, Doors
from facilitation.organising.importing import Importing
from facilitation.organising.mailing import mail_by
from facilitation.organising.neighbourhoods import Places
from facilitation.organising.people import People
from facilitation.organising.plan_importing import PlanImporting
from facilitation.organising.programs import Programs
from facilitation.organising.proposals import BudgetDesk
from facilitation.organising.reading import Log
from facilitation.organising.registering import registration_desk, registration_pages
from facilitation.organising.reminding import Reminders
from facilitation.organising.second_factor import SecondFactor
from facilitation.organising.telling import story_desk
from facilitation.organising.workshops import Organising
from facilitation.runsheets import shipped
from facilitation.services.commanding import Commander
from facilitation.services.receipts import card_path
from facilitation.services.tokens import new_id
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.colleagues import Colleagues
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from facilitation.storage.program_keys import ProgramKeys
from facilitation.storage.resets import Resets
from facilitation.storage.second_factors import SecondFactors
from facilitation.storage.workshops import Workshops
from facilitation.web.login_attempts import LoginAttempts
from facilitation.web.organise.blueprint import PageSet, create_blueprint
from facilitation.web.organise.cards import CARD_ROUTES, CardPages
from facilitation.web.organise.cases import CASE_ROUTES, CasePages
from facilitation.web.organise.importing import IMPORT_ROUTES, ImportPages
from facilitation.web.organise.keys import KEY_ROUTES, KeyPages, KeyPorts
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.proof import Proof
from facilitation.web.organise.proposals import PROPOSAL_ROUTES, ProposalPages
from facilitation.web.organiser_cookie import OrganiserCookie, half_way


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the organisers' part is made of."""

    database: Database
    workshops: Workshops
    commander: Commander
    background: Background
    place: Place
    secret_key: str
    secure: bool
    smtp_url: str | None
    mail_from: str
    csrf_ok: Callable[[], bool]
    contact_allowed: Callable[[], bool]
    write: Callable[[str, WorkshopDocument | AdviceSheet, str], bytes]
    check_words: Callable[[str], Sequence[WordSlip]]
    write_letters: Callable[[str], None]


def organisers_pages(parts: Parts, *more: PageSet) -> Blueprint:
    """Everything under /organise."""
    database = parts.database
    neighbourhoods, organisers = Neighbourhoods(database), Organisers(database)
    audit = Audit(database)
    second_factor = SecondFactor(SecondFactors(database), time.time)
    desk = registration_desk(
        database, parts.workshops, parts.commander, write_letters=parts.write_letters
    )
    ports = OrganisePorts(
        doors=Doors(organisers, neighbourhoods),
        accounts=Accounts(organisers, second_factor, audit, parts.background),
        people=_people(parts, organisers, neighbourhoods),
        places=Places(neighbourhoods),
        log=Log(audit),
        organising=Organising(
            neighbourhoods,
            parts.workshops,
            parts.commander,
            audit,
            shipped(),
            parts.place.base_url,
        ),
        cookie=OrganiserCookie(parts.secret_key, secure=parts.secure, clock=time.time),
        half_way=half_way(parts.secret_key, time.time),
        attempts=LoginAttempts(time.time),
        csrf_ok=parts.csrf_ok,
        place=parts.place,
        write=parts.write,
        pause=parts.background.sleep,
        mails=bool(parts.smtp_url),
        late=Reminders(Agendas(database, now_ms), now_ms).late_in,
        receipt_path=partial(card_path, parts.secret_key),
        registered=desk.seats,
        check_words=parts.check_words,
    )
    plans = PlanImporting(Agendas(database, now_ms), parts.workshops, parts.place.base_url)
    importing = Importing(parts.workshops, neighbourhoods, parts.commander, audit, plans)
    return create_blueprint(
        ports,
        (ImportPages(importing), IMPORT_ROUTES),
        *_money(parts, ports, audit),
        (_keys(parts, ports, neighbourhoods), KEY_ROUTES),
        (_stories(parts), CASE_ROUTES),
        registration_pages(desk, parts.contact_allowed, parts.place.base_url),
        *more,
    )


def _stories(parts: Parts) -> CasePages:
    where = parts.place.base_url
    desk = story_desk(parts.database, parts.workshops, parts.commander, parts.secret_key, where)
    return CasePages(desk, new_id, parts.write)


def _keys(parts: Parts, ports: OrganisePorts, neighbourhoods: Neighbourhoods) -> KeyPages:
    return KeyPages(
        KeyPorts(
            programs=Programs(ProgramKeys(parts.database, now_ms), neighbourhoods, now_ms),
            people=ports.people,
            proof=Proof(ports.accounts, ports.attempts),
            address=f"{parts.place.base_url}/api/v1/openapi.json",
        )
    )


def _money(parts: Parts, ports: OrganisePorts, audit: Audit) -> tuple[PageSet, ...]:
    """The pages of a meeting that divides money: its plans and its voting cards."""
    desk = BudgetDesk(parts.workshops, parts.commander, Agendas(parts.database, now_ms), audit)
    cards = CardPages(desk, ports.organising.workshop, parts.place, new_id)
    return (ProposalPages(desk, new_id), PROPOSAL_ROUTES), (cards, CARD_ROUTES)


def _people(parts: Parts, organisers: Organisers, neighbourhoods: Neighbourhoods) -> People:
    return People(
        Colleagues(parts.database),
        organisers,
        neighbourhoods,
        Resets(parts.database),
        mail_by(parts.smtp_url, parts.mail_from),
        parts.background,
        parts.secret_key,
        parts.place.base_url,
    )
