"""Working on the board: themes, suggestions, words, review, and taking back."""

from typing import Annotated, Literal

from msgspec import Meta

from facilitation.contract.fields import Id, Name, Ref, Text, Word
from facilitation.contract.payloads.base import Payload


class Seed(Payload, frozen=True, kw_only=True):
    """A theme the facilitator has in mind, with a few of its words."""

    name: Name
    words: Annotated[tuple[Word, ...], Meta(max_length=30)] = ()


class Regroup(Payload, frozen=True, kw_only=True):
    """Place every loose note that can be placed and make the themes that it needs."""

    groups: Annotated[int, Meta(ge=2, le=40)] | None = None
    seeds: Annotated[tuple[Seed, ...], Meta(max_length=20)] = ()


class MoveNotes(Payload, frozen=True, kw_only=True):
    """Put notes in a theme by hand; null lays them loose."""

    notes: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=500)]
    theme: Ref | None


class AddTheme(Payload, frozen=True, kw_only=True):
    """A theme made by a person, empty or with notes."""

    id: Id
    name: Name
    notes: Annotated[tuple[Ref, ...], Meta(max_length=500)] = ()


class RenameTheme(Payload, frozen=True, kw_only=True):
    """Name a theme; the name then stays."""

    theme: Ref
    name: Name


class MergeThemes(Payload, frozen=True, kw_only=True):
    """Join themes into one of them; the others stay as 'merged into'. `name`: what it is called
    from now on."""

    themes: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=40)]
    into: Ref
    name: Name | None = None


class SplitTheme(Payload, frozen=True, kw_only=True):
    """Take notes out of a theme into a new one."""

    theme: Ref
    notes: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=500)]
    id: Id
    name: Name | None = None


class ParkTheme(Payload, frozen=True, kw_only=True):
    """Keep a theme for later, in sight; `parked: false` takes it back."""

    theme: Ref
    parked: bool = True


class PreviewGrouping(Payload, frozen=True, kw_only=True):
    """Suggest a grouping of everything, to look at; nothing moves until someone takes it over."""

    groups: Annotated[int, Meta(ge=2, le=40)] | None = None
    seeds: Annotated[tuple[Seed, ...], Meta(max_length=20)] = ()


class ProposeSplit(Payload, frozen=True, kw_only=True):
    """Suggest how a theme could become two."""

    theme: Ref


class AnswerSuggestion(Payload, frozen=True, kw_only=True):
    """Follow a suggestion of the machine, or lay it aside."""

    suggestion: Ref
    accept: bool


class MergeWords(Payload, frozen=True, kw_only=True):
    """Count words together under one of them; can be undone."""

    step: Ref
    words: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=100)]
    into: Text


class SplitWord(Payload, frozen=True, kw_only=True):
    """Count the words that were merged into this one apart again."""

    step: Ref
    word: Text


class HideNote(Payload, frozen=True, kw_only=True):
    """Take a note off every screen, with a reason; nothing is deleted."""

    id: Ref
    reason: Literal["contains_name", "hurtful", "sensitive", "sent_twice", "test"]


class ShowNote(Payload, frozen=True, kw_only=True):
    """Show a hidden note again, or release one that waits for review."""

    id: Ref


class Undo(Payload, frozen=True, kw_only=True):
    """Take back the workshop's last board command."""


class Redo(Payload, frozen=True, kw_only=True):
    """Do again what was last undone."""
