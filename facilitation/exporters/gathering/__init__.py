"""From the store to a document: everything of a workshop that may leave the house."""

from facilitation.domain.notes import ReviewState
from facilitation.domain.ports import Store
from facilitation.domain.themes import ThemeState
from facilitation.domain.totals import KEPT, KeptTotals
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering.items import item_records, offer_records, pledge_counts
from facilitation.exporters.gathering.meeting import (
    neighbourhood_record,
    participation,
    process_log,
    workshop_record,
)
from facilitation.exporters.gathering.notes import (
    hidden_reasons,
    note_record,
    theme_record,
    word_list,
)
from facilitation.exporters.gathering.stories import story_records
from facilitation.exporters.gathering.votes import answer_totals, ballot_totals


def document_of(store: Store) -> WorkshopDocument:
    """The workshop as it stands: hidden notes, authors, tables and contacts stay behind."""
    kept = store.totals.get(KEPT) or KeptTotals()
    steps = sorted(store.steps.where(), key=lambda step: step.position)
    notes = store.notes.where()
    themes = [theme for theme in store.themes.where() if theme.state is not ThemeState.GONE]
    visible = [note for note in notes if note.review is not ReviewState.HIDDEN]
    return WorkshopDocument(
        neighbourhood=neighbourhood_record(store.workshop),
        workshop=workshop_record(store.workshop, steps),
        participation=participation(store, kept, visible),
        notes=tuple(note_record(note) for note in sorted(visible, key=lambda note: note.number)),
        hidden=hidden_reasons(notes, kept),
        themes=tuple(theme_record(theme) for theme in sorted(themes, key=lambda one: one.number)),
        words=tuple(word_list(store, step) for step in steps if step.kind == "words"),
        answers=tuple(total for step in steps for total in answer_totals(store, step)),
        ballots=tuple(total for step in steps for total in ballot_totals(store, step)),
        items=item_records(store, visible),
        **story_records(store),
        pledges=pledge_counts(store.pledges.where(withdrawn=False), kept.joining),
        offers=offer_records(store),
        process_log=process_log(store, steps, visible),
    )
