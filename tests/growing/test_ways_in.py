"""The ways in that we describe, nginx and Caddy, each with our own file in front of one server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.growing.servers import caddy, nginx
from tests.growing.wings import wing
from tests.live_hall import LiveHall, Loop, Server, serving

pytestmark = [pytest.mark.services, pytest.mark.live]

Way = Callable[[int], AbstractContextManager[str]]
WAYS: Sequence[Way] = (lambda port: nginx([port]), caddy)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("behind")
    with serving(folder, "eventlet", SAMENSPEL_PROXIES="1") as made:
        yield made


@pytest.fixture(params=WAYS, ids=["nginx", "caddy"])
def door(request: pytest.FixtureRequest, server: Server) -> Iterator[str]:
    """An address outside, that leads to the server."""
    way: Way = request.param
    with way(server.port) as url:
        yield url


def asked(door: str, path: str) -> int:
    """The status with which a page is answered."""
    connection = HTTPConnection(urlsplit(door).netloc, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_hall_writes_and_looks_by_way_of_the_door(door: str, server: Server, loop: Loop) -> None:
    hall = wing(LiveHall(server, loop), door)
    try:
        lead, screen, phone = hall.staff("facilitator"), hall.staff("projector"), hall.phone()
        step = hall.step("ideas")
        lead.give("go_to_step", step=step)

        phone.write(step, "Meer bankjes")

        screen.until(lambda: screen.texts() == {"Meer bankjes"})
    finally:
        hall.everyone_out()


def test_everybody_reads_the_pages_and_nobody_the_figures_by_way_of_the_door(door: str) -> None:
    assert [asked(door, path) for path in ("/", "/healthz", "/metrics")] == [200, 200, 404]
