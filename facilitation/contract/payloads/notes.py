"""Writing notes: on phones, at tables and from paper."""

from typing import Annotated, Literal

from msgspec import Meta

from facilitation.contract.fields import CardNumber, Id, Milliseconds, Ref, TableNumber, Text
from facilitation.contract.payloads.base import Payload


class SubmitNote(Payload, frozen=True, kw_only=True):
    """A briefje. The same id from the same author again is the note we already have. `key`: which
    question, theme or story it is about; `kind`: in a talk about a story, that it is a quote."""

    id: Id
    step: Ref
    text: Text
    key: Ref | None = None
    kind: Literal["quote"] | None = None
    table: TableNumber | None = None
    age_ms: Milliseconds | None = None


class EditNote(Payload, frozen=True, kw_only=True):
    """Change one's own note while its step is open; the earlier text is kept hidden."""

    id: Id
    text: Text


class WithdrawNote(Payload, frozen=True, kw_only=True):
    """Take one's own note back ('Haal terug')."""

    id: Id


class PaperNote(Payload, frozen=True, kw_only=True):
    """One paper card: its printed number, its text, or both; a number alone is 'tekst volgt'."""

    id: Id
    number: CardNumber | None = None
    text: Text | None = None
    table: TableNumber | None = None
    key: Ref | None = None


class AddPaperNotes(Payload, frozen=True, kw_only=True):
    """Paper cards typed in by a scribe or a table."""

    step: Ref
    notes: Annotated[tuple[PaperNote, ...], Meta(min_length=1, max_length=100)]


class Writing(Payload, frozen=True, kw_only=True):
    """A note is being written on this phone, or no longer. Not stored."""

    writing: bool
