"""The API for organisers' own systems, under /api/v1: its addresses, and the guard before them."""

from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, Flask, g, request
from werkzeug.wrappers import Response

from facilitation.domain.programs import ProgramKey, Reach
from facilitation.domain.rights import Action
from facilitation.web.api.asking import check_form
from facilitation.web.api.items import ItemViews
from facilitation.web.api.places import PlaceViews
from facilitation.web.api.plans import PlanViews
from facilitation.web.api.ports import ApiPorts
from facilitation.web.api.problems import ADDRESS, Wrong
from facilitation.web.api.published import PublishedViews
from facilitation.web.api.reach import reach_in, require
from facilitation.web.api.route import ROOT, Door, Route
from facilitation.web.api.routes import BY_NAME, ROUTES
from facilitation.web.api.telling import told, with_version
from facilitation.web.api.workshops import WorkshopViews

SCHEME: Final = "bearer"
CHALLENGE: Final = 'Bearer realm="samenspel"'
VIEWS: Final = (PlaceViews, WorkshopViews, PlanViews, ItemViews, PublishedViews)


def install(app: Flask, ports: ApiPorts) -> None:
    """Answer everything under /api/v1."""
    app.config[ADDRESS] = ports.address
    app.after_request(with_version)
    app.register_blueprint(create_blueprint(ports))


def create_blueprint(ports: ApiPorts) -> Blueprint:
    """Every operation of the table, each behind the guard."""
    blueprint = Blueprint("api", __name__, url_prefix=ROOT)
    blueprint.before_request(Guard(ports).let_in)
    views = [kind(ports) for kind in VIEWS]
    for route in ROUTES:
        [view] = [getattr(one, route.name) for one in views if hasattr(one, route.name)]
        blueprint.add_url_rule(
            route.rule, route.name, _answering(route, view), methods=(route.method,)
        )
    return blueprint


def _answering(route: Route, view: Callable[..., Any]) -> Callable[..., Response]:
    def answering(**address: Any) -> Response:
        return told(route, view(**address))

    return answering


class Guard:
    """Views find `g.key`, what it reaches in `g.reaches`, and where the address leads to one place,
    `g.reach`; where it leads to a plan of organisers, `g.plan`."""

    def __init__(self, ports: ApiPorts) -> None:
        self._programs = ports.programs
        self._doors = ports.doors
        self._plans = ports.plans
        self._slow_down = ports.slow_down

    def let_in(self) -> None:
        """Nothing where the operation may be done; else a problem."""
        if request.method == "OPTIONS":
            return
        route = BY_NAME[(request.endpoint or "").rpartition(".")[2]]
        if route.needs is not Door.PUBLIC:
            g.key = self._key()
            self._slow_down(g.key.id)
            g.reaches = self._programs.reaches(g.key)
        check_form(route)
        if isinstance(route.needs, Action):
            self._require(route.needs)

    def _key(self) -> ProgramKey:
        """A cookie opens nothing here, and neither does anything in an address."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.casefold() != SCHEME or not token.strip():
            raise Wrong("key_needed", headers={"WWW-Authenticate": CHALLENGE})
        key = self._programs.shown(token.strip())
        if key is None:
            wrong = f'{CHALLENGE}, error="invalid_token"'
            raise Wrong("key_unknown", headers={"WWW-Authenticate": wrong})
        return key

    def _require(self, action: Action) -> None:
        address = request.view_args or {}
        if address:
            g.reach = require(self._reach(address), action)
        elif not any(one.may(action) for one in g.reaches):
            raise Wrong(
                "key_reads_only"
                if any(one.standing.may(action) for one in g.reaches)
                else "not_allowed"
            )

    def _reach(self, address: dict[str, Any]) -> Reach | None:
        if "slug" in address:
            g.plan = self._plans.plan(address["slug"])
            return reach_in(g.plan.neighbourhood) if g.plan else None
        if "code" in address:
            standing = self._doors.standing_at(g.key.maker, address["code"])
            return reach_in(standing.neighbourhood.id) if standing else None
        return reach_in(address["neighbourhood_id"])
