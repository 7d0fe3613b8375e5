from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.exporters.incoming import workshop_in
from facilitation.exporters.restoring import restore
from facilitation.exporters.restoring.run_sheet import closing_of, run_sheet_of, settings_of
from facilitation.exporters.unreadable import UnreadableDocument
from facilitation.storage.workshops import NewWorkshop
from tests.evening import Evening
from tests.exporters.sample import SLUISWIJK_G100
from tests.exporters.whole_evening import HIDDEN_TEXT


def test_an_imported_evening_exports_as_the_evening_did(
    gathered: WorkshopDocument, evening: Evening
) -> None:
    again = brought_into(evening, gathered)

    assert again.workshop.code != gathered.workshop.code
    assert plain(again) == plain(gathered)


def test_the_evening_that_is_compared_has_something_of_everything(
    gathered: WorkshopDocument,
) -> None:
    assert len(gathered.notes) > 220
    assert gathered.hidden == {"sensitive": 1, "sent_twice": 1}
    assert {note.source for note in gathered.notes} == {"device", "table", "paper"}
    for part in ("themes", "words", "answers", "ballots", "items", "pledges", "process_log"):
        assert getattr(gathered, part), part
    assert gathered.participation.per_role["resident"] > 5
    assert [word.merged for word in gathered.words[0].words if word.merged]


def test_what_was_counted_by_hand_is_in_the_export(gathered: WorkshopDocument) -> None:
    counted = {
        step.kind: dict(answer.totals)
        for answer in gathered.answers
        for step in gathered.workshop.run_sheet.steps
        if step.id == answer.step
    }

    assert counted["check"] == {"1 Groen": 14}
    assert list(counted["commit"].values()) == [3]


def test_an_imported_evening_can_be_led_on(evening: Evening, gathered: WorkshopDocument) -> None:
    ready = dataclasses.replace(
        gathered, workshop=dataclasses.replace(gathered.workshop, state="open", closed_at=None)
    )
    brought_into(evening, ready)
    imported = evening.workshops.all()[0]
    evening.id = imported.id
    lead = evening.facilitator = evening.seat(evening.facilitator.who.audience)

    themes = {theme["name"] for theme in lead.board()["themes"]}
    evening.reopen(ideas := evening.step("ideas"))
    note = evening.phone().write(ideas, "Nog een idee")

    assert {"Groen", "Ontmoeten", "Verkeer", "Jeugd"} <= themes
    assert evening.row("notes", note).number > max(one.number for one in gathered.notes)
    assert imported.notes == len([one for one in gathered.notes if not one.waiting])


def test_a_document_of_another_house_can_be_imported(evening: Evening) -> None:
    again = brought_into(evening, SLUISWIJK_G100)

    assert [note.text for note in again.notes] == [note.text for note in SLUISWIJK_G100.notes]
    assert {item.title for item in again.items} == {item.title for item in SLUISWIJK_G100.items}


def test_hidden_texts_stay_where_they_were(gathered: WorkshopDocument, evening: Evening) -> None:
    brought_into(evening, gathered)

    assert HIDDEN_TEXT not in {note.text for note in stored(evening, "notes")}
    assert stored(evening, "participants") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["notes"].append(plain["notes"][0]), "there 2 times"),
        (lambda plain: plain["notes"][0].update(theme="elsewhere"), "not among the themes"),
        (lambda plain: plain["notes"][0].update(step="99-ideas"), "not among the steps"),
        (lambda plain: plain["notes"][0].update(text="x" * 501), "500 characters at most"),
        (lambda plain: plain["workshop"]["run_sheet"].update(steps=[]), "no steps"),
        (lambda plain: plain.update(format="samenspel/9"), "samenspel/9"),
        (lambda plain: plain["notes"][0].pop("number"), "number"),
    ],
)
def test_what_does_not_hold_together_is_named(
    gathered: WorkshopDocument, change: Callable[[Any], None], says: str
) -> None:
    broken = msgspec.json.decode(msgspec.json.encode(gathered))
    change(broken)

    with pytest.raises(UnreadableDocument, match=says):
        workshop_in(msgspec.json.encode(broken))


def test_nothing_stays_behind_of_an_import_that_fails(
    gathered: WorkshopDocument, evening: Evening
) -> None:
    before = len(evening.workshops.all())

    def fail(unit: Any) -> None:
        restore(unit, gathered)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        evening.workshops.create(new_workshop(gathered), fail)
    assert len(evening.workshops.all()) == before


def new_workshop(document: WorkshopDocument) -> NewWorkshop:
    return NewWorkshop(
        run_sheet_of(document),
        document.workshop.title,
        document.neighbourhood.name,
        settings_of(document),
        closing_of(document),
    )


def brought_into(evening: Evening, document: WorkshopDocument) -> WorkshopDocument:
    """The export of what an import made of `document`."""
    made = evening.workshops.create(new_workshop(document), lambda unit: restore(unit, document))
    with evening.workshops.reading(made.id) as store:
        return document_of(store)


def stored(evening: Evening, rows: str) -> list[Any]:
    """Rows of the newest workshop."""
    with evening.workshops.reading(evening.workshops.all()[0].id) as store:
        return list(getattr(store, rows).where())


def plain(document: WorkshopDocument) -> dict[str, Any]:
    """The content, without the code, which is the workshop's own."""
    content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    del content["workshop"]["code"]
    return content
