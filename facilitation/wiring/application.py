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
from facilitation.services.commanding import Commander
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from facilitation.storage.writer import Writer
from facilitation.workers import Worker

log = logging.getLogger(__name__)

WARMING_SECONDS = 20.0
#: How soon it is noticed that a worker ended.
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
