"""Logging in and out as organiser, and the guard before every other page."""

from typing import Any, Final

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.preparing import Organiser
from facilitation.web.interrupted_form import as_typed, still_wrapped, unwrapped, wrapped
from facilitation.web.organise_page import page
from facilitation.web.organise_ports import OrganisePorts
from facilitation.web.organiser_cookie import LogIn

#: After a wrong password the answer comes a little later.
PAUSE_SECONDS: Final = 0.5

LOG_IN: Final = "organise.log_in"


class LogInPages:
    """Who is here. Nothing that was typed is lost when a log-in runs out."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._ports = ports

    def guard(self) -> BaseResponse | None:
        """Let in who is logged in and sends a form of ours."""
        g.organiser = self._logged_in()
        if g.organiser is None and request.endpoint != LOG_IN:
            return self._ask_to_log_in()
        if request.method == "POST" and not self._ports.csrf_ok():
            return self._ask_to_send_again()
        return None

    def prolong(self, response: Response) -> Response:
        """Every visit starts the half hour again. Nothing of this belongs in a shared cache."""
        organiser = g.get("organiser")
        if organiser is not None:
            self._ports.cookie.write(response, LogIn(organiser.id, organiser.stamp))
        response.headers["Cache-Control"] = "no-store"
        return response

    def log_in(self) -> BaseResponse:
        """Ask for address and password, or check them."""
        return self._check_password() if request.method == "POST" else self._log_in_page()

    def log_out(self) -> BaseResponse:
        """Forget the log-in on this device."""
        g.organiser = None
        response = redirect(url_for(LOG_IN, said="logged_out"))
        self._ports.cookie.clear(response)
        return response

    def _logged_in(self) -> Organiser | None:
        log_in = self._ports.cookie.read(request)
        organiser = self._ports.organising.organiser(log_in.organiser) if log_in else None
        same = log_in is not None and organiser is not None and organiser.stamp == log_in.stamp
        return organiser if same else None

    def _ask_to_log_in(self) -> BaseResponse:
        if request.method == "GET":
            return redirect(url_for(LOG_IN, next=request.path))
        kept = wrapped(request.form)
        return self._log_in_page(401, problem="organise.login.ran_out", kept=kept)

    def _ask_to_send_again(self) -> BaseResponse:
        if request.endpoint == LOG_IN:
            return self._log_in_page(403, problem="organise.problem.page_too_old")
        return page("resume", 403, typed=as_typed(request.form), target=request.path)

    def _check_password(self) -> BaseResponse:
        email, password = request.form.get("email", "").strip(), request.form.get("password", "")
        wait = self._ports.attempts.wait_seconds(email)
        if wait:
            minutes = -(-wait // 60)
            return self._log_in_page(429, problem="organise.login.locked", minutes=minutes)
        organiser = self._ports.organising.authenticate(email, password)
        if organiser is None:
            self._ports.attempts.failed(email)
            self._ports.pause(PAUSE_SECONDS)
            return self._log_in_page(401, problem="organise.login.wrong")
        self._ports.attempts.succeeded(email)
        g.organiser = organiser
        return self._go_on()

    def _go_on(self) -> BaseResponse:
        """To the page someone wanted, or to the form that was interrupted."""
        target = _own_path(request.form.get("next", ""))
        typed = unwrapped(request.form)
        return page("resume", typed=typed, target=target) if typed else redirect(target)

    def _log_in_page(self, status: int = 200, **context: Any) -> BaseResponse:
        context.setdefault("kept", still_wrapped(request.form))
        email = request.form.get("email", "")
        target = _own_path(request.values.get("next") or request.path)
        return page("log_in", status, next=target, email=email, **context)


def _own_path(target: str) -> str:
    """Only ever to a page of organisers, never to wherever a forged address points."""
    own = target.startswith("/organise/") and "//" not in target and "\\" not in target
    elsewhere = target not in (url_for(LOG_IN), url_for("organise.log_out"))
    return target if own and elsewhere else url_for("organise.workshops")
