"""Static files under an address that changes with their content, compressed once."""

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

from facilitation.assets import static_folder
from facilitation.web.lean import without_comments

COMPRESSIBLE = frozenset({".js", ".css", ".svg", ".json", ".html", ".txt"})
YEAR_SECONDS = 31_536_000

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


@cache
def _content(path: Path) -> tuple[bytes, bytes | None]:
    raw = path.read_bytes()
    if path.is_relative_to(static_folder() / "js"):
        raw = without_comments(raw.decode("utf-8")).encode("utf-8")
    return raw, gzip.compress(raw, 9, mtime=0) if path.suffix in COMPRESSIBLE else None


def create_blueprint() -> Blueprint:
    """`/static/<hash>/…`; an old hash is answered too, but not to be kept."""
    blueprint = Blueprint("static_files", __name__)

    @blueprint.get("/static/<version>/<path:name>")
    def static_file(version: str, name: str) -> Response:
        found = safe_join(str(static_folder()), name)
        if found is None or not Path(found).is_file():
            abort(404)
        response = _compressed(Path(found))
        kept = f"public, max-age={YEAR_SECONDS}, immutable"
        response.headers["Cache-Control"] = kept if version == tree_hash() else "no-cache"
        return response

    return blueprint


def _compressed(path: Path) -> Response:
    raw, small = _content(path)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    accepts = "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(small if small and accepts else raw, mimetype=kind)
    if small:
        response.headers["Vary"] = "Accept-Encoding"
        if accepts:
            response.headers["Content-Encoding"] = "gzip"
    return response


def compress(response: Response) -> Response:
    """Compress pages; eventlet's server does not, and halls have slow Wi-Fi."""
    wanted = "gzip" in request.headers.get("Accept-Encoding", "")
    if (
        not wanted
        or response.direct_passthrough
        or response.headers.get("Content-Encoding")
        or response.mimetype not in ("text/html", "application/json")
    ):
        return response
    response.set_data(gzip.compress(response.get_data(), 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")
    return response
