"""One workshop, by way of several addresses."""

from __future__ import annotations

import copy

from tests.live_hall import LiveHall


def wing(hall: LiveHall, url: str) -> LiveHall:
    """The same workshop by way of another address."""
    other = copy.copy(hall)
    other.clients, other.people, other._tables = [], [], {}
    other.server = Address(url)  # type: ignore[assignment]
    return other


class Address:
    """Where clients go, when it is not to one process."""

    def __init__(self, url: str) -> None:
        self.url = url
