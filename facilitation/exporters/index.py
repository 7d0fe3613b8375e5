"""The document looked up from every side: which theme, which step, which notes, which ballot."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from facilitation.exporters.document import (
    BallotTotals,
    ItemRecord,
    NoteRecord,
    PledgeCounts,
    ThemeRecord,
    WorkshopDocument,
)


@dataclass(frozen=True, slots=True)
class Index:
    """Lookups that several chapters need, made once per document."""

    document: WorkshopDocument
    themes: Mapping[str, ThemeRecord]
    notes: Mapping[str, NoteRecord]
    step_titles: Mapping[str, str]
    pledges: Mapping[str, PledgeCounts]
    in_theme: Mapping[str, tuple[NoteRecord, ...]]
    ballots: tuple[BallotTotals, ...]
    items_of: Mapping[str, tuple[ItemRecord, ...]]

    def current_themes(self) -> tuple[ThemeRecord, ...]:
        """Themes that still stand, by number; merged ones live on in another."""
        standing = (theme for theme in self.document.themes if theme.state != "merged")
        return tuple(sorted(standing, key=lambda theme: theme.number))

    def ranked_items(self) -> tuple[ItemRecord, ...]:
        """Plans in the order of votes, and by number where nobody has voted yet."""
        return tuple(sorted(self.document.items, key=_rank_then_number))

    def origins_of(self, item: ItemRecord) -> tuple[NoteRecord, ...]:
        """The notes a plan comes from; without a list of its own, those of its theme."""
        named = tuple(self.notes[ref] for ref in item.origins if ref in self.notes)
        return named or (self.in_theme.get(item.theme, ()) if item.theme else ())

    def theme_of(self, item: ItemRecord) -> ThemeRecord | None:
        """The theme of a plan."""
        return self.themes.get(item.theme) if item.theme else None


def index(document: WorkshopDocument) -> Index:
    """Look `document` up from every side."""
    in_theme: defaultdict[str, list[NoteRecord]] = defaultdict(list)
    for note in sorted(document.notes, key=lambda note: note.number):
        if note.theme is not None:
            in_theme[note.theme].append(note)
    items_of: defaultdict[str, list[ItemRecord]] = defaultdict(list)
    for item in sorted(document.items, key=_rank_then_number):
        items_of[item.theme or ""].append(item)
    return Index(
        document=document,
        themes={theme.id: theme for theme in document.themes},
        notes={note.id: note for note in document.notes},
        step_titles=_step_titles(document),
        pledges={pledge.item: pledge for pledge in document.pledges},
        in_theme={theme: tuple(notes) for theme, notes in in_theme.items()},
        ballots=tuple(ballot for ballot in document.ballots if not ballot.void),
        items_of={theme: tuple(items) for theme, items in items_of.items()},
    )


def _step_titles(document: WorkshopDocument) -> dict[str, str]:
    logged = {entry.step: entry.title for entry in document.process_log}
    return logged | {step.id: step.title for step in document.workshop.run_sheet.steps}


def _rank_then_number(item: ItemRecord) -> tuple[int, int, str]:
    digits = "".join(character for character in item.number if character.isdecimal())
    return item.rank or 10_000, int(digits or 0), item.number
