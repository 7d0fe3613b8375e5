"""Browsers for the organisers' pages: they keep cookies and send forms as they were shown."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.organise_fakes import FATMA, PASSWORD, Hall, make_app
from tests.web.page_check import SPACE, check_page, text_of

#: Redirects, and errors that the real app dresses up elsewhere.
NOT_OURS = frozenset({301, 302, 303, 308, 404, 405})


@dataclass
class Browser:
    """Someone at the organisers' pages. Every page that is shown is checked."""

    client: FlaskClient
    status: int = 0
    location: str = ""
    html: str = ""
    tree: Any = None

    def visit(self, address: str) -> "Browser":
        return self._shown(self.client.get(address))

    def send(self, address: str, **fields: str) -> "Browser":
        """Post a form with the hidden token that belongs to this browser."""
        return self._shown(self.client.post(address, data={"csrf": self.token(), **fields}))

    def send_without_token(self, address: str, **fields: str) -> "Browser":
        return self._shown(self.client.post(address, data=fields))

    def log_in(self, email: str = FATMA.email, password: str = PASSWORD) -> "Browser":
        self.visit("/organise/login")
        return self.send("/organise/login", email=email, password=password, next="")

    def token(self) -> str:
        if self.tree is None:
            self.visit("/organise/login")
        fields = self.inputs()
        return fields.get("csrf", "")

    def inputs(self) -> dict[str, str]:
        """Name and value of every field on the page."""
        found = {}
        for field in self.tree.iter(SPACE + "input"):
            if field.get("type") in ("radio", "checkbox") and field.get("checked") is None:
                continue
            found[field.get("name")] = field.get("value", "")
        for field in self.tree.iter(SPACE + "textarea"):
            found[field.get("name")] = "".join(field.itertext())
        return found

    @property
    def text(self) -> str:
        return text_of(self.tree)

    def _shown(self, response) -> "Browser":
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.html = response.get_data(as_text=True)
        if response.mimetype == "text/html" and self.status not in NOT_OURS:
            self.tree = check_page(self.html)
        return self


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def app(hall: Hall):
    return make_app(hall)


@pytest.fixture
def visitor(app) -> Browser:
    """Somebody who is not logged in."""
    return Browser(app.test_client())


@pytest.fixture
def fatma(visitor: Browser) -> Browser:
    """The organiser, logged in."""
    return visitor.log_in()
