"""The real thing for a test or a benchmark: `samenspel serve` on a free port and a new database."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from facilitation.cli.create_workshop import addresses
from facilitation.cli.house import House
from facilitation.clock import now_ms
from facilitation.domain.ports import Unit
from facilitation.domain.workshop import Settings
from facilitation.runsheets import shipped
from facilitation.settings import from_environment
from facilitation.storage.database import Database
from facilitation.storage.workshops import NewWorkshop, Workshops
from tests.waiting import LONGEST_SECONDS, until

SAMENSPEL = (sys.executable, "-m", "facilitation")
STOP_SECONDS = 60.0
#: Below what the kernel hands out by itself: else a phone that knocks while its server is away may
#: get that very port for its own end of the line, and the server never comes back.
PORTS = range(10_240, 32_000)
#: Test runs side by side choose from ports of their own.
SIDES = 16


@dataclass(slots=True)
class RealServer:
    """A server in its own process, that can be stopped and started on the same database."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    program: Sequence[str] = SAMENSPEL

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        database = f"sqlite:///{self.folder / 'evening.db'}"
        return {
            **os.environ,
            "SAMENSPEL_DATABASE_URL": database,
            "SAMENSPEL_SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
            "SAMENSPEL_BASE_URL": self.url,
        }

    def start(self) -> None:
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*self.program, "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + LONGEST_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "server.log").read_text()[-2000:])
            time.sleep(0.1)

    def stop(self, with_signal: int = signal.SIGTERM) -> None:
        if self.process is None:
            return
        process, self.process = self.process, None
        process.send_signal(with_signal)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def until_ready(self) -> None:
        """Wait until nobody has to wait for a worker that is still getting ready."""
        until(lambda: self._answers("/readyz"), "every part is ready")

    def create_workshop(
        self,
        runsheet: str = "g100",
        title: str = "Proef",
        fill: Callable[[Unit], None] | None = None,
        tables: int = 0,
        **placeholders: str,
    ) -> dict[str, Any]:
        """What `samenspel create-workshop --json` prints, without a process of its own. `fill`
        puts things in before anybody comes; `placeholders` are what an organiser typed."""
        plan = shipped().sheet(runsheet)
        assert plan is not None
        with self.opened() as home:
            settings = Settings(placeholders=placeholders)
            new = NewWorkshop(plan, title, "Sluiswijk", settings, tables=tables)
            return addresses(home, home.workshops.create(new, fill))

    @contextmanager
    def opened(self) -> Iterator[House]:
        """The server's own database, beside the running server."""
        settings = from_environment(self.environment)
        database = Database(settings.database_url, settings.secret_key)
        try:
            yield House(settings, database, Workshops(database, settings.secret_key, now_ms))
        finally:
            database.close()

    def _answers(self, path: str = "/healthz") -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@contextmanager
def real_server(folder: Path) -> Iterator[RealServer]:
    """A running server; it is gone afterwards."""
    server = RealServer(folder, free_port())
    try:
        server.start()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port that nothing uses, and that nothing takes before a server of ours does."""
    side = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % SIDES
    while True:
        port = secrets.choice(PORTS[side::SIDES])
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
