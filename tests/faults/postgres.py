"""A PostgreSQL that can be stopped and started again on the same data."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.growing.servers import UNPRIVILEGED, folder_of, program
from tests.rehearsal.real_server import free_port
from tests.waiting import until


@dataclass
class Postgres:
    """`folder` holds its data; made by `a_postgres`."""

    folder: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://samenspel@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        words = [program("postgres"), "-D", str(self.folder), "-k", str(self.folder)]
        self._process = subprocess.Popen(
            [*words, "-p", str(self.port), "-h", "127.0.0.1"],
            user=UNPRIVILEGED,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._takes_connections, "PostgreSQL takes connections")

    def stop(self) -> None:
        """As an administrator does: connections are told and closed."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)
            self._process = None

    def _takes_connections(self) -> bool:
        ready = [program("pg_isready"), "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(ready, check=False, capture_output=True).returncode == 0


@contextmanager
def a_postgres() -> Iterator[Postgres]:
    """An empty PostgreSQL that runs; gone afterwards."""
    with folder_of(UNPRIVILEGED) as folder:
        made = [program("initdb"), "-D", str(folder), "-A", "trust", "-U", "samenspel"]
        subprocess.run(
            [*made, "--locale=C.UTF-8"],
            user=UNPRIVILEGED,
            check=True,
            capture_output=True,
            cwd=folder,
        )
        postgres = Postgres(folder)
        postgres.start()
        try:
            yield postgres
        finally:
            postgres.stop()
