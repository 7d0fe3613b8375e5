"""A page that goes wrong speaks to who reads it: every family of pages says who that is."""

from __future__ import annotations

from facilitation.web.errors import READERS
from facilitation.wiring.application import Application
from tests.web.organise_house import application

__all__ = ["application"]

#: For programs, or fetched by a page: nobody reads what these say when something is wrong.
NOT_READ = {"api", "static", "vocabulary", "qr", "healthz", "readyz", "metrics"}
ASKED_BY_BROWSERS = {"favicon.ico", "robots.txt", ".well-known"}


def test_every_family_of_pages_says_who_reads_it(application: Application) -> None:
    rules = application.flask.url_map.iter_rules()
    families = {rule.rule.split("/")[1] for rule in rules}
    fixed = {one for one in families if one and not one.startswith("<")}

    assert fixed - NOT_READ - ASKED_BY_BROWSERS == set(READERS)
