"""Somebody's own account: name, password, second step, and where they are logged in."""

from typing import Any

from flask import Response, abort, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.exporters.qr import qr_code
from facilitation.web.languages import speaker
from facilitation.web.organise.account_form import named_problems, password_problems
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.proof import Proof
from facilitation.web.organise.words import problem_words

Problems = dict[str, str]


class AccountPages:
    """What changes how somebody comes in asks for the password again."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._accounts = ports.accounts
        self._second_factor = ports.accounts.second_factor
        self._proof = Proof(ports.accounts, ports.attempts)

    def account(self) -> BaseResponse:
        """Everything of one's own account."""
        return self._account_page({})

    def rename(self) -> BaseResponse:
        """How colleagues read who this is."""
        problems = named_problems(request.form)
        if problems:
            return self._account_page(problems)
        name, organisation = (request.form[field].strip() for field in ("name", "organisation"))
        self._accounts.rename(g.organiser.id, name, organisation)
        return _to_account("saved")

    def change_password(self) -> BaseResponse:
        """Another password, for who knows the old one."""
        problems = self._unproven("password_now") | password_problems(request.form)
        if problems:
            return self._account_page(problems)
        self._accounts.change_password(g.organiser, request.form["password"])
        return _to_account("password_changed")

    def end_log_in(self, log_in: str) -> BaseResponse:
        """Log out another browser of one's own."""
        self._accounts.end_log_in(g.organiser.id, log_in)
        return _to_account("log_in_ended")

    def log_out_everywhere(self) -> BaseResponse:
        """Log out every browser, this one too."""
        self._accounts.log_out_everywhere(g.organiser.id)
        g.organiser = None
        return redirect(url_for("organise.log_in", said="logged_out"))

    def second_factor(self) -> BaseResponse:
        """Put a secret in an app, and give back a code from it."""
        if request.method == "GET":
            return self._second_factor_page({})
        codes = self._second_factor.turn_on(g.organiser.id, request.form.get("code", ""))
        if codes is None:
            return self._second_factor_page({"code": "organise.problem.code"})
        return page("recovery_codes", codes=codes)

    def offer_second_factor(self) -> BaseResponse:
        """Begin with a new secret."""
        problems = self._unproven("password_on")
        if problems:
            return self._account_page(problems)
        self._second_factor.offer(g.organiser.id)
        return redirect(url_for("organise.second_factor"))

    def second_factor_qr(self) -> BaseResponse:
        """The secret that is offered, for the camera of a phone."""
        offer = self._second_factor.offered(g.organiser) or abort(404)
        label = speaker("organise").say("organise.second.qr_alt")
        return Response(qr_code(offer.address, label), mimetype="image/svg+xml")

    def stop_second_factor(self) -> BaseResponse:
        """A password is enough again."""
        problems = self._unproven("password_off")
        if problems:
            return self._account_page(problems)
        self._second_factor.turn_off(g.organiser.id)
        return _to_account("second_off")

    def renew_codes(self) -> BaseResponse:
        """New codes on paper."""
        problems = self._unproven("password_codes")
        if problems or not g.organiser.second_factor:
            return self._account_page(problems)
        return page("recovery_codes", codes=self._second_factor.renew_codes(g.organiser.id))

    def _unproven(self, field: str) -> Problems:
        return self._proof.missing(g.organiser, field, request.form.get(field, ""))

    def _second_factor_page(self, problems: Problems) -> BaseResponse:
        offer = self._second_factor.offered(g.organiser)
        if offer is None:
            return _to_account()
        return _form_page("second_factor", problems, offer=offer)

    def _account_page(self, problems: Problems) -> BaseResponse:
        own = {"name": g.organiser.name, "organisation": g.organiser.organisation}
        return _form_page(
            "account",
            problems,
            typed=MultiDict(own | request.form.to_dict()),
            log_ins=self._accounts.log_ins(g.organiser.id),
            codes_left=self._second_factor.codes_left(g.organiser.id),
        )


def _form_page(name: str, problems: Problems, **context: Any) -> BaseResponse:
    context.setdefault("typed", request.form)
    status = 400 if problems else 200
    return page(name, status, problems=problems, problem_list=problem_words(problems), **context)


def _to_account(said: str | None = None) -> BaseResponse:
    return redirect(url_for("organise.account", said=said))
