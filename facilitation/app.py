"""Wires every part once: settings in, a Flask application and its live server out."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, request
from flask_socketio import SocketIO
from jinja2 import FileSystemLoader
from prometheus_client import CollectorRegistry
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter

from facilitation.assets import require_vendor_files, templates_folder
from facilitation.background import Background, background_for
from facilitation.boards.place import Place
from facilitation.bus import LOOK, Bus
from facilitation.clock import now_ms
from facilitation.documents import Documents
from facilitation.domain.events import Event
from facilitation.domain.people import Audience
from facilitation.grouper import Grouper
from facilitation.live import wire_json
from facilitation.live.advising import Advisor
from facilitation.live.backlog import Backlog
from facilitation.live.broadcast import Broadcaster
from facilitation.live.connected import Register
from facilitation.live.elsewhere import Elsewhere
from facilitation.live.farewell import Farewell
from facilitation.live.numbers import Numbers
from facilitation.live.server import Live
from facilitation.live.watching import Watch
from facilitation.organising.agenda_pages import agenda_pages
from facilitation.organising.api import ApiParts, install_api
from facilitation.organising.composition import Parts, organisers_pages
from facilitation.organising.mailing import mail_by
from facilitation.organising.public_pages import PublicParts, public_pages
from facilitation.organising.registering import expected_in
from facilitation.runsheets import shipped
from facilitation.services.commanding import Commander
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.pacing import Pace
from facilitation.settings import Settings
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from facilitation.storage.writer import Writer
from facilitation.web import (
    errors,
    files,
    headers,
    health,
    languages,
    organise_import,
    pages,
    request_log,
    static,
    texts,
)
from facilitation.web.csrf import Csrf
from facilitation.web.hall import Hall
from facilitation.workers import Worker

log = logging.getLogger(__name__)

#: A form holds one plan card at most.
LARGEST_FORM = 64_000
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
GROUPING_SECONDS = 20.0
DOCUMENT_SECONDS = 120.0
WARMING_SECONDS = 20.0
#: How soon it is noticed that a worker ended.
LOOK_SECONDS = 2.0


class JoinCode(BaseConverter):
    """Six digits, with spaces allowed."""

    regex = r"[0-9](?: ?[0-9]){5}"
    part_isolating = True

    def to_python(self, value: str) -> str:
        """The digits."""
        return value.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that serves, and what must be started and stopped with it."""

    flask: Flask
    socketio: SocketIO
    database: Database
    writer: Writer
    workshops: Workshops
    commander: Commander
    register: Register
    advisor: Advisor
    backlog: Backlog
    farewell: Farewell
    background: Background
    workers: Mapping[str, Worker]
    numbers: CollectorRegistry
    bus: Bus | None

    def start(self) -> None:
        """Warm the workers, migrate and begin to write. A slow worker does not keep the hall out:
        whoever needs it first then waits for it."""
        for worker in self.workers.values():
            worker.start()
        self.database.migrate()
        self.database.hold_open()
        self.writer.start()
        if self.bus:
            self.bus.start()
        self.workers["grouping"].wait_until_ready(WARMING_SECONDS)
        self.background.spawn(self._keep_workers)
        self.advisor.start()
        self.backlog.start()

    def _keep_workers(self) -> None:
        """A worker that ended is back before anybody needs it."""
        while True:
            self.background.sleep(LOOK_SECONDS)
            for worker in self.workers.values():
                try:
                    worker.start_again()
                except OSError:
                    log.exception("A worker could not be started again")

    def stop(self) -> None:
        """Finish what was promised, tell everybody when to come back, then let go of everything."""
        self.writer.stop()
        self.farewell.say()
        if self.bus:
            self.bus.stop()
        for worker in self.workers.values():
            worker.stop()
        self.database.close()


def create_app(settings: Settings) -> Application:
    """An application that is wired but not started."""
    require_vendor_files()
    background = background_for(settings.async_mode)
    database = Database(settings.database_url, settings.secret_key)
    workshops = Workshops(database, settings.secret_key, now_ms)
    writer = Writer(database, background, now_ms)
    workers = {
        "grouping": Worker("grouping", GROUPING_SECONDS),
        "documents": Worker("documents", DOCUMENT_SECONDS),
    }
    commander = Commander(workshops, writer, Grouper(workers["grouping"]))
    register = Register()
    flask = create_flask(settings)
    socketio = SocketIO(
        flask,
        async_mode=settings.async_mode,
        json=wire_json,
        manage_session=False,
        max_http_buffer_size=1_000_000,
        ping_interval=25,
        ping_timeout=20,
    )
    _believe_proxies(flask, settings.proxies)
    flask.wsgi_app = static.StaticFiles(flask.wsgi_app)  # type: ignore[method-assign]
    application = Application(
        flask,
        socketio,
        database,
        writer,
        workshops,
        commander,
        register,
        Advisor(workshops, commander, register, background),
        Backlog(socketio.server, background),
        Farewell(socketio.server, register, background),
        background,
        workers,
        CollectorRegistry(),
        Bus(settings.redis_url, background) if settings.redis_url else None,
    )
    _connect(application, settings)
    return application


def _believe_proxies(flask: Flask, count: int) -> None:
    """Outside of everything, so that the live connection knows real addresses as well."""
    if count:
        believed = ProxyFix(flask.wsgi_app, x_for=count, x_proto=count, x_host=count)
        flask.wsgi_app = believed  # type: ignore[method-assign]


