"""Stale audiences are sent what changed, a moment after the first change: never twice within it."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any, NamedTuple, TypeVar

import msgspec

from facilitation.background import Background
from facilitation.boards.audiences import board
from facilitation.boards.own import is_table, own_of, own_of_newcomer, owns
from facilitation.boards.place import Place
from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards.audiences import Board, TableBoard
from facilitation.contract.boards.own import Own
from facilitation.domain.events import Event
from facilitation.domain.people import Audience, Participant, Who
from facilitation.domain.ports import Store
from facilitation.domain.refusals import Refusal
from facilitation.live.concerns import EVERYBODY, audiences, authors, urgent
from facilitation.live.connected import Register, own_room, room_of, table_room
from facilitation.live.elsewhere import Elsewhere
from facilitation.services.ports import Workshops

log = logging.getLogger(__name__)

T = TypeVar("T")

FLUSH_SECONDS = 0.15
#: Numbers on phones may be this old; what all phones get must stay cheap.
PHONE_SECONDS = 1.0
#: In a hall with more phones numbers may be older, up to so many seconds: a thousand phones that
#: were sent theirs every second took a third of what the server can do (decision 0043).
PHONES_PER_SECOND = 200
MOST_PHONE_SECONDS = 5.0
#: Numbers wait for a moment in which nobody writes, so that they meet nobody who waits for an
#: answer; but not for more than so many (decision 0045).
CALM_SECONDS = 0.05
MOST_MOMENTS = 40
#: When boards could not be read because the database was away: how long until the next try.
AGAIN_SECONDS = 2.0
#: How many people at least are sent something before others get their turn, in how many parts at
#: most, and how long that turn is: a note goes round the loop some five times before its answer is
#: out, and is not to meet ten other people each time.
AT_ONCE = 4
MOST_PARTS = 50
TURN_SECONDS = 0.007
#: The same while a large board is made, of which the reader waits for the end.
BOARD_TURN_SECONDS = 0.002
#: A board with more notes than this, as when a whole hall's find their themes, takes so long that
#: others get their turn before the next audience is sent its own.
MANY_NOTES = 150
#: When more people than this wrote within one flush, they see their own things with the numbers:
#: the answers of everybody who writes at that moment go first.
MOST_OWNS = 4

SCREENS = frozenset(Audience) - {Audience.PHONE}
PHONES = frozenset({Audience.PHONE})
SENT_IN_ORDER = (Audience.PROJECTOR, *sorted(SCREENS - {Audience.PROJECTOR}))


class Flush(NamedTuple):
    """A kind of flush, and whom it is for."""

    name: str
    audiences: frozenset[Audience]


SOON = Flush("soon", SCREENS)
NUMBERS = Flush("numbers", PHONES)
#: What people must act on takes the phones along.
URGENT = Flush("urgent", EVERYBODY)
AGAIN = Flush("again", EVERYBODY)

#: Sends a message: namespace, room or connections, event, content.
Emit = Callable[[str, str | Sequence[str], str, Any], None]


@dataclass(slots=True)
class Stale:
    """What a workshop's audiences have not seen yet, and which flushes are on their way."""

    audiences: set[Audience] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    scheduled: set[Flush] = field(default_factory=set)
    #: Held from reading to sending, so that nobody is sent an older board after a newer one.
    #: Sending to a whole hall takes a while, for which screens do not wait.
    screens_turn: threading.RLock = field(default_factory=threading.RLock)
    phones_turn: threading.RLock = field(default_factory=threading.RLock)


