"""What the machine is asked when a grouping is wanted: the texts, and what may not move."""

from collections.abc import Iterable, Mapping

from facilitation.contract import payloads as p
from facilitation.domain.grouping import (
    Anchor,
    GroupingRequest,
    Sortable,
)
from facilitation.domain.notes import Note, PlacedBy, theme_it_is_about
from facilitation.domain.ports import Store
from facilitation.domain.steps import GROUPED_KINDS
from facilitation.domain.themes import NamedBy, Theme, ThemeState
from facilitation.services.options import themes_of

SEED = "seed:"


def grouping_request(
    unit: Store, wanted: p.Regroup | p.PreviewGrouping, notes: Iterable[Note]
) -> GroupingRequest:
    """The texts to place and the themes that stand. What people placed is pinned."""
    themes = themes_of(unit)
    free = free_themes(unit, is_anew(wanted), themes)
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
    if not may_move(note, free):
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


def free_themes(unit: Store, anew: bool, themes: tuple[Theme, ...]) -> frozenset[str]:
    """With another number of themes or new seeds, themes that nobody touched or saw may go."""
    if unit.workshop.themes_shown or not anew:
        return frozenset()
    return frozenset(
        theme.id
        for theme in themes
        if theme.state is ThemeState.SUGGESTED and theme.named_by is NamedBy.MACHINE
    )


def may_move(note: Note, free: frozenset[str]) -> bool:
    """Whether the machine may put a note elsewhere; `free`: the themes that may go."""
    if note.theme is None:
        return note.placed_by is not PlacedBy.HAND
    return note.placed_by is PlacedBy.MACHINE and note.theme in free


def question_of(unit: Store) -> str:
    """What was asked: the questions of the steps whose notes are grouped."""
    asked = [step.plan for step in unit.steps.where(kind="ideas")]
    texts = [unit.workshop.settings.question, *(f"{plan.title} {plan.text}" for plan in asked)]
    return " ".join(text for text in texts if text)


def concepts(themes: Iterable[Theme]) -> Mapping[str, str]:
    """The theme that already stands for what the machine sees."""
    return {theme.concept: theme.id for theme in themes if theme.concept}
