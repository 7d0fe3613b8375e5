"""Somebody at the door who counts the people that come in; phones are never counted as people."""

import asyncio
from collections.abc import Callable
from typing import Final

from facilitation.rehearsal.screens import Screen

#: How often who stands at the door tells how many there are.
TELLING_SECONDS: Final = 2.0


class DoorDesk(Screen):
    """Holds the scribe's link, and tells how many people are in the hall."""

    audience = "scribe"

    async def count(self, came: Callable[[], int], expected: int, pace: float = 1.0) -> None:
        """Tell every change until everybody is in. Raises JoinRefused, TimeoutError."""
        await self.join()
        told = 0
        while told < expected:
            await asyncio.sleep(TELLING_SECONDS / pace)
            people = came()
            if people > told and (await self.send("set_headcount", {"people": people})).ok:
                told = people
