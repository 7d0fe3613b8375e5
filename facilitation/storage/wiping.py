"""Taking away what a rehearsal wrote."""

from dataclasses import replace

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    select,
    update,
)

from facilitation.domain.ballots import VOTES
from facilitation.domain.steps import GROUPED_KINDS, StepState
from facilitation.storage import tables as t
from facilitation.storage.database import Database
from facilitation.storage.unit import StoredWorkshop, header_of

SHOWN = t.note.c.review == "shown"


def wipe_rehearsal(database: Database, workshop_id: int) -> int:
    """Delete simulated participants and all they wrote, chose and joined; count the rest again.

    Screens that are open are sent whole boards. Returns the number of notes that went.
    """
    note, person = t.note.c, t.participant.c
    bots = select(person.id).where(person.workshop_id == workshop_id, person.rehearsal)
    with database.writing() as connection:
        store = StoredWorkshop(connection, header_of(connection, workshop_id), 0, database.seal)
        _take_ballots_back(store)
        wiped = connection.execute(
            delete(t.note).where(note.workshop_id == workshop_id, note.rehearsal)
        ).rowcount
        for table in (t.answer, t.pledge, t.item, t.case_outcome, t.offer):
            connection.execute(
                delete(table).where(table.c.workshop_id == workshop_id, table.c.author.in_(bots))
            )
        for table in (t.suggestion, t.proposal):
            # They rest on notes that are gone; the machine looks again by itself.
            connection.execute(delete(table).where(table.c.workshop_id == workshop_id))
        gone = connection.execute(
            delete(t.participant).where(person.workshop_id == workshop_id, person.rehearsal)
        ).rowcount
        _count_again(connection, workshop_id, gone)
        _count_pledges_again(store)
    return int(wiped)


def _take_ballots_back(store: StoredWorkshop) -> None:
    """Only while a vote is open does a ballot still know whose it is."""
    robots = store.participants.where(rehearsal=True)
    for step in store.steps.where(state=StepState.OPEN):
        for robot in robots if step.kind in VOTES else ():
            store.ballots.drop(id=f"{step.id}/{store.voter_key(robot.id, step)}")


def _count_pledges_again(store: StoredWorkshop) -> None:
    for item in store.items.where():
        store.items.save(
            replace(
                item,
                says_yes=store.pledges.count(item=item.id, withdrawn=False),
                reachable=store.pledges.count(item=item.id, withdrawn=False, reachable=True),
            )
        )


def _count_again(connection: Connection, workshop_id: int, phones_gone: int) -> None:
    """Numbers that are kept counted, after rows went that nobody counted back."""
    _count_notes_again(connection, workshop_id, phones_gone)
    theme, word, note = t.theme, t.word, t.note.c
    _keep_count(connection, workshop_id, theme, note.theme == theme.c.id)
    same_word = func.lower(func.trim(note.text)) == func.lower(word.c.word)
    _keep_count(connection, workshop_id, word, note.step == word.c.step, same_word)


def _count_notes_again(connection: Connection, workshop_id: int, phones_gone: int) -> None:
    """Those of the header; screens that are open are sent whole boards."""
    header, note = t.workshop.c, t.note.c
    mine = note.workshop_id == workshop_id
    per_review = dict(_counted(connection, note.review, mine))
    loose = note.theme.is_(None) & note.kind.in_(sorted(GROUPED_KINDS))
    loose_per_review = dict(_counted(connection, note.review, mine, loose))
    raised = header.revision + 1
    values = {
        "revision": raised,
        "whole_since": raised,
        "phones": header.phones - phones_gone,
        "notes": per_review.get("shown", 0),
        "waiting": per_review.get("waiting", 0),
        "hidden": per_review.get("hidden", 0),
        "loose": loose_per_review.get("shown", 0),
        "step_notes": dict(_counted(connection, note.step, mine, SHOWN)),
    }
    connection.execute(update(t.workshop).where(header.id == workshop_id).values(values))


def _counted(
    connection: Connection, by: Column[str], *of: ColumnElement[bool]
) -> list[tuple[str, int]]:
    """How many notes there are of each kind."""
    rows = connection.execute(select(by, func.count()).where(*of).group_by(by))
    return [(str(kind), int(n)) for kind, n in rows]


def _keep_count(
    connection: Connection, workshop_id: int, table: Table, *of: ColumnElement[bool]
) -> None:
    """How many shown notes belong to each row of a table."""
    mine = t.note.c.workshop_id == workshop_id
    notes = select(func.count()).where(mine, SHOWN, *of).scalar_subquery()
    connection.execute(update(table).where(table.c.workshop_id == workshop_id).values(count=notes))
