"""A fake of the services behind the organisers' pages, and an app with nothing but those pages."""

import datetime
import itertools
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from babel.messages.pofile import read_po
from flask import Flask, request
from markupsafe import Markup

from facilitation.assets import static_folder, templates_folder
from facilitation.domain.people import Audience
from facilitation.domain.preparing import (
    Link,
    Organiser,
    PreparedWorkshop,
    WorkshopDraft,
    WorkshopLine,
)
from facilitation.domain.runsheets import Crowd, RunSheet, StepPlan
from facilitation.domain.workshop import WorkshopState
from facilitation.exporters.document import (
    Neighbourhood,
    NoteRecord,
    WorkshopDocument,
    WorkshopRecord,
)
from facilitation.exporters.document import RunSheet as SheetRecord
from facilitation.web.login_attempts import LoginAttempts
from facilitation.web.organise import create_blueprint
from facilitation.web.organise_ports import OrganisePorts
from facilitation.web.organiser_cookie import OrganiserCookie

FATMA = Organiser(id="o1", email="fatma@deschakel.example", stamp="s1")
JAN = Organiser(id="o2", email="jan@gemeente.example", stamp="s2")
PASSWORD = "een lang wachtwoord"
CSRF = "good"
TRANSLATIONS = Path(__file__).parents[2] / "facilitation" / "translations"
RUN_SHEETS = Path(__file__).parents[2] / "facilitation" / "runsheets" / "runsheets.yaml"


def run_sheets() -> list[RunSheet]:
    """The run-sheets that ship with the product, as far as these pages read them."""
    return [_sheet(row) for row in yaml.safe_load(RUN_SHEETS.read_text("utf-8"))["runsheets"]]


def _sheet(row: dict) -> RunSheet:
    step_fields = ("kind", "chapter", "min", "shortest", "title", "text", "by", "parallel")
    steps = tuple(
        StepPlan(**{name: step[name] for name in step_fields if name in step})
        for step in row["steps"]
    )
    return RunSheet(
        id=row["id"],
        name=row["name"],
        goal=row["goal"],
        people=Crowd(**row["people"]),
        tables=row["tables"],
        total_min=row["total_min"],
        default_start=row.get("default_start", ""),
        needs=row.get("needs", ""),
        steps=steps,
    )


@dataclass
class Hall:
    """A clock that tests turn, and everything an organiser made, in memory."""

    now: float = 1_800_000_000.0
    accounts: dict[str, Organiser] = field(default_factory=lambda: {FATMA.email: FATMA})
    kept: dict[tuple[str, str], PreparedWorkshop] = field(default_factory=dict)
    paused: list[float] = field(default_factory=list)
    codes: itertools.count = field(default_factory=lambda: itertools.count(482716))
    tries: int = 0

    def clock(self) -> float:
        return self.now

    def authenticate(self, email: str, password: str) -> Organiser | None:
        self.tries += 1
        return self.accounts.get(email) if password == PASSWORD else None

    def organiser(self, organiser_id: str) -> Organiser | None:
        return next((one for one in self.accounts.values() if one.id == organiser_id), None)

    def workshops(self, organiser_id: str) -> list[WorkshopLine]:
        return [
            WorkshopLine(
                code=code,
                title=kept.draft.title,
                date=kept.draft.date,
                place=kept.draft.place,
                state=kept.state,
            )
            for (owner, code), kept in self.kept.items()
            if owner == organiser_id
        ]

    def run_sheets(self) -> list[RunSheet]:
        return run_sheets()

    def create_workshop(self, organiser_id: str, draft: WorkshopDraft) -> str:
        code = str(next(self.codes))
        sheet = next(one for one in run_sheets() if one.id == draft.run_sheet)
        self.kept[organiser_id, code] = PreparedWorkshop(
            code=code,
            state=WorkshopState.READY,
            draft=draft,
            run_sheet=sheet,
            links=tuple(_links(code, draft.tables)),
        )
        return code

    def workshop(self, organiser_id: str, code: str) -> PreparedWorkshop | None:
        return self.kept.get((organiser_id, code))

    def change_workshop(self, organiser_id: str, code: str, draft: WorkshopDraft) -> None:
        self.kept[organiser_id, code] = replace(self.kept[organiser_id, code], draft=draft)

    def revoke(self, organiser_id: str, code: str, link_id: str) -> None:
        self._change_link(organiser_id, code, link_id, lambda link: replace(link, revoked=True))

    def renew(self, organiser_id: str, code: str, link_id: str) -> None:
        self._change_link(
            organiser_id,
            code,
            link_id,
            lambda link: replace(link, revoked=False, url=link.url + "-nieuw"),
        )

    def _change_link(self, organiser_id, code, link_id, change) -> None:
        kept = self.kept[organiser_id, code]
        links = tuple(change(link) if link.id == link_id else link for link in kept.links)
        self.kept[organiser_id, code] = replace(kept, links=links)

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        draft = self.kept[organiser_id, code].draft
        return WorkshopDocument(
            neighbourhood=Neighbourhood(name=draft.neighbourhood),
            workshop=WorkshopRecord(
                title=draft.title, code=code, run_sheet=SheetRecord(id=draft.run_sheet)
            ),
            notes=(
                NoteRecord(
                    id="n" * 32,
                    number=1,
                    text="Een bankje bij de sluis.",
                    step="s6",
                    source="paper",
                ),
            ),
        )


