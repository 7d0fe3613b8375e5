"""A hall with a real server: screens and phones over real sockets, as other programs see them."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TypeVar

import socketio
from socketio.exceptions import ConnectionError as NotConnected

from facilitation.domain.ports import Unit
from tests.evening import Screen, new_id
from tests.rehearsal.real_server import SAMENSPEL, RealServer, free_port

T = TypeVar("T")

#: How long something may take on a busy machine before the test gives up.
PATIENCE_SECONDS = 120.0


class Refused(Exception):
    """The server said no, with a code."""

    def __init__(self, error: Mapping[str, Any]) -> None:
        super().__init__(error["code"])
        self.code = str(error["code"])
        self.error = dict(error)


class Loop:
    """One event loop beside the test; tests themselves read from top to bottom."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], seconds: float = PATIENCE_SECONDS * 2) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def gather(self, work: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
        """All at once."""

        async def together() -> list[T]:
            return list(await asyncio.gather(*work))

        return self.run(together())

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


@dataclass
class Client:
    """One live connection. Keeps the board up to date as a browser does."""

    loop: Loop
    url: str
    audience: str
    auth: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)
    screen: Screen = field(default_factory=Screen)
    own: dict[str, Any] = field(default_factory=dict)
    joined: dict[str, Any] = field(default_factory=dict)
    messages: list[tuple[str, Any]] = field(default_factory=list)
    refusal: Any = None
    _socket: Any = None
    _news: Any = None

    @property
    def board(self) -> dict[str, Any]:
        return self.screen.board

    @property
    def namespace(self) -> str:
        return f"/{self.audience}"

    async def come_in(self) -> Client:
        """Connect and wait for the board."""
        self._news = asyncio.Event()
        self._socket = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        handlers = {
            "board": self._on_board,
            "own": self._on_own,
            "joined": self._on_joined,
            "connect_error": self._on_refusal,
        }
        for name, handler in handlers.items():
            self._socket.on(name, handler, namespace=self.namespace)
        try:
            await self._socket.connect(
                self.url,
                auth=self.auth,
                headers=self.headers,
                transports=["websocket"],
                namespaces=[self.namespace],
                wait_timeout=PATIENCE_SECONDS,
            )
        except NotConnected:
            await self._socket.disconnect()
            raise Refused(self._refusal_sent()) from None
        await self.until_async(lambda: bool(self.board))
        return self

    async def come_back(self) -> Client:
        """Connect again with what is known, as a browser does after a gap."""
        self.auth = {**self.auth, **self._known()}
        self.messages.clear()
        await self.come_in()
        await self.until_async(lambda: bool(self.messages))
        return self

    def _known(self) -> dict[str, Any]:
        token = {"token": self.joined["token"]} if self.joined else {}
        return {**token, "revision": self.board.get("revision")}

    def _refusal_sent(self) -> Mapping[str, Any]:
        sent = self.refusal if isinstance(self.refusal, dict) else {"code": str(self.refusal)}
        return sent.get("data", sent)

    async def send(self, name: str, payload: Any) -> dict[str, Any]:
        """A command, and its answer as it came."""
        return dict(
            await self._socket.call(
                name, payload, namespace=self.namespace, timeout=PATIENCE_SECONDS
            )
        )

    async def until_async(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not true():
                self._news.clear()
                await self._news.wait()

    # What tests say, one line after another -----------------------------------------------

    def give(self, command: str, /, **payload: Any) -> dict[str, Any]:
        """A command that the server carries out."""
        answer = self.loop.run(self.send(command, payload))
        assert answer["ok"], (command, payload, answer)
        return answer

    def refused(self, name: str, payload: Any) -> str:
        """The code with which the server refuses a command."""
        answer = self.loop.run(self.send(name, payload))
        assert answer["ok"] is False, (name, payload, answer)
        assert set(answer["error"]) == {"code", "params", "retry"}
        return str(answer["error"]["code"])

    def write(self, step: str, text: str, **more: Any) -> str:
        note = new_id()
        self.give("submit_note", id=note, step=step, text=text, **more)
        return note

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something that arrived makes this true."""
        try:
            self.loop.run(self.until_async(true))
        except TimeoutError as late:
            raise AssertionError(f"never true on {self.audience}: {self._glance()}") from late

    def _glance(self) -> str:
        board = self.board
        return json.dumps({name: board.get(name) for name in ("revision", "counts", "step")})

    def rows(self, name: str) -> list[dict[str, Any]]:
        return list(self.board.get(name, ()))

    def texts(self) -> set[str]:
        return {row["text"] for row in self.rows("notes")}

    def leave(self) -> None:
        self.loop.run(self._socket.disconnect())

    def enter_again(self) -> dict[str, Any]:
        """Come back; gives the first board that was sent."""
        self.loop.run(self.come_back())
        return next(board for name, board in self.messages if name == "board")

    @property
    def connected(self) -> bool:
        return bool(self._socket and self._socket.connected)

    # What arrives -------------------------------------------------------------------------

    def _on_board(self, board: dict[str, Any]) -> Any:
        self.messages.append(("board", board))
        if not self.screen.take(board):
            return self._socket.start_background_task(self._catch_up)
        return self._news.set()

    async def _catch_up(self) -> None:
        await self._socket.emit(
            "sync", {"revision": self.board.get("revision")}, namespace=self.namespace
        )

    def _on_own(self, own: dict[str, Any]) -> None:
        self.messages.append(("own", own))
        self.own = own
        self._news.set()

    def _on_joined(self, joined: dict[str, Any]) -> None:
        self.joined = joined
        self._news.set()

    def _on_refusal(self, refusal: Any = None) -> None:
        self.refusal = refusal


@dataclass(slots=True)
class Server(RealServer):
    """A real server in one of the two async modes."""

    mode: str = "eventlet"
    settings: dict[str, str] = field(default_factory=dict)
    _read: int = 0

    @property
    def environment(self) -> Mapping[str, str]:
        settings = RealServer.environment.fget(self)  # type: ignore[attr-defined]
        return {**settings, "SAMENSPEL_ASYNC_MODE": self.mode, **self.settings}

    def present(self, audience: str) -> int:
        """How many it knows to be connected, as /metrics says."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        connection.request("GET", "/metrics")
        lines = connection.getresponse().read().decode().splitlines()
        connection.close()
        name = f'samenspel_connected{{audience="{audience}"}} '
        return round(float(next(line for line in lines if line.startswith(name)).split()[-1]))

    def require_no_fault(self) -> None:
        """Nothing went wrong inside since this was asked last."""
        log = (self.folder / "server.log").read_text()
        news, self._read = log[self._read :], len(log)
        assert "Traceback" not in news, news[-4000:]
        assert "Fault" not in news, news[-4000:]

    def export(self, code: str, kind: str = "json") -> bytes:
        """What `samenspel export` writes."""
        path = self.folder / f"{new_id()}.{kind}"
        words = ["export", "--workshop", code, "--format", kind, "--out", str(path)]
        subprocess.run([*SAMENSPEL, *words], env={**os.environ, **self.environment}, check=True)
        return path.read_bytes()


@contextmanager
def serving(folder: Path, mode: str, **settings: str) -> Iterator[Server]:
    """A running server; it is gone afterwards, and it never had a fault to report."""
    server = Server(folder, free_port(), mode=mode, settings=settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()
    server.require_no_fault()


class LiveHall:
    """One workshop on a real server, and everybody who comes in."""

    def __init__(
        self,
        server: Server,
        loop: Loop,
        runsheet: str = "g100",
        fill: Callable[[Unit], None] | None = None,
        **placeholders: str,
    ) -> None:
        self.lead: Client
        self.team: Client
        self.scribe: Client
        self.screen: Client
        self.server = server
        self.loop = loop
        self.made = server.create_workshop(runsheet, fill=fill, **placeholders)
        self.clients: list[Client] = []
        self.people: list[Client] = []
        self._tables: dict[int, Client] = {}

    def open_up(self, phones: int) -> None:
        """The usual screens and people come in."""
        self.lead = self.staff("facilitator")
        self.team = self.staff("team")
        self.scribe = self.staff("scribe")
        self.screen = self.staff("projector")
        self.people = self.phones(phones)

    @property
    def code(self) -> str:
        return str(self.made["code"])

    def step(self, kind: str, nth: int = 1) -> str:
        return [step["id"] for step in self.made["steps"] if step["kind"] == kind][nth - 1]

    def enter(self, audience: str, **auth: Any) -> Client:
        return self.enter_together([(audience, auth)])[0]

    def enter_together(self, people: Sequence[tuple[str, dict[str, Any]]]) -> list[Client]:
        """Everybody through the door at the same moment."""
        coming = [Client(self.loop, self.server.url, audience, auth) for audience, auth in people]
        came = self.loop.gather([client.come_in() for client in coming])
        self.clients.extend(came)
        return came

    def phone(self, **auth: Any) -> Client:
        return self.enter("phone", **({"code": self.code} | auth))

    def phones(self, number: int) -> list[Client]:
        return self.enter_together([("phone", {"code": self.code})] * number)

    def table(self, number: int) -> Client:
        """The device of a table; the same one every time."""
        if number not in self._tables:
            token = self.made["table_tokens"][str(number)]
            self._tables[number] = self.enter("table", token=token)
        return self._tables[number]

    def staff(self, audience: str) -> Client:
        """projector, facilitator, team or scribe."""
        return self.enter(audience, token=self.made[f"{audience}_token"])

    def everyone_out(self) -> None:
        for client in self.clients:
            if client.connected:
                client.leave()
