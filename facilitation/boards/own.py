"""What is one's own: only its author ever gets this."""

from facilitation.boards.snapshot import Snapshot
from facilitation.contract import boards as b
from facilitation.domain.notes import WITHDRAWN, Note, ReviewState
from facilitation.domain.people import Participant

NOBODY = b.OwnProfile(role=None, area=None, table=None, language="nl", writes_for=None)


def own_of_newcomer(revision: int, person: Participant) -> b.Own:
    """Nothing yet: someone who joined just now."""
    return b.Own(
        revision=revision,
        profile=_profile(person),
        notes=(),
        ballots=(),
        answers=(),
        pledges=(),
        plans=(),
    )


def own_of_participant(snapshot: Snapshot, person: Participant) -> b.Own:
    """Everything that someone with a phone wrote, chose and joined."""
    return _own(snapshot, person.id, _profile(person), _ballots(snapshot, person))


def _profile(person: Participant) -> b.OwnProfile:
    return b.OwnProfile(
        role=person.role,
        area=person.area,
        table=person.table,
        language=person.language,
        writes_for=person.writes_for,
    )


def own_of_table(snapshot: Snapshot, author: str) -> b.Own:
    """Everything that a table's device handed in."""
    return _own(snapshot, author, NOBODY, ())


def _own(
    snapshot: Snapshot, author: str, profile: b.OwnProfile, ballots: tuple[b.OwnBallot, ...]
) -> b.Own:
    store = snapshot.store
    return b.Own(
        revision=snapshot.workshop.revision,
        profile=profile,
        notes=tuple(
            _note(snapshot, note)
            for note in store.notes.where(author=author)
            if note.hidden_reason != WITHDRAWN
        ),
        ballots=ballots,
        answers=_answers(snapshot, author),
        pledges=tuple(
            b.OwnPledge(
                id=pledge.id,
                item=pledge.item,
                brings=pledge.brings,
                level=pledge.level,
                has_contact=pledge.reachable,
            )
            for pledge in store.pledges.where(author=author, withdrawn=False)
        ),
        plans=tuple(item.id for item in snapshot.items if item.author == author),
    )


def _note(snapshot: Snapshot, note: Note) -> b.OwnNote:
    """Where a note landed is told once the hall may see the themes."""
    placed = note.theme if snapshot.workshop.themes_shown else None
    return b.OwnNote(
        id=note.id,
        number=note.number,
        text=note.text,
        step=note.step,
        key=note.key,
        state=note.review,
        reason=note.hidden_reason,
        flags=note.flags if note.review is ReviewState.WAITING else (),
        late=note.late,
        theme=snapshot.chip(placed),
    )


def _ballots(snapshot: Snapshot, person: Participant) -> tuple[b.OwnBallot, ...]:
    """One's own ballot can be looked up only while the vote is open."""
    found = []
    for step in snapshot.open_steps:
        if step.kind in ("vote", "budget"):
            key = f"{step.id}/{snapshot.store.voter_key(person.id, step)}"
            if ballot := snapshot.store.ballots.get(key):
                found.append(b.OwnBallot(step=step.id, allocation=ballot.allocation))
    return tuple(found)


def _answers(snapshot: Snapshot, author: str) -> tuple[b.OwnAnswer, ...]:
    found = []
    for step in snapshot.open_steps:
        for answer in snapshot.store.answers.where(step=step.id, author=author, round=step.round):
            found.append(
                b.OwnAnswer(
                    step=answer.step,
                    question=answer.question,
                    value=answer.value,
                    other=answer.other,
                )
            )
    return tuple(found)
