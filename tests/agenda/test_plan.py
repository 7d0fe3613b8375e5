"""The life of a plan: numbers, order, merging, answers, status, adoption and frozen versions."""

from __future__ import annotations

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.combining import moved
from facilitation.domain.agenda.items import AgendaItem, Origin, OriginKind
from facilitation.domain.agenda.numbers import free_number, letter_after
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.agenda.refusals import (
    AdopterNeeded,
    ContactNeeded,
    NotReadyToAdopt,
    ReasonNeeded,
    ReportDateNeeded,
    UnknownAgendaItem,
    WrongPlanState,
)
from facilitation.domain.agenda.said import Feasibility
from facilitation.domain.agenda.tasks import TaskKind
from facilitation.organising.public_plans import Published, published_plans
from facilitation.services.agenda.arranging import add_item, merge_items, move_item, split_item
from facilitation.services.agenda.changing import save_item, save_plan, see_meetings
from facilitation.services.agenda.publishing import StateChange
from facilitation.services.agenda.speaking import Answer, Message, tell
from tests.agenda.conftest import BAS, FATMA, Told, Town


@pytest.fixture
def full(town: Town, told: Told) -> Town:
    """A plan with everything of the evening in it."""
    town.take("1a", "1b", "2")
    return town


def numbers(town: Town) -> list[str]:
    return [item.number for item in town.look().items]


# Numbers and order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "used", "number"),
    [("2a", (), "2a"), ("2a", ("2a",), "3"), ("", ("1", "9b"), "10"), ("", (), "1")],
)
def test_a_number_is_kept_when_it_is_free(wanted, used, number):
    assert free_number(wanted, used) == number


def test_a_part_gets_the_next_letter_beside_its_whole():
    assert letter_after("2a", ("2a", "2b")) == "2c"
    assert letter_after("7", ("7",)) == "7a"


def test_a_number_is_never_used_again(full: Town):
    full.do(lambda unit: merge_items(unit, FATMA, "1a", ["1b", "2"]))
    full.do(lambda unit: add_item(unit, FATMA, "Een buurtfeest"))

    assert numbers(full) == ["1a", "3"]


def test_items_move_and_keep_their_numbers(full: Town):
    full.do(lambda unit: move_item(unit, "2", 0))

    assert numbers(full) == ["2", "1a", "1b"]


def test_only_items_that_change_place_are_written():
    items = [AgendaItem(str(n), "p", str(n), n, "x") for n in (1, 2, 3, 4)]

    assert [item.id for item in moved(items, "4", 2)] == ["4", "3"]


# Bringing together and taking apart ---------------------------------------------------------------


def test_a_merged_item_lives_on_in_the_other_with_all_its_notes(full: Town, told: Told):
    full.do(lambda unit: merge_items(unit, FATMA, "1a", ["2"]))

    view = full.look()
    item = full.item("1a")

    assert {path.note.id for path in view.notes_of(item)} == {*told.bench, *told.warm}
    assert [one.number for one in view.merged] == ["2"]
    assert [view.item_by_id(part).number for part in item.merged_from] == ["2"]
    with pytest.raises(UnknownAgendaItem):
        full.do(lambda unit: save_item(unit, FATMA, "2", 1, {"title": "Anders"}))


def test_a_split_takes_its_notes_along_and_says_where_it_came_from(full: Town, told: Told):
    code = full.evening.workshop.code
    moving = {Origin(code, OriginKind.NOTE, told.bench[1])}

    full.do(lambda unit: split_item(unit, FATMA, "1a", "Een moestuin", moving))

    view, part = full.look(), full.item("1c")
    assert [path.note.id for path in view.notes_of(part)] == [told.bench[1]]
    assert view.item_by_id(part.split_from).number == "1a"
    assert told.bench[1] not in {path.note.id for path in view.notes_of(full.item("1a"))}


# Two people at once -------------------------------------------------------------------------------


def test_two_who_write_in_other_fields_both_see_their_text(full: Town):
    at = full.item("1a").version
    full.do(lambda unit: save_item(unit, FATMA, "1a", at, {"reason": "Te hard rijden."}))
    full.do(lambda unit: save_item(unit, BAS, "1a", at, {"ambition": "Rust."}))

    item = full.item("1a")

    assert (item.reason, item.ambition) == ("Te hard rijden.", "Rust.")


