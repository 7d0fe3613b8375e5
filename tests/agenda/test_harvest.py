"""From an evening into the plan, and back from every item to its notes."""

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.items import Origin, OriginKind
from facilitation.domain.agenda.paths import Fate
from facilitation.domain.agenda.refusals import ReasonNeeded
from facilitation.domain.agenda.tasks import TaskKind
from facilitation.services.agenda.speaking import Answer
from tests.agenda.conftest import FATMA, Told, Town
from tests.agenda.evenings import joins
from tests.evening import new_id


def fates(town: Town) -> dict[str, Fate]:
    return {path.note.id: path.fate for seen in town.look().evenings for path in seen.paths}


def test_cards_and_themes_without_a_card_can_be_chosen(town: Town, told: Told):
    held = town.desk.evening(town.place, town.evening.workshop.code)
    town.take()

    choices = town.look().evenings[0].choices

    assert held is not None
    assert [(one.number, one.title) for one in choices] == [
        ("1a", "Zes bankjes langs het water"),
        ("1b", "Moestuin bij de school"),
        ("2", "Warm wonen"),
    ]
    assert [one.notes for one in choices] == [2, 2, 1]


def test_what_is_chosen_becomes_an_item_with_its_number_and_notes(town: Town, told: Told):
    town.take("1a", "1b", "2")

    item = town.item("1a")

    assert item.title == "Zes bankjes langs het water"
    assert {path.note.id for path in town.look().notes_of(item)} == set(told.bench)
    assert town.look().themes_of(item)[0].theme.name == "Groen en spelen"
    assert town.look().cards_of(item)[0][1].id == told.card


def test_what_is_not_chosen_is_kept_with_its_reason(town: Town, told: Told):
    town.take("1a", "1b", why_not="De corporatie doet dit al.")

    left_out = town.look().left_out

    assert [(one.title, one.reason) for one in left_out] == [
        ("Warm wonen", "De corporatie doet dit al.")
    ]
    assert fates(town)[told.warm[0]] is Fate.LEFT_OUT


def test_nothing_is_left_out_without_a_reason(town: Town, told: Told):
    with pytest.raises(ReasonNeeded):
        town.take("1a", why_not=" ")

    assert town.look().items == ()
    assert town.look().evenings == ()


def test_every_visible_note_has_a_place_in_the_plan(town: Town, told: Told):
    town.take("1a", "1b")

    assert fates(town) == {
        **dict.fromkeys(told.bench, Fate.IN_ITEMS),
        told.warm[0]: Fate.LEFT_OUT,
        told.loose: Fate.LOOSE,
        told.word: Fate.WORD,
    }


def test_a_hidden_note_is_nowhere_in_the_plan(town: Town, told: Told):
    town.take("1a", "1b", "2")
    town.evening.team.give(p.HideNote(id=told.bench[0], reason="contains_name"))

    assert told.bench[0] not in fates(town)


def test_a_note_gets_the_answer_of_its_item_and_a_loose_one_its_own(town: Town, told: Told):
    town.take("1a", "1b", "2")
    loose = Origin(town.evening.workshop.code, OriginKind.NOTE, told.loose)
    town.desk.answer(FATMA, town.plan, Answer("municipality", "Dat kan.", item="2"))
    town.desk.answer(FATMA, town.plan, Answer("organisation", "Ons koor zoekt leden.", about=loose))

    said = {
        path.note.id: [one.text for one in path.responses]
        for seen in town.look().evenings
        for path in seen.paths
    }

    assert said[told.warm[0]] == ["Dat kan."]
    assert said[told.loose] == ["Ons koor zoekt leden."]
    assert said[told.bench[0]] == []


def test_what_was_left_out_may_still_come_in(town: Town, told: Told):
    town.take("1a", "1b")
    town.take("2")

    assert [item.number for item in town.look().items] == ["1a", "1b", "2"]
    assert town.look().left_out == ()


def test_bringing_the_same_evening_in_twice_makes_nothing_twice(town: Town, told: Told):
    town.take("1a", "1b", "2")
    town.take("1a", "1b", "2")

    assert len(town.look().items) == 3


def test_a_later_evening_adds_to_the_same_plan_under_new_numbers(town: Town, told: Town, evenings):
    town.take("1a", "1b", "2")
    later = evenings()
    later.go_to("ideas")
    later.theme("Jeugd", *later.notes("Een plek voor jongeren."))
    town.evening = later
    town.take("1")

    view = town.look()

    assert [item.number for item in view.items] == ["1a", "1b", "2", "3"]
    assert [seen.code for seen in view.evenings][1] == later.workshop.code


def test_an_open_next_date_stays_a_task(town: Town, told: Told):
    town.take("1a", "1b")
    town.evening.facilitator.give(p.CloseWorkshop())

    kinds = {task.kind for task in town.look().tasks}

    assert {TaskKind.NEXT_DATE, TaskKind.NEXT_CONTACT, TaskKind.LOOSE} <= kinds

    town.evening.facilitator.give(p.SetClosing(next_date="9 januari", contact="de Schakel"))

    assert TaskKind.NEXT_DATE not in {task.kind for task in town.look().tasks}


def test_who_joined_is_counted_and_looked_at_only_with_a_line_in_the_log(town: Town, told: Told):
    pledge = joins(town.evening, told.card)
    town.take("1a", "1b", "2")
    item = town.item("1a")

    found = town.desk.reachable(FATMA, town.plan, item)

    assert [(one.pledge, one.contact.email) for _, one in found] == [(pledge, "noor@example.nl")]
    assert town.look().joined(item).reachable == 1
    assert town.acts()[0] == "contacts_seen"
    assert town.desk.reachable(FATMA, town.plan, town.item("1b")) == []


def test_contact_details_are_wiped_with_one_tap(town: Town, told: Told):
    pledge = joins(town.evening, told.card)
    town.take("1a", "1b", "2")
    item = town.item("1a")

    town.desk.forget(FATMA, town.plan, item, town.evening.workshop.code, pledge)

    assert town.desk.reachable(FATMA, town.plan, item) == []
    joined = town.look().joined(item)
    assert (joined.says_yes, joined.reachable) == (1, 0)
    assert town.evening.row("contacts", pledge) is None


def test_a_party_that_a_table_names_first_is_who_brings_it(town: Town):
    step = town.evening.go_to("elaborate")
    brings = "Gemeente: de verf\nBakkerij Aan de Sluis: brood\nkoffie"
    card = p.SubmitPlanCard(
        id=new_id(), step=step, theme=None, title="Zebrapad", contributions=brings
    )
    town.evening.scribe.give(card)
    town.take("1")

    item = town.item("1")

    assert [(one.party, one.what) for one in item.contributions] == [
        ("municipality", "Gemeente: de verf"),
        ("residents", "Bakkerij Aan de Sluis: brood"),
        ("residents", "koffie"),
    ]


def test_words_from_the_tables_are_no_notes_of_an_evening(town: Town):
    evening = town.evening
    evening.table(1).write(evening.go_to("words"), "noaberschap")
    evening.go_to("ideas")
    evening.notes("Bankjes langs het water.", "Een moestuin.")

    (held,) = town.desk.evenings(town.place)

    assert town.desk.notes_written(held) == 2
