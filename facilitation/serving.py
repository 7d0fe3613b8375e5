"""Serves the application: patches for the chosen async mode first of all, then listens."""

import gc
import os
import signal
import threading
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitation.wiring.application import Application

#: Sockets at once; the stock runner stops answering at 1,024.
MOST_CONNECTIONS = 20_000
BACKLOG = 1024
#: Who opens a line must say within this time what they want, and may then be silent for so long
#: between one page and the next; else a few hundred lines that dawdle would keep the hall out.
ASKING_SECONDS = 10.0
SILENT_SECONDS = 60.0
#: How soon a signal to stop is noticed.
LOOK_SECONDS = 0.2
STOP_SECONDS = 9


def patch(async_mode: str) -> None:
    """Make blocking calls cooperative. Must run before anything else of the house is imported."""
    if async_mode != "eventlet":
        return
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_selector")
    import eventlet

    eventlet.monkey_patch()
    _unmask_at_once()


def _unmask_at_once() -> None:
    """eventlet takes the mask of a browser's message off byte by byte: a twentieth of what a note
    costs."""
    from eventlet.websocket import RFC6455WebSocket

    from facilitation.live.frames import unmasked

    RFC6455WebSocket._apply_mask = staticmethod(unmasked)


def serve(application: "Application", host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `ready` is called once people can come in."""
    application.start()
    _tune_garbage_collector()
    try:
        if application.background.mode == "eventlet":
            _serve_with_eventlet(application, host, port, ready)
        else:
            _serve_with_threads(application, host, port, ready)
    except KeyboardInterrupt:
        pass
    finally:
        _leave_in_time()
        application.stop()


def _leave_in_time() -> None:
    """Whatever hangs, this process is gone ten seconds after it was asked to stop. What was
    acknowledged is on disk by then."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(STOP_SECONDS)


def _tune_garbage_collector() -> None:
    """What was loaded at the start is never garbage: with this a thousand phones in one second
    wait 19 ms instead of 237. Of what is new little is looked at in one go, as all wait for that:
    ten thousand things take ten milliseconds on a slow core."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 250, 1000)


def _serve_with_eventlet(
    application: "Application", host: str, port: int, ready: Callable[[], None]
) -> None:
    """The server runs in a greenlet of its own; this one looks whether it is time to stop."""
    import eventlet
    import eventlet.wsgi

    listener = eventlet.listen((host, port), backlog=BACKLOG, reuse_port=False)
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        # The loop sleeps through signals, so a handler only leaves a note for it.
        signal.signal(number, lambda received, _: asked.append(received))
    server = eventlet.spawn(
        eventlet.wsgi.server,
        listener,
        application.flask,
        max_size=MOST_CONNECTIONS,
        protocol=_impatient_protocol(),
        log_output=False,
        debug=False,
    )
    ready()
    while not asked and not server.dead:
        eventlet.sleep(LOOK_SECONDS)
    # Neither is closed here: that would cut the live connections before they hear when to come
    # back. Both end with the process, a moment later.


def _impatient_protocol() -> type:
    """HTTP that does not wait for ever: eventlet has no limit of its own for a whole request."""
    from eventlet import Timeout
    from eventlet.wsgi import HttpProtocol

    class ImpatientProtocol(HttpProtocol):  # type: ignore[misc]
        """Once a request is read, it may take as long as it takes: live connections last hours."""

        close_connection: bool

        def _read_request_line(self) -> Any:
            return _within(SILENT_SECONDS, super()._read_request_line) or b""

        def parse_request(self) -> bool:
            if _within(ASKING_SECONDS, super().parse_request):
                return True
            self.close_connection = True
            return False

    def _within(seconds: float, read: Callable[[], Any]) -> Any:
        with Timeout(seconds, False):
            return read()
        return None  # type: ignore[unreachable]

    return ImpatientProtocol


def _serve_with_threads(
    application: "Application", host: str, port: int, ready: Callable[[], None]
) -> None:
    def stop(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    ready()
    application.socketio.run(
        application.flask, host=host, port=port, allow_unsafe_werkzeug=True, log_output=False
    )
