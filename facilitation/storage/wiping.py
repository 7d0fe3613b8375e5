"""Taking away what a rehearsal wrote."""

from dataclasses import replace

from sqlalchemy import Connection, delete, func, select, update

from facilitation.domain.steps import GROUPED_KINDS, StepState
from facilitation.storage import tables as t
from facilitation.storage.database import Database
from facilitation.storage.unit import StoredWorkshop, header_of

#: Steps in which ballots are cast.
VOTES = frozenset({"vote", "budget"})


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
    header, note, theme, word = t.workshop, t.note.c, t.theme, t.word
    mine = note.workshop_id == workshop_id

    def notes_that_are(state: str) -> int:
        query = select(func.count()).where(mine, note.review == state)
        return int(connection.execute(query).scalar_one())

    shown = note.review == "shown"
    loose = select(func.count()).where(mine, shown, note.theme.is_(None))
    loose = loose.where(note.kind.in_(sorted(GROUPED_KINDS)))
    per_step = select(note.step, func.count().label("notes")).where(mine, shown).group_by(note.step)
    raised = header.c.revision + 1
    connection.execute(
        update(header)
        .where(header.c.id == workshop_id)
        .values(
            revision=raised,
            whole_since=raised,
            phones=header.c.phones - phones_gone,
            notes=notes_that_are("shown"),
            waiting=notes_that_are("waiting"),
            hidden=notes_that_are("hidden"),
            loose=connection.execute(loose).scalar_one(),
            step_notes={row.step: int(row.notes) for row in connection.execute(per_step)},
        )
    )
    in_theme = (
        select(func.count())
        .where(mine, note.theme == theme.c.id, note.review == "shown")
        .scalar_subquery()
    )
    connection.execute(
        update(theme).where(theme.c.workshop_id == workshop_id).values(count=in_theme)
    )
    said = (
        select(func.count())
        .where(
            mine,
            note.step == word.c.step,
            func.lower(func.trim(note.text)) == func.lower(word.c.word),
            note.review == "shown",
        )
        .scalar_subquery()
    )
    connection.execute(update(word).where(word.c.workshop_id == workshop_id).values(count=said))
