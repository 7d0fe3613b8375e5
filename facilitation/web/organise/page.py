"""One page of the organisers' part, rendered with who is logged in and what was just done."""

import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from flask import Response, g, make_response, render_template, request

from facilitation.domain.rights import Action
from facilitation.web.languages import speaker
from facilitation.web.organise.nav import navigation

ZONE: Final = ZoneInfo("Europe/Amsterdam")

#: What a page may say after a redirect; anything else in the address is ignored.
SAYINGS: Final = frozenset(
    "area_made created invitation_accepted invitation_withdrawn key_ended link_handed link_renewed "
    "link_revoked log_in_ended logged_out neighbourhood_made notes_imported password_changed "
    "right_changed saved second_off series_made".split()
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
            "nav": navigation(g.organiser, g.standing),
            "say": speaker(
                "organise",
                "afterwards",
                "agenda",
                "conversions",
                "follow_up",
                "keys",
                "offers",
                "stories",
                "plan",
                "proposals",
                "registering",
            ).say,
            "language": g.language,
            "day": _day,
            "long_day": _long_day,
            "when": _when,
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


def _when(at_ms: int) -> str:
    """21 nov, 14.05"""
    moment = datetime.datetime.fromtimestamp(at_ms // 1000, ZONE)
    return format_datetime(moment, "d MMM, HH.mm", locale=g.language)
