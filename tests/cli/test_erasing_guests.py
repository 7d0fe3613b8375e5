"""`samenspel erase` and who registered: looked at first, erased on asking, found by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.cli.house import house
from facilitation.cli.main import main
from facilitation.clock import now_ms
from facilitation.domain.registrations import RegistrationRules
from facilitation.domain.workshop import Settings
from facilitation.runsheets import shipped
from facilitation.services.registering import Wish, note_down
from facilitation.storage.registrations import Registrations
from facilitation.storage.workshops import NewWorkshop
from tests.evening import SECRET, new_id

YEARS_AGO = "2020-03-20"


@pytest.fixture
def registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_tables: Path) -> None:
    """Somebody who registered for a meeting of years ago."""
    monkeypatch.setenv("SAMENSPEL_DATABASE_URL", f"sqlite:///{tmp_path / 'house.db'}")
    monkeypatch.setenv("SAMENSPEL_SECRET_KEY", SECRET)
    (tmp_path / "house.db").write_bytes(empty_tables.read_bytes())
    with house() as opened:
        wishes = Settings(date=YEARS_AGO)
        new = NewWorkshop(shipped().sheet("g100"), "Proef", "Sluiswijk", wishes)
        workshop = opened.workshops.create(new)
        register_of = Registrations(opened.database, now_ms)
        register_of.decide("test", None, workshop, RegistrationRules(slug=""))
        wish = Wish(ticket=new_id(), name="Bep", phone="050 7", consent=True, over_16=True)
        with register_of.writing(workshop, None) as unit:
            note_down(unit, wish, safe=True)


def erase(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(("erase", *words)) == 0
    return capsys.readouterr().out


def test_what_is_due_is_told_and_goes_only_on_asking(registered, capsys):
    for _ in range(2):
        assert "Proef: 1 aanmeldingen" in erase(capsys)

    erase(capsys, "--now")

    assert "aanmeldingen" not in erase(capsys)


def test_one_person_is_found_by_number(registered, capsys):
    assert "1 te wissen" in erase(capsys, "--contact", "0507")
    assert "1 gewist" in erase(capsys, "--contact", "050 7", "--now")
    assert "niets te wissen" in erase(capsys, "--contact", "050 7")
