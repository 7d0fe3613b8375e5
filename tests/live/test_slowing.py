"""Who guesses join codes is slowed, by address; a hall that shares one is not."""

from pathlib import Path

import pytest

from tests.live_hall import Client, LiveHall, Loop, Refused, serving

pytestmark = [pytest.mark.live, pytest.mark.timeout(300)]


def guess(hall: LiveHall, address: str, code: str = "000000") -> Client:
    """Come in through a proxy that says from which address."""
    headers = {"X-Forwarded-For": address}
    client = Client(hall.loop, hall.server.url, "phone", {"code": code}, headers)
    hall.loop.run(client.come_in())
    return client


def refused(hall: LiveHall, address: str) -> dict:
    with pytest.raises(Refused) as refusal:
        guess(hall, address)
    return refusal.value.error


def test_wrong_codes_are_slowed_per_address_and_right_ones_never(
    tmp_path: Path, loop: Loop
) -> None:
    with serving(tmp_path, "threading", SAMENSPEL_PROXIES="1") as server:
        hall = LiveHall(server, loop)

        answers = [refused(hall, "203.0.113.7") for _ in range(22)]
        elsewhere = refused(hall, "203.0.113.8")
        inside = guess(hall, "203.0.113.7", hall.code)

        assert [answer["code"] for answer in answers[:20]] == ["unknown_code"] * 20
        assert answers[-1]["code"] == "too_fast"
        assert answers[-1]["retry"] is True
        assert answers[-1]["params"]["retry_after_ms"] > 0
        assert elsewhere["code"] == "unknown_code"
        assert inside.joined["token"]
        inside.leave()
