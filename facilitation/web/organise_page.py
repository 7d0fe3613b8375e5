"""One page of the organisers' part, rendered with who is logged in and what was just done."""

from typing import Any, Final

from flask import Response, g, make_response, render_template, request

#: What a page may say after a redirect; anything else in the address is ignored.
SAYINGS: Final = frozenset({"created", "saved", "link_revoked", "link_renewed", "logged_out"})


def page(name: str, status: int = 200, **context: Any) -> Response:
    """The template of this name under organise/, as an answer."""
    said = request.args.get("said")
    context |= {"said": said if said in SAYINGS else None, "organiser": g.organiser}
    return make_response(render_template(f"organise/{name}.html", **context), status)
