"""A phone that costs next to nothing: Socket.IO's frames by hand, so that a machine with two
processors measures the server and not the load."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Mapping
from typing import Any

import aiohttp


class RawClient:
    """One WebSocket in one namespace; understands answers, and counts what else comes.
    `compress`: offer to, as browsers do."""

    def __init__(
        self, http: aiohttp.ClientSession, url: str, namespace: str, compress: bool = False
    ) -> None:
        self._http = http
        self._url = f"{url}/socket.io/?EIO=4&transport=websocket"
        self._namespace = namespace
        self._compress = 15 if compress else 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._welcomed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._last = 0
        self._line: aiohttp.ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None
        self.bytes_received = 0
        self.boards: list[tuple[float, Mapping[str, Any]]] = []

    async def join(self, auth: Mapping[str, Any], seconds: float = 60.0) -> float:
        """Connect and wait for the first message of the server; gives the seconds it took."""
        begun = time.perf_counter()
        self._line = await self._http.ws_connect(self._url, max_msg_size=0, compress=self._compress)
        self._reading = asyncio.ensure_future(self._read(self._line))
        await self._line.send_str(f"40{self._namespace},{json.dumps(auth)}")
        await asyncio.wait_for(asyncio.shield(self._welcomed), seconds)
        return time.perf_counter() - begun

    async def ask(self, command: str, payload: Mapping[str, Any], seconds: float = 60.0) -> Any:
        """Send a command and give its answer."""
        if self._line is None:
            raise RuntimeError("not joined")
        self._last += 1
        answer = self._answers[self._last] = asyncio.get_running_loop().create_future()
        text = json.dumps([command, payload])
        await self._line.send_str(f"42{self._namespace},{self._last}{text}")
        return await asyncio.wait_for(answer, seconds)

    async def close(self) -> None:
        """Go away without a word."""
        if self._line is not None and self._reading is not None:
            self._reading.cancel()
            await self._line.close()

    async def _read(self, line: aiohttp.ClientWebSocketResponse) -> None:
        async for message in line:
            frame = message.data
            self.bytes_received += len(frame)
            if frame == "2":
                await line.send_str("3")
            elif frame.startswith("43"):
                self._take_answer(frame)
            elif frame.startswith("42"):
                self._take_message(frame)
            elif frame.startswith("44") and not self._welcomed.done():
                self._welcomed.set_exception(ConnectionRefusedError(frame))

    def _take_answer(self, frame: str) -> None:
        number, _, rest = frame.split(",", 1)[1].partition("[")
        self._answers.pop(int(number)).set_result(json.loads(f"[{rest}")[0])

    def _take_message(self, frame: str) -> None:
        if not self._welcomed.done():
            self._welcomed.set_result(None)
        if self._namespace == "/projector":
            name, content = json.loads(frame.split(",", 1)[1])
            if name == "board":
                self.boards.append((time.perf_counter(), content))


def new_id() -> str:
    return secrets.token_hex(16)
