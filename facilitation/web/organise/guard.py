"""The one guard before every page of organisers: logged in, a form of ours, and with the right."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.organisers import Organiser
from facilitation.domain.rights import Action, Standing
from facilitation.web.interrupted_form import as_typed
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.rights import NEEDED, Door

LOG_IN: Final = "organise.log_in"
BLUEPRINT: Final = "organise."
#: What is typed there is asked again, not carried along.
LOG_INS: Final = (LOG_IN, "organise.second_step")


class Guard:
    """Views find `g.organiser`; and where the address names a neighbourhood or a workshop of one,
    `g.standing`: the neighbourhood, and the right of who is here."""

    def __init__(self, ports: OrganisePorts, asks_to_log_in_again: Callable[[], Response]) -> None:
        self._ports = ports
        self._asks_to_log_in_again = asks_to_log_in_again

    def let_in(self) -> Response | None:
        """Nothing where the page may open; else what is shown in its place."""
        needed = NEEDED.get((request.endpoint or "").removeprefix(BLUEPRINT)) or abort(404)
        g.organiser = self._logged_in()
        g.standing, g.standings = None, ()
        if needed is not Door.OPEN and g.organiser is None:
            return self._ask_to_log_in()
        if request.method == "POST" and not self._ports.csrf_ok():
            return self._ask_to_send_again()
        return self._with_right(needed) if g.organiser else None

    def prolong(self, response: Response) -> Response:
        """Every visit starts the half hour again. Nothing of this belongs in a shared cache."""
        organiser = g.get("organiser")
        if organiser is not None:
            self._ports.cookie.write(response, organiser.log_in)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _logged_in(self) -> Organiser | None:
        log_in = self._ports.cookie.read(request)
        return self._ports.doors.logged_in(log_in) if log_in else None

    def _ask_to_log_in(self) -> Response:
        if request.method == "GET":
            return redirect(url_for(LOG_IN, next=request.path))
        return self._asks_to_log_in_again()

    def _ask_to_send_again(self) -> Response:
        if request.endpoint in LOG_INS:
            return self._asks_to_log_in_again()
        return page("resume", 403, typed=as_typed(request.form), target=request.path)

    def _with_right(self, needed: Door | Action) -> Response | None:
        """Another's neighbourhood does not exist; in one's own it is said what is not allowed."""
        g.standings = self._ports.doors.standings(g.organiser.id)
        if isinstance(needed, Action):
            g.standing = self._standing(request.view_args or {}) or abort(404)
            allowed = g.standing.may(needed)
        else:
            allowed = needed is not Door.FOUNDER or g.organiser.founds
        return None if allowed else page("not_allowed", 403)

    def _standing(self, address: Mapping[str, str]) -> Standing | None:
        if "neighbourhood_id" in address:
            wanted = address["neighbourhood_id"]
            mine = (one for one in g.standings if one.neighbourhood.id == wanted)
            return next(mine, None)
        return self._ports.doors.standing_at(g.organiser.id, address["code"])
