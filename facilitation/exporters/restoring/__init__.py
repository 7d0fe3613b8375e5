"""From a document back into the store: a workshop with the same ids, under a code of its own."""

from collections.abc import Callable

from facilitation.domain.ports import Unit
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.restoring.items import restore_items, restore_offers, restore_stories
from facilitation.exporters.restoring.meeting import (
    restore_header,
    restore_step_ids,
    restore_steps,
    restore_totals,
)
from facilitation.exporters.restoring.notes import restore_notes, restore_themes, restore_words


def restore(unit: Unit, document: WorkshopDocument) -> None:
    """Fill a new workshop, whose steps are there, with everything of `document`."""
    for part in PARTS:
        part(unit, document)


#: In this order: a tally is about themes and plans, the header counts what stands.
PARTS: tuple[Callable[[Unit, WorkshopDocument], None], ...] = (
    restore_step_ids,
    restore_notes,
    restore_themes,
    restore_words,
    restore_items,
    restore_stories,
    restore_offers,
    restore_steps,
    restore_totals,
    restore_header,
)
