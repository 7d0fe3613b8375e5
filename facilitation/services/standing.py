"""The suggestions on the board: taken over from the machine, and kept up with what people do."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from facilitation.domain.events import Event, SuggestionsChanged
from facilitation.domain.notes import Note
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.steps import GROUPED_KINDS
from facilitation.domain.suggestions import (
    BoardChanges,
    KeptProposal,
    Standing,
    Suggestion,
    SuggestionKind,
    best,
    gone,
    revised,
)
from facilitation.domain.themes import ON_THE_WALL
from facilitation.services.options import themes_of
from facilitation.services.theme_names import folded, free_name

MAKES_A_THEME = frozenset({SuggestionKind.NEW, SuggestionKind.SPLIT})
#: Groupings that were replaced and can still be followed by who is looking at them.
KEPT_REPLACED = 3


@dataclass(frozen=True, slots=True)
class AdoptSuggestions:
    """What the machine suggests, worked out on the board of `revision`. `kinds`: open ones of
    these kinds that it does not suggest any more leave the board."""

    revision: int
    suggestions: tuple[Suggestion, ...]
    kinds: frozenset[SuggestionKind]
    proposal: KeptProposal | None = None


def adopt_suggestions(unit: Unit, who: Who, found: AdoptSuggestions) -> tuple[Event, ...]:
    """Put on the board what still fits it; what somebody declined stays away."""
    known = unit.suggestions.many([one.id for one in found.suggestions])
    open_now = {one.id: one for one in unit.suggestions.where(standing=Standing.OPEN)}
    fitting = [one for one in _as_things_are_now(unit, found) if _is_wanted(one, known.get(one.id))]
    wanted = best(fitting, open_now)
    news = [one for one in wanted if _is_news(one, open_now.get(one.id))]
    changed = [*_leaving(found.kinds, open_now.values(), wanted), *news]
    for one in changed:
        unit.suggestions.put(one)
    if found.proposal and found.proposal.id in {one.id for one in changed}:
        _keep(unit, found.proposal)
    return (SuggestionsChanged(),) if changed else ()


def _leaving(
    kinds: Collection[SuggestionKind],
    open_now: Iterable[Suggestion],
    wanted: Collection[Suggestion],
) -> list[Suggestion]:
    """What the machine no longer says. What somebody asked for leaves only for what is asked."""
    stays = {one.id for one in wanted}
    asked = any(one.asked for one in wanted)
    return [
        gone(one)
        for one in open_now
        if one.kind in kinds and one.id not in stays and (asked or not one.asked)
    ]


def _as_things_are_now(unit: Unit, found: AdoptSuggestions) -> list[Suggestion]:
    """Revised by what people did while the machine was thinking."""
    if not found.suggestions:
        return []
    notes = unit.notes.changed_since(found.revision)
    themes = {theme.id for theme in unit.themes.changed_since(found.revision)}
    changes = _changes(unit, grouped(notes), themes, {note.id for note in notes})
    now = [revised(one, changes) for one in found.suggestions]
    taken = folded(theme.name for theme in themes_of(unit))
    return [_freely_named(one, taken) for one in now if one.standing is Standing.OPEN]


def _freely_named(one: Suggestion, taken: Collection[str]) -> Suggestion:
    """A theme that it would make has a name that no theme has yet."""
    if one.kind not in MAKES_A_THEME or not one.name:
        return one
    name = free_name(one.name, one.why, taken)
    preview = (replace(made, name=name) if made.name == one.name else made for made in one.preview)
    return replace(one, name=name, preview=tuple(preview))


def _is_wanted(suggestion: Suggestion, known: Suggestion | None) -> bool:
    """A no holds, unless somebody asks for the same again."""
    return suggestion.asked or known is None or known.standing is not Standing.DECLINED


def _is_news(suggestion: Suggestion, shown: Suggestion | None) -> bool:
    """What somebody may be reading changes only when it is stale or asked for again."""
    return shown is None or shown.stale or (suggestion.asked and suggestion != shown)


def _keep(unit: Unit, proposal: KeptProposal) -> None:
    """Keep where it puts the notes; of those that were replaced only the last few."""
    unit.proposals.put(proposal)
    replaced = unit.suggestions.where(kind=SuggestionKind.GROUPING, standing=Standing.REPLACED)
    for old in replaced[-2 * KEPT_REPLACED : -KEPT_REPLACED]:
        unit.proposals.drop(id=old.id)


def keep_up(
    unit: Unit,
    notes: Mapping[str, Note],
    themes: Collection[str] = (),
    edited: Collection[str] = (),
    but: Collection[str] = (),
) -> None:
    """Let open suggestions follow what a command did to these notes and themes. `but`: those that
    the command itself answered or brought back. `notes`: by id, of the kinds that are grouped."""
    if not notes and not themes:
        return
    open_now = [one for one in unit.suggestions.where(standing=Standing.OPEN) if one.id not in but]
    if not open_now:
        return
    changes = _changes(unit, notes, themes, edited)
    unit.suggestions.save_all(after for one in open_now if (after := revised(one, changes)) != one)


def keep_up_with_new(unit: Unit, note: Note) -> None:
    """A new note concerns only the preview of everything; accepting it must stay cheap."""
    if note.kind in GROUPED_KINDS:
        preview = unit.suggestions.first(kind=SuggestionKind.GROUPING, standing=Standing.OPEN)
        if preview and not preview.stale:
            unit.suggestions.save(replace(preview, stale=True))


def grouped(notes: Iterable[Note]) -> Mapping[str, Note]:
    """Those that can lie in a theme, by id."""
    return {note.id: note for note in notes if note.kind in GROUPED_KINDS}


def _changes(
    unit: Unit, notes: Mapping[str, Note], themes: Collection[str], edited: Collection[str]
) -> BoardChanges:
    touched = unit.themes.many(themes) if themes else {}
    return BoardChanges(
        notes=notes,
        edited=edited,
        themes=themes,
        left_the_wall=[one.id for one in touched.values() if one.state not in ON_THE_WALL],
        themes_stand=bool(unit.workshop.last_theme and themes_of(unit)),
    )
