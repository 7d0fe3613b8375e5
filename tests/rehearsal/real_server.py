"""The real thing for a test or a benchmark: `samenspel serve` on a free port and a new database."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

SAMENSPEL = (sys.executable, "-m", "facilitation")
START_SECONDS = 90.0
STOP_SECONDS = 20.0


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
        deadline = time.monotonic() + START_SECONDS
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

    def create_workshop(self, runsheet: str = "g100", title: str = "Proef") -> dict[str, Any]:
        """A workshop, ready to be joined: its code, links, tokens and steps."""
        words = ["create-workshop", "--runsheet", runsheet, "--title", title, "--json"]
        made = subprocess.run(
            [*SAMENSPEL, *words], env=self.environment, capture_output=True, check=False, text=True
        )
        if made.returncode:
            raise RuntimeError(made.stderr)
        return dict(json.loads(made.stdout))

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
