"""The real house behind the organisers' pages: a database, its services and mail that is kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import event

from facilitation.app import create_app
from facilitation.domain.neighbourhoods import Level, Neighbourhood, usual_settings
from facilitation.domain.organisers import Organiser
from facilitation.domain.rights import Right
from facilitation.domain.workshop import Settings as Wishes
from facilitation.runsheets import shipped
from facilitation.services.tokens import new_id
from facilitation.settings import Settings
from facilitation.storage.audit import Audit
from facilitation.storage.colleagues import Colleagues
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers, add_account
from facilitation.storage.workshops import NewWorkshop
from facilitation.wiring.application import Application
from tests.conftest import hurry
from tests.evening import SECRET
from tests.web.conftest import Browser

PASSWORD = "drie woorden achter elkaar"
#: Who lead and who help, in most tests.
FATMA, JAN = "fatma@deschakel.example", "jan@gemeente.example"
#: Quick to make; what is stored says how it was made, so that checking is quick as well.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
BASE_URL = "http://127.0.0.1:8123"


@dataclass
class House:
    """The application, without its workers."""

    application: Application

    @property
    def database(self):
        return self.application.database

    @property
    def audit(self) -> Audit:
        return Audit(self.database)

    def account(self, email: str, *, founds: bool = False, name: str = "") -> str:
        organiser = Organiser(id=new_id(), email=email, name=name, founds=founds)
        with self.database.writing() as connection:
            add_account(connection, organiser, QUICK)
        return organiser.id

    def place(self, name: str, lead: str, parent: str | None = None) -> Neighbourhood:
        level = Level.BUURT if parent else Level.WIJK
        place = Neighbourhood(new_id(), parent, level, name, settings=usual_settings(level))
        Neighbourhoods(self.database).found(place, lead)
        return place

    def give(self, organiser_id: str, place: Neighbourhood, right: Right) -> None:
        Colleagues(self.database).give("test", place.id, organiser_id, right)

    def rights_of(self, organiser_id: str) -> dict[str, Right]:
        return Colleagues(self.database).rights_of(organiser_id)

    def id_of(self, email: str) -> str:
        found = Organisers(self.database).by_email(email)
        assert found is not None
        return found.id

    def workshop(self, place: Neighbourhood, title: str = "G100") -> str:
        sheet = shipped().sheet("g100")
        new = NewWorkshop(sheet, title, place.name, Wishes(), neighbourhood_id=place.id)
        return self.application.workshops.create(new).code

    def browser(self) -> Browser:
        return Browser(self.application.flask.test_client())

    def logged_in(self, email: str) -> Browser:
        browser = self.browser().log_in(email, PASSWORD)
        assert browser.status == 302, browser.html
        return browser


def code_of(browser: Browser, at: int = 0) -> str:
    """What the app on the phone shows, from the letters on the page."""
    letters = re.search(r'second-letters">([A-Z2-7 ]+)<', browser.html)
    assert letters
    return pyotp.TOTP(letters.group(1).replace(" ", "")).now()


def address_in(browser: Browser) -> str:
    """The path of the link that a page hands over."""
    found = re.search(rf'href="{BASE_URL}(/organise/(?:invitation|reset)/[^"]+)"', browser.html)
    assert found, browser.html
    return found.group(1)


@contextmanager
def wired(path: Path, empty_tables: Path) -> Iterator[Application]:
    """The application on a new database in `path`."""
    shutil.copy(empty_tables, path)
    settings = Settings(
        database_url=f"sqlite:///{path}",
        base_url=BASE_URL,
        secret_key=SECRET,
        async_mode="threading",
    )
    found = create_app(settings)
    event.listen(found.database.engine, "connect", hurry)
    found.writer.start()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory, empty_tables: Path):
    """Wired once for all tests of a module."""
    with wired(tmp_path_factory.mktemp("house") / "house.db", empty_tables) as found:
        yield found


@pytest.fixture
def house(application: Application, empty_tables: Path) -> House:
    """Every test begins with empty tables, in a file of its own: what the one before still has
    under way may finish there."""
    database = application.database
    database.close()
    application.writer._forget_connection()  # it writes on to the file of the test before
    path = Path(str(database.url.database)).with_name(f"{new_id()}.db")
    shutil.copy(empty_tables, path)
    database.url = database.url.set(database=str(path))
    database.engine = database._engine()
    event.listen(database.engine, "connect", hurry)
    return House(application)


@pytest.fixture
def fatma(house: House) -> Browser:
    """Who may make neighbourhoods, logged in."""
    house.account(FATMA, founds=True, name="Fatma")
    return house.logged_in(FATMA)
