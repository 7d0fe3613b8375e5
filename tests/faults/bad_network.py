"""A TCP proxy of the tests' own that delays, cuts, falls silent, or half-opens."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class BadNetwork:
    """What is wrong can be changed while people are connected. `silent`: nothing gets through any
    more, in either direction, and nobody is told. `deaf`: what people send arrives, what the server
    answers does not."""

    delay_seconds: float = 0.0
    silent: bool = False
    deaf: bool = False
    refusing: bool = False
    cuts: int = 0
    passed: int = 0
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)

    def cut(self) -> None:
        """Break every line at once."""
        self.cuts += 1
        for line in tuple(self._lines):
            line.transport.abort()

    @asynccontextmanager
    async def to(self, port: int) -> AsyncIterator[str]:
        """The address that leads through this network to a port of this machine."""

        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._pass_on(reader, writer, port)

        server = await asyncio.start_server(meet, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()
            self.cut()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int
    ) -> None:
        if self.refusing:
            writer.transport.abort()
            return
        try:
            their_reader, their_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, their_writer}
        self._lines |= ends
        try:
            await asyncio.gather(
                self._pump(reader, their_writer, answers=False),
                self._pump(their_reader, writer, answers=True),
            )
        finally:
            self._lines -= ends

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(65_536):
                await asyncio.sleep(self.delay_seconds)
                if self.silent or (self.deaf and answers):
                    continue
                self.passed += len(chunk)
                writer.write(chunk)
                await writer.drain()
        writer.close()
