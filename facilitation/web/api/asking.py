"""Reading what a program asks: parts of lists, and bodies in JSON."""

from collections.abc import Sequence
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

import msgspec
from flask import current_app, request

from facilitation.web.api.problems import ADDRESS, FieldProblem, Wrong, of_message
from facilitation.web.api.resources.lists import Page, PageLinks
from facilitation.web.api.route import IN_QUERY, JSON, MERGE_PATCH, ROOT, USUAL_PAGE, Route

Row = TypeVar("Row")
Kind = TypeVar("Kind")

BODIES: Final = (JSON, MERGE_PATCH)


def check_form(route: Route) -> None:
    """Refuse what is asked in a way that this address does not know."""
    if "\x00" in request.path:
        raise Wrong("not_found")  # no store can even look for it
    for name in request.args:
        if name not in route.query:
            raise Wrong("parameter", field=name)
    accepted = request.accept_mimetypes
    if route.media_types == (JSON,) and accepted and not accepted.quality(JSON):
        raise Wrong("not_acceptable")
    if route.takes and request.mimetype not in BODIES[: 2 if route.method == "PATCH" else 1]:
        raise Wrong("json_needed", headers={"Accept": ", ".join(BODIES)})


def body(kind: type[Kind]) -> Kind:
    """What was sent, checked."""
    content = request.get_data()
    if b"\\u0000" in content:
        raise Wrong("malformed")  # no store keeps it, and no screen shows it
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError as wrong:
        raise Wrong("invalid", of_message(wrong)) from wrong
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise Wrong("malformed") from wrong


def invalid(field: str, detail: str) -> Wrong:
    """A field that fits its type and still cannot be."""
    return Wrong("invalid", FieldProblem(pointer=f"#/{field}", detail=detail))


def part_of(rows: Sequence[Row]) -> tuple[Sequence[Row], int, PageLinks]:
    """The part of a list that is asked for, how long the list is, and the parts around it."""
    size, number = _whole("page_size", USUAL_PAGE), _whole("page", 1)
    last = max(1, -(-len(rows) // size))
    links = PageLinks(
        this=_page_url(number),
        first=_page_url(1),
        last=_page_url(last),
        prev=_page_url(min(number - 1, last)) if number > 1 else None,
        next=_page_url(number + 1) if number < last else None,
    )
    return rows[(number - 1) * size : number * size], len(rows), links


def page_of(rows: Sequence[Any], told: Any) -> Page[Any]:
    """The part of a list that is asked for; `told` makes what goes over the wire of one of it."""
    shown, total, links = part_of(rows)
    return Page(results=tuple(map(told, shown)), total=total, links=links)


def _whole(name: str, usual: int) -> int:
    text, schema = request.args.get(name), IN_QUERY[name].schema
    if text is None:
        return usual
    most = schema.get("maximum", 1_000_000)
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most and len(text) < 9):
        raise Wrong("parameter", field=name)
    return int(text)


def _page_url(number: int) -> str:
    asked = {**request.args.to_dict(), "page": str(number)}
    where = request.path.removeprefix(ROOT)
    return f"{current_app.config[ADDRESS]}{where}?{urlencode(asked)}"
