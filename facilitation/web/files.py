"""Small files that screens and browsers ask for: sentences, QR codes, icons, texts."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import msgspec
import segno
from flask import Blueprint, Response, abort

from facilitation.i18n import LANGUAGES, vocabulary
from facilitation.web.pages import DOMAINS

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 26"><g fill="#ad4c2a">'
    '<rect x="9" y="1" width="16" height="7" fill="#f5c935"/><rect x="1" y="10" width="15" '
    'height="7"/><rect x="18" y="10" width="15" height="7"/><rect x="9" y="19" width="16" '
    'height="7" fill="#123f35"/></g></svg>'
)


def create_blueprint(base_url: str, security_contact: str) -> Blueprint:
    """Addresses without a page of their own."""
    blueprint = Blueprint("files", __name__)

    @blueprint.get("/vocabulary/<screen>.<language>.json")
    def sentences(screen: str, language: str) -> Response:
        if screen not in DOMAINS or language not in LANGUAGES:
            abort(404)
        words = vocabulary(language, "common", *DOMAINS[screen])
        response = Response(msgspec.json.encode(words), mimetype="application/json")
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        return response

    @blueprint.get("/qr/<code:code>.svg")
    def qr(code: str) -> Response:
        return svg_of(f"{base_url}/{code}")

    @blueprint.get("/favicon.ico")
    def icon() -> Response:
        return Response(ICON, mimetype="image/svg+xml", headers={"Cache-Control": "max-age=86400"})

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\nAllow: /plan/\n", mimetype="text/plain")

    @blueprint.get("/.well-known/security.txt")
    def security() -> Response:
        expires = (datetime.now(UTC) + timedelta(days=300)).replace(microsecond=0)
        contact = security_contact or f"{base_url}/privacy"
        lines = f"Contact: {contact}\nExpires: {expires.isoformat()}\nPreferred-Languages: nl, en\n"
        return Response(lines, mimetype="text/plain")

    return blueprint


def svg_of(address: str) -> Response:
    """A QR code that opens an address."""
    picture = BytesIO()
    segno.make(address, error="q", micro=False).save(
        picture, kind="svg", scale=8, border=2, xmldecl=False, svgclass=None, lineclass=None
    )
    return Response(picture.getvalue(), mimetype="image/svg+xml")
