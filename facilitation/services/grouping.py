"""Grouping in two units of work: read what is to be placed, later adopt what still applies."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitation.contract import payloads as p
from facilitation.domain.events import BoardSorted, Event
from facilitation.domain.grouping import (
    Anchor,
    GroupingRequest,
    ProposedGrouping,
    ProposedPlace,
    ProposedTheme,
    Sortable,
)
from facilitation.domain.notes import Note, PlacedBy, ReviewState, theme_it_is_about
from facilitation.domain.people import Who
from facilitation.domain.ports import Store, Unit
from facilitation.domain.steps import GROUPED_KINDS
from facilitation.domain.themes import NamedBy, Theme, ThemeState
from facilitation.services.options import themes_of
from facilitation.services.sorting import Sorting, next_theme_number
from facilitation.services.theme_names import folded, free_name

SEED = "seed:"


@dataclass(frozen=True, slots=True)
class AdoptGrouping:
    """The second half of `regroup`: what the machine proposed. `anew`: with another number of
    themes or new seeds, so that themes nobody touched or saw may go. `notes`: as they were read at
    `revision`, so that only what changed since is read again."""

    anew: bool
    proposal: ProposedGrouping
    revision: int
    notes: Mapping[str, Note]


def grouping_request(
    unit: Store, wanted: p.Regroup | p.PreviewGrouping, notes: Iterable[Note]
) -> GroupingRequest:
    """The texts to place and the themes that stand. What people placed is pinned."""
    themes = themes_of(unit)
    free = _free_themes(unit, is_anew(wanted), themes)
    standing = frozenset(theme.id for theme in themes) - free
    seeds = tuple(
        Anchor(f"{SEED}{number}", seed.name, seed.words) for number, seed in enumerate(wanted.seeds)
    )
    return GroupingRequest(
        tuple(
            Sortable(note.id, note.text, _pin(note, free, standing))
            for note in notes
            if is_sorted(note)
        ),
        anchors(theme for theme in themes if theme.id in standing) + seeds,
        wanted.groups,
        question_of(unit),
        _advised_themes(unit),
    )


def is_anew(wanted: p.Regroup | p.PreviewGrouping) -> bool:
    """Whether something else is asked for than placing what is loose."""
    return bool(wanted.groups or wanted.seeds)


def anchors(themes: Iterable[Theme]) -> tuple[Anchor, ...]:
    """Standing themes for the machine; words that it found itself do not tell what people mean."""
    return tuple(
        Anchor(theme.id, theme.name, theme.terms if theme.named_by is NamedBy.MACHINE else ())
        for theme in themes
    )


def _pin(note: Note, free: frozenset[str], standing: frozenset[str]) -> str | None:
    """What may not move stays; an addition goes where its table says that it belongs."""
    if not _may_move(note, free):
        return note.theme
    about = theme_it_is_about(note)
    return about if about in standing and note.theme is None else None


def _advised_themes(unit: Store) -> int | None:
    """How many themes the run-sheet advises at most; a hall cannot oversee many more."""
    targets = [step.plan.target for step in unit.steps.where(kind="group")]
    return next((target.max for target in targets if target), None)


def is_sorted(note: Note) -> bool:
    """Loose by hand stays loose: a person decided that."""
    by_hand_loose = note.placed_by is PlacedBy.HAND and note.theme is None
    return note.kind in GROUPED_KINDS and bool(note.text) and not by_hand_loose


def _free_themes(unit: Store, anew: bool, themes: tuple[Theme, ...]) -> frozenset[str]:
    """With another number of themes or new seeds, themes that nobody touched or saw may go."""
    if unit.workshop.themes_shown or not anew:
        return frozenset()
    return frozenset(
        theme.id
        for theme in themes
        if theme.state is ThemeState.SUGGESTED and theme.named_by is NamedBy.MACHINE
    )


def _may_move(note: Note, free: frozenset[str]) -> bool:
    if note.theme is None:
        return note.placed_by is not PlacedBy.HAND
    return note.placed_by is PlacedBy.MACHINE and note.theme in free


def question_of(unit: Store) -> str:
    """What was asked: the questions of the steps whose notes are grouped."""
    asked = [step.plan for step in unit.steps.where(kind="ideas")]
    texts = [unit.workshop.settings.question, *(f"{plan.title} {plan.text}" for plan in asked)]
    return " ".join(text for text in texts if text)


def adopt_grouping(unit: Unit, who: Who, adopted: AdoptGrouping) -> tuple[Event, ...]:
    """Take over a proposal as things are now; whatever a person did meanwhile stays."""
    sorting = Sorting(unit)
    proposal = adopted.proposal
    notes = _as_they_are_now(unit, adopted)
    adopt(unit, sorting, proposal.places, proposal.themes, adopted.anew, notes)
    return sorting.record("regroup", who.audience) or (BoardSorted(),)


def _as_they_are_now(unit: Unit, adopted: AdoptGrouping) -> Mapping[str, Note]:
    """Who reads a thousand notes holds up the hall. Notes that were taken out leave no trace but
    `whole_since`; then all that are left are read again."""
    if unit.workshop.whole_since > adopted.revision:
        return unit.notes.many([place.note for place in adopted.proposal.places])
    changed = unit.notes.changed_since(adopted.revision)
    return {**adopted.notes, **{note.id: note for note in changed}}


def adopt(
    unit: Unit,
    sorting: Sorting,
    places: Sequence[ProposedPlace],
    themes: Sequence[ProposedTheme],
    anew: bool,
    notes: Mapping[str, Note],
) -> None:
    """Place what may still be placed, and make the themes that takes."""
    free = _free_themes(unit, anew, themes_of(unit))
    wanted = [
        place
        for place in places
        if (note := notes.get(place.note))
        and note.review is ReviewState.SHOWN
        and _may_move(note, free)
    ]
    theme_ids = _themes_for(unit, sorting, themes, wanted, free)
    for place in wanted:
        _place(sorting, notes[place.note], place, theme_ids)
    _clear_away(unit, sorting, free - set(theme_ids.values()))


def _themes_for(
    unit: Unit,
    sorting: Sorting,
    themes: Sequence[ProposedTheme],
    wanted: Sequence[ProposedPlace],
    free: frozenset[str],
) -> Mapping[str, str]:
    """Theme id per key: standing themes keep theirs, new ones are made, the largest first."""
    sizes = Counter(place.key for place in wanted if place.key)
    known = _known_themes(unit, themes, free)
    ids = {key: theme.id for key, theme in known.items()}
    leaving = free - set(ids.values())
    taken = folded(theme.name for theme in themes_of(unit) if theme.id not in leaving)
    for one in sorted(themes, key=lambda one: (-sizes[one.key], one.key)):
        if one.key in known:
            _describe(sorting, known[one.key], one)
        elif sizes[one.key] or one.key.startswith(SEED):
            name = free_name(one.name, one.terms, taken)
            ids[one.key] = _make_theme(unit, sorting, replace(one, name=name))
            taken.add(name.casefold())
    return ids


def _known_themes(
    unit: Unit, themes: Sequence[ProposedTheme], free: frozenset[str]
) -> Mapping[str, Theme]:
    """The standing theme of each key: by its id, by what the machine takes it for, or because
    somebody asks for a theme by the name of one that stays."""
    standing = {theme.id: theme for theme in themes_of(unit)}
    by_concept = concepts(standing.values())
    by_name = {theme.name.casefold(): theme for theme in standing.values() if theme.id not in free}
    found = {}
    for one in themes:
        named = by_name.get(one.name.casefold()) if one.key.startswith(SEED) else None
        theme = standing.get(one.key) or standing.get(by_concept.get(one.key, "")) or named
        if theme:
            found[one.key] = theme
    return found


def concepts(themes: Iterable[Theme]) -> Mapping[str, str]:
    """The theme that already stands for what the machine sees."""
    return {theme.concept: theme.id for theme in themes if theme.concept}


def _describe(sorting: Sorting, theme: Theme, proposed: ProposedTheme) -> None:
    """Names stay; the words and samples beside them follow the notes."""
    sorting.theme(
        replace(
            theme,
            terms=proposed.terms or theme.terms,
            samples=proposed.samples or theme.samples,
        )
    )


def _make_theme(unit: Unit, sorting: Sorting, proposed: ProposedTheme) -> str:
    seeded = proposed.key.startswith(SEED)
    theme = Theme(
        id=unit.new_id(),
        number=next_theme_number(unit),
        name=proposed.name,
        state=ThemeState.ACTIVE if seeded else ThemeState.SUGGESTED,
        named_by=NamedBy.HAND if seeded else NamedBy.MACHINE,
        terms=proposed.terms,
        samples=proposed.samples,
        concept=None if seeded else proposed.key,
    )
    sorting.new_theme(theme)
    return theme.id


def _place(
    sorting: Sorting, note: Note, place: ProposedPlace, theme_ids: Mapping[str, str]
) -> None:
    theme = theme_ids.get(place.key) if place.key else None
    sorting.place(
        note,
        {
            "theme": theme,
            "placed_by": PlacedBy.MACHINE if theme else PlacedBy.NONE,
            "why": place.why,
            "confidence": round(place.confidence, 3),
            "second": theme_ids.get(place.second) if place.second else None,
        },
    )


def _clear_away(unit: Unit, sorting: Sorting, left: frozenset[str]) -> None:
    """Themes of the machine that hold nothing after a new proposal leave the wall."""
    for theme_id in sorted(left):
        theme = unit.themes.get(theme_id)
        if theme and not unit.notes.count(theme=theme_id, review=ReviewState.SHOWN):
            sorting.theme(replace(theme, state=ThemeState.GONE))
