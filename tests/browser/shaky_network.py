"""A network that is away three tenths of the time, in a thread of its own."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.faults.bad_network import BadNetwork

THERE_SECONDS = 2.1
AWAY_SECONDS = 0.9
LONGEST_SECONDS = 30.0


class ShakyNetwork:
    """Goes away again and again, each time in another way: refused, or half: what is sent arrives
    and no answer comes back. `moments` tells each change as it happens."""

    def __init__(self, port: int) -> None:
        self.url = ""
        self._port = port
        self._moments: queue.Queue[str] = queue.Queue()
        self._shaking = threading.Event()
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """From now on nothing is certain."""
        self._shaking.set()

    def settle(self) -> None:
        """From now on all is well."""
        self._shaking.clear()

    def next_moment(self) -> str:
        """Wait until the network goes away or comes back: "refusing", "deaf" or "there"."""
        return self._moments.get(timeout=LONGEST_SECONDS)

    def open(self) -> None:
        self._thread.start()
        self._ready.wait(LONGEST_SECONDS)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(LONGEST_SECONDS)

    def _run(self) -> None:
        self._loop.run_until_complete(self._live())
        self._loop.close()

    async def _live(self) -> None:
        network = BadNetwork()
        async with network.to(self._port) as self.url:
            self._ready.set()
            ways = 0
            while not self._over.is_set():
                if self._shaking.is_set():
                    ways += 1
                    await self._go_away(network, "deaf" if ways % 2 else "refusing")
                with_luck = asyncio.wait_for(self._over.wait(), THERE_SECONDS)
                await asyncio.gather(with_luck, return_exceptions=True)

    async def _go_away(self, network: BadNetwork, way: str) -> None:
        network.deaf, network.refusing = way == "deaf", way == "refusing"
        if network.refusing:
            network.cut()
        self._moments.put(way)
        await asyncio.sleep(AWAY_SECONDS)
        network.cut()
        network.deaf = network.refusing = False
        self._moments.put("there")


@contextmanager
def shaky_network(port: int) -> Iterator[ShakyNetwork]:
    """The network between a browser and a port of this machine; well until it begins."""
    network = ShakyNetwork(port)
    network.open()
    try:
        yield network
    finally:
        network.close()
