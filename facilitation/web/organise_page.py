"""One page of the organisers' part, rendered with who is logged in and what was just done."""

import datetime
from typing import Any, Final

from babel.dates import format_date
from flask import Response, g, make_response, render_template, request
from jinja2 import pass_context
from jinja2.runtime import Context

#: What a page may say after a redirect; anything else in the address is ignored.
SAYINGS: Final = frozenset({"created", "saved", "link_revoked", "link_renewed", "logged_out"})


def page(name: str, status: int = 200, **context: Any) -> Response:
    """The template of this name under organise/, as an answer."""
    said = request.args.get("said")
    context |= {
        "said": said if said in SAYINGS else None,
        "organiser": g.organiser,
        "day": _day,
        "long_day": _long_day,
    }
    return make_response(render_template(f"organise/{name}.html", **context), status)


@pass_context
def _day(context: Context, date: datetime.date) -> str:
    """21 nov"""
    return format_date(date, "d MMM", locale=context["language"]).rstrip(".")


@pass_context
def _long_day(context: Context, date: datetime.date) -> str:
    """zaterdag 20 maart 2027"""
    return format_date(date, "EEEE d MMMM y", locale=context["language"])
