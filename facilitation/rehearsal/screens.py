"""The other clients of an evening: projector, facilitator, theme team, scribe and table device."""

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


class Sorting(Screen):
    """What those may send who group the notes and look at those that wait."""

    async def regroup(self, **wishes: object) -> Answer:
        """`groups`, `seeds`."""
        return await self.send("regroup", wishes)

    async def move_notes(self, notes: Sequence[str], theme: str | None) -> Answer:
        return await self.send("move_notes", {"notes": list(notes), "theme": theme})

    async def add_theme(self, name: str, notes: Sequence[str] = ()) -> Answer:
        return await self.send("add_theme", {"id": new_id(), "name": name, "notes": list(notes)})

    async def show_note(self, id_: str) -> Answer:
        return await self.send("show_note", {"id": id_})

    async def undo(self) -> Answer:
        return await self.send("undo", {})


class Counting(Screen):
    """What those may send who type paper and count."""

    async def set_headcount(self, people: int, **more: object) -> Answer:
        """`more`: tables."""
        return await self.send("set_headcount", {"people": people, **more})

    async def add_paper_notes(self, step: str, notes: Sequence[Mapping[str, object]]) -> Answer:
        """Rows with text, number or both; ids are made here when they lack."""
        rows = [{"id": new_id(), **note} for note in notes]
        return await self.send("add_paper_notes", {"step": step, "notes": rows})

    async def add_counts(self, step: str, totals: Mapping[str, int], voters: int) -> Answer:
        counts = {"step": step, "totals": dict(totals), "voters": voters, "id": new_id()}
        return await self.send("add_counts", counts)


class Team(Sorting):
    """The theme team's page."""

    audience = "team"


class Scribe(Counting):
    """The scribe's page."""

    audience = "scribe"


class Facilitator(Sorting, Counting):
    """Leads the meeting; may also do what theme team and scribe do."""

    audience = "facilitator"

    async def go_to_step(self, step: str) -> Answer:
        return await self.send("go_to_step", {"step": step})

    async def open_step(self, step: str, *, beside: bool = False) -> Answer:
        return await self.send("open_step", {"step": step, "beside": beside})

    async def close_step(self, step: str) -> Answer:
        return await self.send("close_step", {"step": step})

    async def set_timer(self, **wishes: object) -> Answer:
        """`seconds`, `add` or `paused`."""
        return await self.send("set_timer", wishes)

    async def show(self, **wishes: object) -> Answer:
        """`view`, `reveal`, `frozen`."""
        return await self.send("show", wishes)

    async def close_workshop(self) -> Answer:
        return await self.send("close_workshop", {})


class TableDevice(Screen):
    """The device that lies on a table and writes for it."""

    audience = "table"

    async def write_note(self, step: str, text: str, **more: object) -> Answer:
        return await self.send("submit_note", {"id": new_id(), "step": step, "text": text, **more})

    async def answer(self, step: str, value: object, **more: object) -> Answer:
        return await self.send("answer", {"step": step, "value": value, **more})
