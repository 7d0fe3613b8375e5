"""Keys with which organisers' own programs come in: never with more than their maker may."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facilitation.domain.neighbourhoods import inside_of
from facilitation.domain.rights import Action, Standing

LONGEST_KEY_NAME: Final = 80
#: A key has an end: who goes on needing one makes a new one.
LONGEST_DAYS: Final = 366
USUAL_DAYS: Final = 90

READS: Final = frozenset({Action.SEE, Action.DOWNLOAD})
CHANGES: Final = READS | {
    Action.PREPARE_WORKSHOP,
    Action.HAND_OUT_LINKS,
    Action.EDIT_PLAN,
    Action.RESPOND,
}

#: Whether a key may change things -> what can be done with it at all. People, rights, contact
#: details, settings and the audit log are for people.
SCOPE: Final[Mapping[bool, frozenset[Action]]] = MappingProxyType({False: READS, True: CHANGES})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramKey:
    """A key of a program, in a place and in all that lies in it. What opens the door is not in
    here: only its hash is stored. `maker` is an account's id."""

    id: str
    neighbourhood: str
    maker: str
    name: str
    writes: bool
    made_at_ms: int
    ends_at_ms: int
    used_at_ms: int | None = None

    def holds(self, now_ms: int) -> bool:
        """Whether it still opens anything."""
        return now_ms < self.ends_at_ms


@dataclass(frozen=True, slots=True)
class Reach:
    """A place that a key reaches, and what may be done there with it."""

    standing: Standing
    writes: bool

    def may(self, action: Action) -> bool:
        """Whether the maker of the key may do it here now, and the key is meant for it."""
        return action in SCOPE[self.writes] and self.standing.may(action)


def reaches(key: ProgramKey, standings: tuple[Standing, ...]) -> tuple[Reach, ...]:
    """The places of a key: of those that its maker reaches today (`standings`), the ones in the
    place that it was made for."""
    inside = set(inside_of(key.neighbourhood, (one.neighbourhood for one in standings)))
    return tuple(Reach(one, key.writes) for one in standings if one.neighbourhood.id in inside)


def end_of(last_day: datetime.date, zone: datetime.tzinfo) -> int:
    """The moment at which a key ends that works until and with this day: milliseconds."""
    after = datetime.datetime.combine(last_day + datetime.timedelta(days=1), datetime.time(), zone)
    return int(after.timestamp() * 1000)
