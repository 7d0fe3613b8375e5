"""What people read when something is wrong: never a stack, always what to do."""

import logging
import secrets
from collections.abc import Mapping

from flask import Flask, g, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from facilitation.domain.refusals import Refusal, UnknownToken
from facilitation.i18n import catalogue
from facilitation.web.api import problems as api_problems
from facilitation.web.languages import reading_language, speaker

log = logging.getLogger(__name__)

#: Pages that exist; every other status is shown as its family.
PAGES = frozenset({400, 403, 404, 405, 413, 429, 500, 503})
#: Who reads the pages below a first part of an address; a code of the hall is such a part as well.
READERS: Mapping[str, str] = {
    "organise": "organiser",
    "plan": "plan",
    "aanmelden": "link",
    "receipt": "link",
    "story": "link",
    **dict.fromkeys(("facilitator", "team", "scribe", "table", "projector"), "link"),
    **dict.fromkeys(("w", "privacy", "toegankelijkheid"), "hall"),
}
#: What a sentence about a refusal may name; a refusal that does not know it leaves it out.
BLANKS: Mapping[str, object] = {"limit": "", "reference": ""}


def install(app: Flask) -> None:
    """Answer every error with a page, or with problem+json under /api/."""

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        if api_problems.asked_by_program():
            return api_problems.of_http(error)
        return problem(error.code or 500)

    @app.errorhandler(Refusal)
    def refusal(error: Refusal) -> Response:
        if api_problems.asked_by_program():
            return api_problems.of_refusal(error)
        if error.retry:
            return problem(503, error)
        return problem(404 if isinstance(error, UnknownToken) else 422, error)

    @app.errorhandler(Exception)
    def fault(error: Exception) -> Response:
        reference = secrets.token_hex(4)
        log.error("Fault %s at %s", reference, request.endpoint, exc_info=error)
        if api_problems.asked_by_program():
            return api_problems.of_fault(reference)
        return problem(500, reference=reference)


def problem(status: int, refusal: Refusal | None = None, reference: str = "") -> Response:
    """An error as its reader can use it: what a refusal says itself, else what the status means."""
    g.setdefault("language", reading_language())
    shown = status if status in PAGES else (500 if status >= 500 else 400)
    reader = READERS.get(request.path.split("/")[1], "hall")
    page = render_template(
        "error.html",
        status=shown,
        why=_in_words(refusal) if refusal else "",
        reader=reader,
        way_back=_way_back(reader),
        reference=reference,
        language=g.language,
        say=speaker("pages").say,
    )
    return Response(page, status, mimetype="text/html")


def _way_back(reader: str) -> str:
    """Where this reader can go on; nobody who followed a link has use for a code of the hall."""
    if reader == "plan":
        slug = (request.view_args or {}).get("slug", "")
        return url_for("plan.plan", slug=slug) if request.endpoint != "plan.plan" and slug else ""
    return {"organiser": "/organise/", "hall": "/"}.get(reader, "")


def _in_words(refusal: Refusal) -> str:
    """Refusals that only some pages can meet have their sentence there, and none here."""
    key = f"error.{refusal.code}"
    if key not in catalogue(g.language, "common"):
        return ""
    return speaker().say(key, **{**BLANKS, **refusal.params})
