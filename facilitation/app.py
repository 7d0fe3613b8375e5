"""Wires every part once: settings in, a Flask application and its live server out."""

from flask import Flask
from flask_socketio import SocketIO
from prometheus_client import CollectorRegistry

from facilitation.assets import require_vendor_files
from facilitation.background import background_for, poll_of_the_kernel
from facilitation.bus import Bus
from facilitation.clock import now_ms
from facilitation.grouper import Grouper
from facilitation.live import wire_json
from facilitation.live.advising import Advisor
from facilitation.live.backlog import Backlog
from facilitation.live.broadcast import TURN_SECONDS
from facilitation.live.connected import Register
from facilitation.live.farewell import Farewell
from facilitation.live.plain_lines import PlainLines
from facilitation.organising.mailing import mail_by
from facilitation.organising.offering import seat_offers
from facilitation.services.commanding import Commander
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.pacing import Pace
from facilitation.settings import Settings
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from facilitation.storage.writer import Writer
from facilitation.web import static
from facilitation.wiring.application import Application
from facilitation.wiring.flask_app import believe_proxies, create_flask
from facilitation.wiring.live_server import connect
from facilitation.wiring.pages import place_of, register_pages
from facilitation.workers import Worker

GROUPING_SECONDS = 20.0
DOCUMENT_SECONDS = 120.0


def create_app(settings: Settings) -> Application:
    """An application that is wired but not started."""
    require_vendor_files()
    background = background_for(settings.async_mode)
    database = Database(settings.database_url, settings.secret_key)
    if background.mode == "eventlet":
        database.wait_on(poll_of_the_kernel)
    workshops = Workshops(database, settings.secret_key, now_ms)
    writer = Writer(database, background, now_ms)
    workers = {
        "grouping": Worker("grouping", GROUPING_SECONDS),
        "documents": Worker("documents", DOCUMENT_SECONDS),
    }
    commander = Commander(
        workshops,
        writer,
        Grouper(workers["grouping"]),
        turn=lambda: background.sleep(TURN_SECONDS),
    )
    register = Register()
    flask = create_flask(settings)
    socketio = _live_server(flask, settings)
    _put_around(flask, settings)
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
        seat_offers(
            database,
            workshops,
            mail_by(settings.smtp_url, settings.mail_from),
            settings.base_url,
            background,
            now_ms,
        ),
    )
    place, pace = place_of(settings), Pace(now_ms)
    doorkeeper = Doorkeeper(workshops, writer, now_ms)
    connect(application, settings, place, doorkeeper, pace)
    register_pages(application, settings, place, doorkeeper, pace)
    return application


def _live_server(flask: Flask, settings: Settings) -> SocketIO:
    return SocketIO(
        flask,
        async_mode=settings.async_mode,
        json=wire_json,
        manage_session=False,
        max_http_buffer_size=1_000_000,
        ping_interval=25,
        ping_timeout=20,
    )


def _put_around(flask: Flask, settings: Settings) -> None:
    """What sees a request before Flask and the live server do, the last first."""
    believe_proxies(flask, settings.proxies)
    flask.wsgi_app = PlainLines(flask.wsgi_app)  # type: ignore[method-assign]
    flask.wsgi_app = static.StaticFiles(flask.wsgi_app)  # type: ignore[method-assign]
