"""The public pages of a plan: to read, print, follow and show elsewhere. No log-in, no scripts."""

import datetime
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from flask import Blueprint, abort, g, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitation.services.kept import Kept
from facilitation.web.headers import framed
from facilitation.web.languages import speaker
from facilitation.web.plan.feed import feed_of
from facilitation.web.plan.ports import PublicPlan, PublicPlans
from facilitation.web.plan.words import PlanWords

#: Newest messages on the page itself; the feed has more.
NEWS_SHOWN = 6
#: Pages that are kept ready: a house has few plans, and a plan many readers.
MOST_READY = 32


def create_blueprint(pages: "PlanPages") -> Blueprint:
    """The addresses under /plan at which people read."""
    blueprint = Blueprint("plan", __name__, url_prefix="/plan/<slug>")
    blueprint.add_url_rule("", "plan", pages.plan)
    blueprint.add_url_rule("/versie/<int:number>", "version", pages.version)
    blueprint.add_url_rule("/briefjes", "notes", pages.notes)
    blueprint.add_url_rule("/feed.atom", "feed", pages.feed)
    blueprint.add_url_rule("/samenvatting", "summary", pages.summary)
    return blueprint


def private(response: Response, status: int = 200) -> Response:
    """A page for one person: nobody keeps it, and no search engine finds it."""
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


class PlanPages:
    """Renders what has come out; anything else is not there. `frame_ancestors`: which sites may
    show the summary."""

    def __init__(
        self,
        plans: PublicPlans,
        base_url: str,
        frame_ancestors: str,
        today: Callable[[], datetime.date],
    ) -> None:
        self._plans = plans
        self._base_url = base_url
        self._frame_ancestors = frame_ancestors
        self._today = today
        self._ready: Kept[tuple[Hashable, ...], str] = Kept(MOST_READY)

    def plan(self, slug: str) -> Response:
        """The plan as it stands."""
        return self._whole(self.standing(slug))

    def version(self, slug: str, number: int) -> Response:
        """A version as it came out; this address stays."""
        public = self._plans.version(slug, number) or abort(404)
        return self._whole(public)

    def _whole(self, public: PublicPlan) -> Response:
        numbers = (number for path in public.document.paths for number in path.items)
        return self._kept("plan", public, news_shown=NEWS_SHOWN, notes_behind=Counter(numbers))

    def notes(self, slug: str) -> Response:
        """Every note by number, with what became of it."""
        public = self.standing(slug)
        paths = {(one.workshop, one.note): one for one in public.document.paths}
        return self._kept("notes", public, paths=paths)

    def feed(self, slug: str) -> Response:
        """What is new, for a feed reader."""
        public = self.standing(slug)
        feed = feed_of(public, self._words(public), self._address(public))
        response = Response(feed, mimetype="application/atom+xml")
        response.headers["Cache-Control"] = "public, max-age=300"
        response.add_etag()
        return response.make_conditional(request)

    def summary(self, slug: str) -> Response:
        """A short form that other sites may show inside their own page."""
        return framed(self._kept("summary", self.standing(slug)), self._frame_ancestors)

    def standing(self, slug: str) -> PublicPlan:
        """The plan at this address, when it has come out."""
        return self._plans.standing(slug) or abort(404)

    def _address(self, public: PublicPlan) -> str:
        return f"{self._base_url}/plan/{public.document.plan.slug}"

    def _words(self, public: PublicPlan) -> PlanWords:
        says = speaker("phone", "agenda", "plan", "afterwards")
        return PlanWords(says, public.parties, self._today())

    def _kept(self, name: str, public: PublicPlan, **context: Any) -> Response:
        """A page that is the same for everybody who reads it today: made once."""
        edition = public.edition.number if public.edition else 0
        key = (name, public.document.plan.slug, edition, g.language)
        stamp = (self._today(), public.stamp)
        page = self._ready.get(key, stamp, lambda: self._rendered(name, public, context))
        return _answer(page)

    def page(self, name: str, public: PublicPlan, **context: Any) -> Response:
        """One of the templates of a plan."""
        return _answer(self._rendered(name, public, context))

    def _rendered(self, name: str, public: PublicPlan, context: Mapping[str, Any]) -> str:
        words = self._words(public)
        return render_template(
            f"plan/{name}.html",
            public=public,
            document=public.document,
            plan=public.document.plan,
            words=words,
            say=words.say,
            language=g.language,
            address=self._address(public),
            **context,
        )


def _answer(page: str) -> Response:
    response = make_response(page)
    response.headers["Cache-Control"] = "no-cache"
    return response
