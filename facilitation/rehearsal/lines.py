"""The WebSockets under a connection. Socket.IO's client forgets the line of a knock that was cut
off and one that fell silent, and leaves it open."""

from __future__ import annotations

import asyncio
from typing import Any, Literal

import aiohttp


class Lines:
    """Every line that was opened through `http`, until it is hung up."""

    def __init__(self) -> None:
        lines: list[aiohttp.ClientWebSocketResponse[Literal[True]]] = []

        class Line(aiohttp.ClientWebSocketResponse[Literal[True]]):
            def __init__(self, *parts: Any, **named: Any) -> None:
                super().__init__(*parts, **named)
                lines.append(self)

        self._lines = lines
        self.http = aiohttp.ClientSession(ws_response_class=Line)

    async def hang_up(self) -> None:
        """Close what is open; who does not answer is waited for as long as Socket.IO's client says
        (5 s)."""
        lines, self._lines[:] = tuple(self._lines), ()
        await asyncio.gather(*(line.close() for line in lines))

    async def close(self) -> None:
        """Hang up and open no more."""
        await self.hang_up()
        await self.http.close()
