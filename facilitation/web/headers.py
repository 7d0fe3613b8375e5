"""Security headers as internet.nl tests them (DOMAIN §10.5)."""

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
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if secure:
            response.headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
        return response
