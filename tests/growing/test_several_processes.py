"""Two processes, one in each async mode, serve the same workshops on PostgreSQL and Redis."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from facilitation import bus
from facilitation.settings import ASYNC_MODES
from tests.evening import new_id
from tests.growing.servers import Redis, log_of, nginx, postgresql, process
from tests.growing.wings import wing
from tests.live_hall import Client, LiveHall, Loop, Refused, Server
from tests.waiting import until

pytestmark = [pytest.mark.services, pytest.mark.live]

PHONES, NOTES = 60, 300
Two = tuple[Server, Server]


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture(scope="module")
def redis() -> Iterator[Redis]:
    server = Redis()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def two(database_url: str, redis: Redis, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """The first in eventlet mode, the second in threading mode."""
    folder = tmp_path_factory.mktemp("two")
    made = [process(folder / mode, mode, database_url, redis.url) for mode in ASYNC_MODES]
    try:
        for server in made:
            server.start()
        yield made[0], made[1]
    finally:
        for server in made:
            server.stop()
    for server in made:
        server.require_no_fault()


@pytest.fixture
def wings(two: Two, loop: Loop) -> Iterator[tuple[LiveHall, LiveHall]]:
    """One workshop; who comes in at the left is served by the first process."""
    left = LiveHall(two[0], loop)
    right = wing(left, two[1].url)
    yield left, right
    left.everyone_out()
    right.everyone_out()


def begun(hall: LiveHall, kind: str = "ideas") -> tuple[Client, str]:
    """A facilitator, and the step that is open."""
    lead, step = hall.staff("facilitator"), hall.step(kind)
    lead.give("go_to_step", step=step)
    return lead, step


def times_sent(client: Client, note: str) -> int:
    boards = [board for name, board in client.messages if name == "board"]
    return sum(row["id"] == note for board in boards for row in board.get("notes", ()))


def test_a_note_written_at_one_process_is_shown_once_by_the_other(wings) -> None:
    left, right = wings
    _, step = begun(left)
    screen = right.staff("projector")
    phone = left.phone()

    note = phone.write(step, "Meer bankjes")
    screen.until(lambda: screen.texts() == {"Meer bankjes"})
    last = phone.write(step, "Lage stoepen")
    screen.until(lambda: last in {row["id"] for row in screen.rows("notes")})

    assert times_sent(screen, note) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_someone_hears_at_one_process_what_the_facilitator_hides_at_the_other(
    wings, turned
) -> None:
    here, there = reversed(wings) if turned else wings
    lead, step = begun(there)
    phone = here.phone()
    note = phone.write(step, "Weg met alles")
    lead.until(lambda: len(lead.rows("notes")) == 1)

    lead.give("hide_note", id=note, reason="hurtful")
    phone.until(lambda: any(mine["state"] == "hidden" for mine in phone.own.get("notes", ())))

    assert [mine["reason"] for mine in phone.own["notes"]] == ["hurtful"]


def test_the_next_step_reaches_phones_of_another_process(wings) -> None:
    left, right = wings
    phones = right.phones(3)
    lead, _ = begun(left, "words")

    lead.give("set_timer", seconds=120)

    for phone in phones:
        phone.until(lambda phone=phone: phone.board["timer"]["running"])
        assert phone.board["step"]["kind"] == "words"


def test_themes_that_are_shown_reach_who_wrote_at_another_process(wings) -> None:
    left, right = wings
    lead, step = begun(left)
    writer = right.phone()
    note = writer.write(step, "Meer bankjes")
    theme = new_id()
    lead.until(lambda: len(lead.rows("notes")) == 1)

    lead.give("add_theme", id=theme, name="Buiten zitten", notes=[note])
    lead.give("show", view="themes")
    writer.until(lambda: bool(writer.own.get("notes")) and bool(writer.own["notes"][0]["theme"]))

    assert writer.own["notes"][0]["theme"]["name"] == "Buiten zitten"


def test_a_burst_through_both_is_on_both_boards_once(wings) -> None:
    left, right = wings
    lead, step = begun(left)
    screens = [left.staff("projector"), right.staff("projector"), right.staff("facilitator")]
    phones = [*left.phones(PHONES // 2), *right.phones(PHONES // 2)]
    notes = [{"id": new_id(), "step": step, "text": f"Idee {n}"} for n in range(NOTES)]

    answers = left.loop.gather(
        [phones[n % PHONES].send("submit_note", note) for n, note in enumerate(notes)]
    )

    assert [answer for answer in answers if not answer["ok"]] == []
    written = sorted(str(note["id"]) for note in notes)
    for screen in [lead, *screens]:
        screen.until(lambda screen=screen: len(screen.rows("notes")) >= NOTES)
        assert sorted(row["id"] for row in screen.rows("notes")) == written
        assert screen.board["counts"]["notes"] == NOTES
    numbers = [row["number"] for row in lead.rows("notes")]
    assert len(set(numbers)) == NOTES


def test_the_same_note_through_both_is_one_note(wings) -> None:
    left, right = wings
    lead, step = begun(left)
    phone = left.phone()
    again = right.phone(token=phone.joined["token"])
    note = {"id": new_id(), "step": step, "text": "Meer bankjes"}

    answers = left.loop.gather([one.send("submit_note", note) for one in (phone, again) * 5])
    lead.until(lambda: len(lead.rows("notes")) == 1)
    again.until(lambda: len(again.own.get("notes", ())) == 1)

    assert all(answer["ok"] for answer in answers)
    assert lead.board["counts"]["notes"] == 1


def test_a_link_closed_at_one_process_sends_away_who_is_at_the_other(wings, two) -> None:
    left, right = wings
    team = right.staff("team")
    with two[0].opened() as home:
        home.workshops.revoke(home.workshops.link(left.made["team_token"]).id)

    until(lambda: not team.connected, "the team is sent away")

    with pytest.raises(Refused):
        right.staff("team")


def test_all_is_well_again_after_redis_was_away(wings, redis: Redis, two: Two) -> None:
    left, right = wings
    lead, step = begun(left)
    phone, screen = left.phone(), right.staff("projector")
    phone.write(step, "Meer bankjes")
    screen.until(lambda: screen.texts() == {"Meer bankjes"})
    before = [log_of(one).count("Redis is gone") for one in two]
    redis.stop()
    until(lambda: all(readiness(one) == (503, False) for one in two), "the bus is missed")

    phone.write(step, "Lage stoepen")
    lead.until(lambda: "Lage stoepen" in lead.texts())
    screen.until(lambda: "Lage stoepen" in screen.texts())
    redis.start()
    until(lambda: all(readiness(one) == (200, True) for one in two), "the bus is back")
    until(lambda: all(is_back(one) for one in two), "both say so")
    phone.write(step, "Een zebrapad")
    screen.until(lambda: screen.texts() == {"Meer bankjes", "Lage stoepen", "Een zebrapad"})

    for one, times in zip(two, before, strict=True):
        assert log_of(one).count("Redis is gone") == times + 1


def test_a_redis_that_hangs_holds_up_nobody(wings, redis: Redis) -> None:
    left, right = wings
    lead, step = begun(left)
    phone, screen = left.phone(), right.staff("projector")
    usual, first = timed(lambda: phone.write(step, "Meer bankjes"))
    redis.hang()
    try:
        hung, second = timed(lambda: phone.write(step, "Lage stoepen"))
        screen.until(lambda: {row["id"] for row in screen.rows("notes")} == {first, second})
    finally:
        redis.go_on()
    last = phone.write(step, "Een zebrapad")
    screen.until(lambda: last in {row["id"] for row in screen.rows("notes")})
    lead.until(lambda: len(lead.rows("notes")) == 3)

    assert hung < usual + bus.TIMEOUT_SECONDS


def is_back(server: Server) -> bool:
    """Whether the last that was said of Redis is that it is back."""
    log = log_of(server)
    return log.rfind("Redis is back") > log.rfind("Redis is gone")


def timed(write: Callable[[], str]) -> tuple[float, str]:
    """How long it took, and the note."""
    began = time.monotonic()
    note = write()
    return time.monotonic() - began, note


def readiness(server: Server) -> tuple[int, bool]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        return answer.status, json.load(answer)["bus"]
    finally:
        connection.close()


def test_who_loses_a_process_goes_on_at_the_other_by_the_same_door_and_back_again(
    database_url: str, redis: Redis, loop: Loop, tmp_path: Path
) -> None:
    pair = [process(tmp_path / name, "eventlet", database_url, redis.url) for name in "ab"]
    try:
        for server in pair:
            server.start()
        with nginx([server.port for server in pair]) as door:
            lose_each(wing(LiveHall(pair[0], loop), door), pair)
    finally:
        for server in pair:
            server.stop()


def lose_each(hall: LiveHall, pair: list[Server]) -> None:
    """First one process, then, when it is back, the other, which has everybody by then."""
    first, second = pair
    lead, step = begun(hall)
    phones = hall.phones(20)
    written = [phone.write(step, f"Idee {n}") for n, phone in enumerate(phones)]

    some = lose(hall, first, second)
    written += [phone.write(step, "Nog een idee") for phone in phones]
    first.start()
    everybody = lose(hall, second, first)
    written += [phone.write(step, "En nog een") for phone in phones]
    lead.until(lambda: len(lead.rows("notes")) == len(written))

    assert 0 < some < everybody == len(hall.clients)
    assert sorted(row["id"] for row in lead.rows("notes")) == sorted(written)
    for phone in phones:
        phone.until(lambda phone=phone: len(phone.own.get("notes", ())) == 3)


def lose(hall: LiveHall, victim: Server, other: Server) -> int:
    """Kill one process, and let everybody in again by the same door; how many were cut off."""
    staying = other.present("phone") + other.present("facilitator")
    victim.stop(signal.SIGKILL)
    until(lambda: sum(one.connected for one in hall.clients) == staying, "people are cut off")
    cut_off = [one for one in hall.clients if not one.connected]
    hall.loop.gather([one.come_back() for one in cut_off])
    return len(cut_off)
