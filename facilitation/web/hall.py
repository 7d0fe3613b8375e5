"""Who looks at a page of the hall, and what they may see and do there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from facilitation.boards.audiences import board
from facilitation.boards.own import own_of_nobody, owns
from facilitation.boards.place import Place
from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards.audiences import Board
from facilitation.contract.boards.own import Own
from facilitation.contract.parsing import parse
from facilitation.domain.people import Audience, Who
from facilitation.domain.refusals import UnknownToken
from facilitation.domain.workshop import Workshop
from facilitation.services.commanding import Commander
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.pacing import Pace
from facilitation.services.ports import Done, Workshops
from facilitation.web.form_values import payload_of

YEAR_SECONDS = 31_536_000


@dataclass(frozen=True, slots=True)
class Visit:
    """Someone at a page. `token` brings a participant back; a newcomer has none yet."""

    who: Who
    code: str
    token: str = ""


def nobody(_workshop_id: int) -> int:
    """A house in which nobody registers beforehand."""
    return 0


def no_form(_workshop: Workshop) -> str:
    """A house in which nobody registers beforehand."""
    return ""


@dataclass(frozen=True, slots=True)
class Hall:
    """The hall as its pages know it. `expected`: how many people registered for a meeting;
    `registering`: where people do so, as long as it has not begun."""

    workshops: Workshops
    commander: Commander
    doorkeeper: Doorkeeper
    place: Place
    pace: Pace
    secure: bool
    contact_allowed: Callable[[], bool]
    cookie_prefix: str = field(default="samenspel_phone_")
    expected: Callable[[int], int] = nobody
    registering: Callable[[Workshop], str] = no_form

    def find(self, code: str) -> Workshop:
        """The workshop of a join code; wrong codes are slowed per address."""
        return self.doorkeeper.find(code, request.remote_addr or "")

    def phone(self, workshop: Workshop) -> Visit:
        """Who has this phone in the hand, after their cookie."""
        try:
            return self.returning(workshop, request.cookies.get(self._cookie(workshop.code), ""))
        except UnknownToken:
            return Visit(Who(workshop.id, Audience.PHONE), workshop.code)

    def returning(self, workshop: Workshop, token: str) -> Visit:
        """The visit of who has this token, or UnknownToken."""
        person = self.workshops.participant(workshop.id, token)
        return Visit(Who(workshop.id, Audience.PHONE, person.id), workshop.code, token)

    def joined(self, workshop: Workshop, visit: Visit, language: str) -> Visit:
        """The visit of someone who takes part from now on."""
        if visit.who.participant_id:
            return visit
        entrance = self.doorkeeper.join(workshop, language)
        return Visit(entrance.who, workshop.code, entrance.token or "")

    def by_link(self, audience: Audience, token: str) -> Visit:
        """Who came through a signed link."""
        link = self.workshops.link(token)
        if link.audience is not audience:
            raise UnknownToken
        with self.workshops.reading(link.workshop_id) as store:
            code = store.workshop.code
        return Visit(Who(link.workshop_id, audience, table=link.table), code, token)

    def links(self, visit: Visit) -> Mapping[str, str]:
        """Where the facilitator opens the big screen, this page on a phone, and voting cards."""
        if visit.who.audience is not Audience.FACILITATOR:
            return {}
        return {**self._screens(visit), **self._cards(visit)}

    def _cards(self, visit: Visit) -> Mapping[str, str]:
        """Where voting cards are made, for a meeting that asks for them."""
        with self.workshops.reading(visit.who.workshop_id) as store:
            asked = any(step.plan.needs_code for step in store.steps.where())
        return {"cards": f"/{visit.who.audience}/{visit.token}/cards"} if asked else {}

    def _screens(self, visit: Visit) -> Mapping[str, str]:
        wanted = (Audience.PROJECTOR, Audience.FACILITATOR)
        return {
            str(
                link.audience
            ): f"{self.place.base_url}/{link.audience}/{self.workshops.token(link)}"
            for link in self.workshops.links(visit.who.workshop_id)
            if link.audience in wanted and not link.revoked
        }

    def look(self, visit: Visit) -> tuple[Board, Own]:
        """The whole board, and what is one's own."""
        who = visit.who
        with self.workshops.reading(who.workshop_id) as store:
            snapshot = Snapshot(store, self.place)
            content = board(snapshot, who.audience, table=who.table)
            author = who.participant_id or f"table:{who.table}"
            return content, dict(owns(snapshot, [author])).get(author) or own_of_nobody()

    def give(self, visit: Visit, name: str, form: MultiDict[str, str]) -> Done:
        """Carry out what a form asks: the same commands as over the live connection."""
        self.pace.take(visit.who.workshop_id, visit.who.participant_id or "", visit.who.audience)
        command = parse(visit.who.audience, name, payload_of(name, form))
        return self.commander.give(visit.who, command, self.contact_allowed())

    def remember(self, response: Response, visit: Visit) -> Response:
        """Let the phone be recognised when it comes back."""
        response.set_cookie(
            self._cookie(visit.code),
            visit.token,
            max_age=YEAR_SECONDS,
            secure=self.secure,
            httponly=True,
            samesite="Lax",
            path="/",
        )
        return response

    def _cookie(self, code: str) -> str:
        return f"{'__Host-' if self.secure else ''}{self.cookie_prefix}{code}"
