"""The description of the API (OpenAPI 3.1), made of its table of addresses and its own types."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from facilitation.exporters import EXPORTERS
from facilitation.web.api.problems import MEDIA_TYPE, PROBLEMS, Problem
from facilitation.web.api.route import (
    IN_PATH,
    IN_QUERY,
    JSON,
    MERGE_PATCH,
    ROOT,
    Answer,
    Door,
    Parameter,
    Route,
    usual_problems,
)
from facilitation.web.api.routes import ROUTES

#: Semantic version of what is promised; its first number is in the address.
VERSION: Final = "1.0.0"
KEY: Final = "programKey"
REFS: Final = "#/components/schemas/{name}"

TITLE: Final = "Samenspel"
ABOUT: Final = (
    "For organisers' own systems: neighbourhoods, workshops and plans (wijkagenda's). A key is "
    "made by an organiser and may never do more than who made it. Published plans need no key. "
    "Errors are problem+json (RFC 9457), in Dutch or English (Accept-Language). "
    "Moments are in UTC; amounts in euro cents."
)
TAGS: Final[Mapping[str, str]] = {
    "published": "Plans that have come out; no key needed",
    "neighbourhoods": "Places, as a tree",
    "workshops": "Meetings",
    "plans": "Plans of organisers",
    "items": "Items of a plan: what was agreed, and how it goes",
    "about": "The API itself",
}

Described = dict[str, Any]


def described(address: str, controller: str) -> Described:
    """The whole description; `address` is where this server has its API."""
    paths: dict[str, Described] = {}
    refs, schemas = _schemas()
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, refs)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": VERSION,
            "description": ABOUT,
            "contact": {"name": controller or TITLE, "url": address.removesuffix(ROOT)},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": address}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": _on_one_line(schemas),
            "securitySchemes": {
                KEY: {"type": "http", "scheme": "bearer", "description": "A key for programs"}
            },
            "headers": _headers(),
        },
    }


def _schemas() -> tuple[Mapping[Any, Described], Described]:
    """A reference for each of our types, and what they refer to."""
    kinds = list(dict.fromkeys([Problem, *_kinds(ROUTES)]))
    refs, schemas = msgspec.json.schema_components(kinds, ref_template=REFS)
    return dict(zip(kinds, refs, strict=True)), schemas


def _kinds(routes: Iterable[Route]) -> Iterable[Any]:
    for route in routes:
        yield from (kind for kind in (route.takes, route.answers) if not _is_plain(kind))


def _is_plain(kind: Any) -> bool:
    return kind is None or isinstance(kind, Answer)


def _operation(route: Route, refs: Mapping[Any, Described]) -> Described:
    asked = [_parameter(name, IN_PATH[name], "path") for name in route.in_path]
    asked += [_parameter(name, IN_QUERY[name], "query") for name in route.query]
    operation: Described = {
        "operationId": route.name,
        "summary": route.about,
        "tags": [route.tag],
        "parameters": asked,
        "responses": {str(route.status): _fine(route, refs), **_problems(route, refs)},
        "security": [] if route.needs is Door.PUBLIC else [{KEY: []}],
    }
    if route.takes:
        operation["requestBody"] = {"required": True, "content": _body(route, refs)}
    if route.name == "item_patch":
        about = "ETag of the item that was read; where it is another one now, nothing is changed"
        operation["parameters"].append(
            {"name": "If-Match", "in": "header", "description": about, "schema": {"type": "string"}}
        )
    return operation


def _parameter(name: str, parameter: Parameter, where: str) -> Described:
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "description": parameter.about,
        "schema": dict(parameter.schema),
    }


def _body(route: Route, refs: Mapping[Any, Described]) -> Described:
    kinds = (JSON, MERGE_PATCH) if route.method == "PATCH" else (JSON,)
    return {kind: {"schema": refs[route.takes]} for kind in kinds}


def _fine(route: Route, refs: Mapping[Any, Described]) -> Described:
    headers = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    if route.method == "GET" and route.answers is not Answer.FILE:
        headers["ETag"] = {"$ref": "#/components/headers/ETag"}
    if route.status == 201:
        headers["Location"] = {"$ref": "#/components/headers/Location"}
    return {"description": route.about, "headers": headers, "content": _content(route, refs)}


def _content(route: Route, refs: Mapping[Any, Described]) -> Described:
    if route.answers is Answer.FILE:
        kinds = dict.fromkeys(one.media_type.partition(";")[0] for one in EXPORTERS.values())
        return {kind: {} for kind in kinds}
    if route.answers is Answer.OPENAPI:
        return {JSON: {"schema": {"type": "object"}}}
    return {JSON: {"schema": refs[route.answers]}}


def _problems(route: Route, refs: Mapping[Any, Described]) -> Described:
    """What can be wrong, by status; which of them it is, its `code` says."""
    by_status: dict[int, list[str]] = {}
    for name in usual_problems(route):
        by_status.setdefault(PROBLEMS[name], []).append(name)
    content = {MEDIA_TYPE: {"schema": refs[Problem]}}
    return {
        str(status): {"description": ", ".join(names), "content": content}
        for status, names in sorted(by_status.items())
    }


def _headers() -> Described:
    text = {"type": "string"}
    return {
        "API-Version": {"description": "Version of this API", "schema": text},
        "ETag": {"description": "Changes with what is told", "schema": text},
        "Location": {"description": "Where what was made is found", "schema": text},
    }


def _on_one_line(part: Any) -> Any:
    """Docstrings without the line ends that our files have."""
    if isinstance(part, dict):
        return {name: _on_one_line(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_on_one_line(one) for one in part]
    return " ".join(part.split()) if isinstance(part, str) and "\n" in part else part
