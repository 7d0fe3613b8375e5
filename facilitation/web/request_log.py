"""One line in the log per page: what was asked and how it went, never an address with a token."""

import logging
import time
from contextlib import ExitStack

from flask import Flask, g, request
from werkzeug.wrappers import Response

from facilitation.services.tracing import traced

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Begin and end every request; what is logged in between belongs to it."""

    @app.before_request
    def begin() -> None:
        g.tracing = ExitStack()
        g.tracing.enter_context(traced())
        g.began = time.perf_counter()

    @app.after_request
    def tell(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        extra = {"status": response.status_code, "ms": round(seconds * 1000)}
        log.info("%s %s", request.method, request.endpoint or "nothing", extra=extra)
        return response

    @app.teardown_request
    def end(_failure: BaseException | None) -> None:
        if tracing := g.pop("tracing", None):
            tracing.close()
