"""One page of the organisers' part, rendered with who is logged in and what was just done."""

import datetime
from typing import Any, Final

from babel.dates import format_date
from flask import Response, g, make_response, render_template, request

from facilitation.domain.rights import Action
from facilitation.web.languages import speaker

#: What a page may say after a redirect; anything else in the address is ignored.
SAYINGS: Final = frozenset(
    {"created", "saved", "link_revoked", "link_renewed", "link_handed", "logged_out"}
)


def page(name: str, status: int = 200, **context: Any) -> Response:
    """The template of this name under organise/, as an answer."""
    said = request.args.get("said")
    context = (
        {"problem": None, "minutes": None}
        | context
        | {
            "said": said if said in SAYINGS else None,
            "organiser": g.organiser,
            "standing": g.standing,
            "standings": g.standings,
            "may": _may,
            "say": speaker("organise").say,
            "language": g.language,
            "day": _day,
            "long_day": _long_day,
        }
    )
    return make_response(render_template(f"organise/{name}.html", **context), status)


def _may(action: str) -> bool:
    """Whether who is here may do something in the neighbourhood of this page."""
    return g.standing is not None and g.standing.may(Action(action))


def _day(date: datetime.date) -> str:
    """21 nov"""
    return format_date(date, "d MMM", locale=g.language).rstrip(".")


def _long_day(date: datetime.date) -> str:
    """zaterdag 20 maart 2027"""
    return format_date(date, "EEEE d MMMM y", locale=g.language)
