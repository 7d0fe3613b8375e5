"""`samenspel demo`: a hall that comes alive on a throw-away database."""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from facilitation.boards.hours import HALL
from facilitation.cli.create_workshop import addresses
from facilitation.cli.house import House, Subparsers, house
from facilitation.cli.serve import port_number, serve_with
from facilitation.domain.workshop import Choice, Settings
from facilitation.runsheets import shipped
from facilitation.settings import Settings as ServerSettings
from facilitation.storage.workshops import NewWorkshop

AREAS = ("Sluisbuurt", "Kadekwartier", "Molenhoek", "Oude Haven")
PLACEHOLDERS = {
    "wat vaststaat": "de nieuwe brug komt er",
    "meedenken": "de inrichting van het Sluisplein",
    "beslissen": "het wijkbudget van € 20.000",
    "adres": "sluiswijk.example",
}
ORGANISER = ("demo@sluiswijk.example", "demo-wachtwoord")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("demo", help="a hall with simulated phones; start here")
    parser.add_argument("--phones", type=int, default=75)
    parser.add_argument("--port", type=port_number, default=8000)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve a G100 in Sluiswijk and let simulated neighbours come in."""
    base_url = f"http://127.0.0.1:{arguments.port}"
    with tempfile.TemporaryDirectory(prefix="samenspel-demo-") as folder:
        os.environ["SAMENSPEL_INSTANCE"] = folder
        os.environ["SAMENSPEL_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'demo.db'}"
        with house(base_url) as opened:
            answer = _prepare(opened)
            settings = opened.settings
        _serve(settings, arguments, answer)
    return 0


def _prepare(opened: House) -> dict[str, str]:
    from facilitation.storage.organisers import Organisers

    sheet = shipped().sheet("g100")
    if sheet is None:
        raise LookupError("g100")
    wishes = Settings(
        areas=tuple(Choice(name.lower().replace(" ", "-"), name) for name in AREAS),
        place="De Schakel",
        date=datetime.now(HALL).date().isoformat(),
        starts=f"{datetime.now(HALL):%H.%M}",
        placeholders=PLACEHOLDERS,
        controller="Bewonersvereniging Sluiswijk",
    )
    Organisers(opened.database).create(*ORGANISER)
    workshop = opened.workshops.create(NewWorkshop(sheet, "G100 Sluiswijk", "Sluiswijk", wishes))
    return addresses(opened, workshop)


def _serve(settings: ServerSettings, arguments: argparse.Namespace, answer: dict[str, str]) -> None:
    """The neighbours come in as soon as the door is open, and leave with the server."""
    neighbours: list[subprocess.Popen[bytes]] = []

    def ready() -> None:
        print(_welcome(settings.base_url, answer), flush=True)
        neighbours.append(_neighbours(settings.base_url, answer, arguments.phones))

    try:
        serve_with(settings, "127.0.0.1", arguments.port, ready)
    finally:
        for one in neighbours:
            one.terminate()
            one.wait()


def _neighbours(url: str, answer: dict[str, str], phones: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "facilitation.rehearsal.hall",
            "--url",
            url,
            "--code",
            answer["code"],
            "--door",
            answer["scribe_token"],
            "--phones",
            str(phones),
        ]
    )


def _welcome(base_url: str, answer: dict[str, str]) -> str:
    email, password = ORGANISER
    return f"""
  Samenspel: een G100 in Sluiswijk, met buren die vanzelf binnenkomen.

  1. Groot scherm     {answer["projector_url"]}
  2. Gespreksleider   {answer["facilitator_url"]}
  3. Jouw telefoon    {answer["phone_url"]}
  4. Organisator      {base_url}/organise/   ({email} / {password})

  Open 1 en 2 naast elkaar. Druk als gespreksleider op 'Volgende'.
  Stoppen: Ctrl-C. Er wordt niets bewaard.
"""
