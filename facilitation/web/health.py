"""Liveness, readiness and numbers for who runs the server."""

import secrets
from collections.abc import Callable, Mapping

import msgspec
from flask import Blueprint, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

#: Each part that must be reachable, and whether it is.
Checks = Mapping[str, Callable[[], bool]]
LOCAL = frozenset({"127.0.0.1", "::1"})


def create_blueprint(
    checks: Checks, numbers: CollectorRegistry, metrics_token: str | None
) -> Blueprint:
    """/healthz, /readyz and /metrics."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return Response('{"status": "ok"}', mimetype="application/json")

    @blueprint.get("/readyz")
    def ready() -> Response:
        parts = {name: check() for name, check in checks.items()}
        status = 200 if all(parts.values()) else 503
        return Response(msgspec.json.encode(parts), status, mimetype="application/json")

    @blueprint.get("/metrics")
    def metrics() -> Response:
        if not _may_see(metrics_token):
            abort(403)
        return Response(generate_latest(numbers), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _may_see(metrics_token: str | None) -> bool:
    """From this machine itself, not through a proxy, or with the token."""
    if metrics_token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), metrics_token.encode())
    return request.remote_addr in LOCAL and "X-Forwarded-For" not in request.headers
