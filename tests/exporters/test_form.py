"""A proposal as a document: every answer is in it, in every format."""

from __future__ import annotations

import datetime
from io import BytesIO

import pytest
from docx import Document as WordDocument
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from facilitation.domain.agenda.conversions import FORMS, Backing, ConversionKind
from facilitation.exporters.as_form import FORM_EXPORTERS, form_blocks, form_words, read_form
from facilitation.exporters.as_json import encoded
from facilitation.exporters.blocks import Heading
from facilitation.exporters.form_document import (
    FormAnswer,
    FormCheck,
    FormDocument,
    FormLine,
    FormStage,
)
from facilitation.exporters.job import answer as job_answer
from tests.exporters.sample import SLUISWIJK_G100

BENCHES = FormDocument(
    kind=ConversionKind.BUDGET,
    neighbourhood="Sluiswijk",
    plan="Wijkagenda Sluiswijk",
    number="2a",
    title="Zes bankjes",
    state="on_ballot",
    answers=(
        FormAnswer(name="what", text="Zes bankjes\n- van hout"),
        FormAnswer(name="lines", lines=(FormLine(what="Bankjes", amount=500_000),)),
        FormAnswer(name="amount", amount=450_000),
        FormAnswer(name="finish_date", day=datetime.date(2027, 5, 1)),
        FormAnswer(name="maintenance"),
    ),
    checks=(
        FormCheck(code="own-kinderen", own="Ook voor kinderen?", answer="yes", note="Ja hoor."),
    ),
    backing=Backing(5, 4, 34, 1, 5),
    workshops=("G100 Sluiswijk",),
    stages=(FormStage(state="submitted", date=datetime.date(2026, 11, 21)),),
)
SAID = (
    "Zes bankjes",
    "- van hout",
    "€ 4.500",
    "1 mei 2027",
    "Ook voor kinderen?",
    "Ja hoor.",
    "34",
)


def text_of(name: str, content: bytes) -> str:
    if name == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if name == "odt":
        return str(OpenDocument(BytesIO(content)).get_formatted_text())
    file = WordDocument(BytesIO(content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


@pytest.mark.parametrize("name", FORM_EXPORTERS)
def test_every_answer_is_in_the_file(name):
    found = text_of(name, FORM_EXPORTERS[name](BENCHES, "nl")).replace("\xa0", " ")

    assert [words for words in SAID if words not in found] == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ConversionKind)
def test_every_question_has_a_heading_in_both_languages(kind, language):
    words = form_words(language)
    answers = tuple(FormAnswer(name=one.name) for one in FORMS[kind])
    form = FormDocument(
        kind=kind,
        neighbourhood="Sluiswijk",
        plan="Agenda",
        number="1",
        title="Feest",
        state="draft",
        answers=answers,
    )

    headings = [one.text for one in form_blocks(form, words) if isinstance(one, Heading)]
    assert len(headings) == len(answers) + 2


def test_the_worker_makes_a_form_as_it_makes_other_documents():
    made = job_answer({"format": "odt", "document": encoded(BENCHES), "language": "nl"})

    assert "Zes bankjes" in text_of("odt", made["file"])
    assert read_form(encoded(SLUISWIJK_G100)) is None


def test_the_pdf_is_tagged_and_has_a_title():
    file = PdfReader(BytesIO(FORM_EXPORTERS["pdf"](BENCHES, "nl")))

    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Zes bankjes" in file.metadata.title
