"""A simulated client hangs up every line, also one that the library has forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import WSMsgType, web

from facilitation.rehearsal.connection import Connection

SPOKEN_BEFORE_SILENCE = (
    '0{"sid":"a","upgrades":[],"pingInterval":200,"pingTimeout":200,"maxPayload":1000}',
    '40/phone,{"sid":"b"}',
)


class SilentServer:
    """Says what it is given to each who knocks, and nothing after that; `ends` is how lines end."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.listened_to = asyncio.Event()
        self.ends: asyncio.Queue[WSMsgType] = asyncio.Queue()

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse(autoclose=False, autoping=False)
        await line.prepare(request)
        for word in self.words:
            await line.send_str(word)
        await line.ping()
        while (heard := (await line.receive()).type) in (WSMsgType.TEXT, WSMsgType.PONG):
            self.listened_to.set()
        self.ends.put_nowait(heard)
        await line.close()
        return line

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        app = web.Application()
        app.router.add_get("/socket.io/", self._line)
        runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


def test_who_goes_away_while_knocking_hangs_up() -> None:
    async def scene() -> None:
        server = SilentServer()
        async with server.open() as url:
            phone = Connection(url, "phone", {})
            knock = asyncio.create_task(phone.open())
            await server.listened_to.wait()
            knock.cancel()
            await asyncio.gather(knock, return_exceptions=True)
            await phone.close()

            assert await server.ends.get() is WSMsgType.CLOSE

    asyncio.run(scene())


def test_a_line_that_fell_silent_is_hung_up() -> None:
    async def scene() -> None:
        server = SilentServer(*SPOKEN_BEFORE_SILENCE)
        async with server.open() as url:
            phone = Connection(url, "phone", {})
            await phone.open()

            assert await server.ends.get() is WSMsgType.CLOSE
            await phone.until(lambda: phone.times_connected > 1)
            await phone.close()

    asyncio.run(scene())
