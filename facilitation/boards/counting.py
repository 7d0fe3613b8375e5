"""The parts of a board that count: people, notes, answers and votes."""

from collections import Counter
from collections.abc import Mapping

from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards.counting import CountedRow, Counts
from facilitation.domain.answers import HandCount
from facilitation.domain.ballots import VOTES, collects_choices, vote_counted_in
from facilitation.domain.steps import ABOUT_INTENTION, WRITING, Step
from facilitation.domain.words import notes_without_words


def counts(snapshot: Snapshot, writing: Mapping[str, int]) -> Counts:
    """Numbers that screens show; people come from the desk, never from phones."""
    workshop, step = snapshot.workshop, snapshot.current
    return Counts(
        people=workshop.headcount,
        tables=workshop.tables,
        phones=workshop.phones,
        notes=notes_without_words(workshop, snapshot.steps),
        step_notes=workshop.step_notes.get(step.id, 0) if step else 0,
        waiting=workshop.waiting,
        loose=workshop.loose,
        hidden=workshop.hidden,
        themes=len(snapshot.themes),
        answered=_answered(snapshot, step),
        voted=_voted(snapshot, step),
        plans=len(snapshot.items),
        writing=_writing(snapshot, step, writing),
    )


def _writing(snapshot: Snapshot, step: Step | None, by_step: Mapping[str, int]) -> int:
    """What nobody can send any more is not being written."""
    return by_step.get(step.id, 0) if step and snapshot.open_steps else 0


def _answered(snapshot: Snapshot, step: Step | None) -> int:
    if step is None:
        return 0
    if collects_choices(step.plan):
        return _tables_that_chose(snapshot, step)
    if step.kind in WRITING:
        return _tables_that_wrote(snapshot, step)
    if step.plan.about == ABOUT_INTENTION:
        return snapshot.store.pledges.count(item=step.id, withdrawn=False)
    by_hand = snapshot.store.hand_counts.where(step=step.id, round=step.round)
    people: Counter[str] = Counter()
    for one in by_hand:
        people[one.question] += one.voters
    phones = snapshot.store.phones_that_answered(step.id, step.round)
    return phones + _people_at_tables(snapshot, step) + max(people.values(), default=0)


def _tables_that_chose(snapshot: Snapshot, step: Step) -> int:
    handed_in = snapshot.store.answers.where(step=step.id, round=step.round)
    by_hand = snapshot.store.hand_counts.where(step=step.id, round=step.round)
    chose = sum(answer.value is not None for answer in handed_in)
    return chose + sum(count.voters for count in by_hand)


def _people_at_tables(snapshot: Snapshot, step: Step) -> int:
    """A table tells how many people chose what; any other answer of it counts as one."""
    spoke: dict[str, int] = {}
    for answer in snapshot.store.answers.where(step=step.id, round=step.round, source="table"):
        if answer.value is not None:
            people = sum(answer.value.values()) if isinstance(answer.value, dict) else 1
            spoke[answer.author] = max(spoke.get(answer.author, 0), people)
    return sum(spoke.values())


def _tables_that_wrote(snapshot: Snapshot, step: Step) -> int:
    """Only where tables answer together: phones are never counted as people."""
    return snapshot.store.tables_that_wrote(step.id) if step.plan.by == "table" else 0


def _voted(snapshot: Snapshot, step: Step | None) -> int:
    if step is None or step.kind not in VOTES:
        return 0
    ballots = snapshot.store.ballots.count(step=step.id, round=step.round, void=False)
    by_hand = snapshot.store.hand_counts.where(step=step.id, round=step.round)
    return ballots + sum(count.voters for count in by_hand)


def counted(snapshot: Snapshot) -> tuple[CountedRow, ...]:
    """What was counted by hand in the open steps, so that two scribes see one total."""
    rows: dict[tuple[str, str, str], list[HandCount]] = {}
    for step in snapshot.open_steps:
        vote = vote_counted_in(step, snapshot.steps)
        for count in snapshot.store.hand_counts.where(step=vote.id, round=vote.round):
            rows.setdefault((step.id, count.question, count.source), []).append(count)
    return tuple(_counted_row(*of, counts) for of, counts in rows.items())


def _counted_row(step: str, question: str, source: str, rows: list[HandCount]) -> CountedRow:
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update(row.totals)
    return CountedRow(
        step=step,
        question=question,
        source=source,
        totals=dict(totals),
        voters=sum(row.voters for row in rows),
        invalid=sum(row.invalid for row in rows),
    )
