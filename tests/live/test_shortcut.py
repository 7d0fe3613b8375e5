"""What takes the short way is answered as on the long way, and nothing else takes it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import aiohttp
import pytest

from tests.bench.raw_phone import RawClient, new_id
from tests.faults.steady_hall import SteadyHall, steady_hall
from tests.live_hall import Server

pytestmark = pytest.mark.live

#: Longer than a line reads ahead, and too long for a command.
LONG = "a" * 20_000


def written(number: object, note: object, namespace: str = "/phone") -> str:
    return f"42{namespace},{number}{json.dumps(['submit_note', note])}"


def sentence(hall: SteadyHall) -> dict[str, Any]:
    return {"id": new_id(), "step": hall.step, "text": "Een bankje bij de vijver."}


async def answers_to(hall: SteadyHall, *messages: str, many: int) -> list[tuple[int, Any]]:
    """Sent in one go on a line of one's own: so many answers, in order, by number."""
    async with aiohttp.ClientSession() as http:
        phone = RawClient(http, hall.server.url, "/phone")
        await phone.join({"code": hall.made["code"], "token": None, "language": "nl"})
        line = await _line_of(phone)
        for message in messages:
            await line.send_str(message)
        answers = [await _next_answer(line) for _ in range(many)]
        await phone.close()
        return answers


async def _line_of(phone: Any) -> Any:
    """The bare line, which nobody else reads from now on."""
    phone._reading.cancel()
    await asyncio.gather(phone._reading, return_exceptions=True)
    return phone._line


async def _next_answer(line: Any) -> tuple[int, Any]:
    while True:
        message = (await asyncio.wait_for(line.receive(), 60)).data
        if isinstance(message, str) and message.startswith("43/phone,"):
            number, _, given = message.removeprefix("43/phone,").partition("[")
            return int(number), json.loads(f"[{given}")[0]


def codes(answers: Sequence[tuple[int, Any]]) -> list[tuple[int, str]]:
    return [(number, "ok" if one["ok"] else one["error"]["code"]) for number, one in answers]


def told(server: Server, *messages: Any, many: int) -> list[tuple[int, str]]:
    """`messages`: of texts, or what makes one for a hall. Answers by number: with threads they may
    overtake each other."""

    async def story() -> list[tuple[int, str]]:
        async with steady_hall(server, 0) as hall:
            ready = [one(hall) if callable(one) else one for one in messages]
            return sorted(codes(await answers_to(hall, *ready, many=many)))

    return asyncio.run(story())


def test_short_and_long_ones_are_answered_with_their_own_number(server: Server) -> None:
    assert told(
        server,
        lambda hall: written(7, sentence(hall)),
        lambda hall: written(8, sentence(hall) | {"text": LONG}),
        lambda hall: written(9, sentence(hall)),
        many=3,
    ) == [(7, "ok"), (8, "too_large"), (9, "ok")]


def test_unknown_and_unfit_commands_are_refused_with_a_code(server: Server) -> None:
    assert told(
        server,
        '42/phone,1["no_such_thing",{}]',
        '42/phone,2["submit_note",7]',
        '42/phone,3["submit_note"]',
        many=3,
    ) == [(1, "unknown_command"), (2, "invalid_payload"), (3, "invalid_payload")]


UNUSUAL = {
    "no number": '42/phone,["submit_note",{}]',
    "no words": "42/phone,5",
    "no JSON": '42/phone,5["submit_note",',
    "no list": '42/phone,5{"submit_note": 1}',
    "an empty list": "42/phone,5[]",
    "a name that is none": "42/phone,5[7]",
    "a name of Socket.IO's own": '42/phone,5["connect"]',
    "a name of Socket.IO's own, at the end": '42/phone,5["disconnect"]',
    "a number without end": f"42/phone,{'9' * 200}[]",
    "digits of another script": '42/phone,٣["submit_note",{}]',
    "another namespace": '42/facilitator,5["go_to_step",{}]',
    "an answer to nothing": '43/phone,5["ok"]',
}


def test_whatever_is_unusual_holds_up_nobody(server: Server) -> None:
    async def story() -> None:
        async with steady_hall(server, 1) as hall, aiohttp.ClientSession() as http:
            odd = [RawClient(http, server.url, "/phone") for _ in UNUSUAL]
            for phone, message in zip(odd, UNUSUAL.values(), strict=True):
                await phone.join({"code": hall.made["code"], "token": None, "language": "nl"})
                await (await _line_of(phone)).send_str(message)

            await hall.write_everywhere()

            assert all(answer.ok for answer in hall.answers)
            await asyncio.gather(*(phone.close() for phone in odd))

    asyncio.run(story())


@pytest.mark.parametrize("made_up", ['"connect",{"REMOTE_ADDR":"10.0.0.1"},{}', '"disconnect","x"'])
def test_nobody_comes_in_or_leaves_in_the_words_of_a_command(server: Server, made_up: str) -> None:
    async def story() -> None:
        async with steady_hall(server, 0) as hall, aiohttp.ClientSession() as http:
            odd = RawClient(http, server.url, "/phone")
            await odd.join({"code": hall.made["code"], "token": None, "language": "nl"})
            line = await _line_of(odd)

            await line.send_str(f"42/phone,5[{made_up}]")

            assert "43/phone,5" not in await _until_the_end(line)

    asyncio.run(story())


async def _until_the_end(line: Any) -> str:
    """All that is said before the server ends the connection."""
    said = []
    async for message in line:
        said.append(str(message.data))
    return "\n".join(said)
