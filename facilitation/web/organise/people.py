"""People and rights in a neighbourhood: who may do what, who is invited, who needs help."""

from collections.abc import Callable
from typing import Any

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.organisers import Handed
from facilitation.domain.rights import STRENGTH, LastLead, NotYoursToHelp, Right
from facilitation.web.organise.account_form import email_problems
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.words import problem_words


class PeoplePages:
    """The guard has seen to it that who comes here may give rights."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._people = ports.people

    def people(self, neighbourhood_id: str) -> Response:
        """Everybody with a right here, and the invitations that wait."""
        return self._people_page()

    def invite(self, neighbourhood_id: str) -> Response:
        """Invite a colleague, of whatever organisation."""
        form = request.form
        problems = email_problems(form)
        right = _right(form.get("right", ""))
        if right is None:
            problems["right"] = "organise.problem.right"
        if problems or right is None:
            return self._people_page(problems)
        place = g.standing.neighbourhood
        handed = self._people.invite(g.organiser, place, form["email"], right, g.language)
        return self._handed_page(handed, "invitation", form["email"].strip())

    def withdraw(self, neighbourhood_id: str, invitation_id: str) -> Response:
        """Stop an invitation."""
        place = g.standing.neighbourhood
        _found(lambda: self._people.withdraw(g.organiser.id, place, invitation_id))
        return _to_people("invitation_withdrawn")

    def change_right(self, neighbourhood_id: str, organiser_id: str) -> Response:
        """Another right, or none any more."""
        chosen = request.form.get("right", "")
        right = _right(chosen)
        if right is None and chosen != "none":
            return self._people_page({"right": "organise.problem.right"})
        try:
            _found(lambda: self._change(organiser_id, right))
        except LastLead:
            return self._people_page(problem="organise.problem.last_lead")
        return _to_people("right_changed")

    def _change(self, organiser_id: str, right: Right | None) -> None:
        by, place = g.organiser.id, g.standing.neighbourhood
        if right is None:
            self._people.take(by, place, organiser_id)
        else:
            self._people.give(by, place, organiser_id, right)

    def help_back_in(self, neighbourhood_id: str, organiser_id: str) -> Response:
        """A link for a colleague who forgot the password, or lost the phone with the codes."""
        phone_too = request.form.get("lost") == "phone"
        place = g.standing.neighbourhood
        try:
            handed: Handed = _found(
                lambda: self._people.help(
                    g.organiser, place, organiser_id, second_factor_too=phone_too
                )
            )
        except NotYoursToHelp:
            return self._people_page(problem="organise.problem.help")
        called = self._people.called([organiser_id]).get(organiser_id, "")
        return self._handed_page(handed, "way_back", called)

    def _handed_page(self, handed: Handed, kind: str, whom: str) -> Response:
        return page("handed", handed=handed, kind=kind, whom=whom)

    def _people_page(
        self, problems: dict[str, str] | None = None, problem: str | None = None
    ) -> Response:
        found = problems or {}
        place = g.standing.neighbourhood
        return page(
            "people",
            400 if found or problem else 200,
            problem=problem,
            colleagues=self._people.colleagues(place),
            invitations=self._people.invitations(place),
            rights=STRENGTH,
            names={one.neighbourhood.id: one.neighbourhood.name for one in g.standings},
            typed=request.form,
            problems=found,
            problem_list=problem_words(found),
        )


def _right(text: str) -> Right | None:
    return Right(text) if text in set(Right) else None


def _found(act: Callable[[], Any]) -> Any:
    """Who is not here any more is not found."""
    try:
        return act()
    except LookupError:
        return abort(404)


def _to_people(said: str) -> Response:
    place = g.standing.neighbourhood
    return redirect(url_for("organise.people", neighbourhood_id=place.id, said=said))
