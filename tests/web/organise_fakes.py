"""A fake of the services behind the organisers' pages, and an app with nothing but those pages."""

import datetime
import itertools
from dataclasses import dataclass, field, replace

from flask import Flask
from jinja2 import FileSystemLoader, StrictUndefined

from facilitation.assets import templates_folder
from facilitation.boards.place import Place
from facilitation.domain.neighbourhoods import Level, Neighbourhood, Series
from facilitation.domain.organisers import Organiser
from facilitation.domain.people import Audience
from facilitation.domain.preparing import (
    HallLink,
    PreparedWorkshop,
    WorkshopDraft,
    WorkshopLine,
)
from facilitation.domain.rights import Right, Standing
from facilitation.domain.runsheets import RunSheet
from facilitation.domain.workshop import WorkshopState
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.meeting import Neighbourhood as NeighbourhoodRecord
from facilitation.exporters.records.meeting import RunSheet as SheetRecord
from facilitation.exporters.records.meeting import WorkshopRecord
from facilitation.exporters.records.notes import NoteRecord
from facilitation.runsheets import shipped
from facilitation.web import headers, languages, static
from facilitation.web.csrf import Csrf
from facilitation.web.login_attempts import LoginAttempts
from facilitation.web.organise.blueprint import create_blueprint
from facilitation.web.organise.importing import IMPORT_ROUTES, ImportPages
from facilitation.web.organise.ports import OrganisePorts, write_here
from facilitation.web.organiser_cookie import OrganiserCookie, half_way

FATMA = Organiser(id="o1", email="fatma@deschakel.example", founds=True)
JAN = Organiser(id="o2", email="jan@gemeente.example", founds=True)
PASSWORD = "een lang wachtwoord"


@dataclass
class Hall:
    """A clock that tests turn, and everything an organiser made, in memory."""

    now: float = 1_800_000_000.0
    accounts: dict[str, Organiser] = field(default_factory=lambda: {FATMA.email: FATMA})
    kept: dict[tuple[str, str], PreparedWorkshop] = field(default_factory=dict)
    places: dict[str, tuple[str, Neighbourhood]] = field(default_factory=dict)
    log_ins: dict[str, str] = field(default_factory=dict)
    downloads: list[tuple[str, str]] = field(default_factory=list)
    paused: list[float] = field(default_factory=list)
    codes: itertools.count = field(default_factory=lambda: itertools.count(482716))
    tries: int = 0
    second_factor: None = None

    def clock(self) -> float:
        return self.now

    def authenticate(self, email: str, password: str) -> Organiser | None:
        self.tries += 1
        return self.accounts.get(email) if password == PASSWORD else None

    def failed(self, who: str) -> None:
        pass

    def fits_second_step(self, organiser_id: str, code: str) -> bool:
        return False

    def log_in(self, organiser_id: str, device: str) -> str:
        log_in = f"log-in-{len(self.log_ins)}"
        self.log_ins[log_in] = organiser_id
        return log_in

    def end_log_in(self, organiser_id: str, log_in: str) -> None:
        self.log_ins.pop(log_in, None)

    def logged_in(self, log_in: str) -> Organiser | None:
        owner = self.log_ins.get(log_in)
        found = (one for one in self.accounts.values() if one.id == owner)
        return next((replace(one, log_in=log_in) for one in found), None)

    def standings(self, organiser_id: str) -> list[Standing]:
        mine = (place for owner, place in self.places.values() if owner == organiser_id)
        return [Standing(place, Right.LEAD) for place in mine]

    def standing_at(self, organiser_id: str, code: str) -> Standing | None:
        place = Neighbourhood("n0", None, Level.WIJK, "Sluiswijk")
        return Standing(place, Right.LEAD) if (organiser_id, code) in self.kept else None

    def found(self, organiser_id: str, name: str, level: Level = Level.WIJK) -> Neighbourhood:
        place = Neighbourhood(f"n{len(self.places) + 1}", None, level, name)
        self.places[place.id] = (organiser_id, place)
        return place

    def series(self, place: Neighbourhood) -> list[Series]:
        return []

    def downloaded(self, organiser_id: str, code: str, format_name: str) -> None:
        self.downloads.append((code, format_name))

    def workshops(self, neighbourhoods: list[str]) -> list[WorkshopLine]:
        return [
            WorkshopLine(
                code=code,
                title=kept.draft.title,
                date=kept.draft.date,
                place=kept.draft.place,
                state=kept.state,
            )
            for (_, code), kept in self.kept.items()
            if kept.draft.neighbourhood_id in neighbourhoods
        ]

    def run_sheets(self) -> list[RunSheet]:
        return list(shipped().runsheets)

    def create_workshop(self, organiser_id: str, draft: WorkshopDraft) -> str:
        code = str(next(self.codes))
        sheet = shipped().sheet(draft.run_sheet)
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

    def hand_to(self, organiser_id: str, code: str, link_id: str, holder: str) -> None:
        self._change_link(organiser_id, code, link_id, lambda link: replace(link, holder=holder))

    def renew(self, organiser_id: str, code: str, link_id: str) -> None:
        self.revoke(organiser_id, code, link_id)
        kept = self.kept[organiser_id, code]
        old = next(link for link in kept.links if link.id == link_id)
        new = replace(old, id=f"{link_id}-2", url=f"{old.url}-nieuw", revoked=False)
        self.kept[organiser_id, code] = replace(kept, links=(*kept.links, new))

    def _change_link(self, organiser_id, code, link_id, change) -> None:
        kept = self.kept[organiser_id, code]
        links = tuple(change(link) if link.id == link_id else link for link in kept.links)
        self.kept[organiser_id, code] = replace(kept, links=links)

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        draft = self.kept[organiser_id, code].draft
        return WorkshopDocument(
            neighbourhood=NeighbourhoodRecord(name=draft.neighbourhood),
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
    for audience in (Audience.PROJECTOR, Audience.FACILITATOR, Audience.TEAM, Audience.SCRIBE):
        yield HallLink(
            id=f"{code}-{audience}", audience=audience, url=f"{base}/{audience}/{code}tok"
        )
    for table in range(1, tables + 1):
        yield HallLink(
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


PLACE = Place(
    base_url="http://zaal.example",
    contact_allowed=False,
    controller="Stichting De Schakel",
    house_rules=("Luister naar elkaar.",),
    privacy_line="Je doet mee zonder naam.",
)


def make_app(hall: Hall, *, secure: bool = False, write=write_here) -> Flask:
    """Only these pages, with what the real app installs around them."""
    app = Flask("pages", static_folder=None, template_folder=None)
    app.testing = True
    app.jinja_loader = FileSystemLoader(templates_folder())
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals["asset"] = static.asset
    csrf = Csrf("k" * 40, secure)
    csrf.install(app)
    languages.install(app)
    headers.guard(app, secure)
    app.wsgi_app = static.StaticFiles(app.wsgi_app)  # type: ignore[method-assign]
    app.register_blueprint(
        create_blueprint(
            OrganisePorts(
                doors=hall,
                accounts=hall,
                people=hall,
                places=hall,
                log=hall,
                organising=hall,
                cookie=OrganiserCookie("k" * 40, secure=secure, clock=hall.clock),
                half_way=half_way("k" * 40, hall.clock),
                attempts=LoginAttempts(hall.clock),
                csrf_ok=csrf.ok,
                place=PLACE,
                write=write,
                pause=hall.paused.append,
            ),
            (ImportPages(hall), IMPORT_ROUTES),
        )
    )
    return app
