"""The repository itself: what may be in it, and what its files promise about each other."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {
    *("facilitation", "static", "templates", "tests", "docs", "deploy", ".ci"),
    *("wsgi.py", "hatch_build.py", "pyproject.toml", "requirements.lock", "Makefile"),
    *("README.md", "CHANGELOG.md", "LICENSE", ".gitignore", ".gitattributes", ".editorconfig"),
}
# a folder of somebody's own machine, or the address of a registry or mirror
FOREIGN = re.compile(
    r"(?<![\w.<}*-])/(?:work|root|home|Users)/[\w.]"
    r"|(?:registry|files|mirror)s?\.[a-z-]*(?:npm|python|debian|yarn)[a-z]*\."
    r"|pypi\.[o]rg/simple"
)
PINNED = re.compile(r"^([a-z0-9-]+)==\S+(?: ; .+)? \\$")
LOCK_FILES = ["requirements.lock", "tests/requirements.lock"]
RECORDS = sorted((ROOT / "facilitation" / "decisions").glob("*.md"))


def committed_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_top_level_holds_only_what_the_design_names():
    found = {path.parts[0] for path in committed_files()}
    assert found <= TOP_LEVEL


def test_no_file_names_a_folder_of_one_machine_or_a_registry():
    found = []
    for path in committed_files():
        try:
            text = (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path}: {match.group()}" for match in FOREIGN.finditer(text)]
    assert found == []


def test_fetched_and_made_files_are_not_in_git():
    names = [path.as_posix() for path in committed_files()]
    unwanted = [
        name
        for name in names
        if name.startswith("static/vendor/") or name.endswith((".mo", ".db", ".pyc", ".whl"))
    ]
    assert unwanted == []


@pytest.mark.parametrize("lock", LOCK_FILES)
def test_a_lock_file_pins_every_package_with_hashes_and_names_no_address(lock):
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    entries = [line for line in lines if not line.startswith(("#", "    --hash=sha256:"))]
    assert entries
    assert [line for line in entries if not PINNED.match(line)] == []
    assert not any("://" in line for line in lines)


def test_every_dependency_is_locked_and_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    locked = {
        match.group(1)
        for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
        if (match := PINNED.match(line))
    }
    for requirement in project()["project"]["dependencies"]:
        name = re.split(r"[<>=\[]", requirement)[0]
        assert name in locked
        assert re.search(rf'"{re.escape(requirement)}",\s+# \S', text), f"{name}: why?"


def test_there_are_decision_records():
    assert len(RECORDS) >= 7


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.name)
def test_a_decision_record_gives_context_decision_and_consequences(record):
    text = record.read_text("utf-8")
    number = int(record.name[:4])
    assert re.match(rf"# {number}\. \S", text)
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]


def test_decision_records_are_numbered_without_gaps_or_doubles():
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_the_readme_names_only_commands_that_the_makefile_has():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z-]+)", readme))
    assert {"demo", "test"} <= named <= targets


def test_every_public_make_target_says_what_it_does():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("demo", "test", "sure", "bench", "assets", "lock"):
        assert re.search(rf"make {target} +\S", shown.stdout)


def test_make_says_in_one_sentence_that_python_is_too_old():
    result = subprocess.run(
        ["make", "--silent", "PYTHON=", "needs-python"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode != 0
    assert "Python 3.11 or newer" in result.stdout
    assert len(result.stdout.splitlines()) == 1


def test_ci_runs_the_test_command_of_the_readme():
    last = (ROOT / ".ci" / "run").read_text("utf-8").rstrip().splitlines()[-1]
    assert last.startswith("make --keep-going test")
