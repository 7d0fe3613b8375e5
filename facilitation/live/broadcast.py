"""Stale audiences are sent what changed, a moment after the first change: never twice within it."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitation.background import Background
from facilitation.boards.audiences import board
from facilitation.boards.own import own_of_newcomer, own_of_participant, own_of_table
from facilitation.boards.place import Place
from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards import Board, Own, TableBoard
from facilitation.domain.events import Event
from facilitation.domain.people import Audience, Participant, Who
from facilitation.live.concerns import audiences, authors, urgent
from facilitation.live.connected import Register, own_room, room_of, table_room
from facilitation.services.ports import Workshops

log = logging.getLogger(__name__)

FLUSH_SECONDS = 0.15
#: Numbers on phones may be this old; what all phones get must stay cheap.
PHONE_SECONDS = 1.0

SCREENS = frozenset(Audience) - {Audience.PHONE}
PHONES = frozenset({Audience.PHONE})

#: Sends a message: namespace, room, event, content.
Emit = Callable[[str, str, str, Any], None]


@dataclass(slots=True)
class Stale:
    """What a workshop's audiences have not seen yet, and which flushes are on their way."""

    audiences: set[Audience] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    scheduled: set[float] = field(default_factory=set)


class Broadcaster:
    """Marks audiences stale after each commit and flushes them together."""

    def __init__(
        self, workshops: Workshops, place: Place, register: Register, background: Background
    ) -> None:
        self._workshops = workshops
        self._place = place
        self._register = register
        self._background = background
        self._stale: dict[int, Stale] = {}
        self._sent: dict[tuple[int, Audience], int] = {}
        self._for_newcomers: dict[int, tuple[float, Board]] = {}
        self.emit: Emit = lambda namespace, room, event, content: None

    def changed(self, workshop_id: int, revision: int, events: Sequence[Event]) -> None:
        """Called after a commit; returns at once."""
        stale = self._stale.setdefault(workshop_id, Stale())
        stale.audiences |= audiences(events)
        stale.authors |= authors(events)
        self._schedule(workshop_id, FLUSH_SECONDS, SCREENS)
        if urgent(events):
            self._for_newcomers.pop(workshop_id, None)
            self._schedule(workshop_id, FLUSH_SECONDS, frozenset(Audience))
        else:
            self._schedule(workshop_id, PHONE_SECONDS, PHONES)

    def mark(self, workshop_id: int, *wanted: Audience) -> None:
        """Something that is not stored changed for these audiences."""
        self._stale.setdefault(workshop_id, Stale()).audiences |= set(wanted)
        self._schedule(workshop_id, FLUSH_SECONDS, SCREENS)

    def _schedule(self, workshop_id: int, seconds: float, which: frozenset[Audience]) -> None:
        """At most one flush per pace is under way; an urgent one takes the phones along."""
        stale = self._stale[workshop_id]
        pace = seconds if which is not SCREENS else -seconds
        if pace not in stale.scheduled:
            stale.scheduled.add(pace)
            self._background.spawn(self._flush_later, workshop_id, seconds, pace, which)

    def _flush_later(
        self, workshop_id: int, seconds: float, pace: float, which: frozenset[Audience]
    ) -> None:
        self._background.sleep(seconds)
        stale = self._stale[workshop_id]
        stale.scheduled.discard(pace)
        wanted, stale.audiences = stale.audiences & which, stale.audiences - which
        own, stale.authors = stale.authors, set()
        try:
            self._flush(workshop_id, wanted, own)
        except Exception:
            # The commands are safe on disk; the next change or a sync brings the boards.
            log.exception("Boards of workshop %d could not be sent", workshop_id)

    def _flush(self, workshop_id: int, wanted: set[Audience], own: set[str]) -> None:
        present = self._register.audiences(workshop_id)
        with self._workshops.reading(workshop_id) as store:
            snapshot = Snapshot(store, self._place)
            boards = {audience: self._build(snapshot, audience) for audience in wanted & present}
            owns = {
                author: _own(snapshot, author)
                for author in own & self._register.authors(workshop_id)
            }
        for audience, content in boards.items():
            self._send_board(workshop_id, audience, content)
        for author, mine in owns.items():
            namespace = "/table" if author.startswith("table:") else "/phone"
            self.emit(namespace, own_room(author, workshop_id), "own", mine)

    def _build(self, snapshot: Snapshot, audience: Audience) -> Board:
        workshop_id = snapshot.workshop.id
        since = self._sent.get((workshop_id, audience))
        content = board(snapshot, audience, since, writing=self._register.writing(workshop_id))
        self._sent[workshop_id, audience] = content.revision
        return content

    def _send_board(self, workshop_id: int, audience: Audience, content: Board) -> None:
        if not isinstance(content, TableBoard):
            self.emit(f"/{audience}", room_of(workshop_id), "board", content)
            return
        for table in self._register.tables(workshop_id):
            mine = msgspec.structs.replace(content, table=table)
            self.emit("/table", table_room(workshop_id, table), "board", mine)

    def first_greeting(self, who: Who, newcomer: Participant) -> Mapping[str, Board | Own]:
        """What a new phone gets. All phones see the same board, so those who come in within a
        second share one: a hall that joins at once costs one board, not seventy-five."""
        made, content = self._for_newcomers.get(who.workshop_id, (0.0, None))
        if content is None or time.monotonic() - made > PHONE_SECONDS:
            content = self._board_now(who)
            self._for_newcomers[who.workshop_id] = (time.monotonic(), content)
        return {"board": content, "own": own_of_newcomer(content.revision, newcomer)}

    def _board_now(self, who: Who) -> Board:
        with self._workshops.reading(who.workshop_id) as store:
            content = board(Snapshot(store, self._place), who.audience)
        self._sent.setdefault((who.workshop_id, who.audience), content.revision)
        return content

    def greeting(self, who: Who, since: int | None) -> Mapping[str, Board | Own]:
        """What one connection gets when it comes in, or asks to be brought up to date."""
        with self._workshops.reading(who.workshop_id) as store:
            snapshot = Snapshot(store, self._place)
            writing = self._register.writing(who.workshop_id)
            content = board(snapshot, who.audience, since, who.table, writing)
            self._sent.setdefault((who.workshop_id, who.audience), content.revision)
            author = who.participant_id or (f"table:{who.table}" if who.table else None)
            if author is None:
                return {"board": content}
            return {"board": content, "own": _own(snapshot, author)}


def _own(snapshot: Snapshot, author: str) -> Own:
    if author.startswith("table:"):
        return own_of_table(snapshot, author)
    person = snapshot.store.participants.get(author)
    if person is None:
        raise LookupError(author)
    return own_of_participant(snapshot, person)
