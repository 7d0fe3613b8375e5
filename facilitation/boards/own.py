"""What is one's own: only its author ever gets this."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards import own as b
from facilitation.domain.answers import Answer
from facilitation.domain.ballots import VOTES
from facilitation.domain.notes import WITHDRAWN, Note, ReviewState
from facilitation.domain.people import Participant
from facilitation.domain.plans import Pledge

Row = TypeVar("Row", Note, Pledge, Answer)

#: Enough to make the queries cheap, too few to hold up who is writing.
READ_AT_ONCE = 20

NOBODY = b.OwnProfile(role=None, area=None, table=None, language="nl", writes_for=None)


def own_of_newcomer(revision: int, person: Participant) -> b.Own:
    """Nothing yet: someone who joined just now."""
    return _nothing(revision, b.OwnProfile.of(person))


def own_of_nobody() -> b.Own:
    """For who looks at a page and is no participant."""
    return _nothing(0, NOBODY)


def _nothing(revision: int, profile: b.OwnProfile) -> b.Own:
    return b.Own(
        revision=revision, profile=profile, notes=(), ballots=(), answers=(), pledges=(), plans=()
    )


def own_of(snapshot: Snapshot, author: str) -> b.Own:
    """Everything that a phone or a table's device wrote, chose and joined."""
    return dict(owns(snapshot, [author]))[author]


def owns(snapshot: Snapshot, authors: Sequence[str]) -> Iterator[tuple[str, b.Own]]:
    """The same for many, read some at a time while they are asked for; who is unknown is left
    out."""
    for start in range(0, len(authors), READ_AT_ONCE):
        some = authors[start : start + READ_AT_ONCE]
        belongings = _Belongings(snapshot, some)
        people = snapshot.store.participants.many(one for one in some if not is_table(one))
        found = {author: NOBODY for author in some if is_table(author)}
        found |= {author: b.OwnProfile.of(person) for author, person in people.items()}
        yield from ((author, belongings.of(author, profile)) for author, profile in found.items())


def is_table(author: str) -> bool:
    """Whether this is a table's device, which is nobody in particular."""
    return author.startswith("table:")


class _Belongings:
    """What some authors handed in, by author."""

    def __init__(self, snapshot: Snapshot, authors: Sequence[str]) -> None:
        store = snapshot.store
        self._snapshot = snapshot
        self._notes = _by_author(store.notes.among("author", authors))
        self._pledges = _by_author(store.pledges.among("author", authors, withdrawn=False))
        self._answers = _by_author(
            answer
            for step in snapshot.open_steps
            for answer in store.answers.among("author", authors, step=step.id, round=step.round)
        )

    def of(self, author: str, profile: b.OwnProfile) -> b.Own:
        """What one of them sees."""
        snapshot = self._snapshot
        notes = self._notes.get(author, ())
        return b.Own(
            revision=snapshot.workshop.revision,
            profile=profile,
            notes=tuple(_note(snapshot, note) for note in notes if note.hidden_reason != WITHDRAWN),
            ballots=() if is_table(author) else _ballots(snapshot, author),
            answers=tuple(map(_answer, self._answers.get(author, ()))),
            pledges=tuple(map(_pledge, self._pledges.get(author, ()))),
            plans=_plans(snapshot, author),
        )


def _plans(snapshot: Snapshot, author: str) -> tuple[str, ...]:
    cards = (item.id for item in snapshot.items if item.author == author)
    given = (outcome.id for outcome in snapshot.outcomes if outcome.author == author)
    return (*cards, *given)


def _by_author(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    sorted_out: dict[str, list[Row]] = {}
    for row in rows:
        sorted_out.setdefault(row.author, []).append(row)
    return sorted_out


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


def _pledge(pledge: Pledge) -> b.OwnPledge:
    return b.OwnPledge(
        id=pledge.id,
        item=pledge.item,
        brings=pledge.brings,
        level=pledge.level,
        has_contact=pledge.reachable,
        intention=pledge.intention,
    )


def _answer(answer: Answer) -> b.OwnAnswer:
    return b.OwnAnswer(
        step=answer.step, question=answer.question, value=answer.value, other=answer.other
    )


def _ballots(snapshot: Snapshot, participant_id: str) -> tuple[b.OwnBallot, ...]:
    """One's own ballot can be looked up only while the vote is open."""
    found = []
    for step in snapshot.open_steps:
        if step.kind in VOTES:
            key = f"{step.id}/{snapshot.store.voter_key(participant_id, step)}"
            if ballot := snapshot.store.ballots.get(key):
                found.append(b.OwnBallot(step=step.id, allocation=ballot.allocation))
    return tuple(found)
