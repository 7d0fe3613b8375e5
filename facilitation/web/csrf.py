"""Forms carry a token signed for this browser; it changes every second, so it cannot be guessed
from compressed answers."""

import secrets

from flask import Flask, Response, g, request
from itsdangerous import BadData, URLSafeTimedSerializer
from markupsafe import Markup

FIELD = "csrf"
#: An evening, and the morning after.
MAX_AGE_SECONDS = 24 * 3600


class Csrf:
    """Makes the field for forms and checks it when they come back."""

    def __init__(self, secret_key: str, secure: bool) -> None:
        self._signer = URLSafeTimedSerializer(secret_key, salt="csrf")
        self._cookie = "__Host-form" if secure else "samenspel_form"
        self._secure = secure

    def install(self, app: Flask) -> None:
        """Give templates `csrf_field()` and answers the cookie that it belongs to."""
        app.jinja_env.globals["csrf_field"] = self.field
        app.after_request(self._keep_cookie)

    def field(self) -> Markup:
        """A hidden input."""
        token = self._signer.dumps(self._browser())
        return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token)

    def ok(self) -> bool:
        """Whether the form at hand was made for this browser, by us."""
        browser = request.cookies.get(self._cookie)
        try:
            token = self._signer.loads(request.form.get(FIELD, ""), max_age=MAX_AGE_SECONDS)
        except BadData:
            return False
        return bool(browser) and secrets.compare_digest(str(token), str(browser))

    def _browser(self) -> str:
        if "csrf_browser" not in g:
            g.csrf_browser = request.cookies.get(self._cookie) or secrets.token_hex(16)
        return str(g.csrf_browser)

    def _keep_cookie(self, response: Response) -> Response:
        if "csrf_browser" in g and request.cookies.get(self._cookie) != g.csrf_browser:
            response.set_cookie(
                self._cookie,
                g.csrf_browser,
                secure=self._secure,
                httponly=True,
                samesite="Lax",
                path="/",
            )
        return response
