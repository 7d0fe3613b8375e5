"""Who may come in: by join code and participant's token, or by a signed link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from facilitation.domain.people import Audience, Participant, Who
from facilitation.domain.refusals import InvalidPayload, UnknownCode, UnknownToken, WorkshopClosed
from facilitation.domain.workshop import Workshop, WorkshopState
from facilitation.services.guesses import Guesses
from facilitation.services.joining import Join
from facilitation.services.ports import Workshops, Writing
from facilitation.services.tokens import hash_of, new_id
from facilitation.services.tracing import in_workshop


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """What a client says when it connects. `rehearsal`: a simulated phone, whose notes can be
    wiped."""

    code: str | None = None
    token: str | None = None
    language: str = "nl"
    revision: int | None = None
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Entrance:
    """Someone who may come in, and what they have already. `newcomer`: who joined just now."""

    who: Who
    since: int | None
    token: str | None = None
    link: str | None = None
    newcomer: Participant | None = None


class Doorkeeper:
    """Decides who someone is, from what the connection brings."""

    def __init__(self, workshops: Workshops, writer: Writing, now_ms: Callable[[], int]) -> None:
        self._workshops = workshops
        self._writer = writer
        self._now_ms = now_ms
        self._guesses = Guesses()

    def admit(self, audience: Audience, environ: Mapping[str, Any], auth: Any) -> Entrance:
        """Let someone in, or raise the refusal that says why not."""
        try:
            given = msgspec.convert(auth or {}, Credentials)
        except msgspec.ValidationError as problem:
            raise InvalidPayload(problem=str(problem)) from problem
        if audience is Audience.PHONE:
            return self._admit_phone(given, str(environ.get("REMOTE_ADDR", "")))
        return self._admit_by_link(audience, given)

    def _admit_phone(self, given: Credentials, address: str) -> Entrance:
        workshop = self.find(given.code or "", address)
        if given.token:
            return self._returning(workshop, given)
        return self.join(workshop, given.language, given.rehearsal)

    def find(self, code: str, address: str) -> Workshop:
        """The workshop of a join code; wrong codes are slowed per address."""
        try:
            workshop = self._workshops.by_code(code)
        except UnknownCode:
            self._guesses.wrong(address, self._now_ms())
            raise
        in_workshop(workshop.id)
        return workshop

    def _returning(self, workshop: Workshop, given: Credentials) -> Entrance:
        person = self._workshops.participant(workshop.id, given.token or "")
        who = Who(workshop.id, Audience.PHONE, person.id)
        return Entrance(who, given.revision, given.token)

    def join(self, workshop: Workshop, language: str, rehearsal: bool = False) -> Entrance:
        """A new participant; the token brings the same one back."""
        if workshop.state is WorkshopState.CLOSED:
            raise WorkshopClosed
        token = new_id() + new_id()
        person = Participant(
            id=new_id(),
            token_hash=hash_of(token),
            language=language if language in workshop.settings.languages else "nl",
            rehearsal=rehearsal,
        )
        who = Who(workshop.id, Audience.PHONE, person.id)
        self._writer.write(who, Join(person))
        return Entrance(who, None, token, newcomer=person)

    def _admit_by_link(self, audience: Audience, given: Credentials) -> Entrance:
        link = self._workshops.link(given.token or "")
        if link.audience is not audience:
            raise UnknownToken
        who = Who(link.workshop_id, audience, table=link.table)
        return Entrance(who, given.revision, link=link.id)

    def require_standing(self, link_id: str | None) -> None:
        """Refuse what comes through a link that was revoked meanwhile."""
        if link_id is not None and self._workshops.is_revoked(link_id):
            raise UnknownToken

    def header(self, workshop_id: int) -> Workshop:
        """The header row as it is on disk."""
        with self._workshops.reading(workshop_id) as store:
            return store.workshop
