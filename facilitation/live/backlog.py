"""Lets go of who takes nothing in: what waits for one client must not fill the memory of all."""

import logging
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.background import Background

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
#: The machine may be busy itself: who is behind is let go after taking nothing in at so many looks,
PATIENCE_LOOKS = 3
#: or at once when so many times more waits than is allowed.
HOPELESS = 10
#: A screen in a busy hall gets some seven boards per second, a phone one: this is half a minute.
MOST_PACKETS = 200
#: One whole board may weigh more on a large wall; a second one behind it may not.
MOST_BYTES = 4_000_000

#: Where each server leaves the bare line to a client.
LINES: Mapping[str, Callable[[Any], socket.socket]] = {
    "eventlet.input": lambda given: given.get_socket(),
    "werkzeug.socket": lambda given: given,
}


@dataclass(frozen=True, slots=True)
class Stuck:
    """What waits first for somebody who is behind, and at how many looks it waited there."""

    first: Any
    looks: int = 1


class Backlog:
    """Looks now and then how much waits for each connection. Who is let go may come back at once,
    and is then sent one board in place of everything that was missed."""

    def __init__(self, server: Any, background: Background) -> None:
        self._server = server
        self._background = background
        self._stuck: dict[str, Stuck] = {}

    def start(self) -> None:
        """Begin to look."""
        self._background.spawn(self._keep_looking)

    def look(self) -> int:
        """Let go of everybody who is too far behind; how many that were."""
        connections = list(self._server.eio.sockets.values())
        self._stuck = {
            one.sid: _stuck(one, self._stuck.get(one.sid))
            for one in connections
            if how_far_behind(one) > 1
        }
        gone = [one for one in connections if self._is_gone(one)]
        for one in gone:
            log.warning("A connection took nothing in and is closed")
            one.close(wait=False, abort=True)
            self._cut(one.sid)
        return len(gone)

    def is_full(self, sid: str, namespace: str) -> bool:
        """Whether so much waits for this connection that nothing large should be added."""
        there = self._server.manager.eio_sid_from_sid(sid, namespace)
        one = self._server.eio.sockets.get(there)
        return one is not None and how_far_behind(one) > 1

    def _is_gone(self, one: Any) -> bool:
        stuck = self._stuck.get(one.sid)
        return stuck is not None and (
            stuck.looks >= PATIENCE_LOOKS or how_far_behind(one) > HOPELESS
        )

    def _cut(self, sid: str) -> None:
        """Whoever waits until this client reads again, wakes up."""
        environ = self._server.environ.get(sid, {})
        for name, line_of in LINES.items():
            if name in environ:
                hang_up(line_of(environ[name]))

    def _keep_looking(self) -> None:
        while True:
            self._background.sleep(LOOK_SECONDS)
            try:
                self.look()
            except Exception:
                log.exception("It could not be seen how much waits for whom")


def _stuck(one: Any, before: Stuck | None) -> Stuck:
    waiting = list(one.queue.queue)
    first = waiting[0] if waiting else None
    return Stuck(first, before.looks + 1 if before and before.first is first else 1)


def how_far_behind(one: Any) -> float:
    """How much waits for a connection, as a multiple of what may wait."""
    if one.closed or not one.queue.qsize():
        return 0.0
    waiting = [len(packet.data or "") for packet in list(one.queue.queue) if packet]
    return max(len(waiting) / MOST_PACKETS, sum(waiting[1:]) / MOST_BYTES)


def hang_up(line: socket.socket) -> None:
    """Cut a line: who reads from it wakes up, and says goodbye."""
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError as gone:
        log.debug("That line was gone already: %s", gone)
