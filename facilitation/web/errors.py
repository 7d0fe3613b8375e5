"""What people read when something is wrong: never a stack, always what to do."""

import logging
import secrets

import msgspec
from flask import Flask, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from facilitation.domain.refusals import Refusal, UnknownToken
from facilitation.web.languages import reading_language, speaker

log = logging.getLogger(__name__)

#: Pages that exist; every other status is shown as its family.
PAGES = frozenset({400, 403, 404, 405, 413, 429, 500})


def install(app: Flask) -> None:
    """Answer every error with a page, or with problem+json under /api/."""

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        return problem(error.code or 500)

    @app.errorhandler(Refusal)
    def refusal(error: Refusal) -> Response:
        if error.retry:
            return problem(503, error.code)
        return problem(404 if isinstance(error, UnknownToken) else 422, error.code)

    @app.errorhandler(Exception)
    def fault(error: Exception) -> Response:
        reference = secrets.token_hex(4)
        log.error("Fault %s at %s", reference, request.endpoint)
        return problem(500, reference=reference)


def problem(status: int, code: str = "", reference: str = "") -> Response:
    """An error as its reader can use it."""
    if request.path.startswith("/api/"):
        body = {"type": "about:blank", "title": code or str(status), "status": status}
        return Response(msgspec.json.encode(body), status, mimetype="application/problem+json")
    g.setdefault("language", reading_language())
    shown = status if status in PAGES else (500 if status >= 500 else 400)
    page = render_template(
        "error.html",
        status=shown,
        code=code,
        reference=reference,
        language=g.language,
        say=speaker("pages").say,
    )
    return Response(page, status, mimetype="text/html")
