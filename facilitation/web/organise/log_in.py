"""Logging in and out as organiser: a password, and a code for who turned that on."""

from typing import Any, Final

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.web.device import device_of
from facilitation.web.interrupted_form import still_wrapped, unwrapped, wrapped
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts

#: After a wrong password or code the answer comes a little later.
PAUSE_SECONDS: Final = 0.5

LOG_IN: Final = "organise.log_in"

#: Pages that belong to no visit: nobody wants to return there after logging in.
NO_TARGETS: Final = (LOG_IN, "organise.second_step", "organise.log_out")


class LogInPages:
    """Nothing that was typed is lost when a log-in runs out."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._ports = ports
        self._accounts = ports.accounts

    def log_in(self) -> Response:
        """Ask for address and password, or check them."""
        return self._check_password() if request.method == "POST" else self._log_in_page()

    def again(self) -> Response:
        """A form came in from somebody who is not logged in any more, or from an old page."""
        if request.endpoint in NO_TARGETS:
            return self._log_in_page(403, problem="organise.problem.page_too_old")
        return self._log_in_page(401, problem="organise.login.ran_out", kept=wrapped(request.form))

    def second_step(self) -> Response:
        """Check the code of who gave the right password."""
        organiser_id = self._ports.half_way.read(request.form.get("proof", ""))
        if organiser_id is None:
            return self._log_in_page(401, problem="organise.login.step_too_late")
        account = f"second step {organiser_id}"
        if minutes := self._minutes_to_wait(account):
            return self._step_page(organiser_id, 429, "organise.login.locked_code", minutes)
        if not self._accounts.fits_second_step(organiser_id, request.form.get("code", "")):
            self._wrong(account, organiser_id)
            return self._step_page(organiser_id, 401, "organise.login.wrong_code")
        self._ports.attempts.succeeded(account)
        return self._enter(organiser_id)

    def log_out(self) -> Response:
        """End the log-in of this browser."""
        self._accounts.end_log_in(g.organiser.id, g.organiser.log_in)
        g.organiser = None
        response = redirect(url_for(LOG_IN, said="logged_out"))
        self._ports.cookie.clear(response)
        return response

    def _check_password(self) -> Response:
        email, password = request.form.get("email", "").strip(), request.form.get("password", "")
        if minutes := self._minutes_to_wait(email):
            return self._log_in_page(429, problem="organise.login.locked", minutes=minutes)
        organiser = self._accounts.authenticate(email, password)
        if organiser is None:
            self._wrong(email, email)
            return self._log_in_page(401, problem="organise.login.wrong")
        self._ports.attempts.succeeded(email)
        needs_code = organiser.second_factor
        return self._step_page(organiser.id) if needs_code else self._enter(organiser.id)

    def _minutes_to_wait(self, account: str) -> int:
        return -(-self._ports.attempts.wait_seconds(account) // 60)

    def _wrong(self, account: str, who: str) -> None:
        self._ports.attempts.failed(account)
        self._accounts.failed(who)
        self._ports.pause(PAUSE_SECONDS)

    def _enter(self, organiser_id: str) -> Response:
        """Log this browser in, and go on to the page or the form that was interrupted."""
        log_in = self._accounts.log_in(organiser_id, device_of(request.user_agent.string))
        g.organiser = self._ports.doors.logged_in(log_in)
        target = own_path(request.form.get("next", ""))
        typed = unwrapped(request.form)
        return page("resume", typed=typed, target=target) if typed else redirect(target)

    def _step_page(
        self, organiser_id: str, status: int = 200, problem: str | None = None, minutes: int = 0
    ) -> Response:
        return page(
            "second_step",
            status,
            proof=self._ports.half_way.signed(organiser_id),
            problem=problem,
            minutes=minutes,
            next=own_path(request.form.get("next", "")),
            kept=still_wrapped(request.form),
        )

    def _log_in_page(self, status: int = 200, **context: Any) -> Response:
        context.setdefault("kept", still_wrapped(request.form))
        email = request.form.get("email", "")
        target = own_path(request.values.get("next") or request.path)
        return page("log_in", status, next=target, email=email, **context)


def own_path(target: str) -> str:
    """Only ever to a page of organisers, never to wherever a forged address points."""
    own = target.startswith("/organise/") and "//" not in target and "\\" not in target
    elsewhere = target not in map(url_for, NO_TARGETS)
    return target if own and elsewhere else url_for("organise.workshops")
