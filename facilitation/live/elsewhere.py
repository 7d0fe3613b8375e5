"""What other processes did in a workshop, found by reading it; never taken from a message."""

from collections.abc import Hashable, Iterable, Set
from dataclasses import dataclass
from itertools import chain

from facilitation.boards.snapshot import Snapshot
from facilitation.domain.ports import Store


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the last look. `any`: anything at all, whoever did it; `moved`: phones
    must hear of it at once."""

    revision: int
    any: bool
    authors: Set[str]
    moved: bool
    _place: Hashable


class Elsewhere:
    """How far this process has looked through each workshop that it serves."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}
        self._places: dict[int, Hashable] = {}

    def begin(self, snapshot: Snapshot) -> None:
        """Someone came in and was sent everything; who was here before is not forgotten."""
        if snapshot.workshop.id not in self._seen:
            self._seen[snapshot.workshop.id] = snapshot.workshop.revision
            self._places[snapshot.workshop.id] = _place(snapshot)

    def is_behind(self, workshop_id: int, revision: int) -> bool:
        """Whether there is anything after what was looked through."""
        return revision > self._seen.get(workshop_id, 0)

    def news(self, snapshot: Snapshot, here: Set[str]) -> News:
        """What changed for who is here."""
        store = snapshot.store
        since, place = self._seen.get(store.workshop.id, 0), _place(snapshot)
        authors = here if _concerns_all(store, since) else here & _authors(store, since)
        moved = place != self._places.get(store.workshop.id, place)
        revision = store.workshop.revision
        return News(revision, revision > since, authors, moved, place)

    def told(self, workshop_id: int, news: News) -> None:
        """Everybody who is here is on the list to be sent the news."""
        self._seen[workshop_id] = max(news.revision, self._seen.get(workshop_id, 0))
        self._places[workshop_id] = news._place


def _place(snapshot: Snapshot) -> Hashable:
    """Where the meeting stands: when this changes, phones do not wait for their next numbers."""
    workshop = snapshot.workshop
    steps = tuple((step.id, step.state, step.round, step.inputs) for step in snapshot.steps)
    return (
        workshop.state,
        workshop.current_step,
        workshop.beside_step,
        workshop.round,
        workshop.timer,
        workshop.closing,
        workshop.themes_shown,
        steps,
    )


def _concerns_all(store: Store, since: int) -> bool:
    """Themes show in the own things of whoever has a note in them, without that note's changing;
    and rows that were taken out leave no trace."""
    return store.workshop.whole_since > since or bool(store.themes.changed_since(since))


def _authors(store: Store, since: int) -> set[str]:
    """Everybody of whom a row changed."""
    written: Iterable[str] = chain(
        (note.author for note in store.notes.changed_since(since)),
        (person.id for person in store.participants.changed_since(since)),
        (answer.author for answer in store.answers.changed_since(since)),
        (item.author for item in store.items.changed_since(since)),
        (pledge.author for pledge in store.pledges.changed_since(since)),
    )
    return set(written)
