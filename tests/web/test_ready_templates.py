"""Pages that everybody opens are compiled elsewhere, and are the same pages."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader, select_autoescape

from facilitation.assets import templates_folder
from facilitation.exporters.compiling import compiled
from facilitation.exporters.job import answer
from facilitation.web.ready_templates import ReadyTemplates, everybodys
from tests.web.organise_house import application

__all__ = ["application"]


class CompilesNothing(Environment):
    """An environment in which whoever compiles is caught."""

    def compile(self, *asked, **more):
        raise AssertionError(f"compiled here: {asked[1:]}")


@pytest.fixture
def ready() -> ReadyTemplates:
    return ReadyTemplates()


def environment(ready: ReadyTemplates, kind: type[Environment] = CompilesNothing) -> Environment:
    loader = FileSystemLoader(templates_folder())
    return kind(loader=loader, autoescape=select_autoescape(), bytecode_cache=ready)


def test_whatever_a_hall_and_a_neighbourhood_open_needs_no_compiling(ready):
    names = list(everybodys(environment(ready)))
    ready.take(answer({"templates": names})["code"])

    found = [environment(ready).get_template(name).name for name in names]

    assert {"join.html", "phone.html", "projector.html", "plan/plan.html"} <= set(found)


def test_what_was_made_elsewhere_escapes_as_it_does_here(ready):
    names = ["components/status.html", "components/icons.html"]
    ready.take(compiled(names))

    here = environment(ReadyTemplates(), Environment).get_template(names[0]).module
    there = environment(ready).get_template(names[0]).module

    assert str(there.error_bar("<b>")) == str(here.error_bar("<b>"))
    assert "&lt;b&gt;" in str(there.error_bar("<b>"))


def test_a_template_that_was_changed_since_is_compiled_anew(ready, tmp_path):
    made = compiled(["components/icons.html"])["components/icons.html"]
    (tmp_path / "page.html").write_text("nieuw")
    ready.take({"page.html": made})
    loader = FileSystemLoader(tmp_path)

    page = Environment(loader=loader, autoescape=True, bytecode_cache=ready)

    assert page.get_template("page.html").render() == "nieuw"


def test_a_house_lets_its_worker_make_them_when_it_starts(application):
    environment = application.flask.jinja_env
    application.workers["documents"].start()

    application.make_pages_ready()

    for name in ("plan/plan.html", "phone.html"):
        source, filename, _ = environment.loader.get_source(environment, name)
        ready = environment.bytecode_cache.get_bucket(environment, name, filename, source)
        assert ready.code is not None, name
