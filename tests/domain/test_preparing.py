from dataclasses import replace

import pytest

from facilitation.domain.preparing import (
    PreparedWorkshop,
    WorkshopDraft,
    placeholders_in,
    placeholders_of,
    still_missing,
)
from facilitation.domain.workshop import WorkshopState
from facilitation.runsheets import shipped


def _prepared(**filled) -> PreparedWorkshop:
    draft = WorkshopDraft(run_sheet="g100", title="G100", neighbourhood="Sluiswijk", **filled)
    return PreparedWorkshop(
        code="482716", state=WorkshopState.READY, draft=draft, run_sheet=shipped().sheet("g100")
    )


def test_placeholders_are_found_once_and_in_order():
    texts = (
        "Dit staat vast: [wat vaststaat].",
        "Hier beslis je over: [beslissen]. [wat vaststaat]",
    )

    assert placeholders_in(texts) == ("wat vaststaat", "beslissen")


def test_what_the_workshop_itself_knows_is_not_asked():
    assert placeholders_in(("Inloop vanaf [begintijd] tot [eindtijd]. Tot [datum], [naam].",)) == ()


@pytest.mark.parametrize("sheet", shipped().runsheets, ids=lambda sheet: sheet.id)
def test_every_shipped_run_sheet_can_be_filled_in_completely(sheet):
    filled = dict.fromkeys(placeholders_of(sheet), "ingevuld")
    workshop = _prepared(placeholders=filled)

    missing = still_missing(replace(workshop, run_sheet=sheet))

    assert set(missing) == {"date", "start", "place", "next_date", "contact"}


def test_before_a_day_is_as_good_as_a_next_date():
    assert "next_date" in still_missing(_prepared())
    assert "next_date" not in still_missing(_prepared(by_when="1 mei"))
    assert "next_date" not in still_missing(_prepared(next_date="20 april"))


def test_a_run_sheet_without_open_places_asks_nothing_of_its_own():
    dialogue = shipped().sheet("ontbijtsessie")

    assert placeholders_of(dialogue) == ()
