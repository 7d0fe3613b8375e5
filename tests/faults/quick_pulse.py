"""`samenspel serve` that feels the pulse of live connections every three seconds, as the real one
does every 25: no test need wait for a minute. `python -m tests.faults.quick_pulse serve …`."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from facilitation import serving
from facilitation.cli.main import main

PULSE_SECONDS = 3


def quick(made: Any) -> Any:
    live = made.socketio.server.eio
    live.ping_interval = live.ping_timeout = PULSE_SECONDS
    return made


def quickly() -> int:
    serving.patch("eventlet")
    serve = import_module("facilitation.cli.serve")
    create_app = serve.create_app
    serve.create_app = lambda settings: quick(create_app(settings))  # type: ignore[attr-defined]
    return main()


if __name__ == "__main__":
    sys.exit(quickly())
