"""True stories for organisers and for who tells them, on top of the register and the writer."""

from collections.abc import Callable, Collection, Sequence

from itsdangerous import BadData, URLSafeSerializer

from facilitation.clock import now_ms
from facilitation.domain.audit import Act
from facilitation.domain.cases import Case
from facilitation.domain.people import Audience, Who
from facilitation.domain.refusals import UnknownCode
from facilitation.domain.seating import cases_of, outcomes_of, seating_of
from facilitation.domain.workshop import Workshop, WorkshopState
from facilitation.services.commanding import Commander
from facilitation.services.telling import DropCase, KeepCase, RecordAfterwards
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.examples import Example, Examples
from facilitation.storage.workshops import Workshops
from facilitation.web.telling_ports import Told, ToldCase

DAY_MS = 86_400_000
#: A link is for the day; whoever told a story has until the next evening to print the advice.
AFTER_CLOSING_MS = DAY_MS


def story_desk(
    database: Database, workshops: Workshops, commander: Commander, secret_key: str, base_url: str
) -> "StoryDesk":
    """The desk at which stories are prepared and read."""
    return StoryDesk(
        workshops, commander, Audit(database), Examples(database), secret_key, base_url, now_ms
    )


class StoryDesk:
    """Who asks was let in by the guard, or has a link that nobody can guess."""

    def __init__(
        self,
        workshops: Workshops,
        commander: Commander,
        audit: Audit,
        examples: Examples,
        secret_key: str,
        base_url: str,
        now_ms: Callable[[], int],
    ) -> None:
        self._workshops = workshops
        self._commander = commander
        self._audit = audit
        self._examples = examples
        self._signer = URLSafeSerializer(secret_key, salt="story")
        self._base_url = base_url
        self._now_ms = now_ms

    def told(self, code: str) -> Told:
        """Everything about the stories of a meeting."""
        return self._told(self._workshops.by_code(code))

    def _told(self, workshop: Workshop) -> Told:
        with self._workshops.reading(workshop.id) as store:
            cases, outcomes, seats = cases_of(store), outcomes_of(store), seating_of(store)
            about = store.workshop
        return Told(
            workshop=about,
            cases=tuple(
                ToldCase(
                    case=case,
                    seats=next(one for one in seats if one.case == case.id),
                    outcomes=tuple(one for one in outcomes if one.case == case.id),
                    address=f"{self._base_url}/story/{self._token(about, case)}",
                )
                for case in cases
            ),
            loose=tuple(one for one in outcomes if one.case is None),
        )

    def examples(self, neighbourhoods: Collection[str], code: str) -> Sequence[Example]:
        """Stories of other meetings that may be told again."""
        return [one for one in self._examples.of(neighbourhoods) if one.code != code]

    def keep(self, organiser_id: str, place: str, code: str, case: Case) -> None:
        """A new story, or another version of one that is there. Screens that are open follow."""
        self._give(code, KeepCase(case))
        self._wrote(organiser_id, place, code)

    def drop(self, organiser_id: str, place: str, code: str, case: Case) -> None:
        """A story that is not told after all."""
        self._give(code, DropCase(case.id))
        self._wrote(organiser_id, place, code)

    def afterwards(
        self, organiser_id: str, place: str, code: str, command: RecordAfterwards
    ) -> None:
        """Who takes it up, and what the owner said."""
        self._give(code, command)
        self._wrote(organiser_id, place, code)

    def _give(self, code: str, command: object) -> None:
        workshop = self._workshops.by_code(code)
        self._commander.give(Who(workshop.id, Audience.FACILITATOR), command)

    def _wrote(self, organiser_id: str, place: str, code: str) -> None:
        """Who changed it; what people tell has no place in the log."""
        self._audit.record(organiser_id, Act.WORKSHOP_CHANGED, place, workshop=code)

    # Who tells a story ------------------------------------------------------------------------

    def _token(self, workshop: Workshop, case: Case) -> str:
        return str(self._signer.dumps([workshop.code, case.id, case.link]))

    def open(self, token: str) -> tuple[Told, ToldCase] | None:
        """What the owner of a story may read; nothing once the link was made anew or its day is
        over."""
        try:
            code, case_id, link = self._signer.loads(token)
            workshop = self._workshops.by_code(code)
        except (BadData, UnknownCode, ValueError):
            return None
        if self._is_over(workshop):
            return None
        told = self._told(workshop)
        mine = (one for one in told.cases if (one.case.id, one.case.link) == (case_id, link))
        found = next(mine, None)
        return (told, found) if found else None

    def _is_over(self, workshop: Workshop) -> bool:
        closed = workshop.closed_at_ms
        if workshop.state is not WorkshopState.CLOSED or closed is None:
            return False
        return self._now_ms() > closed + AFTER_CLOSING_MS
