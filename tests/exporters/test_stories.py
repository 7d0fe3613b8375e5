"""Stories, what tables gave, and what their owners said, in everything that leaves the house."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import msgspec
import pytest
from docx import Document as WordDocument
from odfdo import Document as OpenDocument

from facilitation.contract import payloads as p
from facilitation.domain.cases import Case
from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.services.telling import KeepCase, RecordAfterwards
from tests.evening import Evening, new_id
from tests.exporters.extraction import docx_cells, ods_cells, pdf_text, xlsx_cells
from tests.exporters.test_restoring import brought_into, plain

STORY = Case(
    "a" * 32,
    0,
    "Alleen in een groot huis",
    story="Na de begrafenis werd het stil.\nNiemand belde meer aan.",
    question="Hoe vind ik weer aanspraak?",
    asked=("Wat gaat al goed?",),
    owners=("Corrie",),
    tables=(1,),
    place="Sluiswijk",
)
ADVICE = "Begin met een kop koffie.\nStop met wachten."


@pytest.fixture
def told(evenings) -> Evening:
    """An evening with a story, an advice, a reaction and promises; all of it over."""
    evening = evenings("tafelgesprekken_casussen")
    evening.facilitator.give(KeepCase(STORY))
    talk = evening.go_to("case")
    evening.table(1).write(talk, "De buurvrouw kijkt uit het raam", kind="quote")
    step, outcome = evening.go_to("elaborate"), new_id()
    evening.table(1).give(p.SubmitPlanCard(id=outcome, step=step, kind="les", reason=ADVICE))
    evening.scribe.give(p.NoteReaction(outcome=outcome, text="Maandag drinken we koffie."))
    commit = evening.go_to("commit")
    for promise in ("Ik bel bij de buren aan.", "Ik bel Mevrouw Jansen op 06-12345678."):
        phone = evening.phone()
        phone.give(p.MakePledge(id=new_id(), item=commit, intention=promise))
    evening.facilitator.give(p.CloseWorkshop())
    evening.facilitator.give(RecordAfterwards(STORY.id, "together"))
    return evening


def exported(evening: Evening) -> WorkshopDocument:
    with evening.workshops.reading(evening.id) as store:
        return document_of(store)


def test_an_imported_evening_of_stories_exports_as_the_evening_did(told: Evening) -> None:
    document = exported(told)

    again = brought_into(told, document)

    assert plain(again) == plain(document)
    assert [one.reaction for one in again.outcomes] == ["Maandag drinken we koffie."]
    assert again.cases[0].picked_up_by == "together"


def test_who_told_a_story_stays_in_the_hall(told: Evening) -> None:
    assert b"Corrie" not in msgspec.json.encode(exported(told))


def test_a_promise_with_a_name_in_it_is_counted_and_not_printed(told: Evening) -> None:
    [joined] = exported(told).pledges

    assert (joined.says_yes, joined.intentions) == (2, ("Ik bel bij de buren aan.",))


def test_the_log_counts_what_tables_gave(told: Evening) -> None:
    log = {entry.kind: entry.came_out for entry in exported(told).process_log}

    assert log["elaborate"] == {"outcomes": 1}


@pytest.mark.parametrize(
    ("form", "text_in"),
    [
        ("html", bytes.decode),
        ("md", bytes.decode),
        ("csv", bytes.decode),
        ("pdf", pdf_text),
        ("docx", lambda content: "\n".join(docx_cells(content)) + docx_text(content)),
        ("odt", lambda content: odt_text(content)),
        ("xlsx", lambda content: "\n".join(xlsx_cells(content))),
        ("ods", lambda content: "\n".join(ods_cells(content))),
    ],
)
def test_every_format_holds_the_story_the_advice_and_the_reaction(
    told: Evening, form: str, text_in: Callable[[bytes], str]
) -> None:
    found = " ".join(text_in(EXPORTERS[form].write(exported(told))).split())

    for text in ("Begin met een kop koffie.", "Maandag drinken we koffie.", STORY.title):
        assert text in found


def docx_text(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in WordDocument(BytesIO(content)).paragraphs)


def odt_text(content: bytes) -> str:
    return str(OpenDocument(BytesIO(content)).get_formatted_text())
