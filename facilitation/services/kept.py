"""Things that are costly to make and often asked for: made again only when something changed."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Kept(Generic[Key, Made]):
    """`most`: how many are kept ready. A stamp is another one as soon as what something is made of
    is; it is looked up before making, so that what is kept is never older than its stamp."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._ready: dict[Key, tuple[Hashable, Made]] = {}

    def get(self, key: Key, stamp: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under this stamp, else what is made now."""
        kept = self._ready.pop(key, None)
        made = kept[1] if kept and kept[0] == stamp else make()
        self._ready[key] = (stamp, made)
        while len(self._ready) > self._most:
            del self._ready[next(iter(self._ready))]
        return made
