"""A simulated phone: joins with a code and sends what people send, over the wire only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitation.rehearsal.client import Client
from facilitation.rehearsal.connection import new_id
from facilitation.rehearsal.corpus import PlanText
from facilitation.rehearsal.replies import Answer


class Phone(Client):
    """One participant. `token` brings an earlier participant back."""

    audience = "phone"

    def __init__(
        self,
        url: str,
        code: str,
        *,
        token: str | None = None,
        language: str = "nl",
        rehearsal: bool = False,
        **options: Any,
    ) -> None:
        auth: dict[str, object] = {"code": code, "token": token, "language": language}
        if rehearsal:
            auth["rehearsal"] = True
        super().__init__(url, auth, **options)

    async def join(self, seconds: float = 20.0) -> None:
        """Connect and wait for who we are and a first board. Raises JoinRefused, TimeoutError."""
        if not self.connection.connected:
            await self.connection.open(seconds)
        await self.connection.until(
            lambda: self.connection.joined is not None and self.board.revision is not None, seconds
        )

    @property
    def participant(self) -> str | None:
        joined = self.connection.joined
        return None if joined is None else str(joined["participant"])

    @property
    def writes_for(self) -> int | None:
        """The table this phone writes for, as the server says."""
        profile = {} if self.own is None else self.own["profile"]
        return profile.get("writes_for")

    async def set_profile(self, **said: object) -> Answer:
        """`role`, `area`, `table`, `language`: only what is given changes."""
        return await self.send("set_profile", said)

    async def claim_table(self, table: int) -> Answer:
        return await self.send("claim_table", {"table": table})

    async def release_table(self, table: int) -> Answer:
        return await self.send("release_table", {"table": table})

    async def is_writing(self, writing: bool) -> Answer:
        """A note is being written here, or no longer: the facilitator sees how many still are."""
        return await self.send("writing", {"writing": writing})

    async def write_note(self, step: str, text: str, **more: object) -> Answer:
        """A note; `more`: id, key, table, age_ms."""
        return await self.send("submit_note", {"id": new_id(), "step": step, "text": text, **more})

    async def edit_note(self, id_: str, text: str) -> Answer:
        return await self.send("edit_note", {"id": id_, "text": text})

    async def withdraw_note(self, id_: str) -> Answer:
        return await self.send("withdraw_note", {"id": id_})

    async def answer(self, step: str, value: object, **more: object) -> Answer:
        """A poll, scale or look back; `more`: question, other."""
        return await self.send("answer", {"step": step, "value": value, **more})

    async def cast_ballot(self, step: str, allocation: Mapping[str, int], **more: object) -> Answer:
        """Points per option; `more`: id, code."""
        ballot = {"id": new_id(), "step": step, "allocation": dict(allocation), **more}
        return await self.send("cast_ballot", ballot)

    async def submit_plan_card(self, step: str, plan: PlanText, **more: object) -> Answer:
        """A plan card; `more`: id, theme, table."""
        card = {"id": new_id(), "step": step, **plan_fields(plan), **more}
        return await self.send("submit_plan_card", card)

    async def pledge(self, item: str, **more: object) -> Answer:
        """'Ik doe mee'; `more`: id, brings, level."""
        return await self.send("pledge", {"id": new_id(), "item": item, **more})

    async def offer(self, step: str, kind: str, text: str, **more: object) -> Answer:
        """Something to give (`offer`) or to ask (`need`)."""
        offer = {"id": new_id(), "step": step, "kind": kind, "text": text, **more}
        return await self.send("offer", offer)


def plan_fields(plan: PlanText) -> Mapping[str, object]:
    """A plan card's fields on the wire."""
    return {
        "title": plan.title,
        "reason": plan.reason,
        "ambition": plan.ambition,
        "actions": list(plan.actions),
        "contributions": list(plan.contributions),
        "first_step": plan.first_step,
        "contact_group": plan.contact_group,
    }
