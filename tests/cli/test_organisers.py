"""Accounts from a terminal: the first one, and a way back for who has nobody to ask."""

from __future__ import annotations

import io

import pytest

from facilitation.cli.house import house
from facilitation.domain.rights import Right
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from tests.cli.test_commands import Terminal, make, terminal

__all__ = ["terminal"]

FATMA = "fatma@x.example"


@pytest.fixture
def account(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first organiser of this installation."""
    monkeypatch.setattr("sys.stdin", io.StringIO("een lang wachtwoord\n"))
    code, _, _ = terminal.type("create-organiser", "--email", FATMA, "--password-stdin")
    assert code == 0


def test_what_the_command_line_makes_is_led_by_its_accounts(terminal, account):
    make(terminal, "--neighbourhood", "Kerkdorp")
    make(terminal, "--neighbourhood", "kerkdorp")

    with house() as opened:
        fatma = Organisers(opened.database).by_email(FATMA)
        standings = Neighbourhoods(opened.database).standings(fatma.id)
    assert [(one.neighbourhood.name, one.right) for one in standings] == [("Kerkdorp", Right.LEAD)]


def test_check_names_who_logs_in_without_a_code_and_is_content(terminal, account):
    code, out, _ = terminal.type("check")

    assert code == 0
    assert f"TIP      loggen in zonder code van een telefoon: {FATMA}" in out


def test_who_is_locked_out_gets_a_link(terminal, account):
    code, out, _ = terminal.type("help-organiser", "--email", FATMA, "--lost-phone")

    assert code == 0
    assert out.startswith("http://127.0.0.1:8000/organise/reset/")


def test_nobody_is_helped_into_an_account_that_is_not_there(terminal):
    assert "no account" in terminal.fails("help-organiser", "--email", "niemand@x.example")
