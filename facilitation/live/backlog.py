"""Lets go of who takes nothing in: what waits for one client must not fill the memory of all."""

import logging
import socket
from collections.abc import Callable, Mapping
from typing import Any

from facilitation.background import Background

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
#: A screen in a busy hall gets some seven boards per second, a phone one: this is half a minute.
MOST_PACKETS = 200
#: One whole board may weigh more on a large wall; a second one behind it may not.
MOST_BYTES = 4_000_000

#: Where each server leaves the bare line to a client.
LINES: Mapping[str, Callable[[Any], socket.socket]] = {
    "eventlet.input": lambda given: given.get_socket(),
    "werkzeug.socket": lambda given: given,
}


class Backlog:
    """Looks now and then how much waits for each connection. Who is let go may come back at once,
    and is then sent one board in place of everything that was missed."""

    def __init__(self, server: Any, background: Background) -> None:
        self._server = server
        self._background = background

    def start(self) -> None:
        """Begin to look."""
        self._background.spawn(self._keep_looking)

    def look(self) -> int:
        """Let go of everybody who is too far behind; how many that were."""
        behind = [one for one in list(self._server.eio.sockets.values()) if _is_behind(one)]
        for one in behind:
            log.warning("A connection took nothing in and is closed")
            one.close(wait=False, abort=True)
            self._cut(one.sid)
        return len(behind)

    def is_full(self, sid: str, namespace: str) -> bool:
        """Whether so much waits for this connection that nothing large should be added."""
        there = self._server.manager.eio_sid_from_sid(sid, namespace)
        one = self._server.eio.sockets.get(there)
        return one is not None and _is_behind(one)

    def _cut(self, sid: str) -> None:
        """Whoever waits until this client reads again, wakes up."""
        environ = self._server.environ.get(sid, {})
        for name, line_of in LINES.items():
            if name in environ:
                _hang_up(line_of(environ[name]))

    def _keep_looking(self) -> None:
        while True:
            self._background.sleep(LOOK_SECONDS)
            try:
                self.look()
            except Exception:
                log.exception("It could not be seen how much waits for whom")


def _is_behind(one: Any) -> bool:
    if one.closed or not one.queue.qsize():
        return False
    waiting = [len(packet.data or "") for packet in list(one.queue.queue) if packet]
    return len(waiting) > MOST_PACKETS or sum(waiting[1:]) > MOST_BYTES


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError as gone:
        log.debug("That line was gone already: %s", gone)
