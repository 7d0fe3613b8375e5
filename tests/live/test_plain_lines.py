"""Browsers offer to compress a live line; that offer is not taken, since it costs memory."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from tests.live_hall import Server

pytestmark = pytest.mark.live


def test_a_line_is_not_compressed_also_when_that_is_offered(server: Server) -> None:
    async def compressed() -> int:
        url = f"{server.url}/socket.io/?EIO=4&transport=websocket"
        async with aiohttp.ClientSession() as http, http.ws_connect(url, compress=15) as line:
            hello = await line.receive_str()
            assert hello.startswith("0{")
            return line.compress

    assert asyncio.run(compressed()) == 0
