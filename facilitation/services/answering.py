"""Answering suggestions: following one is an ordinary board command, by whoever says yes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, SuggestionsChanged
from facilitation.domain.notes import Note
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import AlreadyAnswered, UnknownSuggestion
from facilitation.domain.suggestions import (
    Standing,
    Suggestion,
    SuggestionKind,
    lies_in,
    may_be_moved,
)
from facilitation.domain.themes import (
    ON_THE_WALL,
    NamedBy,
    Theme,
    ThemeState,
    placed_by_hand,
    touched,
)
from facilitation.services.adopting import adopt_at_once
from facilitation.services.options import themes_of
from facilitation.services.sorting import Sorting, merge_into, next_theme_number
from facilitation.services.theme_names import folded, free_name

ANSWERED = frozenset({Standing.ACCEPTED, Standing.DECLINED})


def answer_suggestion(unit: Unit, who: Who, command: p.AnswerSuggestion) -> tuple[Event, ...]:
    """Follow a suggestion, as far as it still holds, or lay it aside for good."""
    found = unit.suggestions.get(command.suggestion)
    if found is None or found.standing is Standing.GONE:
        raise UnknownSuggestion(suggestion=command.suggestion)
    if found.standing in ANSWERED:
        return _again(found, command)
    sorting = Sorting(unit)
    if command.accept:
        FOLLOW[found.kind](unit, sorting, found)
        if not sorting.changed:
            raise UnknownSuggestion(suggestion=found.id)
    standing = Standing.ACCEPTED if command.accept else Standing.DECLINED
    sorting.suggestion(replace(found, standing=standing))
    name = "answer_suggestion" if command.accept else "decline_suggestion"
    return (*sorting.record(name, who.audience), SuggestionsChanged())


def _again(found: Suggestion, command: p.AnswerSuggestion) -> tuple[Event, ...]:
    """Two people say no: that is one no. Two say yes: the second is told that it was done."""
    if found.standing is Standing.DECLINED and not command.accept:
        return ()
    accepted = found.standing is Standing.ACCEPTED
    raise AlreadyAnswered(suggestion=found.id, accepted=accepted)


def _follow_grouping(unit: Unit, sorting: Sorting, found: Suggestion) -> None:
    kept = unit.proposals.get(found.id)
    if kept:
        adopt_at_once(unit, sorting, kept.places, kept.themes, kept.anew)


def _follow_move(unit: Unit, sorting: Sorting, found: Suggestion) -> None:
    into, note = _standing(unit, found.into), unit.notes.get(found.note or "")
    if into and note and may_be_moved(note, found.theme):
        _put(sorting, [note], into)
        sorting.theme(touched(into))


def _follow_new(unit: Unit, sorting: Sorting, found: Suggestion) -> None:
    _put_apart(unit, sorting, found, None)


def _follow_split(unit: Unit, sorting: Sorting, found: Suggestion) -> None:
    if theme := _standing(unit, found.theme):
        _put_apart(unit, sorting, found, theme)


def _put_apart(unit: Unit, sorting: Sorting, found: Suggestion, theme: Theme | None) -> None:
    """Notes that still lie where they were found, together in a theme of their own."""
    known = unit.notes.many(found.notes)
    notes = [note for note in known.values() if lies_in(note, found.theme)]
    if not notes:
        return
    taken = folded(one.name for one in themes_of(unit))
    new = Theme(
        id=unit.new_id(),
        number=next_theme_number(unit),
        name=free_name(found.name or "", found.why, taken),
        state=ThemeState.ACTIVE,
        named_by=NamedBy.MACHINE,
        terms=found.why,
        split_from=theme.id if theme else None,
    )
    sorting.new_theme(new)
    _put(sorting, notes, new)
    if theme:
        sorting.theme(touched(theme))


def _put(sorting: Sorting, notes: list[Note], into: Theme) -> None:
    """A person said so, so there they stay."""
    for note in notes:
        sorting.note(placed_by_hand(note, into), note)


def _follow_merge(unit: Unit, sorting: Sorting, found: Suggestion) -> None:
    theme, into = _standing(unit, found.theme), _standing(unit, found.into)
    if theme and into:
        merge_into(unit, sorting, [theme], into)


def _standing(unit: Unit, theme_id: str | None) -> Theme | None:
    theme = unit.themes.get(theme_id) if theme_id else None
    return theme if theme and theme.state in ON_THE_WALL else None


FOLLOW: Mapping[SuggestionKind, Callable[[Unit, Sorting, Suggestion], None]] = {
    SuggestionKind.GROUPING: _follow_grouping,
    SuggestionKind.MERGE: _follow_merge,
    SuggestionKind.SPLIT: _follow_split,
    SuggestionKind.NEW: _follow_new,
    SuggestionKind.MOVE: _follow_move,
}
