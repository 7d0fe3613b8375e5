"""The organisers' part under /organise: one table of pages, with everything injected."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Blueprint

from facilitation.web.organise_log_in import LogInPages
from facilitation.web.organise_ports import OrganisePorts
from facilitation.web.organise_workshops import WorkshopPages

#: Page -> address under /organise, and how it is asked for.
LOG_IN_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "log_in": ("/login", ("GET", "POST")),
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
        "qr": ("/w/<code>/links/<link_id>.svg", ("GET",)),
        "download": ("/w/<code>/download/<name>", ("GET",)),
        "print_out": ("/w/<code>/print/<name>", ("GET",)),
    }
)


def create_blueprint(ports: OrganisePorts) -> Blueprint:
    """The pages under /organise; every one but the log-in is guarded."""
    log_in, workshops = LogInPages(ports), WorkshopPages(ports)
    blueprint = Blueprint("organise", __name__, url_prefix="/organise")
    blueprint.before_request(log_in.guard)
    blueprint.after_request(log_in.prolong)
    for pages, routes in ((log_in, LOG_IN_ROUTES), (workshops, WORKSHOP_ROUTES)):
        for name, (rule, methods) in routes.items():
            blueprint.add_url_rule(rule, name, getattr(pages, name), methods=methods)
    return blueprint
