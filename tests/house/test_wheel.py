"""The wheel: everything an evening needs is in it, and it runs where there is no repository."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK_ASSETS = """
from facilitation import assets
assets.require_vendor_files()
print(assets.templates_folder()); print(assets.static_folder())
"""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("samenspel-*.whl"))


@pytest.fixture(scope="module")
def contents(wheel) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="module")
def bare_python(wheel, tmp_path_factory) -> Path:
    """A Python that has the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    pip(python, "--no-deps", str(wheel))
    return python


def pip(python: Path, *arguments: str) -> None:
    command = [python, "-m", "pip", "install", "--quiet", "--no-compile", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def committed(folder: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_file_of_the_package_is_in_the_wheel(contents):
    assert set(committed("facilitation")) - contents == set()


@pytest.mark.parametrize("folder", ["templates", "static"])
def test_every_template_and_static_file_travels_inside_the_package(contents, folder):
    expected = {f"facilitation/{name}" for name in committed(folder)}
    assert expected - contents == set()


def test_the_files_of_others_are_in_the_wheel(contents):
    assert "facilitation/static/vendor/socket.io.esm.min.js" in contents
    assert "facilitation/static/vendor/licences/socket.io-client.txt" in contents
    assert sum(name.endswith(".woff2") for name in contents) == 4


def test_tests_tools_and_databases_stay_out_of_the_wheel(contents):
    tops = {name.split("/")[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"facilitation"}
    assert not any(name.endswith((".db", ".pyc", ".d.ts")) for name in contents)


def test_an_installed_wheel_finds_its_own_templates_and_static_files(bare_python, tmp_path):
    asked = subprocess.run(
        [bare_python, "-c", ASK_ASSETS], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    folders = [Path(line) for line in asked.stdout.splitlines()]
    assert [folder.name for folder in folders] == ["templates", "static"]
    assert all("site-packages" in folder.parts and folder.is_dir() for folder in folders)
