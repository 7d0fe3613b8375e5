"""Tells everybody when to come back, before this process ends."""

from typing import Any

from facilitation.background import Background
from facilitation.contract.connection import Restarting
from facilitation.live.connected import Register

#: Nobody need come back sooner: a server takes longer to start.
SOONEST_MS = 1000
#: So much later for each connection, so that a whole hall does not come at the same moment.
SPREAD_MS = 5
#: Words need a moment to leave.
LEAVE_SECONDS = 0.3


class Farewell:
    """The last message of a server that stops on purpose. Who misses it notices by themselves."""

    def __init__(self, server: Any, register: Register, background: Background) -> None:
        self._server = server
        self._register = register
        self._background = background

    def say(self) -> None:
        """Each client hears a moment of its own."""
        here = list(self._register.by_sid.values())
        for place, connected in enumerate(here):
            after_ms = SOONEST_MS + SPREAD_MS * place
            self._server.emit(
                "restarting",
                Restarting(after_ms=after_ms),
                to=connected.sid,
                namespace=f"/{connected.who.audience}",
            )
        if here:
            self._background.sleep(LEAVE_SECONDS)
