"""Briefjes: what may be written, changed, taken back, hidden and shown."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitation.domain.refusals import EmptyText, IdTaken, StepClosed, TooLong, UnknownKey
from facilitation.domain.review import flags_in
from facilitation.domain.steps import WRITING, Step, require_open, was_open_at
from facilitation.domain.workshop import Moderation


class ReviewState(StrEnum):
    """Whether the hall may see a note."""

    SHOWN = "shown"
    WAITING = "waiting"
    HIDDEN = "hidden"


#: Why a note is hidden that its writer took back; nobody else can show it again.
WITHDRAWN = "withdrawn_by_writer"


class PlacedBy(StrEnum):
    """Who put a note in its theme, or laid it loose."""

    NONE = "none"
    MACHINE = "machine"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Note:
    """One briefje, with the text exactly as written. `author`: the participant or table that sent
    it, never shown to anyone else; `earlier`: texts before an edit, kept hidden."""

    id: str
    number: int
    step: str
    kind: str
    text: str
    unit: str
    source: str
    author: str
    written_at_ms: int
    key: str | None = None
    table: int | None = None
    late: bool = False
    text_pending: bool = False
    review: ReviewState = ReviewState.SHOWN
    flags: tuple[str, ...] = ()
    hidden_reason: str | None = None
    theme: str | None = None
    placed_by: PlacedBy = PlacedBy.NONE
    why: tuple[str, ...] = ()
    confidence: float | None = None
    second: str | None = None
    earlier: tuple[str, ...] = ()
    rehearsal: bool = False


def theme_it_is_about(note: Note) -> str | None:
    """What a table adds in a `check` step may be about one theme; then its key says which."""
    return note.key if note.kind == "correction" else None


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone hands in, before it is a note."""

    id: str
    text: str
    unit: str
    source: str
    author: str
    key: str | None = None
    table: int | None = None
    age_ms: int | None = None
    rehearsal: bool = False
    kind: str | None = None


def known_note(known: Note, author: str) -> Note:
    """The same id from the same author is the note we already have."""
    if known.author != author:
        raise IdTaken(id=known.id)
    return known


def write_note(
    draft: Draft,
    step: Step,
    number: int,
    moderation: Moderation,
    now_ms: int,
    about: Collection[str] = (),
) -> Note:
    """Accept a note in an open step, or as late when it was written before the step closed.
    `about`: ids of the themes or stories that it may be about."""
    late = _is_late(draft, step, now_ms)
    text = clean_text(draft.text, WRITING[step.kind].limit)
    _require_key(draft.key, step, about)
    flags = flags_in(text)
    return Note(
        id=draft.id,
        number=number,
        step=step.id,
        kind=_kind(draft.kind, step),
        text=text,
        unit=draft.unit,
        source=draft.source,
        author=draft.author,
        written_at_ms=now_ms - (draft.age_ms or 0),
        key=draft.key,
        table=draft.table,
        late=late,
        review=first_review(flags, moderation),
        flags=flags,
        rehearsal=draft.rehearsal,
    )


def _is_late(draft: Draft, step: Step, now_ms: int) -> bool:
    try:
        require_open(step, "submit_note")
    except StepClosed:
        if draft.age_ms is None or not was_open_at(step, now_ms - draft.age_ms):
            raise
        return True
    return False


def clean_text(text: str, limit: int) -> str:
    """The text without white space around it, otherwise untouched."""
    trimmed = text.strip()
    if not trimmed:
        raise EmptyText
    if len(trimmed) > limit:
        raise TooLong(limit=limit, length=len(trimmed))
    return trimmed


def first_review(flags: tuple[str, ...], moderation: Moderation) -> ReviewState:
    """Whether a new note waits for a look."""
    waits = moderation is Moderation.ALL or (moderation is Moderation.FLAGGED and bool(flags))
    return ReviewState.WAITING if waits else ReviewState.SHOWN


def _kind(said: str | None, step: Step) -> str:
    """What the step takes, or what somebody called it where the step allows that."""
    writing = WRITING[step.kind]
    return said if said in writing.also else writing.note_kind


def _require_key(key: str | None, step: Step, about: Collection[str]) -> None:
    keys = {question.key for question in step.plan.questions}
    if key is not None and key not in keys and key not in about:
        raise UnknownKey(step=step.id, question=key)


def edited(note: Note, text: str, step: Step, moderation: Moderation) -> Note:
    """The note with another text; it may now wait for review, or still be hidden."""
    cleaned = clean_text(text, WRITING[step.kind].limit)
    if cleaned == note.text:
        return note
    flags = flags_in(cleaned)
    review = note.review if note.review is ReviewState.HIDDEN else first_review(flags, moderation)
    earlier = (*note.earlier, note.text) if note.text else note.earlier
    return replace(
        note, text=cleaned, flags=flags, review=review, earlier=earlier, text_pending=False
    )


def with_key(note: Note, key: str | None, step: Step, known: Collection[str]) -> Note:
    """The note, about this question, or about this theme, story or plan that is `known`."""
    _require_key(key, step, known)
    return replace(note, key=key)


def hidden(note: Note, reason: str) -> Note:
    """The note off every screen; text, number and place stay in the store."""
    return replace(note, review=ReviewState.HIDDEN, hidden_reason=reason)


def shown(note: Note) -> Note:
    """The note on the screens again, or released from review."""
    return replace(note, review=ReviewState.SHOWN, hidden_reason=None)


def counts_as_shown(note: Note | None) -> bool:
    """Whether this note is one that the hall sees and counts."""
    return note is not None and note.review is ReviewState.SHOWN
