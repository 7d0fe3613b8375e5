"""What serves, and what must be started and stopped with it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask
from flask_socketio import SocketIO
from prometheus_client import CollectorRegistry

from facilitation.background import Background
from facilitation.bus import Bus
from facilitation.live.advising import Advisor
from facilitation.live.backlog import Backlog
from facilitation.live.connected import Register
from facilitation.live.farewell import Farewell
from facilitation.organising.offering import SeatOffers
from facilitation.services.commanding import Commander
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from facilitation.storage.writer import Writer
from facilitation.web.ready_templates import ReadyTemplates, everybodys
from facilitation.workers import Worker, WorkerFailed

log = logging.getLogger(__name__)

#: How soon it is noticed that a worker ended, or got ready.
LOOK_SECONDS = 2.0


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
    offers: SeatOffers

    def start(self) -> None:
        """Migrate and begin to write, while the workers get ready. They do not keep the hall out:
        after a crash people are back seconds sooner, and whoever needs a worker waits for it."""
        for worker in self.workers.values():
            worker.start()
        self.database.migrate()
        self.database.hold_open()
        self.writer.start()
        if self.bus:
            self.bus.start()
        self.background.spawn(self._keep_workers)
        self.background.spawn(self._advise)
        self.background.spawn(self.make_pages_ready)
        self.backlog.start()
        self.offers.start()

    def _keep_workers(self) -> None:
        """A worker that ended is back before anybody needs it."""
        while True:
            self.background.sleep(LOOK_SECONDS)
            for worker in self.workers.values():
                try:
                    worker.start_again()
                except OSError:
                    log.exception("A worker could not be started again")

    def _advise(self) -> None:
        """The machine looks at boards by itself once it can answer at once: after a look that took
        long it rests, and getting ready takes long."""
        while not self.workers["grouping"].ready:
            self.background.sleep(LOOK_SECONDS)
        self.advisor.start()

    def make_pages_ready(self) -> None:
        """Have the pages that everybody opens made into code by a worker: here it would hold up
        whoever is in the hall at the moment the first one asks for such a page."""
        worker, environment = self.workers["documents"], self.flask.jinja_env
        while not worker.ready:
            self.background.sleep(LOOK_SECONDS)
        try:
            made = worker.ask({"templates": list(everybodys(environment))})
        except WorkerFailed:
            log.warning("Pages are compiled when they are first asked for")
            return
        ready = environment.bytecode_cache
        if isinstance(ready, ReadyTemplates):
            ready.take(made["code"])

    def stop(self) -> None:
        """Finish what was promised, tell everybody when to come back, then let go of everything."""
        self.writer.stop()
        self.farewell.say()
        if self.bus:
            self.bus.stop()
        for worker in self.workers.values():
            worker.stop()
        self.database.close()
