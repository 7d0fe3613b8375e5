"""Coming in by a link: an invitation of a colleague, or a way back for who forgot a password."""

from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.organisers import Invitation
from facilitation.web.device import device_of
from facilitation.web.organise.account_form import (
    email_problems,
    named_problems,
    password_problems,
)
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.words import problem_words


class EnteringPages:
    """Nobody needs to be logged in here; the link says what may be done."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._ports = ports
        self._people = ports.people

    def invitation(self, token: str) -> Response:
        """Take up a right: with the account at hand, or with a new one."""
        found = self._people.invited(token)
        if found is None:
            return page("link_over", 410)
        if request.method == "GET":
            return self._invitation_page(token, *found, {})
        return self._accept(*found) if g.organiser else self._join(token, *found)

    def _accept(self, invitation: Invitation, place: Neighbourhood) -> Response:
        if not self._people.accept(invitation, g.organiser.id):
            return page("link_over", 410)
        return _to_place(place)

    def _join(self, token: str, invitation: Invitation, place: Neighbourhood) -> Response:
        form = request.form
        problems = named_problems(form) | password_problems(form)
        if problems or self._people.has_account(invitation.email):
            return self._invitation_page(token, invitation, place, problems)
        name, organisation = (form[field].strip() for field in ("name", "organisation"))
        organiser_id = self._people.join(invitation, name, organisation, form["password"])
        if organiser_id is None:
            return page("link_over", 410)
        return self._entered(organiser_id, _to_place(place))

    def _entered(self, organiser_id: str, response: Response) -> Response:
        """Logged in at once: who just chose a password need not type it again."""
        log_in = self._ports.accounts.log_in(organiser_id, device_of(request.user_agent.string))
        g.organiser = self._ports.doors.logged_in(log_in)
        return response

    def _invitation_page(
        self,
        token: str,
        invitation: Invitation,
        place: Neighbourhood,
        problems: dict[str, str],
    ) -> Response:
        return _form_page(
            "invitation",
            problems,
            token=token,
            invitation=invitation,
            place=place,
            has_account=self._people.has_account(invitation.email),
        )

    def forgot(self) -> Response:
        """Ask for a way back in by mail; the answer does not tell who has an account."""
        if request.method == "GET" or not self._ports.mails:
            return self._forgot_page({}, sent=False)
        problems = email_problems(request.form)
        if not problems:
            self._people.ask_way_back(request.form["email"], g.language)
        return self._forgot_page(problems, sent=not problems)

    def _forgot_page(self, problems: dict[str, str], *, sent: bool) -> Response:
        return _form_page("forgot", problems, sent=sent, mails=self._ports.mails)

    def reset(self, token: str) -> Response:
        """Choose a new password."""
        found = self._people.coming_back(token)
        if found is None:
            return page("link_over", 410)
        reset, organiser = found
        problems = password_problems(request.form) if request.method == "POST" else {}
        if request.method == "GET" or problems:
            return _form_page("reset", problems, token=token, reset=reset, email=organiser.email)
        if not self._people.come_back(reset, request.form["password"]):
            return page("link_over", 410)
        g.organiser = None
        return redirect(url_for("organise.log_in", said="password_changed"))


def _to_place(place: Neighbourhood) -> Response:
    return redirect(
        url_for("organise.neighbourhood", neighbourhood_id=place.id, said="invitation_accepted")
    )


def _form_page(name: str, problems: dict[str, str], **context: Any) -> Response:
    status = 400 if problems else 200
    lines = problem_words(problems)
    return page(name, status, typed=request.form, problems=problems, problem_list=lines, **context)
