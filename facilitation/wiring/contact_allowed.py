"""Whether contact details may be asked: never over a line that others can read."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import request

from facilitation.settings import Settings

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def contact_allowed_here(settings: Settings) -> Callable[[], bool]:
    return lambda: settings.secure or _is_local(request.host)


def contact_allowed_live(settings: Settings) -> Callable[[Mapping[str, Any]], bool]:
    return lambda environ: settings.secure or _is_local(str(environ.get("HTTP_HOST", "")))


def _is_local(host: str) -> bool:
    """This machine itself: nobody can listen in between."""
    return urlsplit(f"//{host}").hostname in LOCAL_HOSTS
