"""What plans read of their workshops; read again only when something happened there."""

from collections.abc import Sequence

from facilitation.domain.workshop import Workshop
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.services.agenda.viewing import Gathered, gathered
from facilitation.services.kept import Kept
from facilitation.storage.workshops import Workshops

#: A neighbourhood holds a few meetings a year; the ones that are looked at stay ready.
MOST_KEPT = 48


class Meetings:
    """The workshops of plans, by their codes: a database that was put back may count its ids from
    one again, but gives no code twice."""

    def __init__(self, workshops: Workshops) -> None:
        self._workshops = workshops
        self._gathered: Kept[str, Gathered] = Kept(MOST_KEPT)
        self._documents: Kept[str, WorkshopDocument] = Kept(MOST_KEPT)

    def stamp(self, codes: Sequence[str]) -> tuple[int, ...]:
        """Another one as soon as something happened in one of these."""
        return tuple(self._workshops.by_code(code).revision for code in codes)

    def gathered(self, codes: Sequence[str]) -> list[Gathered]:
        """What each brings to a plan."""
        return [self.gather(self._workshops.by_code(code)) for code in codes]

    def gather(self, workshop: Workshop) -> Gathered:
        """What one of them brings to a plan."""

        def read() -> Gathered:
            with self._workshops.reading(workshop.id) as store:
                return gathered(store)

        return self._gathered.get(workshop.code, workshop.revision, read)

    def documents(self, codes: Sequence[str]) -> list[WorkshopDocument]:
        """Each as it may leave the house."""
        return [self._document(self._workshops.by_code(code)) for code in codes]

    def _document(self, workshop: Workshop) -> WorkshopDocument:
        def read() -> WorkshopDocument:
            with self._workshops.reading(workshop.id) as store:
                return document_of(store)

        return self._documents.get(workshop.code, workshop.revision, read)
