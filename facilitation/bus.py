"""Pokes between processes over Redis: which workshop changed, and up to which revision."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from facilitation.background import Background

if TYPE_CHECKING:
    from redis import Redis

log = logging.getLogger(__name__)

CHANNEL = "samenspel:pokes"
#: Pokes that come within this time go together: a burst costs twenty messages per second.
GATHER_SECONDS = 0.05
#: Redis must answer within this time; it stands beside us.
TIMEOUT_SECONDS = 5.0
#: How often the listener looks whether it should end.
LISTEN_SECONDS = 1.0
BACK_OFF_SECONDS = (0.25, 0.5, 1.0, 2.0, 4.0)
#: A line that held this long was a good one.
STEADY_SECONDS = 10.0
STOP_SECONDS = 2.0
#: Stands for 'look at this workshop', where no revision changed.
LOOK = 0


class BusUnusable(Exception):
    """The bus cannot be used at all; the message is for who set it up."""


class Poke(msgspec.Struct, frozen=True):
    """Workshops and the revisions they have now; `origin` tells a process its own words."""

    origin: str
    workshops: dict[int, int]


#: Called with a workshop and its revision.
Heard = Callable[[int, int], None]


class Bus:
    """Says what changed here and hears what changed elsewhere.

    Nothing is kept by Redis: who misses a poke finds out by looking (live.watching). One greenlet
    publishes what gathered, never one per command: a hundred at once made Redis clients lose
    messages.
    """

    def __init__(self, url: str, background: Background) -> None:
        self._redis = _client(url)
        self._background = background
        self._origin = secrets.token_hex(8)
        self._pending: dict[int, int] = {}
        self._gathering = threading.Lock()
        self._something = threading.Event()
        self._stopping = threading.Event()
        self._stopped = threading.Event()
        self._gone = False
        self.heard: Heard = lambda workshop_id, revision: None
        self.missed: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin to speak and to listen; Redis may come later."""
        self._background.spawn(self._speak)
        self._background.spawn(self._listen)

    def stop(self) -> None:
        """Say what is left to say, then fall silent."""
        self._stopping.set()
        self._something.set()
        self._stopped.wait(STOP_SECONDS)

    def poke(self, workshop_id: int, revision: int) -> None:
        """Called after a commit; returns at once."""
        with self._gathering:
            self._pending[workshop_id] = max(revision, self._pending.get(workshop_id, LOOK))
        self._something.set()

    def answers(self) -> bool:
        """Whether Redis is there."""
        from redis import RedisError

        try:
            return bool(self._redis.ping())
        except (RedisError, OSError):
            return False

    def _speak(self) -> None:
        """The one publisher."""
        failures = 0
        while not self._stopping.is_set():
            self._something.wait()
            failures = 0 if self._holds(self._publish) else failures + 1
            self._background.sleep(_back_off(failures) if failures else GATHER_SECONDS)
        self._holds(self._publish)
        self._stopped.set()

    def _publish(self) -> None:
        """What cannot be said now is said later, with what comes meanwhile."""
        with self._gathering:
            said, self._pending = self._pending, {}
            self._something.clear()
        if not said:
            return
        try:
            self._redis.publish(CHANNEL, msgspec.json.encode(Poke(self._origin, said)))
        except BaseException:
            for workshop_id, revision in said.items():
                self.poke(workshop_id, revision)
            raise
        self._say_back()

    def _listen(self) -> None:
        """Subscribe, hear until the line breaks, and again."""
        failures = 0
        while not self._stopping.is_set():
            began = time.monotonic()
            if not self._holds(self._hear_everything):
                failures = failures + 1 if time.monotonic() - began < STEADY_SECONDS else 0
                self._background.sleep(_back_off(failures))

    def _hear_everything(self) -> None:
        with self._redis.pubsub() as line:  # type: ignore[no-untyped-call]
            line.subscribe(CHANNEL)
            while not self._stopping.is_set():
                if message := line.get_message(timeout=LISTEN_SECONDS):
                    self._hear(message)

    def _hear(self, message: Mapping[str, Any]) -> None:
        """One broken message, or a fault in who hears it, must not make this process deaf."""
        try:
            if message["type"] == "subscribe":
                self._say_back()
                self.missed()
            elif message["type"] == "message":
                self._pass_on(msgspec.json.decode(message["data"], type=Poke))
        except Exception:
            log.exception("A poke could not be followed")

    def _pass_on(self, poke: Poke) -> None:
        if poke.origin != self._origin:
            for workshop_id, revision in poke.workshops.items():
                self.heard(workshop_id, revision)

    def _holds(self, work: Callable[[], None]) -> bool:
        """Whether the line to Redis held; that it broke is said once, until it is back."""
        from redis import RedisError

        try:
            work()
        except (RedisError, OSError) as failure:
            if not self._gone and not self._stopping.is_set():
                self._gone = True
                log.warning("Redis is gone; other processes are looked at instead: %s", failure)
            return False
        return True

    def _say_back(self) -> None:
        if self._gone:
            self._gone = False
            log.warning("Redis is back")


def _back_off(failures: int) -> float:
    return BACK_OFF_SECONDS[min(failures, len(BACK_OFF_SECONDS) - 1)]


def _client(url: str) -> "Redis":
    """Retrying is ours, so that a Redis that is gone holds nobody up."""
    try:
        from redis import Redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ImportError as missing:
        raise BusUnusable("SAMENSPEL_REDIS_URL needs: pip install 'samenspel[redis]'") from missing
    return Redis.from_url(
        url,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=TIMEOUT_SECONDS,
        socket_connect_timeout=TIMEOUT_SECONDS,
        health_check_interval=10,
    )