class Broadcaster:
    """Marks audiences stale after each commit and flushes them together. `elsewhere`: other
    processes serve the same workshops, and what they change is looked for in every flush."""

    def __init__(
        self,
        workshops: Workshops,
        place: Place,
        register: Register,
        background: Background,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._elsewhere = elsewhere
        self._workshops = workshops
        self._place = place
        self._register = register
        self._background = background
        self._stale: dict[int, Stale] = {}
        self._sent: dict[tuple[int, Audience], int] = {}
        self._for_phones: dict[int, tuple[float, Board]] = {}
        self._marking = threading.Lock()
        self._changes = 0
        self.emit: Emit = lambda namespace, room, event, content: None
        self.flushed: Callable[[float], None] = lambda seconds: None

    def changed(self, workshop_id: int, revision: int, events: Sequence[Event]) -> None:
        """Called after a commit; returns at once."""
        self._changes += 1
        self._mark(workshop_id, audiences(events), authors(events))
        self._schedule(workshop_id, FLUSH_SECONDS, SOON)
        if urgent(events):
            self._for_phones.pop(workshop_id, None)
            self._schedule(workshop_id, FLUSH_SECONDS, URGENT)
        else:
            self._schedule_phones(workshop_id)

    def mark(self, workshop_id: int, *wanted: Audience) -> None:
        """Something that is not stored changed for these audiences."""
        self._mark(workshop_id, frozenset(wanted), frozenset())
        self._schedule(workshop_id, FLUSH_SECONDS, SOON)
        if Audience.PHONE in wanted:
            self._schedule_phones(workshop_id)

    def changed_elsewhere(self, workshop_id: int, revision: int) -> None:
        """Another process committed this revision; what it changed is found when boards are
        built."""
        if self._elsewhere and self._elsewhere.is_behind(workshop_id, revision):
            self._mark(workshop_id, EVERYBODY, frozenset())
            self._schedule(workshop_id, FLUSH_SECONDS, SOON)
            self._schedule_phones(workshop_id)

    @contextmanager
    def in_turn(self, workshop_id: int, audience: Audience) -> Iterator[None]:
        """Until this ends, this audience of this workshop is sent no board by anybody else."""
        stale = self._stale_of(workshop_id)
        with stale.phones_turn if audience in PHONES else stale.screens_turn:
            yield

    def _stale_of(self, workshop_id: int) -> Stale:
        return self._stale.setdefault(workshop_id, Stale())

    def _mark(self, workshop_id: int, wanted: frozenset[Audience], whose: frozenset[str]) -> None:
        with self._marking:
            stale = self._stale_of(workshop_id)
            stale.audiences |= wanted
            stale.authors |= whose

    def _take(
        self, stale: Stale, which: frozenset[Audience]
    ) -> tuple[frozenset[Audience], frozenset[str]]:
        """For whom a flush is. After each change that somebody made a flush for phones follows, so
        that what many people wrote can wait for it."""
        with self._marking:
            waits = which == SCREENS and len(stale.authors) > MOST_OWNS
            wanted = frozenset(stale.audiences & which)
            own = frozenset() if waits else frozenset(stale.authors)
            stale.audiences -= wanted
            stale.authors -= own
        return wanted, own

    def _schedule_phones(self, workshop_id: int) -> None:
        seconds = self._register.how_many(workshop_id, Audience.PHONE) / PHONES_PER_SECOND
        pace = min(max(seconds, PHONE_SECONDS), MOST_PHONE_SECONDS)
        self._schedule(workshop_id, pace - CALM_SECONDS, NUMBERS)

    def _schedule(self, workshop_id: int, seconds: float, flush: Flush) -> None:
        """At most one flush of a kind is under way."""
        stale = self._stale[workshop_id]
        if flush not in stale.scheduled:
            stale.scheduled.add(flush)
            self._background.spawn(self._flush_later, workshop_id, seconds, flush)

    def _flush_later(self, workshop_id: int, seconds: float, flush: Flush) -> None:
        self._background.sleep(seconds)
        if flush is NUMBERS:
            self._until_calm()
        stale = self._stale[workshop_id]
        stale.scheduled.discard(flush)
        which = flush.audiences
        wanted, own = frozenset[Audience](), frozenset[str]()
        began = time.perf_counter()
        try:
            if which is not PHONES:
                which |= self._look_elsewhere(workshop_id)
            wanted, own = self._take(stale, which)
            self._flush(workshop_id, wanted, own)
            self.flushed(time.perf_counter() - began)
        except Refusal as refusal:
            log.warning("Boards of workshop %d wait: %s", workshop_id, refusal.code)
            self._mark(workshop_id, wanted, own)
            self._schedule(workshop_id, AGAIN_SECONDS, AGAIN)
        except Exception:
            # The commands are safe on disk; the next change or a sync brings the boards.
            log.exception("Boards of workshop %d could not be sent", workshop_id)
            self._mark(workshop_id, wanted, own)

    def _until_calm(self) -> None:
        for _ in range(MOST_MOMENTS):
            before = self._changes
            self._background.sleep(CALM_SECONDS)
            if self._changes == before:
                return

    def _look_elsewhere(self, workshop_id: int) -> frozenset[Audience]:
        """Mark whom it concerns what other processes changed. A poke may have been lost, so
        anything new concerns everybody; phones may wait for their numbers unless the meeting
        moved: then they are given."""
        if self._elsewhere is None:
            return frozenset()
        with self._workshops.reading(workshop_id) as store:
            here = self._register.authors(workshop_id)
            news = self._elsewhere.news(Snapshot(store, self._place), here)
        if news.any:
            self._mark(workshop_id, EVERYBODY, frozenset(news.authors))
            self._schedule_phones(workshop_id)
        self._elsewhere.told(workshop_id, news)
        return PHONES if news.moved else frozenset()

    def _flush(self, workshop_id: int, wanted: frozenset[Audience], own: frozenset[str]) -> None:
        """Build and send, screens first; then others have their turn."""
        stale = self._stale[workshop_id]
        self._send_screens(workshop_id, stale, wanted & SCREENS)
        own &= self._register.authors(workshop_id)
        if own or wanted & PHONES:
            if wanted & SCREENS:
                self._background.sleep(TURN_SECONDS)
            with stale.phones_turn:
                self._send_boards(workshop_id, list(wanted & PHONES))
                self._send_owns(workshop_id, sorted(own))

    def _send_screens(self, workshop_id: int, stale: Stale, wanted: frozenset[Audience]) -> None:
        """Who comes after a large board is sent theirs from a new look, once others had their turn.
        The whole hall looks at the projector, so that goes first."""
        waiting = [screen for screen in SENT_IN_ORDER if screen in wanted]
        while waiting:
            with stale.screens_turn:
                self._send_boards(workshop_id, waiting)
            if waiting:
                self._background.sleep(TURN_SECONDS)

    def _send_boards(self, workshop_id: int, waiting: list[Audience]) -> None:
        """To the first who wait, up to one with a large board; they wait no longer."""
        here = self._register.audiences(workshop_id)
        waiting[:] = [audience for audience in waiting if audience in here]
        if not waiting:
            return
        with self._workshops.reading(workshop_id) as store:
            boards = dict(self._build_some(self._unhurried(store), waiting))
        if Audience.PHONE in boards:
            self._for_phones.pop(workshop_id, None)
        for audience, content in boards.items():
            self._send_board(workshop_id, audience, content)

    def _unhurried(self, store: Store) -> Snapshot:
        return Snapshot(store, self._place, lambda: self._background.sleep(BOARD_TURN_SECONDS))

    def _send_owns(self, workshop_id: int, authors: Sequence[str]) -> None:
        if not authors:
            return
        with self._workshops.reading(workshop_id) as store:
            found = owns(Snapshot(store, self._place), authors)
            for some in self._parts(found, len(authors)):
                for author, mine in some:
                    namespace = "/table" if is_table(author) else "/phone"
                    self.emit(namespace, own_room(author, workshop_id), "own", mine)

    def _parts(self, everybody: Iterable[T], how_many: int) -> Iterator[Sequence[T]]:
        """Some at a time, and a turn for others in between: a whole hall may be waiting."""
        size = max(AT_ONCE, -(-how_many // MOST_PARTS))
        waiting = iter(everybody)
        for number in count():
            if not (some := list(islice(waiting, size))):
                return
            if number:
                self._background.sleep(TURN_SECONDS)
            yield some

    def _build_some(
        self, snapshot: Snapshot, waiting: list[Audience]
    ) -> Iterator[tuple[Audience, Board]]:
        while waiting:
            audience = waiting.pop(0)
            content = self._build(snapshot, audience)
            yield audience, content
            if len(getattr(content, "notes", ())) > MANY_NOTES:
                return

    def _build(self, snapshot: Snapshot, audience: Audience) -> Board:
        workshop_id = snapshot.workshop.id
        since = self._sent.get((workshop_id, audience))
        content = board(snapshot, audience, since, writing=self._register.writing(workshop_id))
        self._sent[workshop_id, audience] = content.revision
        return content

    def _send_board(self, workshop_id: int, audience: Audience, content: Board) -> None:
        if isinstance(content, TableBoard):
            for table in self._register.tables(workshop_id):
                mine = msgspec.structs.replace(content, table=table)
                self.emit("/table", table_room(workshop_id, table), "board", mine)
        elif audience is Audience.PHONE:
            self._send_phones(self._register.phones(workshop_id), content)
        else:
            self.emit(f"/{audience}", room_of(workshop_id), "board", content)

    def _send_phones(self, phones: Sequence[str], content: Board) -> None:
        """Who came in or went away meanwhile has what they need."""
        for some in self._parts(phones, len(phones)):
            self.emit("/phone", some, "board", content)

    def welcome(
        self, who: Who, since: int | None, newcomer: Participant | None
    ) -> Mapping[str, Board | Own]:
        """What a connection gets when it comes in. All phones see the same board, so those who come
        in within a second share one: a hall that joins at once, or comes back after a crash, costs
        one board, not seventy-five."""
        if who.participant_id is None:
            return self.greeting(who, since)
        content = self._shared_board(who, since or 0)
        if newcomer:
            return {"board": content, "own": own_of_newcomer(content.revision, newcomer)}
        with self._workshops.reading(who.workshop_id) as store:
            own = own_of(Snapshot(store, self._place), who.participant_id)
        return {"board": content, "own": own}

    def _shared_board(self, who: Who, at_least: int) -> Board:
        """A board of this second that is no older than what a phone has already."""
        made, content = self._for_phones.get(who.workshop_id, (0.0, None))
        is_new = content is not None and time.monotonic() - made <= PHONE_SECONDS
        if content is None or not is_new or content.revision < at_least:
            content = self._board_now(who)
            self._for_phones[who.workshop_id] = (time.monotonic(), content)
        return content

    def _board_now(self, who: Who) -> Board:
        with self._workshops.reading(who.workshop_id) as store:
            snapshot = Snapshot(store, self._place)
            self._begin(snapshot)
            content = board(snapshot, who.audience)
        self._sent.setdefault((who.workshop_id, who.audience), content.revision)
        return content

    def _begin(self, snapshot: Snapshot) -> None:
        if self._elsewhere:
            self._elsewhere.begin(snapshot)

    def greeting(self, who: Who, since: int | None) -> Mapping[str, Board | Own]:
        """What one connection gets that asks to be brought up to date."""
        with self._workshops.reading(who.workshop_id) as store:
            snapshot = self._unhurried(store)
            self._begin(snapshot)
            writing = self._register.writing(who.workshop_id)
            content = board(snapshot, who.audience, since, who.table, writing)
            self._sent.setdefault((who.workshop_id, who.audience), content.revision)
            author = who.participant_id or (f"table:{who.table}" if who.table else None)
            if author is None:
                return {"board": content}
            return {"board": content, "own": own_of(snapshot, author)}
