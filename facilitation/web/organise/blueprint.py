"""The organisers' part under /organise: one table of pages, with everything injected."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Blueprint

from facilitation.web.organise.account import AccountPages
from facilitation.web.organise.audit import AuditPages
from facilitation.web.organise.entering import EnteringPages
from facilitation.web.organise.guard import Guard
from facilitation.web.organise.log_in import LogInPages
from facilitation.web.organise.neighbourhoods import NeighbourhoodPages
from facilitation.web.organise.people import PeoplePages
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.workshops import WorkshopPages

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


ENTERING_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "invitation": ("/invitation/<token>", ("GET", "POST")),
        "forgot": ("/forgot", ("GET", "POST")),
        "reset": ("/reset/<token>", ("GET", "POST")),
    }
)
ACCOUNT_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "account": ("/account", ("GET",)),
        "rename": ("/account/name", ("POST",)),
        "change_password": ("/account/password", ("POST",)),
        "end_log_in": ("/account/log-ins/<log_in>/end", ("POST",)),
        "log_out_everywhere": ("/account/log-ins/end", ("POST",)),
        "second_factor": ("/account/second-factor", ("GET", "POST")),
        "second_factor_qr": ("/account/second-factor.svg", ("GET",)),
        "offer_second_factor": ("/account/second-factor/offer", ("POST",)),
        "stop_second_factor": ("/account/second-factor/stop", ("POST",)),
        "renew_codes": ("/account/second-factor/codes", ("POST",)),
    }
)
NEIGHBOURHOOD_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "neighbourhoods": ("/n", ("GET",)),
        "found": ("/n/new", ("GET", "POST")),
        "neighbourhood": ("/n/<neighbourhood_id>", ("GET",)),
        "add_area": ("/n/<neighbourhood_id>/areas", ("POST",)),
        "add_series": ("/n/<neighbourhood_id>/series", ("POST",)),
        "change_neighbourhood": ("/n/<neighbourhood_id>/settings", ("GET", "POST")),
    }
)
PEOPLE_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "people": ("/n/<neighbourhood_id>/people", ("GET",)),
        "invite": ("/n/<neighbourhood_id>/invitations", ("POST",)),
        "withdraw": ("/n/<neighbourhood_id>/invitations/<invitation_id>/withdraw", ("POST",)),
        "change_right": ("/n/<neighbourhood_id>/people/<organiser_id>/right", ("POST",)),
        "help_back_in": ("/n/<neighbourhood_id>/people/<organiser_id>/help", ("POST",)),
    }
)
AUDIT_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "audit": ("/n/<neighbourhood_id>/audit", ("GET",)),
        "audit_csv": ("/n/<neighbourhood_id>/audit.csv", ("GET",)),
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
        (EnteringPages(ports), ENTERING_ROUTES),
        (AccountPages(ports), ACCOUNT_ROUTES),
        (NeighbourhoodPages(ports), NEIGHBOURHOOD_ROUTES),
        (PeoplePages(ports), PEOPLE_ROUTES),
        (AuditPages(ports), AUDIT_ROUTES),
    )
    for pages, routes in (*own, *more):
        for name, (rule, methods) in routes.items():
            blueprint.add_url_rule(rule, name, getattr(pages, name), methods=methods)
    return blueprint
