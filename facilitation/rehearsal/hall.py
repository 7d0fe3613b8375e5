"""A hall that comes alive: people walk in, and do what each step asks at human speed."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import logging
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from facilitation.rehearsal import choosing, corpus
from facilitation.rehearsal.activities import ACTIVITIES
from facilitation.rehearsal.connection import JoinRefused
from facilitation.rehearsal.door import DoorDesk
from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.reading import (
    ROUNDS,
    StepKey,
    key_of,
    nth_of_its_kind,
    rounds_so_far,
    step_to_attend,
)
from facilitation.rehearsal.seating import Place, Seating
from facilitation.rehearsal.visit import Person, StepOver, Visit

log = logging.getLogger(__name__)

#: A server that is starting, busy or away: people try again.
PASSING: Final = frozenset({"unreachable", "busy", "try_again", "too_fast"})

#: What happens to anybody in a hall; anything else is worth a line in the log.
USUAL: Final = frozenset({"step_closed", "not_in_this_step", "input_closed", "table_taken"})

PATIENCE_SECONDS: Final = 900.0
LONELY_SECONDS: Final = 300.0
ASKED_AGAIN_SECONDS: Final = 0.5


class Hall:
    """So many people with phones. `pace`: 1 is human speed, 10 is ten times as fast. `door`: the
    scribe's token of who counts them as they come in; without it nobody does."""

    def __init__(
        self,
        url: str,
        code: str,
        phones: int = 75,
        *,
        seed: int = 1,
        pace: float = 1.0,
        arrive_seconds: float = 60.0,
        door: str | None = None,
    ) -> None:
        self.refusals: Counter[str] = Counter()
        self._seed = seed
        self._pace = pace
        self._arrive_seconds = arrive_seconds
        self._seating = Seating(phones, seed)
        self._door = None if door is None else DoorDesk(url, door)
        self._people = [
            Person(
                number,
                Phone(url, code, patience_seconds=PATIENCE_SECONDS),
                deck(corpus.all_needs(), number, phones, seed),
                deck(corpus.all_needs()[::-1], number, phones, seed + 1),
            )
            for number in range(phones)
        ]

    @property
    def phones(self) -> Sequence[Phone]:
        return [person.phone for person in self._people]

    async def run(self) -> None:
        """Until cancelled, or until the server has been away for minutes. Raises JoinRefused."""
        living = [asyncio.ensure_future(self._live(person)) for person in self._people]
        watching = asyncio.ensure_future(self._until_alone())
        counting = asyncio.ensure_future(self._count_at_the_door())
        try:
            done, _ = await asyncio.wait([*living, watching], return_when="FIRST_COMPLETED")
            for task in done:
                task.result()
        finally:
            await _cancel(*living, watching, counting)
            doors = () if self._door is None else (self._door,)
            await asyncio.gather(*(one.close() for one in (*self.phones, *doors)))

    async def _count_at_the_door(self) -> None:
        if self._door is None:
            return
        try:
            await self._door.count(self._came_in, len(self._people), self._pace)
        except (JoinRefused, TimeoutError) as problem:
            log.warning("nobody counts at the door: %s", problem)

    def _came_in(self) -> int:
        return sum(phone.participant is not None for phone in self.phones)

    async def _until_alone(self) -> None:
        """Return when no phone has had a connection for a long time."""
        alone = 0.0
        while alone < LONELY_SECONDS:
            await asyncio.sleep(5)
            away = not any(phone.connection.connected for phone in self.phones)
            alone = alone + 5 if away else 0.0

    # One person ------------------------------------------------------------------------------

    async def _live(self, person: Person) -> None:
        chance = self._chance(person, "arriving")
        await asyncio.sleep(chance.uniform(0, self._arrive_seconds))
        await _enter(person.phone)
        await self._introduce(person, chance)
        await self._follow(person)

    async def _introduce(self, person: Person, chance: random.Random) -> None:
        """Say who one is; some skip it."""
        workshop = person.phone.board["workshop"]
        said: dict[str, object] = {"table": self._place(person).table}
        areas = workshop.get("areas") or ()
        if chance.random() < 0.9:
            role = choosing.role(workshop.get("roles") or (), chance)
            said |= {} if role is None else {"role": role}
            said |= {"area": chance.choice(areas)["code"]} if areas else {}
        await asyncio.sleep(chance.uniform(3, 10) / self._pace)
        await person.phone.set_profile(**said)

    async def _follow(self, person: Person) -> None:
        """Do what the current step asks; walk away from it when the meeting goes on."""
        attending: asyncio.Future[None] | None = None
        try:
            while True:
                step = step_to_attend(person.phone.board)
                if step is not None:
                    attending = asyncio.ensure_future(self._attend(person, step))
                await _another_step(person.phone, key_of(step))
                await _cancel(attending)
        finally:
            await _cancel(attending)

    async def _attend(self, person: Person, step: Mapping[str, Any]) -> None:
        visit = self._visit(person, step)
        try:
            await self._sit_down(visit)
            await ACTIVITIES[step["kind"]].act(visit)
        except StepOver as over:
            self._note_refusal(str(over), step)
        except Exception:
            log.exception("person %s could not take part in %s", person.number, step["title"])

    async def _sit_down(self, visit: Visit) -> None:
        """Let go of the table of the round before, and say at which table one sits now."""
        if visit.step["kind"] not in ROUNDS or visit.done:
            return
        writes_for = visit.phone.writes_for
        if writes_for is not None and not (visit.by_table and writes_for == visit.place.table):
            await visit.phone.release_table(writes_for)
        await visit.think(1, 6)
        await visit.phone.set_profile(table=visit.place.table)

    def _visit(self, person: Person, step: Mapping[str, Any]) -> Visit:
        board = person.phone.board
        return Visit(
            person=person,
            step=step,
            options=board["options"] or (),
            place=self._place(person),
            nth=nth_of_its_kind(board, step),
            hall=str(self._seed),
            chance=self._chance(person, f"{step['id']}/{step['round']}"),
            pace=self._pace,
        )

    def _place(self, person: Person) -> Place:
        return self._seating.place(person.number, rounds_so_far(person.phone.board))

    def _chance(self, person: Person, occasion: str) -> random.Random:
        return random.Random(f"{self._seed}/{person.number}/{occasion}")

    def _note_refusal(self, code: str, step: Mapping[str, Any]) -> None:
        self.refusals[code] += 1
        if code not in USUAL and self.refusals[code] == 1:
            log.warning("refused in %s: %s", step["title"], code)