def test_two_who_write_in_the_same_field_both_hear_of_it(full: Town):
    at = full.item("1a").version
    full.do(lambda unit: save_item(unit, FATMA, "1a", at, {"reason": "Van Fatma."}))

    saved = full.do(lambda unit: save_item(unit, BAS, "1a", at, {"reason": "Van Bas."}))

    assert (saved.clashes[0].mine, saved.clashes[0].theirs) == ("Van Bas.", "Van Fatma.")
    assert full.item("1a").reason == "Van Fatma."
    (met,) = full.desk.read(full.plan, lambda store: store.meetings(full.item("1a").id))
    assert (met.first, met.second) == (FATMA, BAS)
    assert met.waits_for(FATMA)
    assert met.waits_for(BAS)


def test_who_has_seen_it_is_not_told_again(full: Town):
    at, item = full.item("1a").version, full.item("1a").id
    full.do(lambda unit: save_item(unit, FATMA, "1a", at, {"reason": "Van Fatma."}))
    full.do(lambda unit: save_item(unit, BAS, "1a", at, {"reason": "Van Bas."}))

    full.do(lambda unit: see_meetings(unit, FATMA, item))

    (met,) = full.desk.read(full.plan, lambda store: store.meetings(item))
    assert not met.waits_for(FATMA)
    assert met.waits_for(BAS)


def test_every_text_that_ever_stood_there_is_in_the_history(full: Town):
    for text in ("Een.", "Twee."):
        at = full.item("1a").version
        full.do(lambda unit, at=at, text=text: save_item(unit, BAS, "1a", at, {"reason": text}))

    changes = full.desk.read(full.plan, lambda store: store.changes(full.item("1a").id))

    assert [one.values["reason"] for one in changes] == ["Twee.", "Een.", ""]


# Status, messages, answers ------------------------------------------------------------------------


def test_a_change_of_status_is_told_in_a_message(full: Town):
    at = full.item("1a").version
    message = Message("municipality", "", "declined", status_note="Geen geld.")
    full.do(lambda unit: tell(unit, FATMA, "1a", at, message))

    (told,) = full.look().updates

    assert (told.status_from, told.status_to) == ("idea", "declined")
    assert full.item("1a").status_note == "Geen geld."


@pytest.mark.parametrize(
    ("status", "contact", "missing"),
    [
        ("paused", "", ReasonNeeded),
        ("active", "", ContactNeeded),
        ("active", "Groengroep", ReportDateNeeded),
    ],
)
def test_a_status_asks_for_what_belongs_to_it(full: Town, status, contact, missing):
    at = full.item("1a").version
    full.do(lambda unit: save_item(unit, FATMA, "1a", at, {"contact": contact}))
    at = full.item("1a").version

    with pytest.raises(missing):
        full.do(lambda unit: tell(unit, FATMA, "1a", at, Message("residents", "", status)))


def test_a_promised_message_that_does_not_come_is_a_task(full: Town):
    at = full.item("1a").version
    values = {"contact": "Groengroep"}
    full.do(lambda unit: save_item(unit, FATMA, "1a", at, values))
    at = full.item("1a").version
    message = Message("residents", "We zijn begonnen.", "active", next_report_date="2026-11-30")
    full.do(lambda unit: tell(unit, FATMA, "1a", at, message))
    assert TaskKind.OVERDUE not in {task.kind for task in full.look().tasks}

    full.evening.clock.forward(60 * 24 * 3600)

    late = [task.item for task in full.look().tasks if task.kind is TaskKind.OVERDUE]
    assert late == ["1a"]


def test_a_no_without_a_reason_is_not_an_answer(full: Town):
    with pytest.raises(ReasonNeeded):
        full.desk.answer(
            FATMA, full.plan, Answer("municipality", "Nee.", "1a", feasibility=Feasibility.NO)
        )


# Adopting and freezing ----------------------------------------------------------------------------


