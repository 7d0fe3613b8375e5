"""How much was written in a meeting, counted as the hall counted it."""

from facilitation.domain.words import notes_without_words
from facilitation.domain.workshop import Workshop
from facilitation.storage.workshops import Workshops


def notes_written(workshops: Workshops, workshop: Workshop) -> int:
    """Shown notes, words apart. Nothing is looked up of a meeting without notes."""
    if not workshop.notes:
        return 0
    with workshops.reading(workshop.id) as store:
        return notes_without_words(workshop, store.steps.where(kind="words"))
