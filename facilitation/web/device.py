"""What a browser is called in the list of open log-ins: its kind and its system, nothing more."""

from collections.abc import Sequence
from typing import Final

#: What stands in the header -> what people call it. The first that fits: Edge also says Chrome.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """Firefox, Windows; empty when nothing is known."""
    found = (_first(user_agent, BROWSERS), _first(user_agent, SYSTEMS))
    return ", ".join(name for name in found if name)


def _first(user_agent: str, names: Sequence[tuple[str, str]]) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
