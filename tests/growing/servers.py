"""PostgreSQL, Redis, nginx and Caddy of the test's own, on free ports, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.live_hall import Server
from tests.rehearsal.real_server import free_port
from tests.waiting import until

#: PostgreSQL refuses to run as root.
UNPRIVILEGED = "postgres" if os.geteuid() == 0 else None


def program(name: str) -> str:
    """Where a server is installed. On our own machines its tests may be skipped, in CI not."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ["PATH"], "/usr/sbin", *map(str, places)])
    found = shutil.which(name, path=path)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"CI must have {name}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


@contextmanager
def running(words: Sequence[str], port: int, user: str | None = None) -> Iterator[None]:
    """A program that listens on a port; ended politely."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, user=user, stdout=said, stderr=said)
        try:
            until(lambda: answers(port), f"{words[0]} on {port}")
            yield
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


@contextmanager
def folder_of(user: str | None) -> Iterator[Path]:
    """A folder that another user may use; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="samenspel-"))
    if user:
        shutil.chown(folder, user)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database."""
    initdb, postgres = program("initdb"), program("postgres")
    with folder_of(UNPRIVILEGED) as folder:
        made = [initdb, "-D", str(folder), "-A", "trust", "-U", "samenspel", "--locale=C.UTF-8"]
        subprocess.run(made, user=UNPRIVILEGED, check=True, capture_output=True, cwd=folder)
        port = free_port()
        words = [postgres, "-D", str(folder), "-k", str(folder), "-p", str(port)]
        with running([*words, "-h", "127.0.0.1"], port, UNPRIVILEGED):
            ready = [program("pg_isready"), "-h", "127.0.0.1", "-p", str(port)]
            until(
                lambda: subprocess.run(ready, check=False, capture_output=True).returncode == 0,
                "PostgreSQL takes connections",
            )
            yield f"postgresql+psycopg://samenspel@127.0.0.1:{port}/postgres"


@dataclass
class Redis:
    """A Redis that can be stopped and started again on the same port."""

    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        words = [program("redis-server"), "--port", str(self.port), "--bind", "127.0.0.1"]
        self._process = subprocess.Popen(
            [*words, "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
        )
        until(lambda: answers(self.port), "Redis answers")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None

    def hang(self) -> None:
        """It takes what is sent and says nothing."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)


def process(folder: Path, mode: str, database_url: str, redis_url: str) -> Server:
    """One of several processes that serve the same workshops; not started."""
    settings = {"SAMENSPEL_DATABASE_URL": database_url, "SAMENSPEL_REDIS_URL": redis_url}
    folder.mkdir()
    return Server(folder, free_port(), mode=mode, settings=settings)


def log_of(server: Server) -> str:
    return (server.folder / "server.log").read_text()


NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
worker_rlimit_nofile 4096;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream samenspel {{
        least_conn;
        {servers}
        keepalive 32;
    }}
    map $http_upgrade $connection_upgrade {{ default upgrade; '' ''; }}
    server {{
        listen 127.0.0.1:{port};
        {site}
    }}
}}
"""


@contextmanager
def nginx(ports: Sequence[int]) -> Iterator[str]:
    """The address of an nginx that has our own settings for processes and for the way in, without
    the certificate."""
    ours = Path("deploy/nginx.conf").read_text()
    line = next(line for line in ours.splitlines() if "server 127.0.0.1:8000" in line)
    site = ours[ours.index("    client_max_body_size") : ours.rindex("}")]
    with folder_of(None) as folder:
        port = free_port()
        servers = "\n".join(line.replace("8000", str(each)) for each in ports)
        settings = NGINX.format(folder=folder, port=port, servers=servers, site=site)
        (folder / "nginx.conf").write_text(settings)
        with running([program("nginx"), "-c", str(folder / "nginx.conf")], port):
            yield f"http://127.0.0.1:{port}"


CADDY = """
{{
    admin off
    storage file_system {folder}
}}
"""


@contextmanager
def caddy(behind: int) -> Iterator[str]:
    """The address of a Caddy that has our own settings for the way in, without the certificate.
    `behind`: the port of the server."""
    ours = Path("deploy/Caddyfile").read_text()
    with folder_of(None) as folder:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        site = ours.replace("samenspel.example.nl", url).replace(":8000", f":{behind}")
        (folder / "Caddyfile").write_text(CADDY.format(folder=folder) + site)
        words = [program("caddy"), "run", "--config", str(folder / "Caddyfile")]
        with running([*words, "--adapter", "caddyfile"], port):
            yield url
