"""Lets the machine look at boards while notes come in, whenever someone is there to see it."""

import logging
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from facilitation.background import Background
from facilitation.domain.people import BOARD_AUDIENCES
from facilitation.domain.refusals import Refusal
from facilitation.live.connected import Register
from facilitation.services.commanding import Commander
from facilitation.services.ports import Workshops

log = logging.getLogger(__name__)

TICK_SECONDS = 1.0
#: So many changes make another look worth its while at once; fewer wait until it is quiet.
MANY_CHANGES = 5
QUIET_SECONDS = 10.0
#: After a look the machine rests this many times as long as it took.
REST = 4.0


class Boards(Workshops, Protocol):
    """How workshops stand in the store."""

    def revisions(self, workshop_ids: Collection[int]) -> Mapping[int, int]:
        """The revision of each of these workshops."""


@dataclass(slots=True)
class Watched:
    """A board that someone looks at. `looked`: the revision that the machine saw last, None for
    never; `seen`: the last one that we know of; `changes`: notes and themes changed in between."""

    looked: int | None = None
    seen: int = 0
    changes: int = 0
    changed_at: float = 0.0
    rested_at: float = 0.0

    def is_due(self, now: float) -> bool:
        """Whether the machine should look again."""
        if now < self.rested_at:
            return False
        if self.looked is None or self.changes >= MANY_CHANGES:
            return True
        return self.changes > 0 and now - self.changed_at >= QUIET_SECONDS


class Advisor:
    """One look at a time in this process, the board that waits longest first. Other processes may
    look at the same board: the same content makes the same suggestions, so nothing is doubled."""

    def __init__(
        self,
        workshops: Boards,
        commander: Commander,
        register: Register,
        background: Background,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._workshops = workshops
        self._commander = commander
        self._register = register
        self._background = background
        self._clock = clock
        self._watched: dict[int, Watched] = {}

    def start(self) -> None:
        """Begin to look."""
        self._background.spawn(self._keep_looking)

    def look_around(self) -> None:
        """Look once at every board that is due."""
        here = [id_ for id_ in self._register.workshops() if self._someone_sees(id_)]
        self._watched = {id_: self._watched.get(id_) or Watched() for id_ in here}
        for workshop_id, revision in self._workshops.revisions(here).items() if here else ():
            self._notice(workshop_id, revision)
        now = self._clock()
        due = [(one.changed_at, id_) for id_, one in self._watched.items() if one.is_due(now)]
        for _, workshop_id in sorted(due):
            self._look_at(workshop_id, self._watched[workshop_id])

    def _someone_sees(self, workshop_id: int) -> bool:
        return bool(self._register.audiences(workshop_id) & BOARD_AUDIENCES)

    def _notice(self, workshop_id: int, revision: int) -> None:
        """Count what changed; an answer or a timer is nothing to look at."""
        watched = self._watched[workshop_id]
        if revision == watched.seen:
            return
        watched.seen = revision
        if watched.looked is None:
            return
        with self._workshops.reading(workshop_id) as store:
            notes = store.notes.how_many_since(watched.looked)
            changes = notes + store.themes.how_many_since(watched.looked)
        if changes != watched.changes:
            watched.changes = changes
            watched.changed_at = self._clock()

    def _look_at(self, workshop_id: int, watched: Watched) -> None:
        """The board may be busy, the machine late, the meeting over: then another time."""
        watched.looked, watched.changes, began = watched.seen, 0, self._clock()
        try:
            self._commander.suggest(workshop_id)
        except Refusal as refusal:
            log.info("No suggestions for workshop %d: %s", workshop_id, refusal.code)
        watched.rested_at = self._clock() + REST * (self._clock() - began)

    def _keep_looking(self) -> None:
        while True:
            self._background.sleep(TICK_SECONDS)
            try:
                self.look_around()
            except Refusal as refusal:
                # The database is away; the hall goes on without suggestions.
                log.warning("Boards were not looked at: %s", refusal.code)
            except Exception:
                log.exception("Boards could not be looked at")
