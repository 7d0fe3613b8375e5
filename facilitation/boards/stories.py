"""The parts of a board about true stories: who sits where, the stories, and what tables gave."""

from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards import stories as b
from facilitation.domain.cases import Case, CaseOutcome


def seating(snapshot: Snapshot) -> tuple[b.CaseSeats, ...]:
    """Which tables sit at which story, or are asked to."""
    return tuple(
        b.CaseSeats(case=one.case, tables=one.tables, advised=one.advised, people=one.people)
        for one in snapshot.seating
    )


def case_rows(snapshot: Snapshot, since: int | None) -> tuple[b.CaseRow, ...]:
    """The stories, by number; after `since` those that changed."""
    return tuple(map(_case_row, snapshot.changed(snapshot.cases, snapshot.store.cases, since)))


def _case_row(case: Case) -> b.CaseRow:
    return b.CaseRow(
        id=case.id,
        number=case.number,
        title=case.title,
        story=case.story,
        question=case.question,
        asked=case.asked,
        owners=case.owners,
        place=case.place,
    )


def outcome_rows(snapshot: Snapshot, since: int | None) -> tuple[b.OutcomeRow, ...]:
    """What tables gave, by number; after `since` what changed."""
    rows = snapshot.changed(snapshot.outcomes, snapshot.store.outcomes, since)
    return tuple(map(_outcome_row, rows))


def _outcome_row(outcome: CaseOutcome) -> b.OutcomeRow:
    return b.OutcomeRow(
        id=outcome.id,
        number=outcome.number,
        case=outcome.case,
        kind=outcome.kind,
        text=outcome.text,
        table=outcome.table,
        step=outcome.step,
        source=outcome.source,
        reaction=outcome.reaction,
    )
