"""The command line, as someone at a terminal meets it."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitation.cli.main import main
from facilitation.exporters import EXPORTERS
from facilitation.runsheets import shipped


@dataclass
class Terminal:
    """Types a command and reads what comes back."""

    capture: pytest.CaptureFixture[str]

    def type(self, *words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = self.capture.readouterr()
        return code, out, err

    def fails(self, *words: str) -> str:
        """One clear line on stderr, nothing on stdout."""
        code, out, err = self.type(*words)
        assert code == 1
        assert out == ""
        assert err.startswith("samenspel: ")
        assert err.count("\n") == 1
        return err


@pytest.fixture
def terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    for name in ("DATABASE_URL", "SECRET_KEY", "BASE_URL", "ASYNC_MODE"):
        monkeypatch.delenv(f"SAMENSPEL_{name}", raising=False)
    monkeypatch.setenv("SAMENSPEL_INSTANCE", str(tmp_path / "instance"))
    return Terminal(capsys)


def make(terminal: Terminal, *more: str, runsheet: str = "g100") -> dict:
    words: Sequence[str] = ("--runsheet", runsheet, "--title", "Proef", "--json", *more)
    code, out, _ = terminal.type("create-workshop", *words)
    assert code == 0
    return dict(json.loads(out))


def test_a_workshop_is_made_with_everything_that_is_needed_to_start(terminal: Terminal) -> None:
    made = make(terminal)

    assert len(made["code"]) == 6
    assert made["phone_url"] == f"http://127.0.0.1:8000/{made['code']}"
    assert made["facilitator_url"].endswith(f"/facilitator/{made['facilitator_token']}")
    assert made["projector_url"].endswith(f"/projector/{made['projector_token']}")
    assert {"1", "2", "18"} <= set(made["table_tokens"])
    tokens = [made[f"{name}_token"] for name in ("projector", "facilitator", "team", "scribe")]
    assert len({*tokens, *made["table_tokens"].values()}) == 4 + len(made["table_tokens"])
    kinds = {step["kind"]: step["limit"] for step in made["steps"]}
    assert (kinds["words"], kinds["ideas"], kinds["vote"]) == (40, 140, None)
    assert set(made["steps"][0]) == {"id", "kind", "title", "limit"}


@pytest.mark.parametrize("sheet", [sheet.id for sheet in shipped().runsheets])
def test_every_run_sheet_makes_a_workshop(terminal: Terminal, sheet: str) -> None:
    made = make(terminal, runsheet=sheet)

    assert [step["kind"] for step in made["steps"]] == [
        step.kind for step in shipped().sheet(sheet).steps
    ]


def test_who_did_not_say_where_the_server_listens_reads_what_the_addresses_suppose(
    terminal: Terminal,
) -> None:
    _, out, err = terminal.type(
        "create-workshop", "--runsheet", "g100", "--title", "Proef", "--json"
    )

    assert json.loads(out)["phone_url"].startswith("http://127.0.0.1:8000/")
    assert "http://127.0.0.1:8000" in err
    assert "--base-url" in err


def test_the_addresses_are_those_of_the_server_that_was_named(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("create-workshop", "--runsheet", "g100", "--title", "Proef", "--json")
    elsewhere = "http://192.168.1.20:8080"

    _, named, of_named = terminal.type(*words, "--base-url", elsewhere)
    monkeypatch.setenv("SAMENSPEL_BASE_URL", elsewhere)
    _, told, of_told = terminal.type(*words)

    assert json.loads(named)["projector_url"].startswith(f"{elsewhere}/projector/")
    assert json.loads(told)["projector_url"].startswith(f"{elsewhere}/projector/")
    assert (of_named, of_told) == ("", "")


def test_without_json_the_addresses_are_readable(terminal: Terminal) -> None:
    code, out, _ = terminal.type("create-workshop", "--runsheet", "g100", "--title", "Proef")

    assert code == 0
    assert "Gespreksleider:" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("create-workshop", "--runsheet", "nope", "--title", "X"), "g100"),
        (("create-workshop", "--runsheet", "g100", "--title", "  "), "--title"),
        (("create-workshop", "--runsheet", "g100", "--title", "x" * 201), "--title"),
        (("export", "--workshop", "000000", "--format", "json", "--out", "x.json"), "000000"),
        (("rehearse", "--code", "000000"), "--url"),
        (("rehearse", "--code", "1", "--url", "http://127.0.0.1:1", "--phones", "0"), "--phones"),
        (("rehearse", "--code", "000000", "--wipe"), "000000"),
        (("create-organiser", "--email", "no mail"), "no mail"),
        (("backup", "/nowhere/at/all.db"), "copy"),
    ],
    ids=lambda words: " ".join(words)[:40] if isinstance(words, tuple) else None,
)
def test_what_is_refused_is_one_line(terminal: Terminal, words: tuple, says: str) -> None:
    assert says in terminal.fails(*words)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "short", "SAMENSPEL_SECRET_KEY"),
        ("BASE_URL", "samen.example", "SAMENSPEL_BASE_URL"),
        ("ASYNC_MODE", "magic", "SAMENSPEL_ASYNC_MODE"),
        ("DATABASE_URL", "nonsense", "SAMENSPEL_DATABASE_URL"),
        ("DATABASE_URL", "sqlite:////nowhere/at/all.db", "database"),
    ],
)
def test_a_bad_setting_is_one_line_that_names_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(f"SAMENSPEL_{name}", value)

    assert says in terminal.fails("create-workshop", "--runsheet", "g100", "--title", "Proef")


@pytest.mark.parametrize(
    "words",
    [(), ("nothing",), ("export",), ("export", "--format", "doc"), ("rehearse", "--phones", "x")],
)
def test_wrong_usage_is_told_apart_from_failing(terminal: Terminal, words: tuple) -> None:
    code, out, err = terminal.type(*words)

    assert code == 2
    assert out == ""
    assert "usage" in err


def test_the_secret_is_made_once_and_is_nobody_elses(terminal: Terminal, tmp_path: Path) -> None:
    make(terminal)
    secret = tmp_path / "instance" / "secret_key"
    first = secret.read_text()
    make(terminal)

    assert secret.read_text() == first
    assert len(first) >= 32
    assert secret.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", sorted(set(EXPORTERS) - {"pdf"}))
def test_a_workshop_is_exported(terminal: Terminal, tmp_path: Path, kind: str) -> None:
    made = make(terminal)
    path = tmp_path / f"export.{kind}"

    code, _, _ = terminal.type(
        "export", "--workshop", made["code"], "--format", kind, "--out", str(path)
    )

    assert code == 0
    assert path.stat().st_size > 100


def test_an_export_that_cannot_be_written_leaves_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    made = make(terminal)
    path = tmp_path / "no" / "such" / "folder.json"

    terminal.fails("export", "--workshop", made["code"], "--format", "json", "--out", str(path))

    assert not path.exists()


def test_a_backup_is_a_whole_database(terminal: Terminal, tmp_path: Path) -> None:
    made = make(terminal)
    path = tmp_path / "copy.db"

    code, _, _ = terminal.type("backup", str(path))

    with sqlite3.connect(path) as copy:
        codes = [row[0] for row in copy.execute("SELECT code FROM workshop")]
    copy.close()
    assert (code, codes) == (0, [made["code"]])
    assert list(tmp_path.glob("*.partial")) == []


def test_a_machine_without_the_key_of_the_first_says_so_when_a_backup_is_put_back(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(terminal)
    path = str(tmp_path / "copy.db")
    terminal.type("backup", path)
    monkeypatch.setenv("SAMENSPEL_INSTANCE", str(tmp_path / "second"))

    first_time = terminal.type("restore", path)
    second_time = terminal.type("restore", "--force", path)

    target = str(tmp_path / "second" / "samenspel.db")
    assert first_time[:2] == second_time[:2] == (0, f"{target}\n")
    assert "secret_key" in first_time[2]
    assert second_time[2] == ""


def test_an_organiser_has_one_account_with_a_long_password(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("create-organiser", "--email", "fatma@example.org", "--password-stdin")

    def typed(password: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))

    typed("kort")
    too_short = terminal.fails(*words)
    typed("lang genoeg voor ons")
    code, out, _ = terminal.type(*words)
    typed("lang genoeg voor ons")
    twice = terminal.fails(*words)

    assert code == 0
    assert "lang genoeg" not in out + too_short + twice
    assert "fatma@example.org" in twice
