"""The examples of docs/api.md are asked one after another, and answer what the page says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from string import Template

import pytest

from facilitation.exporters import EXPORTERS
from facilitation.web.api.openapi import VERSION
from facilitation.web.api.problems import PROBLEMS
from facilitation.web.api.routes import ROUTES
from facilitation.wiring.application import Application
from tests.web.api_house import ROOT, Program, Town
from tests.web.organise_house import House, application

__all__ = ["application"]

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
SERVER = f"https://samenspel.example{ROOT}"
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


def examples() -> list[tuple[str, int]]:
    """Every curl command, and the status that stands behind it; none: it works."""
    lines = "\n".join(BLOCKS).replace("\\\n", " ").splitlines()
    found = [line.partition("  # ") for line in lines if line.startswith("curl ")]
    return [(command, int(status or 0)) for command, _, status in found]


@pytest.fixture(scope="module")
def town(application: Application) -> Town:
    return Town(House(application))


def test_every_example_does_what_the_page_says(town):
    program = town.rested(writes=True)
    item = f"/plans/{town.agenda.plan.slug}/items/{town.agenda.bench}"
    known = {
        "API": SERVER,
        "KEY": program.token,
        "NEIGHBOURHOOD": town.agenda.place.id,
        "CODE": town.code,
        "PLAN": town.agenda.plan.slug,
        "ITEM": town.agenda.bench,
    }
    assert len(examples()) >= 15
    for command, status in examples():
        known["VERSION"] = str(program.get(item).told["version"])
        answer = asked(Program(town.house), Template(command).substitute(known))
        assert answer.status == status or (not status and answer.status < 300), (
            command,
            answer.content,
        )


def asked(program: Program, command: str):
    """Ask as curl does, with the options that the page uses."""
    words = iter(shlex.split(command)[1:])
    method, address, data, headers = "GET", "", None, {}
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            data = next(words)
        elif word == "-o":
            next(words)
        elif word != "-s":
            assert not address, word
            address = word
    assert address.startswith(SERVER)
    return program.ask(method, address.removeprefix(SERVER), data=data, headers=headers)


def test_the_page_names_every_problem_and_no_other():
    named = set(re.findall(r"^\| [\d, ]+ \| (.+?) \|", PAGE, re.MULTILINE))
    codes = {code for cell in named for code in re.findall(r"`(\w+)`", cell)}

    assert codes == set(PROBLEMS)


def test_the_page_names_every_format():
    [cell] = re.findall(r"exports/\{format\}` \| `([^`]+)`", PAGE)

    assert cell.split() == list(EXPORTERS)


def test_the_page_names_every_kind_of_thing():
    parts = (part for route in ROUTES for part in route.path.split("/"))
    nouns = {part for part in parts if part and "{" not in part}

    assert [noun for noun in nouns if f"/{noun}" not in PAGE] == []


def test_the_newest_version_is_in_the_list_of_changes():
    versions = re.findall(r"^\| (\d+\.\d+\.\d+) \|", PAGE, re.MULTILINE)

    assert versions[-1] == VERSION
