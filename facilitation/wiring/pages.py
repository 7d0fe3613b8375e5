"""Every page, form and file, and what they may know."""

from collections.abc import Callable

from flask import Blueprint

from facilitation.boards.place import Place
from facilitation.clock import now_ms
from facilitation.documents import Documents
from facilitation.grouper import Grouper
from facilitation.organising.agenda import AgendaDesk
from facilitation.organising.agenda_pages import agenda_pages
from facilitation.organising.api import ApiParts, install_api
from facilitation.organising.coming import ComingMeetings
from facilitation.organising.composition import Parts, organisers_pages
from facilitation.organising.mailing import mail_by
from facilitation.organising.proposals import BudgetDesk
from facilitation.organising.public_pages import PublicParts, public_pages
from facilitation.organising.public_plans import Published, published_plans
from facilitation.organising.registering import expected_in
from facilitation.runsheets import shipped
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.pacing import Pace
from facilitation.settings import Settings
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.registrations import Registrations
from facilitation.web import files, health, leading_cards, pages, texts
from facilitation.web.csrf import Csrf
from facilitation.web.hall import Hall
from facilitation.web.leading_cards import LeadingCards
from facilitation.web.organise import importing
from facilitation.wiring.application import Application
from facilitation.wiring.contact_allowed import contact_allowed_here
from facilitation.workers import Worker


def place_of(settings: Settings) -> Place:
    """What boards tell about the place and its rules."""
    book = shipped()
    return Place(
        base_url=settings.base_url,
        contact_allowed=settings.contact_allowed,
        controller=settings.controller,
        house_rules=book.house_rules,
        privacy_line=book.privacy_line,
    )


def register_pages(
    application: Application,
    settings: Settings,
    place: Place,
    doorkeeper: Doorkeeper,
    pace: Pace,
) -> None:
    """Put every page where people look for it."""
    flask = application.flask
    csrf = Csrf(settings.secret_key, settings.secure)
    csrf.install(flask)
    hall = Hall(
        workshops=application.workshops,
        commander=application.commander,
        doorkeeper=doorkeeper,
        place=place,
        pace=pace,
        secure=settings.secure,
        contact_allowed=contact_allowed_here(settings),
        expected=expected_in(application.database),
        registering=ComingMeetings(
            Registrations(application.database, now_ms),
            application.workshops,
            Neighbourhoods(application.database),
            now_ms,
        ).form_of,
    )
    flask.register_blueprint(pages.create_blueprint(hall, csrf))
    flask.register_blueprint(files.create_blueprint(settings.base_url, settings.security_contact))
    flask.register_blueprint(texts.create_blueprint(settings.controller, settings.dpo_contact))
    importing.install(flask)
    cards = LeadingCards(hall, csrf, _budget_desk(application), application.workshops.place_of)
    flask.register_blueprint(leading_cards.create_blueprint(cards))
    published = published_plans(
        application.database,
        application.workshops,
        application.commander,
        settings.base_url,
        now_ms,
    )
    flask.register_blueprint(_organise_pages(application, settings, place, csrf, published.desk))
    for blueprint in _public_pages(application, settings, hall, csrf, published):
        flask.register_blueprint(blueprint)
    _install_api(application, settings, pace, published)
    numbers = application.numbers
    flask.register_blueprint(
        health.create_blueprint(_checks(application), numbers, settings.metrics_token)
    )


def _budget_desk(application: Application) -> BudgetDesk:
    database = application.database
    agendas = Agendas(database, now_ms)
    return BudgetDesk(application.workshops, application.commander, agendas, Audit(database))


def _checks(application: Application) -> health.Checks:
    """Every part that /readyz names."""
    checks = {"database": application.database.answers}
    checks |= {job: _readiness(worker) for job, worker in application.workers.items()}
    if application.bus:
        checks["bus"] = application.bus.answers
    return checks


def _readiness(worker: Worker) -> Callable[[], bool]:
    return lambda: worker.ready


def _install_api(
    application: Application, settings: Settings, pace: Pace, published: Published
) -> None:
    install_api(
        application.flask,
        ApiParts(
            database=application.database,
            workshops=application.workshops,
            commander=application.commander,
            base_url=settings.base_url,
            controller=settings.controller,
            slow_down=pace.take_program,
            write=Documents(application.workers["documents"]).write,
            published=published,
        ),
    )


def _public_pages(
    application: Application, settings: Settings, hall: Hall, csrf: Csrf, published: Published
) -> tuple[Blueprint, ...]:
    return public_pages(
        PublicParts(
            database=application.database,
            workshops=application.workshops,
            commander=application.commander,
            hall=hall,
            csrf=csrf,
            now_ms=now_ms,
            base_url=settings.base_url,
            secret_key=settings.secret_key,
            frame_ancestors=settings.frame_ancestors,
            controller=settings.controller,
            write_letters=application.offers.soon,
            published=published,
            write=Documents(application.workers["documents"]).write,
        )
    )


def _organise_pages(
    application: Application, settings: Settings, place: Place, csrf: Csrf, plans: AgendaDesk
) -> Blueprint:
    write = Documents(application.workers["documents"]).write
    parts = Parts(
        database=application.database,
        workshops=application.workshops,
        commander=application.commander,
        background=application.background,
        place=place,
        secret_key=settings.secret_key,
        secure=settings.secure,
        smtp_url=settings.smtp_url,
        mail_from=settings.mail_from,
        csrf_ok=csrf.ok,
        contact_allowed=contact_allowed_here(settings),
        write=write,
        check_words=Grouper(application.workers["grouping"]).check_words,
        write_letters=application.offers.soon,
    )
    pages_of_plans = agenda_pages(
        application.database,
        application.workshops,
        application.commander,
        plans,
        now_ms,
        settings.base_url,
        mail_by(settings.smtp_url, settings.mail_from),
        contact_allowed_here(settings),
        write,
    )
    return organisers_pages(parts, *pages_of_plans)
