"""A hall whose phones behave as the browser's do: they keep what was written until it is
acknowledged, and come back by themselves."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.replies import Answer, Reply
from facilitation.rehearsal.screens import Facilitator, Projector
from tests.evening import new_id
from tests.live_hall import Server

#: How long a phone goes on trying; longer than any fault that a test makes.
PATIENCE_SECONDS = 60.0


class SteadyPhone(Phone):
    """Remembers every refusal, also those after which it tried again."""

    def __init__(self, url: str, code: str, **options: Any) -> None:
        super().__init__(url, code, **options)
        self.met: list[str | None] = []
        once = self.connection.command_once

        async def remembered(name: str, payload: object) -> Reply:
            reply = await once(name, payload)
            if not reply.ok:
                self.met.append(reply.code)
            return reply

        self.connection.command_once = remembered  # type: ignore[method-assign]


@dataclass
class SteadyHall:
    """One workshop, a facilitator, a projector and phones; and what was promised to whom."""

    server: Server
    made: Mapping[str, Any]
    lead: Facilitator
    screen: Projector
    phones: Sequence[SteadyPhone]
    written: list[str] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)

    @property
    def step(self) -> str:
        return next(step["id"] for step in self.made["steps"] if step["kind"] == "ideas")

    async def write(self, phone: SteadyPhone) -> Answer:
        """One note, sent until it is answered."""
        note = new_id()
        self.written.append(note)
        answer = await phone.write_note(self.step, text_of(note), id=note)
        self.answers.append(answer)
        if answer.ok:
            self.acknowledged.add(note)
        return answer

    async def write_everywhere(self, times: int = 1, pause: float = 0.0) -> None:
        """Every phone writes, each note after the one before was answered."""

        async def by_one(phone: SteadyPhone) -> None:
            for _ in range(times):
                await self.write(phone)
                await asyncio.sleep(pause)

        await asyncio.gather(*map(by_one, self.phones))

    @property
    def everyone_is_in(self) -> bool:
        return all(one.connection.connected for one in (*self.phones, self.lead, self.screen))

    def stored(self) -> Counter[str]:
        """How often each note is in the store, told by its text."""
        with self.server.opened() as home:
            workshop = home.workshops.by_code(self.made["code"])
            with home.workshops.reading(workshop.id) as store:
                return Counter(_note_with(note.text) for note in store.notes.where())

    async def shown(self) -> None:
        """Wait until the projector shows every note that was written."""
        connection = self.screen.connection
        try:
            await connection.until(lambda: self.on_screen() == set(self.written), PATIENCE_SECONDS)
        except TimeoutError as late:
            missing = len(set(self.written) - self.on_screen())
            raise AssertionError(f"{missing} of {len(self.written)} not shown") from late

    def on_screen(self) -> set[str]:
        return {row["id"] for row in self.screen.board.rows("notes")}


#: Digits in a note may look like somebody's telephone number.
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
DIGITS = str.maketrans("abcdefghijklmnop", "0123456789abcdef")


def text_of(note: str) -> str:
    """A text that no other note has."""
    return f"Idee {note.translate(LETTERS)}"


def _note_with(text: str) -> str:
    return text.removeprefix("Idee ").translate(DIGITS)


@asynccontextmanager
async def steady_hall(
    server: Server, phones: int, url: str | None = None, everywhere: bool = False, **options: Any
) -> AsyncIterator[SteadyHall]:
    """A hall where everybody is in and ideas may be written. `url`: another way to the server, for
    phones only or for screens too (`everywhere`); `options`: of the connections of phones."""
    made = server.create_workshop()
    patience = {"patience_seconds": PATIENCE_SECONDS}
    screens = (url if everywhere else None) or server.url
    lead = Facilitator(screens, made["facilitator_token"], **patience)
    screen = Projector(screens, made["projector_token"], **patience)
    people = [
        SteadyPhone(url or server.url, made["code"], **(patience | options)) for _ in range(phones)
    ]
    everyone = (lead, screen, *people)
    try:
        await asyncio.gather(*(one.join(PATIENCE_SECONDS) for one in everyone))
        hall = SteadyHall(server, made, lead, screen, people)
        await lead.go_to_step(hall.step)
        yield hall
    finally:
        await asyncio.gather(*(one.close() for one in everyone))


async def until(true: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Look again and again, for what no message tells."""
    try:
        async with asyncio.timeout(seconds):
            while not true():
                await asyncio.sleep(0.02)
    except TimeoutError as late:
        raise AssertionError(f"never true: {what}") from late
