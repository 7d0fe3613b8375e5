"""Shorter ways between a line and its commands, where one loop serves everybody (decision 0041)."""

import logging
from collections.abc import Callable, Collection
from typing import Any

from facilitation.background import Background
from facilitation.live.backlog import hang_up
from facilitation.live.frames import first_text, framed
from facilitation.live.shortcut import Shortcut

log = logging.getLogger(__name__)

#: A message of a phone fits; longer ones take what is left of them in one go as well.
AHEAD_BYTES = 4096


def shorten(server: Any, background: Background, in_turn: Collection[str]) -> None:
    """Read ahead, answer the commands of the namespaces `in_turn` one by one as they come in, and
    send at once what nothing waits before. `server`: Socket.IO's, on eventlet."""
    eio = server.eio
    shortcut = Shortcut(server, in_turn, background)
    eio._async = eio._async | {"websocket": _remembered(eio._async["websocket"], shortcut)}
    eio.send_packet = Prompt(eio.sockets, eio.send_packet, background).send
    server._handle_event = _by_namespace(server, in_turn)


def _by_namespace(server: Any, in_turn: Collection[str]) -> Callable[..., None]:
    """Socket.IO starts a greenlet for each command or for none; who groups a whole board must be
    able to do something else meanwhile, and a phone has nothing that takes long."""
    handle: Callable[..., None] = server._handle_event

    def handle_event(eio_sid: str, namespace: str | None, number: int | None, given: Any) -> None:
        server.async_handlers = namespace not in in_turn
        handle(eio_sid, namespace, number, given)

    return handle_event


def _remembered(websocket: Callable[..., Any], shortcut: Shortcut) -> Callable[..., Any]:
    """Engine.IO's WebSocket, whose connection knows its line and takes the short ways."""

    def made(serve: Any, eio: Any) -> Any:
        connection = serve.__self__

        def serve_line(line: Any) -> Any:
            connection.line, line.socket = line, ReadAhead(line.socket)
            line.wait = shortcut.wait(connection.sid, line)
            return serve(line)

        return websocket(serve_line, eio)

    return made


class ReadAhead:
    """A socket that takes in what is there: eventlet asks for a message in four parts, and each
    asks the machine."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._read = b""

    def recv(self, size: int) -> bytes:
        """At most `size` bytes; none when the other side is done."""
        there = self._read or self._line.recv(max(size, AHEAD_BYTES))
        self._read = there[size:]
        return bytes(there[:size])

    def text(self) -> str | None:
        """The next message, when it is of text and all of it is there; None: read what there is."""
        self._read = self._read or bytes(self._line.recv(AHEAD_BYTES))
        try:
            text, size = first_text(self._read) or (None, 0)
        except UnicodeDecodeError:
            return None
        self._read = self._read[size:]
        return text

    def settimeout(self, seconds: float) -> None:
        """No timer per message: Engine.IO's pings and the backlog see who is gone."""
        self._line.settimeout(None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._line, name)


class Prompt:
    """Sends without a detour by the queue and the greenlet that empties it, where both are idle
    and the machine takes it; never before what was sent earlier."""

    def __init__(
        self, connections: Any, by_queue: Callable[[str, Any], None], background: Background
    ) -> None:
        self._connections = connections
        self._by_queue = by_queue
        self._background = background

    def send(self, sid: str, packet: Any) -> None:
        """A packet of Engine.IO to a connection."""
        connection = self._connections.get(sid)
        if not (_is_idle(connection) and self._sent(connection, packet)):
            self._by_queue(sid, packet)

    def _sent(self, connection: Any, packet: Any) -> bool:
        """Whether it is gone, or is on its way in the line's own order."""
        frame, line = _frame_of(packet), connection.line
        try:
            gone: int = line.socket.fd.send(frame)
        except OSError:
            return False
        if gone < len(frame):
            line._sendlock.acquire()
            self._background.spawn(_send_rest, line, frame[gone:])
        return True


def _is_idle(connection: Any) -> bool:
    """Nothing waits, nobody sends, and the greenlet that would send waits for something to do."""
    if connection is None or connection.closing or connection.upgrading or not connection.upgraded:
        return False
    queue = connection.queue
    return bool(queue.getters) and queue.empty() and not connection.line._sendlock.locked()


def _send_rest(line: Any, rest: bytes) -> None:
    """Half a message is worth nothing: when the rest cannot go, neither can anything after it."""
    try:
        line.socket.sendall(rest)
    except OSError as gone:
        log.debug("A line was cut in the middle of a message: %s", gone)
        hang_up(line.socket)
    finally:
        line._sendlock.release()


def _frame_of(packet: Any) -> bytes:
    """What goes over the line; one packet may go to a whole hall."""
    ready: bytes | None = getattr(packet, "frame", None)
    if ready is None:
        ready = packet.frame = framed(packet.encode().encode())
    return ready
