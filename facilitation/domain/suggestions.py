"""What the machine suggests on the board, and what becomes of that while people go on."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitation.domain.grouping import ProposedPlace, ProposedTheme
from facilitation.domain.notes import Note, PlacedBy, ReviewState

#: Fewer notes than this make no theme.
FEWEST_NOTES = 3
#: More suggestions at once than this nobody reads.
MOST_OPEN = 12


class SuggestionKind(StrEnum):
    """What a person would do by following it, the largest step first."""

    OWN_THEMES = "own_themes"
    GROUPING = "grouping"
    MERGE = "merge"
    SPLIT = "split"
    NEW = "new"
    MOVE = "move"


class Standing(StrEnum):
    """Where a suggestion is in its life. Replaced ones can still be followed by who saw them."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLACED = "replaced"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class PreviewTheme:
    """A theme as it would be. `samples`: note ids, best first."""

    name: str
    terms: tuple[str, ...]
    count: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that a person may follow or lay aside. Its id is made of its content, so that the
    same again is the same. `asked`: by a person, so the machine does not replace it by itself;
    `left`: notes that would stay loose."""

    id: str
    kind: SuggestionKind
    note: str | None = None
    notes: tuple[str, ...] = ()
    theme: str | None = None
    into: str | None = None
    name: str | None = None
    why: tuple[str, ...] = ()
    confidence: float | None = None
    stale: bool = False
    asked: bool = False
    groups: int | None = None
    preview: tuple[PreviewTheme, ...] = ()
    left: int = 0
    standing: Standing = Standing.OPEN


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """Where a suggested grouping puts every note. `anew`: themes nobody touched may go."""

    id: str
    anew: bool
    places: tuple[ProposedPlace, ...]
    themes: tuple[ProposedTheme, ...]


@dataclass(frozen=True, slots=True)
class BoardChanges:
    """What a command changed: the notes as they are now, those whose text is another, all themes
    that it touched, those of them that left the wall, and whether any theme stands now."""

    notes: Mapping[str, Note]
    edited: Collection[str] = ()
    themes: Collection[str] = ()
    left_the_wall: Collection[str] = ()
    themes_stand: bool = True


def suggestion_id(kind: SuggestionKind, *content: str | None) -> str:
    """The same content has the same id, whoever makes it, so declining it holds for good."""
    text = "\x1f".join(part or "" for part in content)
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:24]}"


def split_id(theme: str) -> str:
    """A theme can be split in one way at a time; a no holds for the theme."""
    return suggestion_id(SuggestionKind.SPLIT, theme)


def revised(suggestion: Suggestion, changes: BoardChanges) -> Suggestion:
    """The suggestion after what happened: as it was, smaller, stale or gone."""
    if changes.left_the_wall and {suggestion.theme, suggestion.into} & set(changes.left_the_wall):
        return gone(suggestion)
    return REVISE[suggestion.kind](suggestion, changes)


def gone(suggestion: Suggestion) -> Suggestion:
    """Off the board. A grouping that somebody may be reading can still be followed."""
    whole = suggestion.kind is SuggestionKind.GROUPING
    return replace(suggestion, standing=Standing.REPLACED if whole else Standing.GONE)


def lies_in(note: Note, theme: str | None) -> bool:
    """Whether a shown note lies where a suggestion found it; loose by hand is a decision."""
    if note.review is not ReviewState.SHOWN or note.theme != theme:
        return False
    return theme is not None or note.placed_by is not PlacedBy.HAND


def may_be_moved(note: Note, theme: str | None) -> bool:
    """Whether suggesting another place makes sense: never for a note that a person placed."""
    return lies_in(note, theme) and note.placed_by is not PlacedBy.HAND


def _move(suggestion: Suggestion, changes: BoardChanges) -> Suggestion:
    note = changes.notes.get(suggestion.note or "")
    if note is None:
        return suggestion
    if not may_be_moved(note, suggestion.theme):
        return gone(suggestion)
    return _stale(suggestion) if note.id in changes.edited else suggestion


def _together(suggestion: Suggestion, changes: BoardChanges) -> Suggestion:
    """Notes that would leave their theme, or the loose ones, for a theme of their own."""
    still = tuple(
        note
        for note in suggestion.notes
        if note not in changes.notes or lies_in(changes.notes[note], suggestion.theme)
    )
    if len(still) < FEWEST_NOTES:
        return gone(suggestion)
    if still != suggestion.notes or set(still) & set(changes.edited):
        return _stale(replace(suggestion, notes=still))
    came = suggestion.theme and any(
        note.theme == suggestion.theme and note.id not in still for note in changes.notes.values()
    )
    return _stale(suggestion) if came else suggestion


def _merge(suggestion: Suggestion, changes: BoardChanges) -> Suggestion:
    return suggestion


def _own_themes(suggestion: Suggestion, changes: BoardChanges) -> Suggestion:
    """Whoever makes or names themes knows them; the next look says whether it is still needed."""
    return gone(suggestion) if changes.themes else suggestion


def _grouping(suggestion: Suggestion, changes: BoardChanges) -> Suggestion:
    """The preview of the machine's own makes way once themes stand."""
    if changes.themes_stand and not suggestion.asked:
        return gone(suggestion)
    return _stale(suggestion) if changes.notes or changes.themes else suggestion


def _stale(suggestion: Suggestion) -> Suggestion:
    return replace(suggestion, stale=True)


REVISE: Mapping[SuggestionKind, Callable[[Suggestion, BoardChanges], Suggestion]] = {
    SuggestionKind.OWN_THEMES: _own_themes,
    SuggestionKind.GROUPING: _grouping,
    SuggestionKind.MERGE: _merge,
    SuggestionKind.SPLIT: _together,
    SuggestionKind.NEW: _together,
    SuggestionKind.MOVE: _move,
}

#: How many of a kind are open at once; moves fill what is left.
SHARE: Mapping[SuggestionKind, int] = {
    SuggestionKind.OWN_THEMES: 1,
    SuggestionKind.GROUPING: 1,
    SuggestionKind.MERGE: 3,
    SuggestionKind.SPLIT: 2,
    SuggestionKind.NEW: 3,
    SuggestionKind.MOVE: MOST_OPEN,
}


def best(suggestions: Collection[Suggestion], open_now: Collection[str]) -> list[Suggestion]:
    """The dozen to show: what is open already stays, then the surest of each kind."""
    ordered = sorted(
        suggestions, key=lambda one: (one.id not in open_now, -(one.confidence or 0.0), one.id)
    )
    chosen: list[Suggestion] = []
    for kind in SuggestionKind:
        room = min(SHARE[kind], MOST_OPEN - len(chosen))
        chosen += [one for one in ordered if one.kind is kind][:room]
    return chosen
