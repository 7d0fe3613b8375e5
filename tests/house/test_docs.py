"""The docs keep their word: settings, commands, options and links are those of the code."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitation.cli.main import _parser

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DUTCH = ["handboek-gespreksleider.md", "organiser.md", "standaarden.md", "avg/README.md"]
#: Words that residents' professionals use and residents do not.
FORBIDDEN = re.compile(
    r"\b(u|uw|participatie|participant\w*|participeren|burgers?|draagvlak|faciliteren|stakeholders?|"
    r"prioriteren|inventariseren|cliënt\w*|hulpverleners?|sessies?|trekkers?|cluster\w*|bundelen|"
    r"onderwerp\w*|kaartjes?|inbreng|casus\w*|input|feedback|deadlines?|leefwereld|systeemwereld)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def first_cells(text: str) -> list[str]:
    """The code at the start of each table row."""
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def settings_that_the_code_reads() -> set[str]:
    names = re.compile(r"SAMENSPEL_[A-Z]+(?:_[A-Z]+)*")
    files = (ROOT / "facilitation").rglob("*.py")
    return {name for file in files for name in names.findall(file.read_text("utf-8"))}


def commands() -> dict[str, argparse.ArgumentParser]:
    (subparsers,) = (
        action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return dict(subparsers.choices)


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (name for name in action.option_strings if name not in ("-h", "--help"))


def section(command: str) -> str:
    _, _, rest = page("command-line.md").partition(f"## samenspel {command}\n")
    return rest.partition("\n## ")[0]


def test_the_table_of_settings_is_the_codes():
    listed = first_cells(page("settings.md"))
    assert len(listed) == len(set(listed))
    assert set(listed) == settings_that_the_code_reads()


def test_every_command_has_a_section_and_no_section_is_about_nothing():
    described = re.findall(r"^## samenspel (\S+)$", page("command-line.md"), re.MULTILINE)
    assert sorted(described) == sorted(commands())


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_option_of_a_command_is_described_and_no_other(command):
    assert sorted(first_cells(section(command))) == sorted(options(commands()[command]))


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_in_the_docs_leads_to_a_file(file):
    missing = [
        link for link in LINK.findall(file.read_text("utf-8")) if not (file.parent / link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("file", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_a_page_names_exists(file):
    called = re.compile(r"(?:^|`|bin/)samenspel ([a-z]+(?:-[a-z]+)*)", re.MULTILINE)
    named = set(called.findall(code_of(file)))
    assert named <= set(commands())


@pytest.mark.parametrize("name", DUTCH)
def test_a_dutch_page_uses_residents_words(name):
    assert FORBIDDEN.findall(page(name)) == []


def code_of(file: Path) -> str:
    """Only what is set as code: in prose 'samenspel' is a word like any other."""
    text = file.read_text("utf-8")
    return "\n".join(f"{code} " for code in re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def test_every_module_that_the_architecture_names_exists():
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.(?:py|js|html|yaml))`", page("architecture.md"))
    places = (ROOT, ROOT / "facilitation")
    assert len(named) > 20
    assert [name for name in named if not any((place / name).is_file() for place in places)] == []
