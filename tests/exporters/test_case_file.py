"""The zaakdossier: complete, described, without personal data, and the same every time."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from facilitation.exporters import EXPORTERS
from facilitation.exporters.case_file import MDTO
from facilitation.exporters.whole import Exportable
from tests.exporters.plan_sample import SLUISWIJK_PLAN
from tests.exporters.sample import JUST_MADE

NAMED = {"m": MDTO}


def case_of(document: Exportable) -> dict[str, bytes]:
    with ZipFile(BytesIO(EXPORTERS["zaakdossier"].write(document))) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


@pytest.fixture(scope="module")
def case() -> dict[str, bytes]:
    return case_of(SLUISWIJK_PLAN)


def test_it_has_something_to_read_and_something_to_compute_with(case: dict[str, bytes]) -> None:
    names = {f"wijkagenda.{form}" for form in ("pdf", "odt", "csv", "json")}

    assert names | {f"{name}.mdto.xml" for name in names} <= set(case)
    assert {"dossier.mdto.xml", "dossier.json"} <= set(case)


def test_every_file_is_described_with_what_proves_it_was_not_changed(
    case: dict[str, bytes],
) -> None:
    for name in (name for name in case if f"{name}.mdto.xml" in case):
        about = etree.fromstring(case[f"{name}.mdto.xml"])

        assert about.findtext(".//m:checksumWaarde", None, NAMED) == sha256(case[name]).hexdigest()
        assert about.findtext(".//m:omvang", None, NAMED) == str(len(case[name]))
        assert about.findtext(".//m:naam", None, NAMED) == name


def test_the_whole_says_what_whose_where_when_and_which_version(case: dict[str, bytes]) -> None:
    about = etree.fromstring(case["dossier.mdto.xml"])
    found = {
        name: about.findtext(f".//m:{name}", None, NAMED)
        for name in ("naam", "dekkingInTijdBegindatum", "taal")
    }

    assert found == {
        "naam": "Wijkagenda Sluiswijk 2027–2031",
        "dekkingInTijdBegindatum": "2027-05-01",
        "taal": "nl",
    }
    assert json.loads(case["dossier.json"]) == {
        "identifier": "sluiswijk",
        "title": "Wijkagenda Sluiswijk 2027–2031",
        "creator": "Gemeente Sluiswijk",
        "neighbourhood": "Sluiswijk",
        "date": "2027-05-01",
        "version": "2",
    }


def test_its_pdf_says_it_is_made_for_the_archive(case: dict[str, bytes]) -> None:
    catalogue = PdfReader(BytesIO(case["wijkagenda.pdf"])).root_object
    said = catalogue["/Metadata"].get_data()

    assert b"pdfaid:part" in said
    assert catalogue["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert catalogue["/MarkInfo"]["/Marked"]


def test_the_same_content_has_the_same_bytes() -> None:
    write = EXPORTERS["zaakdossier"].write

    assert write(JUST_MADE) == write(JUST_MADE)
