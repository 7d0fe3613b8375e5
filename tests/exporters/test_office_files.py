from collections import Counter
from io import BytesIO

import openpyxl
import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument

from facilitation.exporters import EXPORTERS
from facilitation.exporters.as_csv import harmless
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.notes import NoteRecord
from facilitation.exporters.widths import shares
from tests.exporters.sample import SLUISWIJK, SLUISWIJK_G100, STEPS
from tests.exporters.test_every_word_survives import with_notes

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')


def test_word_headings_are_headings() -> None:
    file = WordDocument(BytesIO(EXPORTERS["docx"].write(SLUISWIJK_G100)))

    styles = Counter(
        paragraph.style.name for paragraph in file.paragraphs if paragraph.style is not None
    )

    assert styles["Title"] == 1
    assert styles["Heading 1"] >= 5
    assert styles["Heading 2"] >= len(SLUISWIJK_G100.items)


def test_every_word_table_has_a_header_row() -> None:
    file = WordDocument(BytesIO(EXPORTERS["docx"].write(SLUISWIJK_G100)))

    assert file.tables
    for table in file.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize(("language", "spoken"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_a_word_document_says_its_language(language: str, spoken: str) -> None:
    file = WordDocument(BytesIO(EXPORTERS["docx"].write(SLUISWIJK_G100, language)))

    said = file.styles["Normal"].element.rPr.find(qn("w:lang"))

    assert said.get(qn("w:val")) == spoken


def test_opendocument_headings_are_headings() -> None:
    file = OpenDocument(BytesIO(EXPORTERS["odt"].write(SLUISWIJK_G100)))

    levels = Counter(int(heading.level) for heading in file.body.headers)
    styles = {style.name for style in file.styles.get_styles("paragraph")}

    assert levels[1] == 1
    assert levels[3] >= len(SLUISWIJK_G100.items)
    assert {heading.style for heading in file.body.headers} <= styles


def test_no_office_program_numbers_the_headings_of_an_opendocument_file() -> None:
    file = OpenDocument(BytesIO(EXPORTERS["odt"].write(SLUISWIJK_G100)))
    outline = file.styles.get_elements("//text:outline-level-style")

    assert [level.get_attribute("style:num-format") for level in outline] == [""] * len(outline)
    assert [level.get_attribute("style:num-suffix") for level in outline] == [""] * len(outline)
    assert "num-list-format" not in "".join(level.serialize() for level in outline)


def test_every_opendocument_table_has_a_header_row() -> None:
    file = OpenDocument(BytesIO(EXPORTERS["odt"].write(SLUISWIJK_G100)))
    tables = file.body.get_elements("//table:table")

    assert tables
    assert all(table.get_elements("table:table-header-rows") for table in tables)


def test_a_row_of_an_opendocument_table_stays_on_one_page() -> None:
    file = OpenDocument(BytesIO(EXPORTERS["odt"].write(SLUISWIJK_G100)))

    [style] = {row.style for row in file.body.get_elements("//table:table-row")}

    whole = file.get_style("table-row", style)
    assert whole is not None
    assert whole.get_properties("table-row") == {"fo:keep-together": "always"}


def test_the_number_of_a_note_has_room_beside_long_columns() -> None:
    row = ("401", "x " * 11, "Ronde 3: wat is er nodig? · telefoon", "1 Cultuur en sport · 1b · 1a")

    number, *_ = shares(("Nr", "Briefje", "Onderdeel", "Thema"), [row])

    assert number >= 0.06


@pytest.mark.parametrize("form", ["odt", "ods"])
def test_an_opendocument_says_its_language(form: str) -> None:
    file = OpenDocument(BytesIO(EXPORTERS[form].write(SLUISWIJK_G100)))

    assert file.meta.language == "nl-NL"
    assert file.styles.default_language == "nl-NL"


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    workbook = openpyxl.load_workbook(BytesIO(EXPORTERS["xlsx"].write(with_notes(FORMULAS))))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]

    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert set(FORMULAS) <= {cell.value for cell in cells}


def test_no_cell_of_an_opendocument_sheet_is_a_formula() -> None:
    file = OpenDocument(BytesIO(EXPORTERS["ods"].write(with_notes(FORMULAS))))

    assert file.body.get_elements("//table:table-cell[@table:formula]") == []


def test_no_cell_of_a_csv_starts_like_a_formula() -> None:
    lines = EXPORTERS["csv"].write(with_notes(FORMULAS)).decode("utf-8-sig")

    for formula in FORMULAS:
        quoted = formula.replace('"', '""')
        assert f'"\'{quoted}"' in lines
        assert f'"{quoted}"' not in lines


@pytest.mark.parametrize("cell", ["Meer bankjes", "30 km is 30 km", "'t Is stil", "a=b", ""])
def test_an_ordinary_cell_is_left_alone(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_csv_opens_in_dutch_spreadsheets() -> None:
    content = EXPORTERS["csv"].write(SLUISWIJK_G100)

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.removeprefix(b"\xef\xbb\xbf").startswith(b'"Rij";"Nummer";"Tekst";')


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_spreadsheet_has_the_same_sheets_whatever_there_is(form: str) -> None:
    assert sheet_names(form, SLUISWIJK_G100) == sheet_names(form, with_notes(()))


def test_a_csv_has_one_row_per_note_under_its_header() -> None:
    document = WorkshopDocument(
        neighbourhood=SLUISWIJK,
        workshop=SLUISWIJK_G100.workshop,
        notes=tuple(
            NoteRecord(id=f"{n:032x}", number=n, text=f"Idee {n}", step=STEPS[2].id, source="table")
            for n in range(1_000)
        ),
    )

    assert EXPORTERS["csv"].write(document).count(b"\r\n") == 1_001


def sheet_names(form: str, document: WorkshopDocument) -> list[str]:
    content = BytesIO(EXPORTERS[form].write(document))
    if form == "xlsx":
        return list(openpyxl.load_workbook(content).sheetnames)
    return [table.name for table in OpenDocument(content).body.tables]
