"""The document looked up from every side: which theme, which step, which notes, which ballot."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitation.exporters.agenda_document import AgendaDocument, NotePath
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.items import ItemRecord, PledgeCounts
from facilitation.exporters.records.notes import NoteRecord, ThemeRecord
from facilitation.exporters.records.stories import CaseRecord
from facilitation.exporters.records.votes import BallotTotals
from facilitation.exporters.whole import Exportable, as_one


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
    order: Mapping[str, int]
    agenda: AgendaDocument | None = None
    paths: Mapping[str, NotePath] = field(default_factory=dict)
    cases: Mapping[str | None, CaseRecord] = field(default_factory=dict)
    items: Mapping[str, ItemRecord] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The plan's own title, or that of the meeting."""
        document = self.document
        return document.plan.title if document.plan else document.workshop.title

    def current_themes(self) -> tuple[ThemeRecord, ...]:
        """Themes that still stand, by number; merged ones live on in another."""
        standing = (theme for theme in self.document.themes if theme.state != "merged")
        return tuple(sorted(standing, key=lambda theme: theme.number))

    def ranked_items(self) -> tuple[ItemRecord, ...]:
        """Plans in the order of votes, and by number where nobody has voted yet; those of an
        agenda in the order that people gave it."""
        if self.agenda:
            return self.document.items
        return tuple(sorted(self.document.items, key=_rank_then_number))

    def origins_of(self, item: ItemRecord) -> tuple[NoteRecord, ...]:
        """The notes a plan comes from; without a list of its own, those of its theme."""
        named = tuple(self.notes[ref] for ref in item.origins if ref in self.notes)
        return named or (self.in_theme.get(item.theme, ()) if item.theme else ())

    def theme_of(self, item: ItemRecord) -> ThemeRecord | None:
        """The theme of a plan."""
        return self.themes.get(item.theme) if item.theme else None


def index(about: Exportable) -> Index:
    """Look a meeting, or a plan with all its meetings, up from every side."""
    agenda = about if isinstance(about, AgendaDocument) else None
    document = as_one(about) if isinstance(about, AgendaDocument) else about
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
        step_titles=_step_titles(document) | _titles_per_meeting(agenda),
        pledges={pledge.item: pledge for pledge in document.pledges},
        in_theme={theme: tuple(notes) for theme, notes in in_theme.items()},
        ballots=tuple(ballot for ballot in document.ballots if not ballot.void),
        items_of={theme: tuple(items) for theme, items in items_of.items()},
        order=_order(document),
        agenda=agenda,
        items={item.id: item for item in document.items},
        cases={case.id: case for case in document.cases},
        paths={path.note: path for path in agenda.paths} if agenda else {},
    )


def _order(document: WorkshopDocument) -> dict[str, int]:
    """The place of each note: by number, so that the writer of a paper note finds it by its stub;
    after several meetings by meeting first, since each has numbers of its own."""
    steps = (step.id for step in document.workshop.run_sheet.steps)
    meetings = {meeting: place for place, meeting in enumerate(dict.fromkeys(map(_meeting, steps)))}
    in_order = sorted(
        document.notes,
        key=lambda note: (meetings.get(_meeting(note.step), 0), note.number, note.id),
    )
    return {note.id: place for place, note in enumerate(in_order)}


def _meeting(step: str) -> str:
    """The meeting of a step, where steps are named after their meeting."""
    meeting, apart, _ = step.partition("/")
    return meeting if apart else ""


def _titles_per_meeting(agenda: AgendaDocument | None) -> dict[str, str]:
    """Steps with the meeting they were part of, where there were several."""
    meetings = agenda.workshops if agenda else ()
    if len(meetings) < 2:
        return {}
    return {
        f"{one.workshop.code}/{step.id}": f"{one.workshop.title}: {step.title}"
        for one in meetings
        for step in one.workshop.run_sheet.steps
    }


def _step_titles(document: WorkshopDocument) -> dict[str, str]:
    logged = {entry.step: entry.title for entry in document.process_log}
    return logged | {step.id: step.title for step in document.workshop.run_sheet.steps}


def _rank_then_number(item: ItemRecord) -> tuple[int, int, str]:
    digits = "".join(character for character in item.number if character.isdecimal())
    return item.rank or 10_000, int(digits or 0), item.number
