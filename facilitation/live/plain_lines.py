"""Live lines are not compressed, whatever a browser offers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OFFER = "HTTP_SEC_WEBSOCKET_EXTENSIONS"


class PlainLines:
    """Takes away the offer to compress. A compressor per phone takes 130 kB of memory and time for
    each message, to make a few kilobytes smaller; Socket.IO's own server does not do it either."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer as the application does."""
        environ.pop(OFFER, None)
        return self._application(environ, start_response)
