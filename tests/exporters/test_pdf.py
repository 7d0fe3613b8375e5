import dataclasses
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.pages import STYLESHEETS
from facilitation.exporters.paper import OwnFiles, pdf
from facilitation.exporters.records.items import ItemRecord
from facilitation.exporters.records.meeting import PlanRecord
from facilitation.exporters.records.notes import ThemeRecord
from facilitation.exporters.records.votes import OptionTotal
from tests.exporters.sample import BALLOT, JUST_MADE, SLUISWIJK_G100

SMALLEST_POINTS = 11.0
FEWEST_ROWS = 5


@pytest.fixture(scope="module")
def agenda() -> PdfReader:
    return PdfReader(BytesIO(EXPORTERS["pdf"].write(SLUISWIJK_G100)))


def test_the_document_says_its_language_and_title(agenda: PdfReader) -> None:
    catalogue = agenda.root_object

    assert catalogue["/Lang"] == "nl"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert agenda.metadata is not None
    assert agenda.metadata.title == "Wijkagenda Sluiswijk 2027"
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()


def test_the_document_is_tagged_from_title_to_table_cell(agenda: PdfReader) -> None:
    assert agenda.root_object["/MarkInfo"]["/Marked"]

    tags = Counter(element["/S"] for element in structure(agenda))

    assert tags["/H1"] == 1
    assert tags["/H2"] > len(SLUISWIJK_G100.items)
    assert tags["/TR"] > len(SLUISWIJK_G100.notes)
    assert tags["/TH"] > len(SLUISWIJK_G100.notes)


def test_every_drawing_says_in_words_what_it_shows(agenda: PdfReader) -> None:
    figures = [element for element in structure(agenda) if element["/S"] == "/Figure"]

    assert figures
    assert all(figure.get("/Alt") for figure in figures)


def test_bookmarks_lead_to_every_plan(agenda: PdfReader) -> None:
    bookmarks = set(titles(agenda.outline))

    assert {item.title for item in SLUISWIJK_G100.items} <= bookmarks
    assert "Alle briefjes" in bookmarks


def test_every_plan_starts_on_a_page_of_its_own(agenda: PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in agenda.pages]

    for item in SLUISWIJK_G100.items:
        starts = f"{item.number} {item.title}"
        assert [page for page in pages if page.startswith(starts)], starts


def test_no_page_holds_only_the_last_few_rows_of_a_table() -> None:
    """Every third size: wherever a page ends, one of them would leave fewer behind."""
    tables = "".join(map(table_of, range(30, 51, 3)))
    sheets = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in STYLESHEETS)
    page = f'<html lang="nl"><head><title>Rijen</title>{sheets}</head><body class="document">'

    document = PdfReader(BytesIO(pdf(f"{page}<main>{tables}</main></body></html>")))

    rows = [page.extract_text().count("Briefje") for page in document.pages]
    assert max(rows) < 50
    assert min(rows) >= FEWEST_ROWS


def table_of(rows: int) -> str:
    """On a page of its own, as the appendix with all notes is."""
    body = "<tr><td>Briefje</td></tr>" * rows
    table = f'<table class="grid"><tbody>{body}</tbody></table>'
    return f'<section class="chapter appendix">{table}</section>'


def test_a_long_title_many_themes_and_many_plans_leave_the_cover_one_page() -> None:
    document = PdfReader(BytesIO(EXPORTERS["pdf"].write(crowded())))

    assert "Plan 1 met" in document.pages[1].extract_text()


def test_no_text_is_smaller_than_eleven_points(agenda: PdfReader) -> None:
    sizes: Counter[float] = Counter()

    def note_size(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            sizes[round(abs(cm[3] * tm[3]) * size, 1)] += len(text)

    for page in agenda.pages:
        page.extract_text(visitor_text=note_size)

    assert min(sizes) >= SMALLEST_POINTS


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_meeting_that_has_yet_to_start_gives_a_document_too(language: str) -> None:
    document = PdfReader(BytesIO(EXPORTERS["pdf"].write(JUST_MADE, language)))

    assert document.root_object["/Lang"] == language
    assert "G100 Sluiswijk" in document.pages[0].extract_text()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://samenspel.invalid/etc/passwd",
        "http://samenspel.invalid/static/../pyproject.toml",
        "http://samenspel.invalid/static/%2e%2e/pyproject.toml",
        "http://example.org/static/css/print.css",
        "https://169.254.169.254/static/css/print.css",
        "data:text/css,body{}",
    ],
)
def test_nothing_is_fetched_from_elsewhere(address: str) -> None:
    own_files = OwnFiles(lambda url, body, headers: body)

    with pytest.raises(ValueError, match="our own files only"):
        own_files(address)


def test_a_machine_without_pango_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')\n")
    program = (
        "from facilitation.exporters import EXPORTERS\n"
        "from facilitation.exporters.paper import ExporterUnavailable\n"
        "from tests.exporters.sample import JUST_MADE\n"
        "try:\n    EXPORTERS['pdf'].write(JUST_MADE)\n"
        "except ExporterUnavailable as lacking:\n    print(lacking)\n"
    )
    here = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), "."])}

    said = subprocess.run(
        [sys.executable, "-c", program], env=here, capture_output=True, text=True, check=True
    )

    assert "libpango-1.0-0" in said.stdout
    assert "HTML" in said.stdout


def crowded() -> WorkshopDocument:
    """Twelve themes, fifteen plans with long titles, and a long name."""
    items = tuple(
        ItemRecord(id=f"p{n}", number=f"{n}a", title=f"Plan {n} met een titel die twee regels vult")
        for n in range(1, 16)
    )
    options = tuple(
        OptionTotal(id=item.id, number=item.number, title=item.title, total=40 - place, rank=place)
        for place, item in enumerate(items, start=1)
    )
    return dataclasses.replace(
        SLUISWIJK_G100,
        plan=PlanRecord(title="Dorpsontwikkelingsplan Nieuw-Weerdinge en Roswinkel 2027–2031"),
        themes=tuple(
            ThemeRecord(id=str(n), number=n, name=f"Thema met een naam {n}", count=20 - n)
            for n in range(1, 13)
        ),
        items=items,
        ballots=(dataclasses.replace(BALLOT, options=options, groups=()),),
    )


def structure(document: PdfReader) -> Iterator[Any]:
    """Every element of the structure tree."""
    waiting = [document.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        children = element.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            found = child.get_object()
            if isinstance(found, dict) and found.get("/Type") != "/OBJR":
                waiting.append(found)


def titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, Destination):
            yield str(entry.title)
        else:
            yield from titles(entry)
