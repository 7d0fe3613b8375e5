"""A simulated phone keeps its word over a network that does not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from facilitation.rehearsal.connection import JoinRefused
from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.screens import Projector
from tests.rehearsal.small_hall import SmallHall

CODE = "482716"


def in_hall(scene: Callable[[SmallHall, str], Awaitable[None]]) -> None:
    async def play() -> None:
        hall = SmallHall()
        async with hall.open() as url:
            await scene(hall, url)

    asyncio.run(play())


def test_a_phone_that_joins_has_a_token_and_a_board() -> None:
    async def scene(_hall: SmallHall, url: str) -> None:
        phone = Phone(url, CODE)
        await phone.join()

        assert phone.connection.token is not None
        assert phone.board["workshop"]["title"] == "G100"
        await phone.close()

    in_hall(scene)


def test_a_wrong_code_is_refused_with_the_code_of_the_server() -> None:
    async def scene(_hall: SmallHall, url: str) -> None:
        phone = Phone(url, "000000")
        with pytest.raises(JoinRefused, match="unknown_code"):
            await phone.join()
        await phone.close()

    in_hall(scene)


def test_a_rehearsing_phone_says_so_at_the_door() -> None:
    async def scene(hall: SmallHall, url: str) -> None:
        phone = Phone(url, CODE, rehearsal=True)
        await phone.join()

        assert hall.auths[-1]["rehearsal"] is True
        await phone.close()

    in_hall(scene)


def test_a_note_whose_answer_was_lost_is_sent_again_and_kept_once() -> None:
    async def scene(hall: SmallHall, url: str) -> None:
        phone = Phone(url, CODE)
        await phone.join()
        hall.lose_answers = 1

        answer = await phone.write_note("s1", "meer bomen")

        assert answer.ok
        assert answer.sent_times == 2
        assert hall.received["submit_note"] == 2
        assert len(hall.notes) == 1
        await phone.close()

    in_hall(scene)


def test_a_phone_that_comes_back_is_the_same_participant() -> None:
    async def scene(hall: SmallHall, url: str) -> None:
        phone = Phone(url, CODE)
        await phone.join()
        first = phone.participant
        await hall.hang_up()
        await phone.connection.until(lambda: phone.connection.times_connected == 2)
        await phone.connection.until(lambda: phone.connection.connected)

        assert phone.participant == first
        assert hall.auths[-1]["token"] == first
        assert hall.auths[-1]["revision"] == 1
        await phone.close()

    in_hall(scene)


def test_a_phone_that_is_too_fast_waits_as_long_as_it_was_told() -> None:
    async def scene(hall: SmallHall, url: str) -> None:
        phone = Phone(url, CODE)
        await phone.join()
        hall.too_fast = 2

        answer = await phone.write_note("s1", "meer bomen")

        assert answer.ok
        assert answer.met == ("too_fast", "too_fast")
        assert answer.seconds >= 0.04
        await phone.close()

    in_hall(scene)


def test_a_screen_that_misses_a_board_asks_for_it() -> None:
    async def scene(hall: SmallHall, url: str) -> None:
        projector = Projector(url, "p")
        phone = Phone(url, CODE)
        await asyncio.gather(projector.join(), phone.join())
        for text in ("een", "twee"):
            hall._keep(next(iter(hall._people)), {"id": text * 12, "text": text})
        await hall.send_board("/projector", since=2)
        await projector.connection.until(lambda: len(projector.board.rows("notes")) == 2)

        assert projector.connection.gaps == 1
        assert hall.received["sync"] == 1
        await asyncio.gather(projector.close(), phone.close())

    in_hall(scene)
