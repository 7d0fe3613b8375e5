"""Who is connected to this process, as what, and where a board goes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from facilitation.domain.people import Audience, Who

Key = TypeVar("Key")


@dataclass(slots=True, eq=False)
class Connected:
    """One live connection. `contact_allowed`: nobody can listen in on it; `writing`: the step in
    which a note is being written on this phone."""

    sid: str
    who: Who
    author: str
    link: str | None = None
    contact_allowed: bool = False
    writing: str | None = None


def room_of(workshop_id: int) -> str:
    """Everybody of one audience in one workshop; audiences are namespaces."""
    return f"w{workshop_id}"


def table_room(workshop_id: int, table: int) -> str:
    """The devices of one table."""
    return f"w{workshop_id}:t{table}"


def own_room(author: str, workshop_id: int) -> str:
    """All devices of one author."""
    return f"own:{workshop_id}:{author}"


def rooms_of(connected: Connected) -> tuple[str, ...]:
    """Every room that a connection belongs in."""
    who = connected.who
    rooms = [room_of(who.workshop_id), own_room(connected.author, who.workshop_id)]
    if who.table:
        rooms.append(table_room(who.workshop_id, who.table))
    return tuple(rooms)


@dataclass(slots=True)
class Register:
    """All connections of this process, by Socket.IO's id; counted, and searched only for
    what happens once a second at most."""

    by_sid: dict[str, Connected] = field(default_factory=dict)
    _audiences: dict[int, Counter[Audience]] = field(default_factory=dict)
    _authors: dict[int, Counter[str]] = field(default_factory=dict)
    _tables: dict[int, Counter[int]] = field(default_factory=dict)
    _writing: dict[int, Counter[str]] = field(default_factory=dict)

    def add(self, connected: Connected) -> None:
        """Remember a connection."""
        self.by_sid[connected.sid] = connected
        self._count(connected, 1)

    def remove(self, sid: str) -> Connected | None:
        """Forget a connection."""
        connected = self.by_sid.pop(sid, None)
        if connected:
            self._count_writing(connected, -1)
            self._count(connected, -1)
        return connected

    def _count(self, connected: Connected, by: int) -> None:
        who = connected.who
        _add(self._audiences.setdefault(who.workshop_id, Counter()), who.audience, by)
        _add(self._authors.setdefault(who.workshop_id, Counter()), connected.author, by)
        if who.table:
            _add(self._tables.setdefault(who.workshop_id, Counter()), who.table, by)

    def set_writing(self, connected: Connected, step: str | None) -> bool:
        """In which step a note is being written on this phone; tells whether that changed."""
        if connected.writing == step:
            return False
        self._count_writing(connected, -1)
        connected.writing = step
        self._count_writing(connected, 1)
        return True

    def _count_writing(self, connected: Connected, by: int) -> None:
        if connected.writing:
            counted = self._writing.setdefault(connected.who.workshop_id, Counter())
            _add(counted, connected.writing, by)

    def writing(self, workshop_id: int) -> Mapping[str, int]:
        """On how many phones a note is being written, by the step that it is for: when the meeting
        goes on, what a phone last said of another step counts no more."""
        return self._writing.get(workshop_id, {})

    def audiences(self, workshop_id: int) -> set[Audience]:
        """The audiences that anyone here belongs to."""
        return set(self._audiences.get(workshop_id, ()))

    def how_many(self, workshop_id: int, audience: Audience) -> int:
        """Connections of one audience."""
        return self._audiences.get(workshop_id, Counter[Audience]())[audience]

    def workshops(self) -> list[int]:
        """The workshops that anyone here is in."""
        return [workshop_id for workshop_id, counted in list(self._audiences.items()) if counted]

    def totals(self) -> Counter[Audience]:
        """Connections by audience, over all workshops."""
        return sum(self._audiences.values(), Counter())

    def authors(self, workshop_id: int) -> set[str]:
        """Everybody connected who may have something of their own: phones and tables."""
        here = list(self._authors.get(workshop_id, ()))
        return {author for author in here if ":" not in author or author.startswith("table:")}

    def tables(self, workshop_id: int) -> set[int]:
        """The tables whose device is connected."""
        return set(self._tables.get(workshop_id, ()))

    def phones(self, workshop_id: int) -> list[str]:
        """The connections of all phones in a workshop."""
        place = (workshop_id, Audience.PHONE)
        everybody = [(one.sid, one.who) for one in tuple(self.by_sid.values())]
        return [sid for sid, who in everybody if (who.workshop_id, who.audience) == place]

    def of_link(self, link_id: str) -> list[Connected]:
        """Everybody who came in through a link."""
        return [one for one in self.by_sid.values() if one.link == link_id]


def _add(counter: Counter[Key], key: Key, by: int) -> None:
    counter[key] += by
    if not counter[key]:
        del counter[key]
