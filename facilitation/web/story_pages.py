"""The page of who tells a story: the story and, live, what the tables give."""

from typing import Any, Final

from flask import Blueprint, abort, g, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitation.web.languages import speaker
from facilitation.web.organise.cases import WriteAdvice, advice_file, advice_sheet
from facilitation.web.receipts import PRIVATE
from facilitation.web.telling_ports import OwnersDesk, Told, ToldCase

OPEN: Final = "/story/<token>"


def create_blueprint(desk: OwnersDesk, write_advice: WriteAdvice) -> Blueprint:
    """Every address of who tells a story."""
    blueprint = Blueprint("story", __name__)
    pages = StoryPages(desk, write_advice)
    blueprint.add_url_rule(OPEN, "read", pages.read)
    blueprint.add_url_rule(f"{OPEN}/advice", "advice", pages.advice)
    blueprint.add_url_rule(f"{OPEN}/advice.pdf", "advice_pdf", pages.advice_pdf)
    return blueprint


class StoryPages:
    """Reading only: a day link of one function in one meeting."""

    def __init__(self, desk: OwnersDesk, write_advice: WriteAdvice) -> None:
        self._desk = desk
        self._write_advice = write_advice

    def read(self, token: str) -> Response:
        """The story, and what was given so far; a script looks again now and then."""
        found = self._desk.open(token)
        if found is None:
            return self._page("gone", 404)
        told, mine = found
        return self._page("story", told=told, mine=mine, token=token)

    def advice(self, token: str) -> Response:
        """'Ons advies', to print at home."""
        told, mine = self._found(token)
        return _private(advice_sheet(told, mine, g.language))

    def advice_pdf(self, token: str) -> Response:
        """The same as a file; where none can be made, the page to print."""
        made = advice_file(*self._found(token), g.language, self._write_advice)
        return _private(made or redirect(url_for("story.advice", token=token)))

    def _found(self, token: str) -> tuple[Told, ToldCase]:
        return self._desk.open(token) or abort(404)

    def _page(self, name: str, status: int = 200, **context: Any) -> Response:
        say = speaker("stories", "plan", "pages").say
        page = render_template(f"story/{name}.html", say=say, language=g.language, **context)
        return _private(make_response(page, status))


def _private(response: Response) -> Response:
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response
