"""What a program is told when something is wrong: problem+json (RFC 9457), in its language."""

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import msgspec
from flask import current_app, request
from msgspec import Struct
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from facilitation.domain.refusals import Refusal, TooFast
from facilitation.i18n import LANGUAGES, Speaker, UnknownKey

PREFIX: Final = "/api/"
MEDIA_TYPE: Final = "application/problem+json"
#: Where the composition says at which address the API begins.
ADDRESS: Final = "API_ADDRESS"

#: Everything that a program can be told, and the status that goes with it.
PROBLEMS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "malformed": 400,
        "parameter": 400,
        "key_needed": 401,
        "key_unknown": 401,
        "not_allowed": 403,
        "key_reads_only": 403,
        "not_found": 404,
        "method_not_allowed": 405,
        "not_acceptable": 406,
        "clash": 409,
        "changed_meanwhile": 412,
        "too_large": 413,
        "json_needed": 415,
        "invalid": 422,
        "refused": 422,
        "too_fast": 429,
        "fault": 500,
        "try_again": 503,
        "no_document": 503,
    }
)
#: What a status means where nobody said more.
USUAL: Final[Mapping[int, str]] = MappingProxyType(
    {
        400: "malformed",
        401: "key_needed",
        403: "not_allowed",
        404: "not_found",
        405: "method_not_allowed",
        406: "not_acceptable",
        409: "clash",
        412: "changed_meanwhile",
        413: "too_large",
        415: "json_needed",
        422: "refused",
        429: "too_fast",
        503: "try_again",
    }
)
#: Refusals of the house that say another status than 422.
STATUS_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"unknown_agenda_item": "not_found", "unknown_plan": "not_found", "unknown_code": "not_found"}
)
#: What stands in a sentence where nobody knows the number.
BLANKS: Final[Mapping[str, Mapping[str, object]]] = MappingProxyType(
    {
        "too_fast": {"n": "…"},
        "fault": {"reference": "…"},
        "parameter": {"field": "…"},
    }
)
_PLACE: Final = re.compile(r" - at `(?:key in )?\$?([^`]*)`$")
#: A field that is missing, or that nobody knows.
_NAMED: Final = re.compile(r"field `([^`]+)`")
_STEP: Final = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


class FieldProblem(Struct, frozen=True, kw_only=True):
    """What is wrong with one field. `pointer` is a JSON Pointer into what was sent."""

    pointer: str
    detail: str


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457. `code` never changes; `detail` is for people, in the language that was asked for;
    `reason` is the rule that was in the way; `reference` finds a fault in the log."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    reason: str = ""
    errors: tuple[FieldProblem, ...] = ()
    reference: str = ""


class Wrong(HTTPException):
    """Something that a program is told; raised anywhere below the API."""

    def __init__(
        self,
        code_name: str,
        *errors: FieldProblem,
        headers: Mapping[str, str] | None = None,
        **params: object,
    ) -> None:
        super().__init__(code_name)
        self.code = PROBLEMS[code_name]
        self.name_of_problem = code_name
        self.errors = errors
        self.extra_headers = headers or {}
        self.params = params


def asked_by_program() -> bool:
    """Whether the request at hand is for the API."""
    return request.path.startswith(PREFIX)


def language() -> str:
    """The language that a program asks for; cookies and addresses have no say in it."""
    return request.accept_languages.best_match(LANGUAGES, default="nl")


def say(key: str, **params: object) -> str:
    """A sentence in that language."""
    return Speaker(language(), "common", "agenda", "api", "organise").say(key, **params)


def described(name: str, **params: object) -> Problem:
    """A problem in words."""
    return Problem(
        type=f"{current_app.config.get(ADDRESS, '/api/v1')}/problems/{name}",
        title=say(f"api.problem.{name}"),
        status=PROBLEMS[name],
        code=name,
        detail=say(f"api.problem.{name}.detail", **params),
    )


def of_http(error: HTTPException) -> Response:
    """What Flask, Werkzeug or we ourselves found wrong."""
    if isinstance(error, Wrong):
        found = described(error.name_of_problem, **error.params)
        return _told(_with(found, errors=error.errors), error.extra_headers)
    name = USUAL.get(error.code or 500, "fault" if (error.code or 500) >= 500 else "malformed")
    kept = {key: value for key, value in error.get_headers() if key in ("Allow", "Retry-After")}
    return _told(described(name, **BLANKS.get(name, {})), kept)


def of_refusal(refusal: Refusal) -> Response:
    """A rule of the house was in the way."""
    if isinstance(refusal, TooFast):
        seconds = math.ceil(_number(refusal.params.get("retry_after_ms")) / 1000)
        return _told(described("too_fast", n=seconds), {"Retry-After": str(seconds)})
    if refusal.retry:
        return _told(described("try_again"), {"Retry-After": "2"})
    found = described(STATUS_OF.get(refusal.code, "refused"))
    return _told(_with(found, detail=_sentence(refusal) or found.detail, reason=refusal.code))


def of_fault(reference: str) -> Response:
    """A mistake of ours."""
    return _told(_with(described("fault", reference=reference), reference=reference))


def of_message(wrong: msgspec.ValidationError) -> FieldProblem:
    """What msgspec found wrong with a field, and where."""
    text = str(wrong)
    place, named = _PLACE.search(text), _NAMED.search(text)
    steps = _STEP.findall(place[1]) if place else []
    names = [name or number for name, number in steps if number != "..."]
    names += [named[1]] if named else []
    pointer = "".join(f"/{name}" for name in names)
    return FieldProblem(pointer=f"#{pointer}", detail=_PLACE.sub("", text))


def _sentence(refusal: Refusal) -> str:
    for key in (f"agenda.refused.{refusal.code}", f"error.{refusal.code}"):
        try:
            return say(key, **refusal.params)
        except UnknownKey:
            continue
    return ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1000


def _with(problem: Problem, **fields: Any) -> Problem:
    return msgspec.structs.replace(problem, **fields)


def _told(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    response = Response(msgspec.json.encode(problem), problem.status, content_type=MEDIA_TYPE)
    response.headers.update(headers or {})
    response.headers["Content-Language"] = language()
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Language")
    return response
