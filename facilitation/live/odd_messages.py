"""Messages that are none of Socket.IO's: whoever sends them is let go, and nothing breaks."""

import logging
from collections.abc import Callable
from typing import Any

log = logging.getLogger(__name__)

#: Socket.IO tells a namespace of these by the way that commands take; from a client they would
#: come with an environment that the client made up.
RESERVED = frozenset({"connect", "disconnect"})
#: What Socket.IO's reader stumbles over, depending on what is odd.
ODD = (ValueError, TypeError, LookupError, AttributeError)


def let_go_of_odd_ones(server: Any) -> None:
    """What cannot be read ends its connection without filling the log: a flood of it is cheap to
    send. `server`: Socket.IO's."""
    read = server._handle_eio_message
    server._handle_event = _not_reserved(server._handle_event)

    def read_or_let_go(eio_sid: str, message: object) -> None:
        try:
            read(eio_sid, message)
        except ODD as odd:
            # Commands, and who comes in, catch their own: this is how the message was written.
            log.warning("A message could not be read (%s); its connection ends", type(odd).__name__)
            server.eio.disconnect(eio_sid)

    server.eio.on("message", read_or_let_go)


def _not_reserved(handle: Callable[..., None]) -> Callable[..., None]:
    def handle_event(eio_sid: str, namespace: str | None, number: int | None, given: Any) -> None:
        if given[0] in RESERVED:
            raise ValueError(given[0])
        handle(eio_sid, namespace, number, given)

    return handle_event
