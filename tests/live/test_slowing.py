"""Who guesses join codes is slowed, by address; a hall that shares one is not."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.live_hall import Client, LiveHall, Loop, Refused, serving

pytestmark = pytest.mark.live


def somebody(hall: LiveHall, address: str, code: str = "000000") -> Client:
    """Behind a proxy that says from which address they come."""
    headers = {"X-Forwarded-For": address}
    return Client(hall.loop, hall.server.url, "phone", {"code": code}, headers)


async def refused(guessing: Client) -> dict[str, Any]:
    with pytest.raises(Refused) as refusal:
        await guessing.come_in()
    return refusal.value.error


def test_wrong_codes_are_slowed_per_address_and_right_ones_never(
    tmp_path: Path, loop: Loop
) -> None:
    with serving(tmp_path, "threading", SAMENSPEL_PROXIES="1") as server:
        hall = LiveHall(server, loop)

        guesses = [refused(somebody(hall, "203.0.113.7")) for _ in range(22)]
        answers = loop.gather(guesses)
        elsewhere = loop.run(refused(somebody(hall, "203.0.113.8")))
        inside = loop.run(somebody(hall, "203.0.113.7", hall.code).come_in())

        assert Counter(one["code"] for one in answers) == {"unknown_code": 20, "too_fast": 2}
        for slowed in (one for one in answers if one["code"] == "too_fast"):
            assert slowed["retry"] is True
            assert slowed["params"]["retry_after_ms"] > 0
        assert elsewhere["code"] == "unknown_code"
        assert inside.joined["token"]
        inside.leave()
