"""The rest of the hall: simulated phones over the wire, beside the real browsers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

from facilitation.rehearsal.corpus import PlanText
from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.replies import Answer
from facilitation.rehearsal.screens import Facilitator

ROLES = ("resident", "volunteer", "entrepreneur", "professional", "municipality")
LONGEST_SECONDS = 100.0


class Crowd:
    """Phones in an event loop of their own: browsers and phones do not wait for one another."""

    def __init__(self, loop: asyncio.AbstractEventLoop, url: str, code: str) -> None:
        self._loop = loop
        self._url = url
        self._code = code
        self.phones: list[Phone] = []
        self._leader: Facilitator | None = None

    # Leading, where a test is not about the facilitator's page ------------------------------

    def lead(self, token: str) -> None:
        """A facilitator over the wire."""
        self._leader = Facilitator(self._url, token, ack_seconds=LONGEST_SECONDS)
        self._wait(self._leader.join(LONGEST_SECONDS))

    @property
    def leader(self) -> Facilitator:
        assert self._leader is not None, "nobody leads"
        return self._leader

    def go_to(self, step: str) -> None:
        self._said_yes([self.leader.go_to_step(step)])

    def tell(self, item: str, status: str) -> None:
        """How far a plan is, as somebody else who leads hears it."""
        self._said_yes([self.leader.set_item_status(item, status)])

    def close(self, step: str) -> None:
        self._said_yes([self.leader.close_step(step)])

    def reveal(self, themes: int) -> None:
        """So many themes stand on the projector."""
        self._said_yes([self.leader.send("show", {"reveal": themes})])

    def end(self) -> None:
        """Close the meeting."""
        self._said_yes([self.leader.close_workshop()])

    def make_themes(self, names: Iterable[str], notes: Sequence[Sequence[str]] = ()) -> None:
        """Themes made by hand, in this order, with the notes of each when they have any."""
        for name, own in zip_longest(names, notes, fillvalue=()):
            self._said_yes([self.leader.add_theme(str(name), own)])

    def add_paper(self, step: str, texts: list[str]) -> None:
        """Cards that somebody typed, so many at a time."""
        for at in range(0, len(texts), 50):
            rows = [{"text": text} for text in texts[at : at + 50]]
            self._said_yes([self.leader.add_paper_notes(step, rows)])

    def add_card_without_text(self, step: str, number: int) -> None:
        """A card of which only the number was typed: its text follows."""
        self._said_yes([self.leader.add_paper_notes(step, [{"number": number}])])

    def move(self, notes: list[str], theme: str | None) -> None:
        """Somebody else at the board moves these."""
        self._said_yes([self.leader.move_notes(notes, theme)])

    def add_to_theme(self, step: str, theme: str, table: int, text: str) -> None:
        """The first phone writes for a table what is missing in a theme."""
        phone = self.phones[0]
        self._said_yes([phone.claim_table(table)])
        self._said_yes([phone.write_note(step, text, key=theme)])

    def regroup(self) -> None:
        self._said_yes([self.leader.regroup()])

    def until_notes(self, texts: Iterable[str]) -> None:
        """Wait until the facilitator's board holds exactly these notes."""
        wanted = sorted(texts)
        rows = self.leader.board.rows
        try:
            self._wait(
                self.leader.connection.until(
                    lambda: sorted(row["text"] for row in rows("notes")) == wanted,
                    LONGEST_SECONDS,
                )
            )
        except TimeoutError:
            raise AssertionError([row["text"] for row in rows("notes")]) from None

    def until_rows(self, name: str, fewest: int) -> list[Mapping[str, Any]]:
        """Wait until the facilitator's board holds so many rows of a list."""
        rows = self.leader.board.rows
        enough = self.leader.connection.until(lambda: len(rows(name)) >= fewest, LONGEST_SECONDS)
        self._wait(enough)
        return list(rows(name))

    # The phones -----------------------------------------------------------------------------

    def join(self, phones: int) -> None:
        """So many people scan the code and say who they are."""
        self._wait(self._join(phones))

    def say_words(self, step: str, words: Mapping[int, str]) -> None:
        """A word per table: one phone claims each."""
        pairs = zip(self.phones, words.items(), strict=False)
        self._all(self._word(phone, step, table, word) for phone, (table, word) in pairs)

    def write(self, step: str, texts: Iterable[str]) -> None:
        """Notes, dealt out over the phones."""
        self._said_yes(
            self.phones[at % len(self.phones)].write_note(step, text)
            for at, text in enumerate(texts)
        )

    def write_about(self, step: str, plan: str, text: str) -> None:
        """The first phone writes for a table about a plan."""
        phone = self.phones[0]
        self._said_yes([phone.claim_table(1)])
        self._said_yes([phone.write_note(step, text, key=plan)])

    def hand_in(self, step: str, plans: Iterable[tuple[PlanText, str]]) -> None:
        """Plan cards, each with the id of its theme."""
        self._said_yes(
            phone.submit_plan_card(step, plan, theme=theme)
            for phone, (plan, theme) in zip(self.phones, plans, strict=False)
        )

    def vote(self, step: str, allocations: Iterable[Mapping[str, int]]) -> None:
        """One ballot per phone."""
        pairs = zip(self.phones, allocations, strict=False)
        self._said_yes(phone.cast_ballot(step, allocation) for phone, allocation in pairs)

    def pledge(self, items: Iterable[str]) -> None:
        """'Ik doe mee', one plan per phone."""
        pairs = zip(self.phones, items, strict=False)
        self._said_yes(phone.pledge(item, brings=["time"], level="little") for phone, item in pairs)

    def answer(self, step: str, question: str, values: Iterable[str]) -> None:
        """One answer per phone."""
        pairs = zip(self.phones, values, strict=False)
        self._said_yes(phone.answer(step, value, question=question) for phone, value in pairs)

    def options(self, step: str) -> list[Mapping[str, Any]]:
        """What can be voted or chosen in this step, as a phone sees it."""
        seeing = self.phones[0]

        def there() -> bool:
            now = seeing.board["step"]
            return bool(now and now["id"] == step and seeing.board["options"])

        self._wait(seeing.connection.until(there, LONGEST_SECONDS))
        return list(seeing.board["options"])

    def go_home(self) -> None:
        self._all(one.close() for one in (*self.phones, self._leader) if one)

    async def _join(self, phones: int) -> None:
        self.phones = [Phone(self._url, self._code) for _ in range(phones)]
        for at, phone in enumerate(self.phones):
            await phone.join(LONGEST_SECONDS)
            await phone.set_profile(role=ROLES[at % len(ROLES)])

    async def _word(self, phone: Phone, step: str, table: int, word: str) -> None:
        claimed = await phone.claim_table(table)
        assert claimed.ok, claimed
        written = await phone.write_note(step, word)
        assert written.ok, written

    def _said_yes(self, sending: Iterable[Coroutine[Any, Any, Answer]]) -> None:
        answers = self._all(sending)
        assert all(answer.ok for answer in answers), answers

    def _all(self, doing: Iterable[Coroutine[Any, Any, Any]]) -> list[Any]:
        async def together() -> list[Any]:
            return await asyncio.gather(*doing)

        return list(self._wait(together()))

    def _wait(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(LONGEST_SECONDS)


@contextmanager
def crowd(url: str, code: str) -> Iterator[Crowd]:
    """An empty crowd; everyone has gone home afterwards."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    people = Crowd(loop, url, code)
    try:
        yield people
        people.go_home()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
