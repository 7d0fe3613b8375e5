"""Which suggestions the machine's answers are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.grouping import (
    ProposedGrouping,
    ProposedPart,
    ProposedPlace,
    ProposedSplit,
)
from facilitation.domain.notes import Note, PlacedBy, theme_it_is_about
from facilitation.domain.refusals import NothingToGroup, NothingToSplit
from facilitation.domain.suggestions import (
    FEWEST_NOTES,
    KeptProposal,
    PreviewTheme,
    Suggestion,
    SuggestionKind,
    split_id,
    suggestion_id,
)
from facilitation.domain.themes import NamedBy, Theme
from facilitation.services.grouping import concepts, is_anew
from facilitation.services.looking import Looked
from facilitation.services.standing import AdoptSuggestions

#: So many loose notes that belong together make a suggestion.
NEW_THEME_NOTES = 4
#: How sure the machine must be to say that a loose note belongs somewhere, and to say so of a
#: note that lies somewhere else.
SURE_OF_LOOSE, SURE_OF_ELSEWHERE = 0.35, 0.5
#: From so many notes on it can be told whether the machine knows the question.
ENOUGH_TO_JUDGE = 30
#: Words that say why: so many at most, and none as short as 'en' or 'de'.
MOST_WORDS, LETTERS = 4, 4

EVERY_KIND = frozenset(SuggestionKind)


def suggested(
    looked: Looked, proposal: ProposedGrouping, splits: Sequence[ProposedSplit]
) -> AdoptSuggestions:
    """Everything the machine has to say about the board as it was looked at."""
    advice = _own_themes(looked, proposal)
    if not looked.themes:
        whole = _preview(looked, proposal, asked=False)
        return replace(whole, suggestions=(*advice, *whole.suggestions))
    found = [*advice, *_merges(looked, proposal), *_new(looked, proposal)]
    found += _moves(looked, proposal)
    found += [split for one in splits if (split := _split(one, asked=False))]
    return AdoptSuggestions(looked.revision, tuple(found), EVERY_KIND)


def _own_themes(looked: Looked, proposal: ProposedGrouping) -> list[Suggestion]:
    """On a question that the machine does not know people do better themselves: it asks for themes
    with a few words, until somebody has made or named one."""
    named = any(theme.named_by is NamedBy.HAND for theme in looked.themes)
    if proposal.covered or named or len(looked.notes) < ENOUGH_TO_JUDGE:
        return []
    kind = SuggestionKind.OWN_THEMES
    return [Suggestion(suggestion_id(kind, looked.request.question), kind)]


def better_places(looked: Looked, proposal: ProposedGrouping) -> AdoptSuggestions:
    """After a regroup: shown notes stay where they are, anything better is a suggestion."""
    kinds = frozenset({SuggestionKind.MOVE})
    return AdoptSuggestions(looked.revision, tuple(_moves(looked, proposal)), kinds)


def asked_preview(
    looked: Looked, proposal: ProposedGrouping, wanted: p.PreviewGrouping
) -> AdoptSuggestions:
    """The grouping that somebody asked to see."""
    if not _moves_anything(looked, proposal):
        raise NothingToGroup
    return _preview(looked, proposal, asked=True, wanted=wanted)


def _moves_anything(looked: Looked, proposal: ProposedGrouping) -> bool:
    """Whether any note would lie elsewhere than it does."""
    known = {**concepts(looked.themes), **{theme.id: theme.id for theme in looked.themes}}
    return any(
        (place.key and known.get(place.key, place.key)) != looked.notes[place.note].theme
        for place in proposal.places
    )


def asked_split(revision: int, split: ProposedSplit) -> AdoptSuggestions:
    """The split that somebody asked to see."""
    found = _split(split, asked=True)
    if found is None:
        raise NothingToSplit(theme=split.theme)
    return AdoptSuggestions(revision, (found,), frozenset())


def _preview(
    looked: Looked,
    proposal: ProposedGrouping,
    asked: bool,
    wanted: p.PreviewGrouping | None = None,
) -> AdoptSuggestions:
    groups = wanted.groups if wanted else None
    sizes = Counter(place.key for place in proposal.places if place.key)
    themes = sorted(
        (one for one in proposal.themes if sizes[one.key]),
        key=lambda one: (-sizes[one.key], one.key),
    )
    kinds = EVERY_KIND if not asked else frozenset({SuggestionKind.GROUPING})
    if not themes:
        return AdoptSuggestions(looked.revision, (), kinds)
    found = Suggestion(
        id=suggestion_id(
            SuggestionKind.GROUPING, str(groups or ""), *sorted(one.name for one in themes)
        ),
        kind=SuggestionKind.GROUPING,
        asked=asked,
        groups=groups,
        confidence=_mean([place.confidence for place in proposal.places if place.key]),
        preview=tuple(
            PreviewTheme(one.name, one.terms, sizes[one.key], one.samples) for one in themes
        ),
        left=sum(place.key is None for place in proposal.places),
    )
    anew = wanted is not None and is_anew(wanted)
    kept = KeptProposal(found.id, anew, proposal.places, proposal.themes)
    return AdoptSuggestions(looked.revision, (found,), kinds, kept)


def _mean(numbers: Sequence[float]) -> float:
    return round(sum(numbers) / len(numbers), 3) if numbers else 0.0


def _moves(looked: Looked, proposal: ProposedGrouping) -> Iterable[Suggestion]:
    themes = {theme.id: theme for theme in looked.themes}
    for place in proposal.places:
        note = looked.notes[place.note]
        about = theme_it_is_about(note)
        if note.theme is None and about in themes:
            yield _move(note, themes[about], 1.0, ())
        elif note.theme is None and place.key in themes and place.confidence >= SURE_OF_LOOSE:
            yield _move(note, themes[place.key], place.confidence, place.why)
        elif place.opinion in themes and _is_better(note, place):
            into = themes[place.opinion]
            yield _move(note, into, place.opinion_confidence, _words_in(note, into))


def _is_better(note: Note, place: ProposedPlace) -> bool:
    """Second thoughts count when the machine is sure of them, and as sure as it was before."""
    if note.placed_by is not PlacedBy.MACHINE or place.opinion == note.theme:
        return False
    return place.opinion_confidence >= max(SURE_OF_ELSEWHERE, note.confidence or 0.0)


def _move(note: Note, into: Theme, confidence: float, why: Sequence[str]) -> Suggestion:
    return Suggestion(
        id=suggestion_id(SuggestionKind.MOVE, note.id, note.theme, into.id),
        kind=SuggestionKind.MOVE,
        note=note.id,
        notes=(note.id,),
        theme=note.theme,
        into=into.id,
        why=tuple(why[:MOST_WORDS]),
        confidence=round(confidence, 3),
    )


def _words_in(note: Note, theme: Theme) -> tuple[str, ...]:
    """Words of the note that are words of the theme, as the note has them."""
    said = {word.casefold() for line in (theme.name, *theme.terms) for word in line.split()}
    known = {word for word in said if len(word) >= LETTERS}
    words = [word.strip(".,;:!?()'\"’‘") for word in note.text.split()]
    return tuple(dict.fromkeys(word for word in words if word.casefold() in known))


def _new(looked: Looked, proposal: ProposedGrouping) -> Iterable[Suggestion]:
    standing = {theme.id for theme in looked.themes} | concepts(looked.themes).keys()
    names = {theme.name.casefold() for theme in looked.themes}
    loose: dict[str, list[str]] = defaultdict(list)
    sure: dict[str, list[float]] = defaultdict(list)
    for place in proposal.places:
        if place.key and place.key not in standing and looked.notes[place.note].theme is None:
            loose[place.key].append(place.note)
            sure[place.key].append(place.confidence)
    for theme in proposal.themes:
        notes = loose[theme.key]
        if len(notes) >= NEW_THEME_NOTES and theme.name.casefold() not in names:
            yield Suggestion(
                id=suggestion_id(SuggestionKind.NEW, theme.name.casefold()),
                kind=SuggestionKind.NEW,
                notes=tuple(notes),
                name=theme.name,
                why=theme.terms[:MOST_WORDS],
                confidence=_mean(sure[theme.key]),
                preview=(PreviewTheme(theme.name, theme.terms, len(notes), theme.samples),),
            )


def _merges(looked: Looked, proposal: ProposedGrouping) -> Iterable[Suggestion]:
    themes = {theme.id: theme for theme in looked.themes}
    for rank, pair in enumerate(proposal.alike):
        if pair.one in themes and pair.other in themes:
            into, theme = sorted((themes[pair.one], themes[pair.other]), key=_stays)
            yield Suggestion(
                id=suggestion_id(SuggestionKind.MERGE, *sorted((into.id, theme.id))),
                kind=SuggestionKind.MERGE,
                theme=theme.id,
                into=into.id,
                why=pair.words[:MOST_WORDS],
                confidence=round(1 / (rank + 1), 3),
            )


def _stays(theme: Theme) -> tuple[bool, int, int]:
    """A name that a person gave stays before one of the machine, then the larger theme."""
    return (theme.named_by is not NamedBy.HAND, -theme.count, theme.number)


def _split(split: ProposedSplit, asked: bool) -> Suggestion | None:
    """The smaller part leaves; what stays keeps the name that the theme has."""
    parts = sorted(split.parts, key=lambda part: -len(part.notes))
    if len(parts) < 2 or len(parts[-1].notes) < FEWEST_NOTES:
        return None
    leaves = parts[-1]
    return Suggestion(
        id=split_id(split.theme),
        kind=SuggestionKind.SPLIT,
        notes=leaves.notes,
        theme=split.theme,
        name=leaves.name,
        why=split.why[:MOST_WORDS],
        confidence=round(2 * len(leaves.notes) / sum(len(part.notes) for part in parts), 3),
        asked=asked,
        preview=tuple(map(_preview_of, parts)),
    )


def _preview_of(part: ProposedPart) -> PreviewTheme:
    return PreviewTheme(part.name, part.terms, len(part.notes), part.samples)
