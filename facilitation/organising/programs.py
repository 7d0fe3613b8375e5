"""Making, showing and ending keys of programs, and telling whose program it is."""

import datetime
import secrets
from collections.abc import Callable, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from facilitation.domain.audit import Detail
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.programs import ProgramKey, Reach, end_of, reaches
from facilitation.services.tokens import new_id
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.program_keys import ProgramKeys

HERE: Final = ZoneInfo("Europe/Amsterdam")
#: So that a key that got lost somewhere is recognised for what it is.
PREFIX: Final = "samenspel_"


class Programs:
    """Whoever comes here may make keys; the pages' guard has seen to that."""

    def __init__(
        self, keys: ProgramKeys, neighbourhoods: Neighbourhoods, now_ms: Callable[[], int]
    ) -> None:
        self._keys = keys
        self._neighbourhoods = neighbourhoods
        self._now_ms = now_ms

    def today(self) -> datetime.date:
        """The day on the wall here."""
        return datetime.datetime.fromtimestamp(self._now_ms() / 1000, HERE).date()

    def make(
        self, by: str, place: Neighbourhood, name: str, writes: bool, last_day: datetime.date
    ) -> str:
        """A new key: what its program shows. Nobody can look it up afterwards."""
        token = f"{PREFIX}{secrets.token_urlsafe(32)}"
        key = ProgramKey(
            id=new_id(),
            neighbourhood=place.id,
            maker=by,
            name=name,
            writes=writes,
            made_at_ms=self._now_ms(),
            ends_at_ms=end_of(last_day, HERE),
        )
        self._keys.add(key, token)
        return token

    def keys(self, place: Neighbourhood, of_whom: str | None) -> Sequence[tuple[ProgramKey, bool]]:
        """The keys of a place, and whether each still holds; only those of one maker if given."""
        now = self._now_ms()
        found = self._keys.of([place.id])
        return [(key, key.holds(now)) for key in found if of_whom in (None, key.maker)]

    def end(self, by: str, key: ProgramKey) -> None:
        """A key opens nothing any more."""
        self._keys.end(key, by)

    def shown(self, token: str) -> ProgramKey | None:
        """The key behind what a program shows, while it holds."""
        return self._keys.behind(token)

    def reaches(self, key: ProgramKey) -> tuple[Reach, ...]:
        """Where the key may do something now; nowhere once its maker has lost every right."""
        return reaches(key, tuple(self._neighbourhoods.standings(key.maker)))

    def changed(self, key: ProgramKey, neighbourhood: str, **details: Detail) -> None:
        """Write down that a program changed something."""
        self._keys.changed(key, neighbourhood, **details)
