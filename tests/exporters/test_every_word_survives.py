"""Whatever residents write, they find it back exactly as written, in every format."""

import dataclasses
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from facilitation.exporters import EXPORTERS
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.notes import NoteRecord
from tests.exporters.extraction import CELLS, pdf_text
from tests.exporters.sample import JUST_MADE, SLUISWIJK_G100

AWKWARD = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+31 is een netnummer",
    "-5 prullenbakken",
    "@buren, kom!",
    "'t Is hier stil",
    "''=1",
    "<script>alert(1)</script>",
    "</td></table></style><b>vet</b>",
    "a | b *vet* _scheef_ __dik__ ~~weg~~ `code` [link](http://x) ![beeld](y)",
    "1. een",
    "- twee",
    "# drie",
    "> vier",
    "regel een\nregel twee\n- en drie\n1. en vier",
    "eerste\n\nderde",
    "Ik zei \"ja\"; hij zei 'nee'; &amp; &lt; &#65;",
    r"C:\buurt\*.docx \_ \\",
    "{n} {{ say }} {% if %} %s %(x)s ${x}",
    "Türkçe konuşan komşular",
    "Gdzie jest łódź? Žluťoučký kůň",
    "Українською, будь ласка",
    "مرحبا بكم في الحي",
    "שלום שכנים",
    "efficiënt officieel fluiten",
    "twee  spaties",
    "aaaa" * 125,
    "https://example.org/een/heel/lang/pad?naam=waarde&nog=een",
)

# Surrogates are no text, and control characters cannot exist in XML: see below.
letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(letters, min_size=1, max_size=140).map(str.strip).filter(bool),
)


def with_notes(written: tuple[str, ...]) -> WorkshopDocument:
    notes = tuple(
        NoteRecord(id=f"{number:032x}", number=number, text=text, step="s3", source="paper")
        for number, text in enumerate(written, start=1)
    )
    return dataclasses.replace(JUST_MADE, notes=notes)


def same_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")


@pytest.mark.parametrize("form", sorted(CELLS))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written=st.lists(texts, min_size=1, max_size=8).map(tuple))
@example(written=AWKWARD)
def test_a_note_is_found_as_it_was_written(form: str, written: tuple[str, ...]) -> None:
    found = CELLS[form](EXPORTERS[form].write(with_notes(written)))

    missing = set(map(same_line_ends, written)) - set(map(same_line_ends, found))

    assert not missing


def test_a_pdf_gives_every_note_back_but_for_where_its_lines_break() -> None:
    found = without_space(pdf_text(EXPORTERS["pdf"].write(with_notes(AWKWARD))))

    assert [text for text in AWKWARD if without_space(text) not in found] == []


def test_a_letter_that_no_font_has_spoils_no_other_note() -> None:
    strange = ("Meer bankjes\ue000 langs het water", "Een efficiënte buurt, ïedereen")
    found = without_space(pdf_text(EXPORTERS["pdf"].write(with_notes(strange))))

    assert "langshetwater" in found
    assert "Eenefficiëntebuurt,ïedereen" in found


@pytest.mark.parametrize("form", [form for form in EXPORTERS if form != "json"])
def test_a_control_character_breaks_no_format(form: str) -> None:
    assert EXPORTERS[form].write(with_notes(("een\x00twee\x0bdrie\x1b[31m\ufffe",)))


@pytest.mark.parametrize("form", sorted(CELLS))
def test_every_visible_note_of_a_whole_evening_is_in_it(form: str) -> None:
    found = set(CELLS[form](EXPORTERS[form].write(SLUISWIJK_G100)))

    assert {note.text for note in SLUISWIJK_G100.notes if note.text} <= found


def without_space(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
