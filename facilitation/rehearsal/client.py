"""What every simulated client shares: one connection, its board, and a log of what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from facilitation.rehearsal.connection import Connection, Payload
from facilitation.rehearsal.following import FollowedBoard
from facilitation.rehearsal.replies import Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """A command that was sent and what came of it."""

    command: str
    answer: Answer


class Client:
    """One connected person or screen. Subclasses name their audience."""

    audience: ClassVar[str]

    def __init__(self, url: str, auth: Payload, **options: Any) -> None:
        self.connection = Connection(url, self.audience, auth, **options)
        self.log: list[Answered] = []

    @property
    def board(self) -> FollowedBoard:
        return self.connection.board

    @property
    def own(self) -> Mapping[str, Any] | None:
        return self.connection.own

    async def send(self, command: str, payload: Payload) -> Answer:
        """Give a command, again after a lost answer, and remember what came of it."""
        answer = await self.connection.command(command, payload)
        self.log.append(Answered(command, answer))
        return answer

    async def close(self) -> None:
        await self.connection.close()
