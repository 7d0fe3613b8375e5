"""Phones that are cut off three tenths of the time, printed, never asserted:
python tests/bench/bench_bad_network.py [--minutes 10] [--phones 75].

Every phone has a network of its own, that is away at moments of its own: refused, or half, so that
what is sent arrives and no answer comes back. Each writes a note about every ten seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.replies import Answer
from facilitation.rehearsal.report import timing
from facilitation.rehearsal.screens import Facilitator
from tests.faults.bad_network import BadNetwork
from tests.rehearsal.real_server import RealServer, real_server

THERE_SECONDS = 7.0
AWAY_SECONDS = 3.0
PAUSE_SECONDS = 10.0
ACK_SECONDS = 8.0  # as in a browser
PATIENCE_SECONDS = 3600.0  # a phone never gives up


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--phones", type=int, default=75)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, real_server(Path(folder)) as server:
        server.until_ready()
        workshop = server.create_workshop()
        asyncio.run(measure(server, workshop, wishes.phones, wishes.minutes * 60))


async def measure(
    server: RealServer, workshop: Mapping[str, Any], phones: int, seconds: float
) -> None:
    step = next(row["id"] for row in workshop["steps"] if row["kind"] == "ideas")
    leader = Facilitator(server.url, workshop["facilitator_token"], ack_seconds=ACK_SECONDS)
    await leader.join()
    await leader.go_to_step(step)
    async with AsyncExitStack() as stack:
        visits = [visit(stack, server, workshop["code"], at) for at in range(phones)]
        hall = await asyncio.gather(*visits)
        until = time.monotonic() + seconds
        shaking = [asyncio.create_task(shake(network, until)) for _, network in hall]
        written = await asyncio.gather(
            *(write(phone, step, at, until) for at, (phone, _) in enumerate(hall))
        )
        await asyncio.gather(*shaking)
        answers = {text: answer for notes in written for text, answer in notes.items()}
        await asyncio.sleep(1.0)  # the last board is on its way
        await leader.connection.sync(whole=True)
        on_board = Counter(row["text"] for row in leader.board.rows("notes"))
        tell(answers, on_board, [(phone.connection.times_connected, n.cuts) for phone, n in hall])
        await asyncio.gather(*(phone.connection.close() for phone, _ in hall))
    await leader.connection.close()


async def visit(
    stack: AsyncExitStack, server: RealServer, code: str, at: int
) -> tuple[Phone, BadNetwork]:
    network = BadNetwork()
    url = await stack.enter_async_context(network.to(server.port))
    phone = Phone(url, code, ack_seconds=ACK_SECONDS, patience_seconds=PATIENCE_SECONDS)
    await asyncio.sleep(at / 50)
    await phone.join()
    return phone, network


async def shake(network: BadNetwork, until: float) -> None:
    while time.monotonic() < until:
        await asyncio.sleep(random.uniform(0.2, 1.8) * THERE_SECONDS)
        network.deaf = random.random() < 0.5
        network.refusing = True
        if not network.deaf:
            network.cut()
        await asyncio.sleep(random.uniform(0.2, 1.8) * AWAY_SECONDS)
        network.cut()
        network.deaf = network.refusing = False


async def write(phone: Phone, step: str, at: int, until: float) -> dict[str, Answer]:
    """As a person does: the next note is begun when this one stands on the phone, not when it has
    arrived; so notes of one phone wait beside one another."""
    sending: dict[str, asyncio.Task[Answer]] = {}
    while time.monotonic() < until:
        await asyncio.sleep(random.uniform(0.5, 1.5) * PAUSE_SECONDS)
        text = f"Telefoon {at}, briefje {len(sending) + 1}"
        sending[text] = asyncio.create_task(phone.write_note(step, text))
    return {text: await task for text, task in sending.items()}


def tell(
    answers: Mapping[str, Answer], on_board: Counter[str], lines: list[tuple[int, int]]
) -> None:
    said_yes = {text for text, answer in answers.items() if answer.ok}
    took = timing([answers[text].seconds for text in said_yes])
    again = sum(answer.sent_times > 1 for answer in answers.values())
    print(f"notes typed            {len(answers)}")
    print(f"acknowledged           {len(said_yes)}")
    print(f"sent more than once    {again}")
    print(f"on the board           {sum(on_board.values())}")
    print(f"typed but not there    {len(answers.keys() - on_board.keys())}")
    print(f"there more than once   {sum(times > 1 for times in on_board.values())}")
    print(f"lines cut              {sum(cuts for _, cuts in lines)}")
    print(f"times connected        {sum(times for times, _ in lines)}")
    print(f"until acknowledged     {took}")


if __name__ == "__main__":
    main()
