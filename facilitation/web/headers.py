"""Security headers as internet.nl tests them."""

from collections.abc import Mapping

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'; img-src 'self'; connect-src 'self'"
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
STRICT_TRANSPORT = "max-age=31536000"
#: What a page that others may show says for itself; the older header knows no list of sites.
FRAMED: Mapping[str, str] = {"Cross-Origin-Resource-Policy": "cross-origin"}


def framed(response: Response, ancestors: str) -> Response:
    """Let these sites show a page inside theirs; everything else of our policy stays."""
    policy = POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {ancestors}")
    response.headers["Content-Security-Policy"] = policy
    for name, value in FRAMED.items():
        response.headers[name] = value
    return response


def guard(app: Flask, secure: bool) -> None:
    """Put the headers on every answer. Where people come over HTTPS, who comes without is sent
    there first; what watches the server from inside is not."""

    @app.before_request
    def send_to_https() -> Response | None:
        inside = request.path in ("/healthz", "/readyz", "/metrics")
        if not secure or request.is_secure or inside:
            return None
        return redirect(request.url.replace("http://", "https://", 1), 308)

    @app.after_request
    def add(response: Response) -> Response:
        own_policy = "Content-Security-Policy" in response.headers
        for name, value in HEADERS.items():
            if not (own_policy and name == "X-Frame-Options"):
                response.headers.setdefault(name, value)
        if secure:
            response.headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
        return response