def create_flask(settings: Settings) -> Flask:
    """Flask with our templates, headers, languages and errors."""
    flask = Flask("facilitation", static_folder=None, template_folder=None)
    flask.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    flask.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    flask.jinja_loader = FileSystemLoader(templates_folder())
    flask.jinja_env.globals["asset"] = static.asset
    flask.url_map.converters["code"] = JoinCode
    request_log.install(flask)
    headers.guard(flask, settings.secure)
    flask.after_request(static.compress)
    languages.install(flask)
    errors.install(flask)
    return flask


def _connect(application: Application, settings: Settings) -> None:
    place = _place(settings)
    doorkeeper = Doorkeeper(application.workshops, application.writer, now_ms)
    register = application.register
    pace = Pace(now_ms)
    broadcaster = Broadcaster(
        application.workshops,
        place,
        register,
        application.background,
        Elsewhere() if application.bus else None,
    )
    application.writer.publish = broadcaster.changed
    application.writer.doubted = lambda workshop_id: broadcaster.mark(workshop_id, *Audience)
    numbers = _counted(application, broadcaster)
    live = Live(
        application.socketio,
        doorkeeper,
        application.commander,
        broadcaster,
        register,
        _contact_allowed_live(settings),
        pace,
        numbers,
        application.backlog,
    )
    live.serve()
    application.workshops.on_revoked = lambda workshop_id, link_id: live.send_away(link_id)
    if application.bus:
        _share(application, application.bus, register, broadcaster, live)
    _register_pages(application, settings, place, doorkeeper, pace)


def _counted(application: Application, broadcaster: Broadcaster) -> Numbers:
    """Everything that is counted for who runs the server."""
    numbers = Numbers(application.numbers)
    application.writer.kept = numbers.kept
    broadcaster.flushed = numbers.flushed
    for job, worker in application.workers.items():
        worker.worked = numbers.worked
        numbers.watch_worker(job, worker.waiting)
    return numbers


def _share(
    application: Application, bus: Bus, register: Register, broadcaster: Broadcaster, live: Live
) -> None:
    """Other processes serve the same workshops: tell them what changes here, and hear them."""
    watch = Watch(
        application.workshops, register, broadcaster, live.send_away, application.background
    )

    def publish(workshop_id: int, revision: int, events: Sequence[Event]) -> None:
        broadcaster.changed(workshop_id, revision, events)
        bus.poke(workshop_id, revision)

    def revoked(workshop_id: int, link_id: str) -> None:
        live.send_away(link_id)
        bus.poke(workshop_id, LOOK)

    application.writer.publish = publish
    application.workshops.on_revoked = revoked
    bus.heard, bus.missed = watch.heard, watch.look
    watch.start()


def _place(settings: Settings) -> Place:
    book = shipped()
    return Place(
        base_url=settings.base_url,
        contact_allowed=settings.contact_allowed,
        controller=settings.controller,
        house_rules=book.house_rules,
        privacy_line=book.privacy_line,
    )


def _register_pages(
    application: Application,
    settings: Settings,
    place: Place,
    doorkeeper: Doorkeeper,
    pace: Pace,
) -> None:
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
        contact_allowed=_contact_allowed_here(settings),
        expected=expected_in(application.database),
    )
    flask.register_blueprint(pages.create_blueprint(hall, csrf))
    flask.register_blueprint(files.create_blueprint(settings.base_url, settings.security_contact))
    flask.register_blueprint(texts.create_blueprint(settings.controller, settings.dpo_contact))
    organise_import.install(flask)
    flask.register_blueprint(_organise_pages(application, settings, place, csrf))
    for blueprint in _public_pages(application, settings, hall, csrf):
        flask.register_blueprint(blueprint)
    _install_api(application, settings, pace)
    numbers = application.numbers
    flask.register_blueprint(
        health.create_blueprint(_checks(application), numbers, settings.metrics_token)
    )


def _checks(application: Application) -> health.Checks:
    """Every part that /readyz names."""
    checks = {"database": application.database.answers}
    checks |= {job: _readiness(worker) for job, worker in application.workers.items()}
    if application.bus:
        checks["bus"] = application.bus.answers
    return checks


def _readiness(worker: Worker) -> Callable[[], bool]:
    return lambda: worker.ready


def _install_api(application: Application, settings: Settings, pace: Pace) -> None:
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
        ),
    )


def _public_pages(
    application: Application, settings: Settings, hall: Hall, csrf: Csrf
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
        )
    )


def _organise_pages(
    application: Application, settings: Settings, place: Place, csrf: Csrf
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
        contact_allowed=_contact_allowed_here(settings),
        write=write,
    )
    plans = agenda_pages(
        application.database,
        application.workshops,
        application.commander,
        now_ms,
        settings.base_url,
        mail_by(settings.smtp_url, settings.mail_from),
        _contact_allowed_here(settings),
        write,
    )
    return organisers_pages(parts, *plans)


def _contact_allowed_here(settings: Settings) -> Callable[[], bool]:
    return lambda: settings.secure or _is_local(request.host)


def _contact_allowed_live(settings: Settings) -> Callable[[Mapping[str, Any]], bool]:
    return lambda environ: settings.secure or _is_local(str(environ.get("HTTP_HOST", "")))


def _is_local(host: str) -> bool:
    """This machine itself: nobody can listen in between."""
    return urlsplit(f"//{host}").hostname in LOCAL_HOSTS
