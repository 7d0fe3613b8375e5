"""Static files under an address that changes with their content, compressed once."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.security import safe_join

from facilitation.assets import static_folder
from facilitation.web.lean import without_comments

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

READING = frozenset({"GET", "HEAD"})
COMPRESSIBLE = frozenset({".js", ".css", ".svg", ".json", ".html", ".txt"})
YEAR_SECONDS = 31_536_000
#: An answer without a body: what the browser has is still right.
NOT_MODIFIED = 304
#: Service workers, and the part of the site that each may look after.
WORKERS: Mapping[str, str] = {"js/phone_worker.js": "/w/"}

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")


@cache
def tree_hash() -> str:
    """A short hash of every static file: relative imports between modules keep it."""
    digest = hashlib.sha256()
    for path in sorted(static_folder().rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(static_folder())).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a static file, to be kept for ever."""
    return f"/static/{tree_hash()}/{path}"


@dataclass(frozen=True, slots=True)
class File:
    """A file as browsers get it; `small` is what they get who understand gzip."""

    kind: str
    raw: bytes
    small: bytes | None


@cache
def _file(name: str) -> File | None:
    """The file with this name under `static/`, read and compressed once."""
    found = safe_join(str(static_folder()), name)
    path = Path(found) if found else None
    if path is None or not path.is_file():
        return None
    raw = path.read_bytes()
    if path.is_relative_to(static_folder() / "js"):
        raw = without_comments(raw.decode("utf-8")).encode("utf-8")
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    small = gzip.compress(raw, 9, mtime=0) if path.suffix in COMPRESSIBLE else None
    return File(kind, raw, small)


class StaticFiles:
    """`/static/<hash>/…` before Flask sees it: a hall that opens its phones at once asks for
    thousands of these. An old hash is answered too, but not to be kept."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a file that exists; everything else is for the application."""
        _, root, version, name = [*environ["PATH_INFO"].split("/", 3), "", "", ""][:4]
        file = _file(name) if root == "static" and environ["REQUEST_METHOD"] in READING else None
        if file is None:
            return self._application(environ, start_response)
        small = file.small if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") else None
        body = small or file.raw
        start_response(
            "200 OK", _headers(file, version, small is not None, len(body)) + _reach(name)
        )
        return [body] if environ["REQUEST_METHOD"] == "GET" else []


def _reach(name: str) -> list[tuple[str, str]]:
    """What a service worker may look after; nothing for any other file."""
    return [("Service-Worker-Allowed", WORKERS[name])] if name in WORKERS else []


def _headers(file: File, version: str, compressed: bool, length: int) -> list[tuple[str, str]]:
    """Only what a script, a style or a font needs; a page's rules say nothing about them."""
    kept = f"public, max-age={YEAR_SECONDS}, immutable" if version == tree_hash() else "no-cache"
    headers = [
        ("Content-Type", file.kind),
        ("Content-Length", str(length)),
        ("Cache-Control", kept),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    if file.small:
        headers.append(("Vary", "Accept-Encoding"))
    if compressed:
        headers.append(("Content-Encoding", "gzip"))
    return headers


def compress(response: Response) -> Response:
    """Compress pages; eventlet's server does not, and halls have slow Wi-Fi."""
    wanted = "gzip" in request.headers.get("Accept-Encoding", "")
    if (
        not wanted
        or response.direct_passthrough
        or response.status_code == NOT_MODIFIED
        or response.headers.get("Content-Encoding")
        or response.mimetype not in ("text/html", "application/json")
    ):
        return response
    response.set_data(gzip.compress(response.get_data(), 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")
    return response
