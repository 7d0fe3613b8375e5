"""What the law says must go, goes; what belongs to the plan stays."""

from __future__ import annotations

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.cases import Case
from facilitation.services.telling import KeepCase
from facilitation.storage.database import Database
from facilitation.storage.retention import contacts_with, due, erase, erase_contacts
from tests.evening import Evening, new_id

DAY_MS = 86_400_000


@pytest.fixture
def closed(evening: Evening) -> Evening:
    """A meeting that is over, with a note, a hidden note and someone who can be reached."""
    step = evening.go_to("ideas")
    person = evening.phone()
    person.write(step, "Meer bankjes")
    hidden = person.write(step, "Iets over de buren")
    evening.team.give(p.HideNote(id=hidden, reason="sensitive"))
    theme = evening.theme("Bankjes")
    evening.go_to("elaborate")
    plan = evening.plan(theme, "Bankjes op het plein")
    evening.go_to("commit")
    contact = p.ContactDetails(name="Jo", email="Jo@Example.org")
    person.give(
        p.MakePledge(id=new_id(), item=plan, contact=contact, consent=("this_item",), over_16=True)
    )
    evening.facilitator.give(p.CloseWorkshop())
    return evening


def later(evening: Evening, days: float) -> int:
    return int((evening.workshop.closed_at_ms or 0) + days * DAY_MS)


def test_nothing_is_due_in_the_first_month(closed: Evening, database: Database) -> None:
    assert due(database, later(closed, 29.9)) == []


def test_screens_and_pages_see_that_somebody_can_no_longer_be_reached(
    closed: Evening, database: Database
) -> None:
    before = closed.workshop.revision

    erase_contacts(database, contacts_with(database, "jo@example.org"))

    since = closed.projector.board(since=before)
    assert closed.workshop.revision == before + 1
    assert since["since"] is None
    assert [item["reachable"] for item in since["items"]] == [0]


def test_what_goes_after_a_month_leaves_the_screens_as_well(
    closed: Evening, database: Database
) -> None:
    before = closed.workshop.revision

    for found in due(database, later(closed, 30)):
        erase(database, found, later(closed, 30))

    assert closed.workshop.revision == before + 1


def test_after_a_month_nobody_can_tell_who_wrote_what(closed: Evening, database: Database) -> None:
    [found] = due(database, later(closed, 30))

    erase(database, found, later(closed, 30))

    assert {note.author for note in closed.rows("notes")} == {"erased"}
    assert closed.rows("participants") == []
    assert [note.text for note in closed.rows("notes")] == ["Meer bankjes", ""]
    assert (found.phones > 0, found.hidden_texts, found.contacts) == (True, 1, 0)
    assert due(database, later(closed, 31)) == []


def test_after_a_month_no_suggestion_quotes_a_note(evening: Evening, database: Database) -> None:
    evening.go_to("ideas")
    evening.notes(*(f"Bankjes nummer {number}" for number in range(15)))
    evening.commander.suggest(evening.id)
    evening.facilitator.give(p.CloseWorkshop())
    kept = len(evening.rows("suggestions"))

    [found] = due(database, later(evening, 30))
    erase(database, found, later(evening, 30))

    assert kept == 1
    assert (evening.rows("suggestions"), evening.rows("proposals")) == ([], [])


def test_contact_details_go_after_a_year_at_the_latest(closed: Evening, database: Database) -> None:
    for found in due(database, later(closed, 365)):
        erase(database, found, later(closed, 365))

    assert closed.rows("contacts") == []


def test_one_person_is_found_by_address_and_erased(closed: Evening, database: Database) -> None:
    found = contacts_with(database, "jo@example.org")

    erase_contacts(database, found)

    assert len(found) == 1
    assert closed.rows("contacts") == []
    assert [(item.says_yes, item.reachable) for item in closed.rows("items")] == [(1, 0)]


def test_after_a_month_nobody_can_tell_who_told_a_story(evenings, database: Database) -> None:
    evening = evenings("tafelgesprekken_casussen")
    evening.facilitator.give(KeepCase(Case("c" * 32, 0, "Stil", owners=("Corrie", "een buur"))))
    evening.facilitator.give(p.CloseWorkshop())

    [found] = due(database, later(evening, 30))
    erase(database, found, later(evening, 30))

    assert found.storytellers == 2
    assert [(case.title, case.owners) for case in evening.rows("cases")] == [("Stil", ())]
    assert due(database, later(evening, 31)) == []
