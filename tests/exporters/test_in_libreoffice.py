"""What a municipality opens: our office files in LibreOffice, without a word lost."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest

from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from tests.exporters.test_every_word_survives import without_space
from tests.growing.servers import program

FORMATS = ("odt", "docx", "ods", "xlsx")


@pytest.fixture(scope="module")
def opened(gathered: WorkshopDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each file as a page that LibreOffice made of it, all in one go."""
    folder = tmp_path_factory.mktemp("office")
    for form in FORMATS:
        (folder / f"as_{form}.{form}").write_bytes(EXPORTERS[form].write(gathered))
    files = [str(folder / f"as_{form}.{form}") for form in FORMATS]
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    command = [
        program("soffice"),
        "--headless",
        settings,
        "--convert-to",
        "html",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=150)
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_libreoffice_opens_it_with_every_note(
    form: str, opened: Path, gathered: WorkshopDocument
) -> None:
    page = (opened / f"as_{form}.html").read_text("utf-8")
    found = without_space(html.unescape(re.sub(r"<[^>]*>", "", page)))

    assert [note.text for note in gathered.notes if without_space(note.text) not in found] == []


@pytest.mark.parametrize("form", FORMATS)
def test_libreoffice_knows_its_title(form: str, opened: Path) -> None:
    page = (opened / f"as_{form}.html").read_text("utf-8")

    assert "<title>" in page
    assert "Sluiswijk" in page.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_libreoffice_sees_headings_and_headers_of_tables(form: str, opened: Path) -> None:
    page = (opened / f"as_{form}.html").read_text("utf-8").lower()

    assert "<h1" in page
    assert page.count("<h2") >= 5
    assert page.count("<thead") == page.count("<table")
