"""Many notes at once: which step takes them, who writes them, when, and what came of each."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitation.rehearsal import corpus
from facilitation.rehearsal.connection import new_id
from facilitation.rehearsal.following import FollowedBoard
from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.replies import Answer


@dataclass(frozen=True, slots=True)
class Burst:
    """Where the notes go and how they are spread."""

    step: Mapping[str, Any]
    notes: int
    seconds: float
    seed: int


@dataclass(frozen=True, slots=True)
class Sent:
    """One note of the burst: its id, when it was first sent, and what came of it."""

    phone: Phone
    id: str
    at: float
    answer: Answer

    @property
    def state(self) -> str | None:
        """What the writer's own list says: shown, waiting, hidden; None when it is not there."""
        notes = () if self.phone.own is None else self.phone.own["notes"]
        return next((str(note["state"]) for note in notes if note["id"] == self.id), None)


def open_notes_step(board: FollowedBoard) -> Mapping[str, Any] | None:
    """The step that takes notes from phones now: the current one, or the one beside it."""
    if "submit_note" not in (board["open_actions"] or ()):
        return None
    for step in (board["step"], board["beside"]):
        if step and step["limit"] and step["state"] == "open" and "device" in step["inputs"]:
            return dict(step)
    return None


async def write(phones: Sequence[Phone], burst: Burst) -> Sequence[Sent]:
    """Spread the notes evenly over the phones and at random over the seconds."""
    per_table = burst.step["by"] == "table"
    writers = await _claim_tables(phones) if per_table else list(phones)
    if not writers:
        return ()
    chance = random.Random(burst.seed)
    turns = [writers[n % len(writers)] for n in range(burst.notes)]
    chance.shuffle(turns)
    begun = time.monotonic()
    notes = [
        _write_one(phone, burst.step["id"], text, begun + chance.uniform(0, burst.seconds))
        for phone, text in zip(turns, _texts(burst, chance), strict=True)
    ]
    return await asyncio.gather(*notes)


async def _claim_tables(phones: Sequence[Phone]) -> list[Phone]:
    """In a step that is answered per table, each phone writes for a table of its own."""
    claims = await asyncio.gather(
        *(phone.claim_table(number) for number, phone in enumerate(phones, start=1))
    )
    return [phone for phone, claim in zip(phones, claims, strict=True) if claim.ok]


def _texts(burst: Burst, chance: random.Random) -> Sequence[str]:
    """As many texts as notes, each fitting the step; the corpus again when it runs out."""
    fitting = [text for text in _voices(burst.step["kind"]) if len(text) <= burst.step["limit"]]
    rounds = -(-burst.notes // len(fitting))
    dealt = [text for _ in range(rounds) for text in chance.sample(fitting, len(fitting))]
    return dealt[: burst.notes]


def _voices(kind: str) -> Sequence[str]:
    if kind == "words":
        return [word for said in corpus.words().values() for word in said]
    return corpus.all_needs()


async def _write_one(phone: Phone, step: str, text: str, moment: float) -> Sent:
    await asyncio.sleep(moment - time.monotonic())
    id_ = new_id()
    at = time.monotonic()
    return Sent(phone, id_, at, await phone.write_note(step, text, id=id_))
