"""The organisers' part under /organise: one table of pages, with everything injected."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Blueprint

from facilitation.web.organise_guard import Guard
from facilitation.web.organise_log_in import LogInPages
from facilitation.web.organise_ports import OrganisePorts
from facilitation.web.organise_workshops import WorkshopPages

#: Page -> address under /organise, and how it is asked for.
LOG_IN_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "log_in": ("/login", ("GET", "POST")),
        "second_step": ("/login/code", ("POST",)),
        "log_out": ("/logout", ("POST",)),
    }
)
WORKSHOP_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "workshops": ("/", ("GET",)),
        "new": ("/new", ("GET", "POST")),
        "workshop": ("/w/<code>", ("GET",)),
        "settings": ("/w/<code>/settings", ("GET", "POST")),
        "revoke": ("/w/<code>/links/<link_id>/revoke", ("POST",)),
        "renew": ("/w/<code>/links/<link_id>/renew", ("POST",)),
        "hand_to": ("/w/<code>/links/<link_id>/holder", ("POST",)),
        "qr": ("/w/<code>/links/<link_id>.svg", ("GET",)),
        "download": ("/w/<code>/download/<name>", ("GET",)),
        "print_out": ("/w/<code>/print/<name>", ("GET",)),
    }
)


#: Pages, and where each of their methods is found.
PageSet = tuple[object, Mapping[str, tuple[str, tuple[str, ...]]]]


def create_blueprint(ports: OrganisePorts, *more: PageSet) -> Blueprint:
    """The pages under /organise, each behind the guard (organise_rights.py says who may open it).
    `more`: pages with ports of their own, such as those of the plan."""
    log_in = LogInPages(ports)
    guard = Guard(ports, log_in.again)
    blueprint = Blueprint("organise", __name__, url_prefix="/organise")
    blueprint.before_request(guard.let_in)
    blueprint.after_request(guard.prolong)
    own: tuple[PageSet, ...] = (
        (log_in, LOG_IN_ROUTES),
        (WorkshopPages(ports), WORKSHOP_ROUTES),
    )
    for pages, routes in (*own, *more):
        for name, (rule, methods) in routes.items():
            blueprint.add_url_rule(rule, name, getattr(pages, name), methods=methods)
    return blueprint
