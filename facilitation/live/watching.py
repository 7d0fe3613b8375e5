"""Keeping up with other processes: a poke is followed at once, and a look now and then heals what
was dropped."""

import logging
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from facilitation.background import Background
from facilitation.domain.refusals import Refusal
from facilitation.live.broadcast import Broadcaster
from facilitation.live.connected import Register

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0


class Standing(Protocol):
    """How workshops stand in the store."""

    def revisions(self, workshop_ids: Collection[int]) -> Mapping[int, int]:
        """The revision of each of these workshops."""

    def newly_revoked(self, workshop_ids: Collection[int]) -> Collection[str]:
        """Links of these workshops that were closed since this was asked before."""


class Watch:
    """Follows the workshops of which someone is connected to this process."""

    def __init__(
        self,
        workshops: Standing,
        register: Register,
        broadcaster: Broadcaster,
        send_away: Callable[[str], None],
        background: Background,
    ) -> None:
        self._workshops = workshops
        self._register = register
        self._broadcaster = broadcaster
        self._send_away = send_away
        self._background = background

    def start(self) -> None:
        """Begin to look now and then."""
        self._background.spawn(self._keep_looking)

    def heard(self, workshop_id: int, revision: int) -> None:
        """A poke: something was committed, or without a revision: a link was closed."""
        if not self._register.audiences(workshop_id):
            return
        if revision:
            self._broadcaster.changed_elsewhere(workshop_id, revision)
        else:
            self.look()

    def look(self) -> None:
        """See for oneself how all workshops stand that anyone here is in."""
        here = self._register.workshops()
        if not here:
            return
        for link_id in self._workshops.newly_revoked(here):
            self._send_away(link_id)
        for workshop_id, revision in self._workshops.revisions(here).items():
            self._broadcaster.changed_elsewhere(workshop_id, revision)

    def _keep_looking(self) -> None:
        while True:
            self._background.sleep(LOOK_SECONDS)
            try:
                self.look()
            except Refusal as refusal:
                # The database is away; the next look finds everything.
                log.warning("Other processes were not looked at: %s", refusal.code)
            except Exception:
                log.exception("Other processes could not be looked at")
