"""In which language someone reads: what they chose, or what their browser asks for."""

from collections.abc import Sequence

from flask import Flask, Response, g, request

from facilitation.i18n import LANGUAGES, Speaker

COOKIE = "samenspel_language"
YEAR_SECONDS = 31_536_000


def chosen_language(offered: Sequence[str] = LANGUAGES) -> str | None:
    """`?language=en`, or what someone chose before, when it is offered here."""
    for wanted in (request.args.get("language"), request.cookies.get(COOKIE)):
        if wanted in offered:
            return str(wanted)
    return None


def reading_language() -> str:
    """What someone chose, their browser's wish, or Dutch."""
    return chosen_language() or request.accept_languages.best_match(LANGUAGES, default="nl")


def install(app: Flask) -> None:
    """Give templates `say` and `language`; each page brings its own domains."""

    @app.before_request
    def choose() -> None:
        g.language = reading_language()

    @app.after_request
    def remember(response: Response) -> Response:
        wanted = request.args.get("language")
        if wanted in LANGUAGES:
            response.set_cookie(
                COOKIE, str(wanted), max_age=YEAR_SECONDS, samesite="Lax", httponly=True
            )
        return response


def speaker(*domains: str) -> Speaker:
    """Says sentences in the language of the request at hand."""
    return Speaker(g.language, "common", *domains)
