"""Greenlets or threads behind one small interface: one of two files that name the event loop."""

import threading
import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Signal(Protocol):
    """Something that one waits for and another gives, once."""

    def set(self) -> None:
        """Wake up who waits; whoever waits from now on goes on at once."""

    def is_set(self) -> bool:
        """Whether it was given."""

    def wait(self, timeout: float) -> bool:
        """Wait so many seconds at most; whether it was given."""


class Background(Protocol):
    """Starting work beside the request that asked for it."""

    mode: str

    def spawn(self, work: Callable[..., object], *arguments: Any) -> None:
        """Run `work` beside this; it must handle its own exceptions."""

    def sleep(self, seconds: float) -> None:
        """Let others run for a while."""

    def signal(self) -> Signal:
        """A signal that was not given yet."""

    def off_loop(self, work: Callable[[], T]) -> T:
        """Run blocking work without holding up the loop. It must not log, lock or use a pool."""


class Threads:
    """Native threads: blocking work holds up nobody else."""

    mode = "threading"

    def spawn(self, work: Callable[..., object], *arguments: Any) -> None:
        """Run `work` in a thread that does not keep the process alive."""
        threading.Thread(target=work, args=arguments, daemon=True).start()

    def sleep(self, seconds: float) -> None:
        """Let others run for a while."""
        time.sleep(seconds)

    def signal(self) -> Signal:
        """As threads know it."""
        return threading.Event()

    def off_loop(self, work: Callable[[], T]) -> T:
        """There is no loop to hold up."""
        return work()


class Greenlets:
    """eventlet's loop; `serving.patch` must have run before anything else was imported."""

    mode = "eventlet"

    def __init__(self) -> None:
        import eventlet
        from eventlet import tpool

        self._eventlet = eventlet
        self._tpool = tpool

    def spawn(self, work: Callable[..., object], *arguments: Any) -> None:
        """Run `work` in a greenlet."""
        self._eventlet.spawn_n(work, *arguments)

    def sleep(self, seconds: float) -> None:
        """Let other greenlets run for a while."""
        self._eventlet.sleep(seconds)

    def signal(self) -> Signal:
        """Of the loop's own: a patched `threading.Event` costs three times as much, for each
        command."""
        return _GreenSignal(self._eventlet.Event())

    def off_loop(self, work: Callable[[], T]) -> T:
        """Run in a native thread while the loop goes on."""
        result: T = self._tpool.execute(work)
        return result


class _GreenSignal:
    """eventlet's event under the names of `threading.Event`."""

    __slots__ = ("_event",)

    def __init__(self, event: Any) -> None:
        self._event = event

    def set(self) -> None:
        if not self._event.ready():
            self._event.send(True)

    def is_set(self) -> bool:
        return bool(self._event.ready())

    def wait(self, timeout: float) -> bool:
        return bool(self._event.wait(timeout))


def poll_of_the_kernel() -> Any:
    """A poll that holds up the loop: only for what comes within a moment. eventlet takes it away
    from everybody else."""
    from eventlet import patcher

    return patcher.original("select").poll()


def background_for(mode: str) -> Background:
    """The background of an ASYNC_MODE: 'eventlet' or 'threading'."""
    return Greenlets() if mode == "eventlet" else Threads()