def _links(code: str, tables: int):
    base = "http://zaal.example"
    yield Link(id=f"{code}-phone", audience=Audience.PHONE, url=f"{base}/{code}")
    for audience in (Audience.PROJECTOR, Audience.FACILITATOR, Audience.TEAM, Audience.SCRIBE):
        yield Link(id=f"{code}-{audience}", audience=audience, url=f"{base}/{audience}/{code}tok")
    for table in range(1, tables + 1):
        yield Link(
            id=f"{code}-table-{table}",
            audience=Audience.TABLE,
            table=table,
            url=f"{base}/table/{code}tok{table}",
        )


def draft(**changes) -> WorkshopDraft:
    """A workshop as an organiser might fill it in."""
    values = {
        "run_sheet": "g100",
        "title": "G100 Sluiswijk",
        "neighbourhood": "Sluiswijk",
        "date": datetime.date(2027, 3, 20),
        "start": datetime.time(12, 30),
        "place": "De Schakel",
        "tables": 3,
    }
    return WorkshopDraft(**(values | changes))


def words(language: str = "nl"):
    """`say` as the screens have it, from the catalogues of these pages."""
    found = {}
    for domain in ("common", "organise"):
        path = TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            with path.open("rb") as file:
                found |= {message.id: message.string for message in read_po(file) if message.id}
    by_key = {key[0] if isinstance(key, tuple) else key: text for key, text in found.items()}

    def say(key: str, **params: object) -> str:
        text = by_key[key]
        if isinstance(text, tuple):
            text = text[0 if params.get("n") == 1 else 1]
        return text.format(**params)

    return say


def make_app(hall: Hall, *, secure: bool = False) -> Flask:
    """Only these pages, with the globals that the real app gives to templates."""
    app = Flask("pages", template_folder=templates_folder(), static_folder=static_folder())
    app.testing = True
    app.jinja_env.globals |= {
        "say": words(),
        "language": "nl",
        "asset": lambda path: f"/static/{path}",
        "csrf_field": lambda: Markup('<input type="hidden" name="csrf" value="good">'),
    }
    app.register_blueprint(
        create_blueprint(
            OrganisePorts(
                organising=hall,
                cookie=OrganiserCookie("k" * 40, secure=secure, clock=hall.clock),
                attempts=LoginAttempts(hall.clock),
                csrf_ok=lambda: request.form.get("csrf") == CSRF,
                pause=hall.paused.append,
            )
        )
    )
    return app