def deck(texts: Sequence[str], person: int, people: int, seed: int) -> Iterator[str]:
    """This person's texts without end: no two people have the same one until all are used."""
    shuffled = random.Random(f"{seed}/texts").sample(texts, len(texts))
    mine = shuffled[person % len(shuffled) :: people] or shuffled
    return itertools.cycle(mine)


async def _another_step(phone: Phone, key: StepKey | None) -> None:
    """Wait until there is something else to do than the step with this key."""
    await phone.connection.until(lambda: key_of(step_to_attend(phone.board)) != key, None)


async def _enter(phone: Phone) -> None:
    """Join, also when the server is still starting. Raises JoinRefused when it says no."""
    while True:
        try:
            return await phone.join()
        except TimeoutError:
            log.info("a phone waits for its first board")
        except JoinRefused as refused:
            if refused.code not in PASSING:
                raise
        await asyncio.sleep(random.uniform(0.5, 2.5))


async def _cancel(*tasks: asyncio.Future[None] | None) -> None:
    """Until all have ended. A wait that is over at that very moment may swallow the request
    (`asyncio.wait_for` before Python 3.12), so whoever goes on is asked again."""
    running = {task for task in tasks if task is not None}
    going_on = running
    while going_on:
        for task in going_on:
            task.cancel()
        _, going_on = await asyncio.wait(going_on, timeout=ASKED_AGAIN_SECONDS)
    await asyncio.gather(*running, return_exceptions=True)


# As a program of its own -----------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m facilitation.rehearsal.hall`: fill a hall until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m facilitation.rehearsal.hall")
    parser.add_argument("--url", required=True)
    parser.add_argument("--code", required=True)
    parser.add_argument("--phones", type=int, default=75)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pace", type=float, default=1.0)
    parser.add_argument("--arrive-seconds", type=float, default=60.0)
    parser.add_argument("--door", help="the scribe's token of who counts people at the door")
    wishes = vars(parser.parse_args(arguments))
    logging.basicConfig(level=logging.WARNING, format="hall: %(message)s")
    try:
        asyncio.run(_run_until_stopped(Hall(**wishes)))
    except JoinRefused as refused:
        sys.stderr.write(f"hall: {refused.code}\n")
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


async def _run_until_stopped(hall: Hall) -> None:
    running = asyncio.ensure_future(hall.run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await running


if __name__ == "__main__":
    sys.exit(main())
