"""Flask with our templates, headers, languages and errors."""

from typing import Any

from flask import Flask
from jinja2 import FileSystemLoader
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter, IntegerConverter

from facilitation.assets import templates_folder
from facilitation.settings import Settings
from facilitation.web import errors, headers, languages, request_log, static
from facilitation.web.ready_templates import ReadyTemplates
from facilitation.web.whole_numbers import LARGEST

#: A form holds one plan card at most.
LARGEST_FORM = 64_000


class JoinCode(BaseConverter):
    """Six digits, with spaces allowed."""

    regex = r"[0-9](?: ?[0-9]){5}"
    part_isolating = True

    def to_python(self, value: str) -> str:
        """The digits."""
        return value.replace(" ", "")


class StoredNumber(IntegerConverter):
    """A number that a database can keep; above that there is no such page."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max": LARGEST} | options)


def create_flask(settings: Settings) -> Flask:
    """Flask with our templates, headers, languages and errors."""
    flask = Flask("facilitation", static_folder=None, template_folder=None)
    flask.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    flask.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    flask.jinja_loader = FileSystemLoader(templates_folder())
    flask.jinja_env.bytecode_cache = ReadyTemplates()
    flask.jinja_env.globals["asset"] = static.asset
    flask.url_map.converters["code"] = JoinCode
    flask.url_map.converters["int"] = StoredNumber
    request_log.install(flask)
    headers.guard(flask, settings.secure)
    flask.after_request(static.compress)
    languages.install(flask)
    errors.install(flask)
    return flask


def believe_proxies(flask: Flask, count: int) -> None:
    """Outside of everything, so that the live connection knows real addresses as well."""
    if count:
        believed = ProxyFix(flask.wsgi_app, x_for=count, x_proto=count, x_host=count)
        flask.wsgi_app = believed  # type: ignore[method-assign]
