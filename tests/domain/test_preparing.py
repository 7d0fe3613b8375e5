from dataclasses import replace

import pytest

from facilitation.domain.people import Audience
from facilitation.domain.preparing import (
    HallLink,
    PreparedWorkshop,
    WorkshopDraft,
    links_in_use,
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


def _link(name: str, audience: Audience, table: int | None = None, revoked: bool = False):
    return HallLink(id=name, audience=audience, url=name, table=table, revoked=revoked)


def test_a_renewed_link_takes_the_place_of_the_one_that_was_stopped():
    old = _link("old", Audience.SCRIBE, revoked=True)
    new = _link("new", Audience.SCRIBE)

    assert links_in_use((old, new), 0) == links_in_use((new, old), 0) == (new,)


def test_a_stopped_link_stays_in_sight_when_nothing_replaced_it():
    stopped = _link("stopped", Audience.SCRIBE, revoked=True)

    assert links_in_use((stopped,), 0) == (stopped,)


def test_links_stand_in_the_order_of_the_evening_and_tables_by_number():
    links = (
        _link("t10", Audience.TABLE, 10),
        _link("t2", Audience.TABLE, 2),
        _link("scribe", Audience.SCRIBE),
        _link("facilitator", Audience.FACILITATOR),
        _link("projector", Audience.PROJECTOR),
    )

    in_use = [link.id for link in links_in_use(links, 0)]

    assert in_use == ["projector", "facilitator", "scribe", "t2", "t10"]


def test_only_tables_that_stand_in_the_hall_have_a_link():
    links = tuple(_link(f"t{number}", Audience.TABLE, number) for number in range(1, 31))

    assert len(links_in_use(links, 16)) == 16
    assert len(links_in_use(links, 0)) == 30
