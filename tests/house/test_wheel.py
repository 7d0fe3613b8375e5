"""The wheel: everything an evening needs is in it, and it runs where there is no repository."""

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.rehearsal.real_server import free_port
from tests.waiting import LONGEST_SECONDS

ROOT = Path(__file__).parents[2]
ASK_ASSETS = """
from facilitation import assets
assets.require_vendor_files()
print(assets.templates_folder()); print(assets.static_folder())
"""

pytestmark = pytest.mark.slow


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
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--offline"]
    subprocess.run([*install, "--python", str(python), str(wheel)], check=True)
    return python


@dataclass(frozen=True, slots=True)
class Installed:
    """A place far from the repository where only the wheel is installed, with its dependencies."""

    python: Path
    folder: Path

    def environment(self, base_url: str = "http://127.0.0.1:8000") -> Mapping[str, str]:
        own = {name: text for name, text in os.environ.items() if not name.startswith("SAMENSPEL_")}
        return {**own, "SAMENSPEL_BASE_URL": base_url}

    def samenspel(self, *arguments: str) -> str:
        result = subprocess.run(
            [self.python.with_name("samenspel"), *arguments],
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout


@pytest.fixture(scope="module")
def installed(bare_python, tmp_path_factory) -> Installed:
    """The wheel from its own folder, what it depends on from the tests' folder: what is installed
    editable there is out of reach."""
    asked = [bare_python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return Installed(bare_python, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def port(installed):
    """Where `samenspel serve` answers, run from the wheel."""
    port = free_port()
    command = [installed.python.with_name("samenspel"), "serve", "--port", str(port)]
    environment = installed.environment(f"http://127.0.0.1:{port}")
    process = subprocess.Popen(command, cwd=installed.folder, env=environment)
    wait_until_open(port, process)
    yield port
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=LONGEST_SECONDS)


def wait_until_open(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            fetched(port, "/healthz")
        except ConnectionError:
            time.sleep(0.1)
        else:
            return
    process.kill()
    pytest.fail("the server from the wheel never opened")


def fetched(port: int, path: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200, path
        return answer.read().decode("utf-8")


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


def test_an_evening_is_made_and_handed_out_by_the_wheel_alone(installed):
    words = ["create-workshop", "--runsheet", "g100", "--title", "Proef", "--json"]
    made = json.loads(installed.samenspel(*words))

    out = installed.folder / "proef.json"
    export = ["export", "--workshop", made["code"], "--format", "json", "--out", str(out)]
    installed.samenspel(*export)

    assert json.loads(out.read_text("utf-8"))["workshop"]["title"] == "Proef"
    assert (installed.folder / "instance" / "samenspel.db").is_file()


def test_the_wheel_serves_pages_and_every_static_file_they_name(port):
    page = fetched(port, "/")
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)

    assert "<h1" in page
    assert named
    assert all(fetched(port, address) for address in named)


def test_the_wheel_groups_notes_with_its_own_lexicon(installed):
    notes = installed.folder / "briefjes.txt"
    notes.write_text("Meer bomen in de straat\nMeer groen bij het plein\n", "utf-8")

    *placed, last = installed.samenspel("group", "--json", str(notes)).splitlines()

    assert len(placed) == 2
    assert [group["size"] for group in json.loads(last)["groups"]] == [2]
