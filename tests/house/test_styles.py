"""The style sheets: every variable that is used exists, and every one that exists is used."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = [*sorted((ROOT / "static" / "css").rglob("*.css"))]
SCRIPTS = [*sorted((ROOT / "static" / "js").rglob("*.js"))]
NAMED = re.compile(r"(?<![\w-])(--[a-z][\w-]*)\s*:(?!:)")
USED = re.compile(r"var\((--[a-z][\w-]*)")
SET_BY_SCRIPT = re.compile(r"[\"'`](--[a-z][\w-]*)[\"'`]")
#: The hall screen's elements take theirs as `vars: { width: 3 }`.
OF_AN_ELEMENT = re.compile(r"\bvars: \{([^}]*)\}")
#: Documents on paper bring a sheet of their own; the screens share the others.
PAPER = {"print.css", "print-fonts.css"}
FAMILIES = {
    "screens": [path for path in SHEETS if path.name not in PAPER],
    "paper": [path for path in SHEETS if path.name in PAPER],
}


def names(pattern: re.Pattern[str], paths: list[Path]) -> set[str]:
    return {name for path in paths for name in pattern.findall(path.read_text("utf-8"))}


def set_by_scripts() -> set[str]:
    lists = names(OF_AN_ELEMENT, SCRIPTS)
    given = {f"--{name}" for one in lists for name in re.findall(r"(\w+)(?=\s*[:,}]|\s*$)", one)}
    return given | names(SET_BY_SCRIPT, SCRIPTS)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_variable_that_a_sheet_uses_is_given_a_value_somewhere(family):
    given = names(NAMED, FAMILIES[family]) | set_by_scripts()
    assert names(USED, FAMILIES[family]) - given == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_variable_that_is_given_a_value_is_used(family):
    used = names(USED, FAMILIES[family]) | names(SET_BY_SCRIPT, SCRIPTS)
    assert names(NAMED, FAMILIES[family]) - used == set()
