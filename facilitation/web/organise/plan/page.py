"""One page of a plan, with what all of them show: its head, its items and what was just done."""

import datetime
from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from flask import Response, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.items import chip, total_cost
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.refusals import Refusal
from facilitation.exporters import EXPORTERS
from facilitation.services.agenda.viewing import PlanView
from facilitation.web.organise.page import page
from facilitation.web.organise.plan.form import euros
from facilitation.web.organise.plan.ports import PlanDesk

#: What a page may say after a redirect.
DONE: Final = frozenset(
    "made saved added moved told answered merged split seen forgotten state harvested".split()
)
#: Download buttons, in this order.
PLAN_FORMATS: Final = ("pdf", "docx", "odt", "xlsx", "ods", "csv", "json")
#: On the page of the versions.
ARCHIVE_FORMATS: Final = ("poster", "zaakdossier", "html", "md")
HERE: Final = ZoneInfo("Europe/Amsterdam")


def own_plan(desk: PlanDesk, slug: str) -> Plan:
    """The plan in the address; that of another neighbourhood does not exist here."""
    return desk.plan(g.standing.neighbourhood.id, slug) or abort(404)


def plan_page(name: str, view: PlanView, status: int = 200, **context: Any) -> Response:
    """The template plan_<name>, around the plan at hand."""
    done = request.args.get("done")
    return page(
        f"plan_{name}",
        status,
        **{
            "view": view,
            "plan": view.plan,
            "place": g.standing.neighbourhood,
            "done": done if done in DONE else None,
            "done_count": request.args.get("n", 0, int),
            "chip": chip,
            "parties": parties(),
            "euros": euros,
            "formats": [name for name in PLAN_FORMATS if name in EXPORTERS],
            "archive_formats": [name for name in ARCHIVE_FORMATS if name in EXPORTERS],
            "total_cost": total_cost,
            "moment": moment,
            "date_words": date_words,
            "problem": None,
            **context,
        },
    )


def parties() -> Mapping[str, str]:
    """Code and name of who contributes and answers here."""
    return {one.code: one.label for one in g.standing.neighbourhood.settings.parties}


def moment(at_ms: int) -> str:
    """21 november 2026 14.05"""
    at = datetime.datetime.fromtimestamp(at_ms / 1000, HERE)
    return format_datetime(at, "d MMMM y HH.mm", locale=g.language)


def date_words(text: str) -> str:
    """21 november 2026, for a day as it is stored; anything else as it was typed."""
    try:
        return format_date(datetime.date.fromisoformat(text), "d MMMM y", locale=g.language)
    except ValueError:
        return text


def to(endpoint: str, plan: Plan, done: str = "", **address: Any) -> BaseResponse:
    """Back to a page of this plan."""
    where = {"neighbourhood_id": plan.neighbourhood, "slug": plan.slug, **address}
    if done:
        where["done"] = done
    return redirect(url_for(f"organise.{endpoint}", **where))


def refusal_words(refusal: Refusal) -> str:
    """The key of the sentence for a refusal of the plan's rules."""
    return f"agenda.refused.{refusal.code}"


def who_is_here() -> str:
    """The account at hand."""
    return str(g.organiser.id)
