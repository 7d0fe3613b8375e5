"""The other clients of an evening: the projector, and who leads."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from facilitation.rehearsal.client import Client
from facilitation.rehearsal.connection import new_id
from facilitation.rehearsal.replies import Answer


class Screen(Client):
    """A client with a link of its own instead of a join code."""

    def __init__(self, url: str, token: str, **options: Any) -> None:
        super().__init__(url, {"token": token}, **options)

    async def join(self, seconds: float = 20.0) -> None:
        """Connect and wait for the first board. Raises JoinRefused, TimeoutError."""
        await self.connection.open(seconds)
        await self.connection.until(lambda: self.board.revision is not None, seconds)


class Projector(Screen):
    """Remembers when each note first stood on the screen (seconds of the monotonic clock)."""

    audience = "projector"

    def __init__(self, url: str, token: str, **options: Any) -> None:
        super().__init__(url, token, **options)
        self.seen: dict[str, float] = {}
        self.connection.listen(self._look)

    def _look(self, message: Mapping[str, Any]) -> None:
        now = time.monotonic()
        for row in message["notes"]:
            if not row.get("gone"):
                self.seen.setdefault(row["id"], now)


class Facilitator(Screen):
    """Leads the meeting; sorts notes and types paper where nobody else does."""

    audience = "facilitator"

    async def go_to_step(self, step: str) -> Answer:
        return await self.send("go_to_step", {"step": step})

    async def close_step(self, step: str) -> Answer:
        return await self.send("close_step", {"step": step})

    async def close_workshop(self) -> Answer:
        return await self.send("close_workshop", {})

    async def set_item_status(self, item: str, status: str) -> Answer:
        return await self.send("set_item_status", {"item": item, "status": status})

    async def regroup(self, **wishes: object) -> Answer:
        """`groups`, `seeds`."""
        return await self.send("regroup", wishes)

    async def move_notes(self, notes: Sequence[str], theme: str | None) -> Answer:
        return await self.send("move_notes", {"notes": list(notes), "theme": theme})

    async def add_theme(self, name: str, notes: Sequence[str] = ()) -> Answer:
        return await self.send("add_theme", {"id": new_id(), "name": name, "notes": list(notes)})

    async def add_paper_notes(self, step: str, notes: Sequence[Mapping[str, object]]) -> Answer:
        """Rows with text, number or both; ids are made here when they lack."""
        rows = [{"id": new_id(), **note} for note in notes]
        return await self.send("add_paper_notes", {"step": step, "notes": rows})
