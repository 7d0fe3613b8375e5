"""Many at once, too fast, and the same again: nothing lost, nothing doubled."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from tests.contract.examples import FULL
from tests.evening import new_id
from tests.live_hall import PATIENCE_SECONDS, Client, LiveHall, Refused, Server

pytestmark = pytest.mark.live

PHONES, NOTES = 75, 220
BURST_SECONDS = 3.0


async def written(phone: Client, note: dict[str, Any], after: float, twice: bool) -> bool:
    """One note at its moment; now and then a phone sends it twice."""
    await asyncio.sleep(after)
    answers = [await phone.send("submit_note", note)]
    if twice:
        answers.append(await phone.send("submit_note", note))
    return all(answer["ok"] for answer in answers)


def test_a_whole_hall_joins_and_writes_at_once_and_nothing_is_lost(hall: LiveHall) -> None:
    chance = random.Random(20)
    hall.open_up(phones=0)
    step = hall.step("ideas")
    hall.lead.give("go_to_step", step=step)
    phones = hall.phones(PHONES)
    notes = [
        {
            "id": new_id(),
            "step": step,
            "text": f"Idee {n}" + (" 06 12345678" if n % 44 == 0 else ""),
        }
        for n in range(NOTES)
    ]

    acknowledged = hall.loop.gather(
        [
            written(phones[n % PHONES], note, chance.uniform(0, BURST_SECONDS), twice=n % 10 == 0)
            for n, note in enumerate(notes)
        ]
    )

    lead, screen = hall.lead, hall.screen
    lead.until(lambda: lead.board["counts"]["notes"] + lead.board["counts"]["waiting"] == NOTES)
    screen.until(lambda: screen.board["revision"] >= lead.board["revision"])
    waiting = {row["id"] for row in lead.rows("review")}
    on_lead = [row["id"] for row in lead.rows("notes")]
    on_screen = [row["id"] for row in screen.rows("notes")]
    everything = {str(note["id"]) for note in notes}
    assert acknowledged == [True] * NOTES
    assert len({phone.joined["participant"] for phone in phones}) == PHONES
    assert sorted([*on_lead, *waiting]) == sorted(everything)
    assert sorted(on_screen) == sorted(everything - waiting)
    assert len(waiting) == 5
    assert lead.board["counts"]["phones"] == PHONES


def test_who_sends_too_fast_hears_when_and_loses_nothing(hall: LiveHall) -> None:
    lead, phone = hall.staff("facilitator"), hall.phone()
    step = hall.step("ideas")
    lead.give("go_to_step", step=step)
    notes = [{"id": new_id(), "step": step, "text": f"Idee {number}"} for number in range(60)]

    answers = hall.loop.gather([phone.send("submit_note", note) for note in notes])
    refused = [
        (note, answer["error"])
        for note, answer in zip(notes, answers, strict=True)
        if not answer["ok"]
    ]
    hall.loop.gather([patiently(phone, note, error) for note, error in refused])
    lead.until(lambda: len(lead.rows("notes")) == 60)

    assert refused
    assert {(error["code"], error["retry"]) for _, error in refused} == {("too_fast", True)}
    assert all(error["params"]["retry_after_ms"] > 0 for _, error in refused)
    assert phone.connected


async def patiently(phone: Client, note: dict[str, Any], error: dict[str, Any]) -> None:
    """Wait as long as was asked, and send the same again."""
    while True:
        await asyncio.sleep(error["params"]["retry_after_ms"] / 1000)
        answer = await phone.send("submit_note", note)
        if answer["ok"]:
            return
        error = answer["error"]


def test_one_phone_too_fast_does_not_slow_another(hall: LiveHall) -> None:
    hasty, calm = hall.phones(2)
    hall.loop.gather([hasty.send("writing", {"writing": True}) for _ in range(40)])

    calm.give("writing", writing=True)


@pytest.mark.parametrize(
    "payload", [{"text": "x" * 20_000}, {"text": "\x00"}, None, [], "x", {"id": 1}]
)
def test_garbage_is_answered_and_the_connection_kept(hall: LiveHall, payload: Any) -> None:
    phone = hall.phone()

    code = phone.refused("submit_note", payload)
    unknown = phone.refused("regroup", {})

    assert code in ("invalid_payload", "too_large")
    assert unknown == "unknown_command"
    phone.give("sync", revision=None)


def test_no_command_of_anybody_ends_the_connection_or_meets_a_fault(hall: LiveHall) -> None:
    everybody = [
        hall.phone(),
        hall.table(1),
        *(hall.staff(name) for name in ("projector", "facilitator", "team", "scribe")),
    ]
    for client in everybody:
        for name in (*sorted(FULL), "nothing", "Connect"):
            answer = hall.loop.run(client.send(name, FULL.get(name, {})))
            if not answer["ok"]:
                assert answer["error"]["code"] != "fault", (client.audience, name)
                assert len(answer["error"]["code"]) > 3
        assert client.connected


def test_a_message_over_a_megabyte_ends_only_that_connection(hall: LiveHall) -> None:
    phone, other = hall.phones(2)

    async def shout() -> None:
        await phone._socket.emit("submit_note", {"text": "x" * 1_500_000}, namespace="/phone")
        async with asyncio.timeout(PATIENCE_SECONDS):
            while phone.connected:
                await asyncio.sleep(0.02)

    hall.loop.run(shout())

    other.give("sync", revision=None)


def test_a_revoked_link_is_refused(hall: LiveHall, server: Server) -> None:
    team = hall.staff("team")
    with server.opened() as home:
        link = home.workshops.link(hall.made["team_token"])
        home.workshops.revoke(link.id)
    team.leave()

    with pytest.raises(Refused) as refused:
        hall.staff("team")

    assert refused.value.code == "unknown_token"
