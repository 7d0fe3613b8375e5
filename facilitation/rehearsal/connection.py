"""One live connection: commands that are answered or sent again, and the board that follows."""

from __future__ import annotations

import asyncio
import contextlib
import random
import secrets
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from itertools import count
from typing import Any, Final

import socketio
from socketio.exceptions import BadNamespaceError
from socketio.exceptions import ConnectionError as NotConnected

from facilitation.rehearsal.following import FollowedBoard
from facilitation.rehearsal.lines import Lines
from facilitation.rehearsal.replies import NO_ANSWER, Answer, Reply, pause_after, reply_in

ACK_SECONDS: Final = 5.0
PATIENCE_SECONDS: Final = 60.0
#: As the browser's own client knocks: static/js/lib/connection.js.
COMING_BACK_SECONDS: Final = 0.5
LONGEST_PAUSE_SECONDS: Final = 1.0
SPREAD: Final = 0.5
#: From here on every pause is the longest.
MOST_DOUBLINGS: Final = 8

Payload = Mapping[str, object]
BoardListener = Callable[[Mapping[str, Any]], None]


class JoinRefused(Exception):
    """The server did not let us in; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AnswerLost(Exception):
    """The connection broke, or the answer took too long: send the same once more."""


def new_id() -> str:
    """An id as clients make them: 32 characters, no secure context needed."""
    return secrets.token_hex(16)


class Connection:
    """A client in one namespace. Comes back by itself when the server was away."""

    def __init__(
        self,
        url: str,
        audience: str,
        auth: Payload,
        *,
        ack_seconds: float = ACK_SECONDS,
        patience_seconds: float = PATIENCE_SECONDS,
        reconnect: bool = True,
    ) -> None:
        self.board = FollowedBoard()
        self.own: Mapping[str, Any] | None = None
        self.joined: Mapping[str, Any] | None = None
        self.gaps = 0
        self.times_connected = 0
        self._url = url
        self._namespace = f"/{audience}"
        self._auth = dict(auth)
        self._ack_seconds = ack_seconds
        self._patience_seconds = patience_seconds
        self._refusal: object = None
        self._up = asyncio.Event()
        self._news = asyncio.Event()
        self._waiting: set[asyncio.Future[Mapping[str, Any]]] = set()
        self._listeners: list[BoardListener] = []
        self._errands: set[asyncio.Task[None]] = set()
        self._comes_back = reconnect
        self._closing = False
        self._lines: Lines | None = None
        self._client: Any = None

    @property
    def connected(self) -> bool:
        return self._up.is_set()

    @property
    def token(self) -> str | None:
        """What brings this participant, or this screen, back."""
        if self.joined is not None:
            return str(self.joined["token"])
        token = self._auth.get("token")
        return None if token is None else str(token)

    def listen(self, listener: BoardListener) -> None:
        """Have every board message, as it came, handed to `listener`."""
        self._listeners.append(listener)

    async def open(self, seconds: float = 20.0) -> None:
        """Connect over WebSocket. Raises JoinRefused with the server's code."""
        self._refusal = None
        if self._lines is None:
            self._lines = Lines()
        self._client = self._new_client(self._lines)
        try:
            await self._client.connect(
                self._url,
                auth=self._credentials(),
                transports=["websocket"],
                namespaces=[self._namespace],
                wait_timeout=seconds,
            )
        except NotConnected as problem:
            raise JoinRefused(self._refusal_code()) from problem

    async def close(self) -> None:
        """Go away and stay away."""
        self._closing = True
        for task in tuple(self._errands):
            task.cancel()
        await asyncio.gather(*self._errands, return_exceptions=True)
        if self._client is not None:
            await self._client.disconnect()
        if self._lines is not None:
            await self._lines.close()

    async def until(self, true: Callable[[], bool], seconds: float | None = 20.0) -> None:
        """Wait until something that arrived makes this true. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not true():
                await self._news.wait()

    async def sync(self, *, whole: bool = False) -> Answer:
        """Ask for what changed since the board we have, or for all of it."""
        return await self.command("sync", {"revision": None if whole else self.board.revision})

    async def command(self, name: str, payload: Payload) -> Answer:
        """Send until answered: again after a lost answer, later when the server says so."""
        begun = time.monotonic()
        sent = 0
        met: Counter[str] = Counter()
        while True:
            reply = await self._attempt(name, payload, begun)
            sent += 1
            if not self._worth_another_try(reply, begun):
                return self._answer(reply, begun, sent, met)
            if reply is not None:
                met[str(reply.code)] += 1
            await asyncio.sleep(pause_after(reply))

    async def command_once(self, name: str, payload: object) -> Reply:
        """Send one time and give what came back as it is. Raises AnswerLost."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[Mapping[str, Any]] = loop.create_future()
        self._waiting.add(answered)
        try:
            await self._client.emit(name, payload, self._namespace, callback=_into(answered))
            return reply_in(await asyncio.wait_for(answered, self._ack_seconds))
        except (BadNamespaceError, NotConnected) as problem:
            self._on_disconnect()  # it broke before the library could tell
            raise AnswerLost from problem
        except TimeoutError as problem:
            raise AnswerLost from problem
        finally:
            self._waiting.discard(answered)

    async def _attempt(self, name: str, payload: Payload, begun: float) -> Reply | None:
        left = begun + self._patience_seconds - time.monotonic()
        try:
            await asyncio.wait_for(self._up.wait(), max(left, 0.0))
            return await self.command_once(name, payload)
        except (AnswerLost, TimeoutError):
            return None

    def _worth_another_try(self, reply: Reply | None, begun: float) -> bool:
        if time.monotonic() - begun >= self._patience_seconds:
            return False
        return reply is None or reply.retry

    def _answer(self, reply: Reply | None, begun: float, sent: int, met: Counter[str]) -> Answer:
        seconds = time.monotonic() - begun
        codes = tuple(met.elements())
        if reply is None:
            return Answer(False, None, NO_ANSWER, {}, seconds, sent, codes)
        return Answer(reply.ok, reply.revision, reply.code, reply.params, seconds, sent, codes)

    # What arrives ---------------------------------------------------------------------------

    def _new_client(self, lines: Lines) -> Any:
        client = socketio.AsyncClient(
            reconnection=False, handle_sigint=False, http_session=lines.http
        )
        handlers: Mapping[str, Callable[..., None]] = {
            "connect": self._on_connect,
            "disconnect": self._on_disconnect,
            "connect_error": self._on_connect_error,
            "joined": self._on_joined,
            "board": self._on_board,
            "own": self._on_own,
        }
        for name, handler in handlers.items():
            client.on(name, handler, namespace=self._namespace)
        return client

    def _refusal_code(self) -> str:
        """The code in a refused connection, wherever the library has put it."""
        problem = self._refusal
        if not isinstance(problem, Mapping):
            return "unreachable"
        for place in (problem, problem.get("data")):
            if isinstance(place, Mapping) and "code" in place:
                return str(place["code"])
        return str(problem.get("message", "refused"))

    def _credentials(self) -> Payload:
        """What to show at the door, also after a restart: who we are and what we have."""
        known: dict[str, object] = dict(self._auth)
        if self.joined is not None:
            known["token"] = self.joined["token"]
        if self.board.revision is not None:
            known["revision"] = self.board.revision
        return known

    def _on_connect(self) -> None:
        self.times_connected += 1
        self._up.set()
        self._tell()

    def _on_disconnect(self, *_reason: object) -> None:
        if not self.connected:
            return
        self._up.clear()
        for answered in self._waiting:
            if not answered.done():
                answered.set_exception(AnswerLost())
        self._tell()
        if self._comes_back and not self._closing:
            self._start(self._come_back())
            if self._lines is not None:
                self._start(self._lines.hang_up())

    def _on_connect_error(self, problem: object = None) -> None:
        self._refusal = problem

    def _on_joined(self, message: Mapping[str, Any]) -> None:
        self.joined = message
        self._tell()

    def _on_own(self, message: Mapping[str, Any]) -> None:
        self.own = message
        self._tell()

    def _on_board(self, message: Mapping[str, Any]) -> None:
        if not self.board.take(message):
            self.gaps += 1
            self._start(self._catch_up())
            return
        for listener in self._listeners:
            listener(message)
        self._tell()

    def _start(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _come_back(self) -> None:
        """Knock until the door opens again; not all at the same moment."""
        knocks = count()
        while not self.connected:
            await asyncio.sleep(pause_before(next(knocks), random.random()))
            with contextlib.suppress(JoinRefused):
                await self.open()

    async def _catch_up(self) -> None:
        with contextlib.suppress(AnswerLost):  # reconnecting brings a board anyway
            await self.command_once("sync", {"revision": self.board.revision})

    def _tell(self) -> None:
        """Wake everybody who waits for news; who comes later waits for the next."""
        self._news.set()
        self._news = asyncio.Event()


def pause_before(knock: int, chance: float) -> float:
    """Seconds before the nth knock, from 0, as Socket.IO's client counts them: twice as long each
    time, spread by chance (from 0 to 1), and then cut off, so never over the longest."""
    spread = 1 + SPREAD * (2 * chance - 1)
    return min(
        COMING_BACK_SECONDS * 2.0 ** min(knock, MOST_DOUBLINGS) * spread, LONGEST_PAUSE_SECONDS
    )


def _into(answered: asyncio.Future[Mapping[str, Any]]) -> Callable[..., None]:
    def take(reply: Mapping[str, Any]) -> None:
        if not answered.done():
            answered.set_result(reply)

    return take
