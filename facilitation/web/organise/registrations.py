"""Who registered for a meeting: the rules, the list, the door, and people who call."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from types import MappingProxyType
from typing import Final

from flask import Response, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.refusals import Refusal
from facilitation.domain.registrations import (
    LONGEST_REMARK,
    MOST_CHAIRS,
    MOST_SEATS,
    NEEDS,
    Registration,
    RegistrationGone,
    RegistrationRules,
)
from facilitation.domain.rights import Action
from facilitation.exporters.as_csv import harmless
from facilitation.web.languages import speaker
from facilitation.web.organise.page import page
from facilitation.web.registering import day_words, moment_words, wish_in_form
from facilitation.web.registering_ports import ListedGuest, OpenMeeting, RegistrationDesk
from facilitation.web.routes import Routes
from facilitation.web.whole_numbers import whole_number

GET, POST = ("GET",), ("POST",)
HERE: Final = "/w/<code>/registrations"
INVITEES: Final = "/n/<neighbourhood_id>/invitees"
REGISTRATION_ROUTES: Final[Routes] = MappingProxyType(
    {
        "registrations": (HERE, GET),
        "registration_rules": (f"{HERE}/rules", POST),
        "registration_add": (f"{HERE}/add", POST),
        "registration_change": (f"{HERE}/change", POST),
        "registration_door": (f"{HERE}/door", GET),
        "registration_csv": (f"{HERE}/list.csv", GET),
        "invitees": (INVITEES, GET),
        "invitee_forget": (INVITEES, POST),
        "invitees_csv": (f"{INVITEES}/list.csv", GET),
    }
)
#: They hold residents' details, which the rights table keeps from who only answers or reads.
REGISTRATION_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    dict.fromkeys(REGISTRATION_ROUTES, Action.SEE_CONTACTS)
)

DONE: Final = frozenset("saved added removed told".split())
LIMITS: Final = {"contact_name": 80, "contact_phone": 30}
#: Empty lines on the list at the door, for who comes without having registered.
WALK_INS: Final = 12


@dataclass(frozen=True, slots=True)
class RegistrationPages:
    """One method per page; every page works without JavaScript."""

    desk: RegistrationDesk
    contact_allowed: Callable[[], bool]
    base_url: str

    def registrations(self, code: str) -> BaseResponse:
        """The rules and the list."""
        return self._page(code)

    def registration_rules(self, code: str) -> BaseResponse:
        """Keep how many chairs there are, and who can be called."""
        form = request.form
        typed = {name: form.get(name, "").strip()[:most] for name, most in LIMITS.items()}
        chairs = whole_number(form.get("chairs", ""), 99_999)
        rules = RegistrationRules(
            slug="",
            taken="taken" in form,
            chairs=MOST_CHAIRS if chairs is None else chairs,
            **typed,
        )
        return self._kept(code, "saved", lambda: self.desk.decide(_me(), code, rules), rules)

    def registration_add(self, code: str) -> BaseResponse:
        """Write down somebody who called."""
        agreed, safe = "agreed" in request.form, self.contact_allowed()
        wish = replace(wish_in_form(), consent=agreed, over_16=agreed, language="nl")
        return self._kept(code, "added", lambda: self.desk.note_down(_me(), code, wish, safe))

    def registration_change(self, code: str) -> BaseResponse:
        """Somebody knows that they have a seat, or called to say that they do not come."""
        one = request.form.get("id", "")
        ways: dict[str, Callable[[], None]] = {
            "told": lambda: self.desk.told(code, one),
            "removed": lambda: self.desk.remove(_me(), code, one),
        }
        way = request.form.get("way", "")
        return self._kept(code, way, ways.get(way) or abort(400))

    def registration_door(self, code: str) -> BaseResponse:
        """The list at the door, to print."""
        listed = self.desk.listed(_me(), code, "print")
        here = [one for one in listed if not one.registration.waiting]
        here.sort(key=lambda one: one.guest.contact.name.casefold())
        meeting = self.desk.asked(code)
        on = day_words(meeting.date)
        return page("door_list", here=here, meeting=meeting, on=on, walk_ins=WALK_INS)

    def registration_csv(self, code: str) -> BaseResponse:
        """The list for the desk, in a spreadsheet."""
        listed = self.desk.listed(_me(), code, "csv")
        return _file(f"aanmeldingen-{code}.csv", "name seats reach needs state", map(_row, listed))

    def invitees(self, neighbourhood_id: str) -> BaseResponse:
        """Who asked to be invited in this neighbourhood."""
        people = self.desk.invitees(_me(), g.standing.neighbourhood)
        return page("invitees", place=g.standing.neighbourhood, people=people)

    def invitee_forget(self, neighbourhood_id: str) -> BaseResponse:
        """Take somebody off that list, at their request."""
        place, one = g.standing.neighbourhood, request.form.get("id", "")
        if not self.desk.forget_invitee(_me(), place, one):
            abort(404)
        return redirect(url_for("organise.invitees", neighbourhood_id=place.id))

    def invitees_csv(self, neighbourhood_id: str) -> BaseResponse:
        """That list, to write the invitations with."""
        people = self.desk.invitees(_me(), g.standing.neighbourhood, "csv")
        rows = ((one.contact.name, one.contact.phone, one.contact.email) for one in people)
        return _file("uitnodigingen.csv", "name phone email", rows)

    def _kept(
        self,
        code: str,
        done: str,
        work: Callable[[], None],
        rules: RegistrationRules | None = None,
    ) -> BaseResponse:
        try:
            work()
        except RegistrationGone:
            abort(404)
        except Refusal as refusal:
            return self._page(code, 422, refusal.code, rules)
        return redirect(url_for("organise.registrations", code=code, done=done))

    def _page(
        self,
        code: str,
        status: int = 200,
        problem: str = "",
        rules: RegistrationRules | None = None,
    ) -> Response:
        meeting = self.desk.asked(code)
        listed = self.desk.listed(_me(), code)
        done = request.args.get("done")
        return page(
            "registrations",
            status,
            meeting=meeting,
            rules=rules or meeting.rules,
            listed=listed,
            needed=Counter(need for one in listed for need in one.guest.needs),
            to_call=[one for one in listed if one.registration.to_call],
            answer_by={
                one.registration.id: moment_words(one.registration.until_ms, g.language)
                for one in listed
                if one.registration.until_ms
            },
            address=self._address(meeting),
            problem=f"registrations.problem.{problem}" if problem else None,
            done=done if done in DONE else None,
            typed={} if rules else request.form,
            contact_allowed=self.contact_allowed(),
            most_chairs=MOST_CHAIRS,
            most_seats=MOST_SEATS,
            every_need=NEEDS,
            longest_remark=LONGEST_REMARK,
        )

    def _address(self, meeting: OpenMeeting) -> str:
        slug = meeting.rules.slug
        return f"{self.base_url}/aanmelden/{slug}" if slug else ""


def _me() -> str:
    return str(g.organiser.id)


def _row(one: ListedGuest) -> tuple[str, ...]:
    say = speaker("registering").say
    contact = one.guest.contact
    needs = [say(f"register.needs.{need}") for need in one.guest.needs]
    return (
        contact.name,
        str(one.registration.seats),
        contact.phone or contact.email,
        ", ".join((*needs, one.guest.remark) if one.guest.remark else needs),
        say(f"registrations.column.state.{_state(one.registration)}", n=one.line),
    )


def _state(one: Registration) -> str:
    if one.waiting:
        return "lapsed" if one.lapsed else "waiting"
    return "asked" if one.moved_up else "seat"


def _file(name: str, columns: str, rows: Iterable[Sequence[str]]) -> Response:
    """As Dutch Excel expects it; no cell is ever taken for a formula."""
    say = speaker("registering").say
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([say(f"registrations.column.{column}") for column in columns.split()])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    response = Response(text.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
