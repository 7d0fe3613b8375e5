"""Answering suggestions: following one is an ordinary board command, by whoever says yes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, SuggestionsChanged
from facilitation.domain.notes import Note
from facilitation.domain.people import Who
from facilitation.domain.ports import Store, Unit
from facilitation.domain.refusals import AlreadyAnswered, UnknownSuggestion
from facilitation.domain.suggestions import (
    KeptProposal,
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
from facilitation.services.options import themes_of
from facilitation.services.sorting import Sorting, merge_into, next_theme_number
from facilitation.services.theme_names import folded, free_name

ANSWERED = frozenset({Standing.ACCEPTED, Standing.DECLINED})


def answer_suggestion(unit: Unit, who: Who, command: p.AnswerSuggestion) -> tuple[Event, ...]:
    """Follow a suggestion, as far as it still holds, or lay it aside for good. A whole grouping is
    followed by `AdoptGrouping`."""
    if not command.accept and _is_declined(unit, command.suggestion):
        return ()
    found = to_answer(unit, command.suggestion)
    if command.accept and found.kind is SuggestionKind.OWN_THEMES:
        return _follow_advice(unit, found)
    sorting = Sorting(unit)
    if command.accept:
        if follow := FOLLOW.get(found.kind):
            follow(unit, sorting, found)
        if not sorting.changed:
            raise UnknownSuggestion(suggestion=found.id)
    standing = Standing.ACCEPTED if command.accept else Standing.DECLINED
    sorting.suggestion(replace(found, standing=standing))
    name = "answer_suggestion" if command.accept else "decline_suggestion"
    return (*sorting.record(name, who.audience), SuggestionsChanged())


def _follow_advice(unit: Unit, found: Suggestion) -> tuple[Event, ...]:
    """Whoever says yes goes on to type; by itself that changes nothing, so there is nothing to take
    back."""
    unit.suggestions.save(replace(found, standing=Standing.ACCEPTED))
    return (SuggestionsChanged(),)


def _is_declined(store: Store, suggestion: str) -> bool:
    """Two people say no: that is one no."""
    found = store.suggestions.get(suggestion)
    return found is not None and found.standing is Standing.DECLINED


def to_answer(store: Store, suggestion: str) -> Suggestion:
    """A suggestion that waits for a yes or no. Two people say yes: the second is told that it was
    done."""
    found = store.suggestions.get(suggestion)
    if found is None or found.standing is Standing.GONE:
        raise UnknownSuggestion(suggestion=suggestion)
    if found.standing in ANSWERED:
        accepted = found.standing is Standing.ACCEPTED
        raise AlreadyAnswered(suggestion=found.id, accepted=accepted)
    return found


def grouping_to_follow(store: Store, command: p.AnswerSuggestion) -> KeptProposal | None:
    """Where a suggested grouping puts the notes, when this says yes to one."""
    found = store.suggestions.get(command.suggestion)
    if not command.accept or found is None or found.kind is not SuggestionKind.GROUPING:
        return None
    kept = store.proposals.get(to_answer(store, found.id).id)
    if kept is None:
        raise UnknownSuggestion(suggestion=found.id)
    return kept


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
    SuggestionKind.MERGE: _follow_merge,
    SuggestionKind.SPLIT: _follow_split,
    SuggestionKind.NEW: _follow_new,
    SuggestionKind.MOVE: _follow_move,
}
