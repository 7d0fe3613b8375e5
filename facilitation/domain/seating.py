"""Stories and tables as they stand: who sits at which story, and what tables gave."""

from collections.abc import Iterable

from facilitation.domain.cases import ABOUT_CASES, Case, CaseOutcome, Seating, advised_tables
from facilitation.domain.plans import number_order
from facilitation.domain.ports import Store


def cases_of(store: Store) -> tuple[Case, ...]:
    """All stories, by number."""
    return tuple(sorted(store.cases.where(), key=lambda case: case.number))


def outcomes_of(store: Store) -> tuple[CaseOutcome, ...]:
    """All that tables gave, by number."""
    return tuple(sorted(store.outcomes.where(), key=lambda one: number_order(one.number)))


def case_of_table(store: Store, table: int | None) -> Case | None:
    """The story that a table chose, else the one it was asked to take."""
    if table is None:
        return None
    seats = seating_of(store)
    chosen = (one.case for one in seats if table in one.tables)
    asked = (one.case for one in seats if table in one.advised)
    found = next(chosen, None) or next(asked, None)
    return store.cases.get(found) if found else None


def seating_of(store: Store) -> tuple[Seating, ...]:
    """Which tables sit at which story, by number of the story."""
    cases = cases_of(store)
    tables: dict[str, list[int]] = {case.id: [] for case in cases}
    people = dict.fromkeys(tables, 0)
    for table, chosen in _choices(store):
        for case, number in chosen.items():
            if case in tables:
                tables[case] += [table] if table else []
                people[case] += number
    advised = advised_tables(cases, store.workshop.tables)
    return tuple(
        Seating(case.id, tuple(sorted(tables[case.id])), advised[case.id], people[case.id])
        for case in cases
    )


def _choices(store: Store) -> Iterable[tuple[int | None, dict[str, int]]]:
    """(table, people per story) of the choices about stories; counts by hand have no table."""
    for step in store.steps.where(kind="choose"):
        if step.plan.about == ABOUT_CASES:
            mine = {"step": step.id, "round": step.round}
            for answer in store.answers.where(**mine, source="table"):
                yield int(answer.author.rpartition(":")[2]), _people(answer.value)
            for count in store.hand_counts.where(**mine):
                yield None, count.totals


def _people(value: object) -> dict[str, int]:
    """People per story; a table that only names its story says nothing about people."""
    if isinstance(value, dict):
        return {str(case): int(people) for case, people in value.items()}
    named = value if isinstance(value, list) else [value]
    return {str(case): 0 for case in named if case is not None}
