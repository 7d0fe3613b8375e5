"""Answers of the API: JSON with a version, an ETag, and what may be kept of it."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from flask import request
from werkzeug.wrappers import Response

from facilitation.web.api.openapi import VERSION
from facilitation.web.api.problems import asked_by_program
from facilitation.web.api.route import JSON, Answer, Door, Route

VERSION_HEADER: Final = "API-Version"
#: What is public is asked for by many, and changes seldom.
PUBLIC_SECONDS: Final = 60
OPEN_TO_ALL: Final[Mapping[str, str]] = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def etag_of(resource: object) -> str:
    """Another one as soon as anything is told otherwise."""
    response = Response(msgspec.json.encode(resource))
    response.add_etag()
    return str(response.get_etag()[0])


def told(route: Route, answer: Any) -> Response:
    """What a view gives back, as an answer."""
    if isinstance(answer, Response):
        response = answer
    else:
        response = Response(msgspec.json.encode(answer), route.status, content_type=JSON)
    response.headers["Cache-Control"] = _kept(route)
    if route.answers is Answer.OPENAPI:
        response.headers.update(OPEN_TO_ALL)
    if route.method != "POST" and route.answers is not Answer.FILE:
        response.add_etag()
        response.make_conditional(request)
    return response


def _kept(route: Route) -> str:
    return f"public, max-age={PUBLIC_SECONDS}" if route.needs is Door.PUBLIC else "no-store"


def with_version(response: Response) -> Response:
    """Every answer under /api/ says of which version it is, errors too."""
    if asked_by_program():
        response.headers[VERSION_HEADER] = VERSION
    return response
