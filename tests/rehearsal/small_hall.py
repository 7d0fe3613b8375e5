"""A very small server with the outside of Samenspel, that can be told to misbehave on the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import socketio
from aiohttp import web

STEP = {
    "id": "s1",
    "kind": "ideas",
    "title": "Ronde 3: wat is er nodig?",
    "state": "open",
    "by": "person",
    "inputs": ["device", "paper"],
    "limit": 140,
    "questions": [],
    "round": 0,
}


class SmallHall:
    """Keeps notes in memory; the counters say what goes wrong, and how often."""

    def __init__(self) -> None:
        self.notes: dict[str, dict[str, Any]] = {}
        self.revision = 1
        self.received: Counter[str] = Counter()
        self.auths: list[dict[str, Any]] = []
        self.said: list[dict[str, Any]] = []
        self.headcounts: list[int] = []
        self.lose_answers = 0
        self.too_fast = 0
        self.lose_from_store = 0
        self.step: dict[str, Any] | None = dict(STEP)
        self.codes = {"482716"}
        self._sio = socketio.AsyncServer(async_mode="aiohttp", async_handlers=False)
        self._people: dict[str, str] = {}
        for space in ("/phone", "/projector", "/scribe"):
            self._sio.on("connect", self._entering(space), namespace=space)
            self._sio.on("sync", self._syncing(space), namespace=space)
        self._sio.on("submit_note", self._submit_note, namespace="/phone")
        self._sio.on("set_profile", self._set_profile, namespace="/phone")
        self._sio.on("writing", self._writing, namespace="/phone")
        self._sio.on("set_headcount", self._set_headcount, namespace="/scribe")

    @asynccontextmanager
    async def open(self, port: int = 0) -> AsyncIterator[str]:
        """Serve; gives the address."""
        app = web.Application()
        self._sio.attach(app)
        runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await self._sio.shutdown()
            await runner.cleanup()

    async def go_to(self, step: dict[str, Any] | None) -> None:
        """Make another step the current one, and tell the phones."""
        self.step = step
        self.revision += 1
        await self.send_board("/phone", None)

    async def send_board(self, space: str, since: int | None) -> None:
        await self._sio.emit("board", self.board(since), namespace=space)

    async def hang_up(self) -> None:
        """Break every connection, as a server that goes away does."""
        for sid in list(self._people):
            await self._sio.disconnect(sid, namespace="/phone")

    def board(self, since: int | None) -> dict[str, Any]:
        after = -1 if since is None else since
        return {
            "revision": self.revision,
            "since": since,
            "step": self.step,
            "beside": None,
            "steps": [STEP],
            "open_actions": ["submit_note"] if self.step else [],
            "notes": [note for note in self.notes.values() if note["revision"] > after],
            "workshop": {"title": "G100", "roles": [{"code": "resident"}], "areas": []},
        }

    def _entering(self, space: str) -> Callable[..., Any]:
        async def connect(sid: str, _environ: object, auth: dict[str, Any]) -> None:
            self.auths.append(auth)
            if space == "/phone" and auth["code"] not in self.codes:
                raise socketio.exceptions.ConnectionRefusedError("unknown_code", {"params": {}})
            if space == "/phone":
                token = auth["token"] or f"token-of-{sid}"
                self._people[sid] = token
                joined = {"token": token, "participant": token}
                await self._sio.emit("joined", joined, to=sid, namespace=space)
            await self._sio.emit("board", self.board(None), to=sid, namespace=space)

        return connect

    def _syncing(self, space: str) -> Callable[..., Any]:
        async def sync(sid: str, payload: dict[str, Any]) -> dict[str, Any]:
            self.received["sync"] += 1
            await self._sio.emit("board", self.board(payload["revision"]), to=sid, namespace=space)
            if space == "/phone":
                await self._sio.emit("own", self._own(sid), to=sid, namespace=space)
            return {"ok": True, "revision": self.revision}

        return sync

    def _own(self, sid: str) -> dict[str, Any]:
        mine = [note for note in self.notes.values() if note["author"] == self._people[sid]]
        return {"profile": {"writes_for": None}, "notes": mine}

    async def _set_profile(self, _sid: str, payload: dict[str, Any]) -> dict[str, Any]:
        self.received["set_profile"] += 1
        self.said.append(payload)
        return {"ok": True, "revision": self.revision}

    async def _set_headcount(self, _sid: str, payload: dict[str, Any]) -> dict[str, Any]:
        self.headcounts.append(payload["people"])
        return {"ok": True, "revision": self.revision}

    async def _writing(self, _sid: str, _payload: dict[str, Any]) -> dict[str, Any]:
        self.received["writing"] += 1
        return {"ok": True, "revision": self.revision}

    async def _submit_note(self, sid: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        self.received["submit_note"] += 1
        if self.too_fast:
            self.too_fast -= 1
            params = {"retry_after_ms": 20}
            return {"ok": False, "error": {"code": "too_fast", "params": params, "retry": True}}
        self._keep(sid, payload)
        if self.lose_answers:
            self.lose_answers -= 1
            await self._sio.disconnect(sid, namespace="/phone")
            return None
        await self.send_board("/projector", self.revision - 1)
        return {"ok": True, "revision": self.revision}

    def _keep(self, sid: str, payload: dict[str, Any]) -> None:
        if payload["id"] in self.notes:
            return
        self.revision += 1
        if self.lose_from_store:
            self.lose_from_store -= 1
            return
        self.notes[payload["id"]] = {
            "id": payload["id"],
            "text": payload["text"],
            "state": "shown",
            "revision": self.revision,
            "author": self._people[sid],
        }
