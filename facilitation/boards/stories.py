"""The parts of a board about true stories: who sits where, the stories, and what tables gave."""

from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards import stories as b


def seating(snapshot: Snapshot) -> tuple[b.CaseSeats, ...]:
    """Which tables sit at which story, or are asked to."""
    return tuple(map(b.CaseSeats.of, snapshot.seating))


def case_rows(snapshot: Snapshot, since: int | None) -> tuple[b.CaseRow, ...]:
    """The stories, by number; after `since` those that changed."""
    return tuple(map(b.CaseRow.of, snapshot.changed(snapshot.cases, snapshot.store.cases, since)))


def outcome_rows(snapshot: Snapshot, since: int | None) -> tuple[b.OutcomeRow, ...]:
    """What tables gave, by number; after `since` what changed."""
    rows = snapshot.changed(snapshot.outcomes, snapshot.store.outcomes, since)
    return tuple(map(b.OutcomeRow.of, rows))
