"""Long-lived worker processes for heavy work: killed and started again when late, and ending by
themselves when their end of the line closes."""

import fcntl
import logging
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import msgspec

log = logging.getLogger(__name__)

#: Job -> the function that answers a request, and the one that gets ready beforehand.
JOBS: Mapping[str, tuple[str, str]] = {
    "grouping": ("facilitation.grouping.job:answer", "facilitation.grouping.job:warm"),
    "documents": ("facilitation.exporters.job:answer", "facilitation.exporters.job:warm"),
}

#: A process that is not ready by then never will be.
GETTING_READY_SECONDS = 180.0
_LENGTH = struct.Struct(">Q")
_COUNT = struct.Struct("i")
#: The worker gives way to whoever is answering phones, and leaves them a core.
NICENESS = 10
#: How a worker ends whose server is gone.
LEFT_BEHIND = 3
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class WorkerFailed(Exception):
    """The worker did not answer in time, or not at all; it is started again."""


class Worker:
    """One process that does one kind of job, one request at a time."""

    def __init__(self, job: str, timeout_seconds: float) -> None:
        self._job = job
        self._timeout_seconds = timeout_seconds
        self._turn = threading.Lock()
        self._line: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._begun = 0.0
        self._stopped = False
        self._asking: set[object] = set()
        self.worked: Callable[[str, float], None] = lambda job, seconds: None

    def start(self) -> None:
        """Start the process; it gets ready while others do."""
        with self._turn:
            self._started()

    def start_again(self) -> None:
        """Start the process anew when it ended by itself, so that nobody has to wait for one. Who
        is being answered does that already."""
        if self.alive or self._stopped or not self._turn.acquire(blocking=False):
            return
        try:
            log.error("The %s worker ended; it is started again", self._job)
            self._started()
        finally:
            self._turn.release()

    def ask(self, request: dict[str, Any]) -> Any:
        """Send a request and wait for its answer: plain values, bytes included."""
        began, asking = time.perf_counter(), object()
        self._asking.add(asking)
        try:
            return _opened(self._answer_to(request))
        finally:
            self._asking.discard(asking)
            self.worked(self._job, time.perf_counter() - began)

    def waiting(self) -> int:
        """How many requests it has, the one under way included."""
        return len(self._asking)

    def _answer_to(self, request: dict[str, Any]) -> Any:
        with self._turn:
            line = self._started()
            try:
                self._require_ready(line)
                _send(line, request)
                return _receive(line)
            except OSError as failure:
                log.error("The %s worker was late or gone: %s", self._job, failure)
                if not self._is_getting_ready():
                    self._end()
                raise WorkerFailed(self._job) from failure

    def _is_getting_ready(self) -> bool:
        """On a machine that has no time, whoever is started anew each time never gets ready."""
        waited = time.monotonic() - self._begun
        return self.alive and not self._ready and waited < GETTING_READY_SECONDS

    def stop(self) -> None:
        """End the process, also while it works: nobody will hear what it makes."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()
        with self._turn:
            self._end()

    def _require_ready(self, line: socket.socket) -> None:
        """The first thing a process says is that it is ready."""
        if not self._ready:
            _receive(line)
            self._ready = True

    @property
    def ready(self) -> bool:
        """Whether the process runs and has loaded what it needs, also when nobody waited for it."""
        return self.alive and (self._ready or self._has_spoken())

    def _has_spoken(self) -> bool:
        line = self._line
        return line is not None and _bytes_waiting(line) > 0

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def _started(self) -> socket.socket:
        if self._line is not None and self.alive:
            return self._line
        if self._stopped:
            raise WorkerFailed(self._job)
        self._end()
        self._ready = False
        self._begun = time.monotonic()
        ours, theirs = socket.socketpair()
        ours.settimeout(self._timeout_seconds)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "facilitation.workers", self._job, str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            env={**os.environ, **ONE_THREAD},
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        self._line = ours
        return ours

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def _bytes_waiting(line: socket.socket) -> int:
    """What came and was not read yet, by asking the kernel: the event loop lets only one at a time
    wait for a line, and somebody may be waiting for an answer on this one."""
    try:
        (waiting,) = _COUNT.unpack(fcntl.ioctl(line, termios.FIONREAD, bytes(_COUNT.size)))
    except (OSError, ValueError):
        return 0  # closed just now: its worker ended and is started again
    return int(waiting)


def _opened(answer: Mapping[str, Any]) -> Any:
    if "failed" in answer:
        raise WorkerFailed(answer["failed"])
    return answer["done"]


def _send(line: socket.socket, value: object) -> None:
    body = msgspec.msgpack.encode(value)
    line.sendall(_LENGTH.pack(len(body)) + body)


def _receive(line: socket.socket) -> Any:
    (length,) = _LENGTH.unpack(_exactly(line, _LENGTH.size))
    return msgspec.msgpack.decode(_exactly(line, length))


def _exactly(line: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = line.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise ConnectionResetError("the line closed")
        parts += part
    return bytes(parts)


def work(job: str, line: socket.socket) -> None:
    """The worker's own loop: get ready, then answer until the line closes."""
    answer, warm = (_function(name) for name in JOBS[job])
    warm()
    try:
        _send(line, "ready")
        while True:
            _send(line, _answered(answer, _receive(line)))
    except (ConnectionResetError, BrokenPipeError):
        return  # the server is gone, and nobody waits for us


def _leave_with(line: socket.socket) -> None:
    """End as soon as the server is gone, also while getting ready: on a slow machine those that a
    crashed server left behind would keep the next one from its work."""
    hang_up = select.poll()
    hang_up.register(line, 0)  # a hang-up is told unasked
    hang_up.poll()
    os._exit(LEFT_BEHIND)


def _function(name: str) -> Callable[..., Any]:
    module, _, attribute = name.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), attribute)
    return function


def _answered(answer: Callable[..., Any], request: Any) -> Mapping[str, Any]:
    try:
        return {"done": answer(request)}
    except Exception as fault:
        log.exception("A job failed")
        return {"failed": repr(fault)}


def main() -> None:
    """`python -m facilitation.workers JOB FD`, started by Worker only."""
    os.nice(NICENESS)
    # Ctrl-C in a terminal reaches us too, but it is our server that says when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line = socket.socket(fileno=int(sys.argv[2]))
    line.setblocking(True)  # a socket made beside the event loop does not block
    threading.Thread(target=_leave_with, args=(line,), daemon=True).start()
    work(sys.argv[1], line)


if __name__ == "__main__":
    main()
