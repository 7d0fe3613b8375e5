"""Knocks at a server's door from a process of its own, until its own input ends; prints the seconds
of each knock as JSON: python -m tests.bench.door http://127.0.0.1:8000."""

from __future__ import annotations

import json
import select
import sys
import time
from http.client import HTTPConnection

#: Often enough that half a second says something.
PAUSE_SECONDS = 0.005


def main(address: str) -> None:
    door = HTTPConnection(address.removeprefix("http://"), timeout=60)
    seconds: list[float] = []
    while not select.select([sys.stdin], [], [], PAUSE_SECONDS)[0]:
        begun = time.perf_counter()
        door.request("GET", "/healthz")
        door.getresponse().read()
        seconds.append(time.perf_counter() - begun)
    json.dump(seconds, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
