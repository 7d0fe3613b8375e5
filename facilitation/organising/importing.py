"""Workshops and notes from elsewhere, for organisers."""

from collections.abc import Sequence

from facilitation.domain.audit import Act
from facilitation.domain.people import Audience, Who
from facilitation.domain.steps import WRITING, Step
from facilitation.exporters.incoming import workshop_in
from facilitation.exporters.restoring import closing_of, restore, run_sheet_of, settings_of
from facilitation.services.commanding import Commander
from facilitation.services.importing import ImportNotes
from facilitation.services.note_files import FoundNote
from facilitation.storage.audit import Audit
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.workshops import NewWorkshop, Workshops


class Importing:
    """Who asks was let in by the guard: the neighbourhood or the workshop is theirs."""

    def __init__(
        self,
        workshops: Workshops,
        neighbourhoods: Neighbourhoods,
        commander: Commander,
        audit: Audit,
    ) -> None:
        self._workshops = workshops
        self._neighbourhoods = neighbourhoods
        self._commander = commander
        self._audit = audit

    def bring_in(self, organiser_id: str, neighbourhood_id: str, content: bytes) -> str:
        """The join code of the workshop that our export became. Raises UnreadableDocument."""
        document = workshop_in(content)
        place = self._neighbourhoods.by_id(neighbourhood_id)
        new = NewWorkshop(
            run_sheet_of(document),
            document.workshop.title,
            place.name if place else document.neighbourhood.name,
            settings_of(document),
            closing_of(document),
            organiser_id=organiser_id,
            neighbourhood_id=neighbourhood_id,
        )
        code = self._workshops.create(new, lambda unit: restore(unit, document)).code
        self._audit.record(organiser_id, Act.WORKSHOP_IMPORTED, neighbourhood_id, workshop=code)
        return code

    def writing_steps(self, code: str) -> Sequence[Step]:
        """The steps that can take notes, those of ideas first."""
        with self._workshops.reading(self._workshops.by_code(code).id) as store:
            steps = [step for step in store.steps.where() if step.kind in WRITING]
        return sorted(steps, key=lambda step: (step.kind != "ideas", step.position))

    def bring_notes(
        self, organiser_id: str, place: str, code: str, step: str, notes: tuple[FoundNote, ...]
    ) -> None:
        """All of the notes, or a refusal. Screens that are open follow."""
        workshop_id = self._workshops.by_code(code).id
        self._commander.give(Who(workshop_id, Audience.SCRIBE), ImportNotes(step, notes))
        self._audit.record(organiser_id, Act.WORKSHOP_IMPORTED, place, workshop=code)
