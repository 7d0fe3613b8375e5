"""Commands that are answered on the line itself: the layers around a command take as long as most
of what it does (decision 0043)."""

from collections.abc import Callable, Collection
from itertools import count
from typing import Any

from engineio.packet import MESSAGE, Packet

from facilitation.background import Background
from facilitation.live.odd_messages import RESERVED
from facilitation.live.wire_json import dumps, loads

#: Engine.IO's number of a message and Socket.IO's of an event, and where its namespace begins.
EVENT, NAMESPACE = "42/", 2
ANSWER = "3"
MOST_DIGITS = 15
#: Who sends without end lets others have a turn after so many messages: one that is refused at once
#: waits for nothing.
MOST_IN_A_ROW = 10


class Shortcut:
    """Answers the commands of the namespaces `in_turn`, one by one as they come in. Whatever looks
    unusual goes the long way, and is answered or refused there. `server`: Socket.IO's."""

    def __init__(self, server: Any, in_turn: Collection[str], background: Background) -> None:
        self._server = server
        self._in_turn = in_turn
        self._background = background

    def wait(self, eio_sid: str, line: Any) -> Callable[[], Any]:
        """What waits on a line that reads ahead, and gives the next message that it does not answer
        itself; None at the end."""
        ahead, long_way, messages = line.socket, line.wait, count(1)

        def wait() -> Any:
            while True:
                if next(messages) % MOST_IN_A_ROW == 0:
                    self._background.sleep(0)
                text = ahead.text()
                if text is None:
                    return long_way()
                if not self._answered(eio_sid, text):
                    return text

        return wait

    def _answered(self, eio_sid: str, text: str) -> bool:
        if not text.startswith(EVENT):
            return False
        namespace, _, asked = text[NAMESPACE:].partition(",")
        number, bracket, _ = asked[: MOST_DIGITS + 1].partition("[")
        if namespace not in self._in_turn or not (
            bracket and number.isascii() and number.isdigit()
        ):
            return False
        given, sid = _event(asked[len(number) :]), self._connected(eio_sid, namespace)
        if given is None or sid is None:
            return False
        answer = self._server.namespace_handlers[namespace].trigger_event(given[0], sid, *given[1:])
        self._server.eio.send_packet(eio_sid, _packet(namespace, int(number), answer))
        return True

    def _connected(self, eio_sid: str, namespace: str) -> str | None:
        manager = self._server.manager
        sid: str | None = manager.sid_from_eio_sid(eio_sid, namespace)
        return sid if manager.is_connected(sid, namespace) else None


def _event(text: str) -> list[Any] | None:
    """The name of an event and what is given with it."""
    try:
        given = loads(text)
    except ValueError:
        return None
    if isinstance(given, list) and given and isinstance(given[0], str) and given[0] not in RESERVED:
        return given
    return None


def _packet(namespace: str, number: int, answer: object) -> Packet:
    return Packet(MESSAGE, f"{ANSWER}{namespace},{number}{dumps([answer])}")