def prepare(town: Town) -> None:
    """Everything that must be yes before a plan is adopted."""
    for number in numbers(town):
        town.desk.answer(FATMA, town.plan, Answer("municipality", "Goed plan.", number))
    ticks = {"checks": ["concrete", "better", "everyone"], "watch_group": "Vijf buren"}
    town.do(lambda unit: save_plan(unit, FATMA, unit.plan.version, ticks))
    town.desk.move_on(FATMA, town.plan, StateChange(PlanState.OPEN_FOR_COMMENT))


ADOPT = StateChange(PlanState.ADOPTED, "de wijkraad", "2027-01-09")


def test_a_plan_is_adopted_when_all_five_questions_are_yes(full: Town):
    prepare(full)

    adopted = full.desk.move_on(FATMA, full.plan, ADOPT)

    assert (adopted.state, adopted.adopted_by) == (PlanState.ADOPTED, "de wijkraad")
    assert [one.state for one in full.desk.versions(full.plan)] == ["adopted", "open_for_comment"]
    assert full.acts()[0] == "plan_state_changed"


def test_a_plan_that_the_municipality_did_not_answer_is_not_adopted(full: Town):
    full.desk.move_on(FATMA, full.plan, StateChange(PlanState.OPEN_FOR_COMMENT))

    with pytest.raises(NotReadyToAdopt):
        full.desk.move_on(FATMA, full.plan, ADOPT)

    assert full.look().plan.state is PlanState.OPEN_FOR_COMMENT


def test_nobody_adopts_a_plan_without_saying_who(full: Town):
    prepare(full)

    with pytest.raises(AdopterNeeded):
        full.desk.move_on(FATMA, full.plan, StateChange(PlanState.ADOPTED))


def test_a_draft_is_not_adopted_at_once(full: Town):
    with pytest.raises(WrongPlanState):
        full.desk.move_on(FATMA, full.plan, ADOPT)


def published_in(town: Town) -> Published:
    database = town.evening.database
    evening = town.evening
    return published_plans(
        database, evening.workshops, evening.commander, "https://samen.example", evening.clock
    )


def test_a_version_stays_as_it_was(full: Town):
    full.desk.move_on(FATMA, full.plan, StateChange(PlanState.OPEN_FOR_COMMENT))
    at = full.item("1a").version
    full.do(lambda unit: save_item(unit, FATMA, "1a", at, {"title": "Iets heel anders"}))

    frozen = full.desk.frozen(full.plan, 1)

    titles = [one.item.title for one in frozen.items]
    assert "Zes bankjes langs het water" in titles
    assert "Iets heel anders" not in titles
    assert "Iets heel anders" in [one.item.title for one in full.desk.document(full.plan).items]


def test_a_note_that_is_hidden_later_leaves_every_version(full: Town, told: Told):
    full.desk.move_on(FATMA, full.plan, StateChange(PlanState.OPEN_FOR_COMMENT))
    full.evening.team.give(p.HideNote(id=told.bench[0], reason="contains_name"))

    frozen = full.desk.frozen(full.plan, 1)

    assert told.bench[0] not in {note.id for one in frozen.workshops for note in one.notes}
    assert told.bench[0] not in {path.note for path in frozen.paths}


def test_a_version_that_was_read_already_loses_a_note_that_is_hidden_later(full: Town, told: Told):
    full.desk.move_on(FATMA, full.plan, StateChange(PlanState.OPEN_FOR_COMMENT))
    published = published_in(full)
    read_before = published.version(full.plan.slug, 1)
    full.evening.team.give(p.HideNote(id=told.bench[0], reason="contains_name"))

    read_after = published.version(full.plan.slug, 1)

    assert told.bench[0] in {path.note for path in read_before.document.paths}
    assert told.bench[0] not in {path.note for path in read_after.document.paths}


def test_a_version_that_nobody_read_before_is_made_once_for_all_who_read_it(full: Town):
    full.desk.move_on(FATMA, full.plan, StateChange(PlanState.OPEN_FOR_COMMENT))
    published = published_in(full)

    first, second = (published.version(full.plan.slug, 1) for _ in range(2))

    assert first.document is second.document


def test_a_draft_item_is_in_no_document(full: Town):
    at = full.item("2").version
    full.do(lambda unit: save_item(unit, FATMA, "2", at, {"visibility": "draft"}))

    document = full.desk.document(full.plan)

    assert [one.item.number for one in document.items] == ["1a", "1b"]
