"""A plan that is kept alive: late messages, an evening made from it, and what is measured again."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.following import Measured, followed, middle_of, over_the_years
from facilitation.domain.agenda.items import AgendaItem, ItemStatus, OriginKind, Visibility
from facilitation.domain.agenda.said import Update
from facilitation.domain.organisers import Organiser
from facilitation.domain.people import Audience
from facilitation.domain.preparing import WorkshopDraft
from facilitation.organising.following import FollowUp
from facilitation.organising.workshops import Organising
from facilitation.runsheets import shipped
from facilitation.services.agenda.arranging import add_item
from facilitation.services.agenda.following import cards_for, held_on
from facilitation.services.agenda.harvesting import open_choices, take_over
from facilitation.services.agenda.speaking import Message, tell
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import add_account
from tests.agenda.conftest import FATMA, Town
from tests.evening import Evening, new_id

TODAY = datetime.date(2027, 3, 20)


def item(number: str, **fields) -> AgendaItem:
    return AgendaItem(f"id{number}", "p", number, int(number), f"Punt {number}", **fields)


def test_what_is_late_comes_first_and_says_since_when_it_is_silent():
    late = item("1", next_report_date="2027-02-01")
    soon = item("2", next_report_date="2027-04-01")
    done = item("3", next_report_date="2027-01-01", status=ItemStatus.DONE)
    undated = item("4")
    updates = [
        Update("b", "id1", 20, "x", "residents", "Later."),
        Update("a", "id1", 10, "x", "residents", "Eerst."),
    ]

    found = followed([undated, soon, done, late], updates, TODAY)

    assert [(one.item.number, one.late, one.last_at_ms) for one in found] == [
        ("1", True, 20),
        ("2", False, None),
    ]


def test_an_evening_is_about_what_is_public_and_not_finished():
    items = [
        item("1"),
        item("2", status=ItemStatus.DONE),
        item("3", visibility=Visibility.INTERNAL),
        item("4", merged_into="id1"),
    ]

    assert [one.number for one in cards_for(items)] == ["1"]


def test_an_evening_was_held_on_the_day_that_was_planned_or_else_on_which_it_began(evening):
    workshop = replace(evening.workshop, started_at_ms=None)
    late = int(datetime.datetime(2026, 11, 21, 23, 30, tzinfo=datetime.UTC).timestamp()) * 1000
    planned = replace(workshop, settings=replace(workshop.settings, date="2026-11-20"))

    days = [
        held_on(replace(one, started_at_ms=began))
        for one, began in ((workshop, None), (workshop, late), (planned, late))
    ]

    assert days == ["", "2026-11-22", "2026-11-20"]


@pytest.mark.parametrize(
    ("totals", "middle"), [((), None), ((0, 0), None), ((1, 0, 1), 2.0), ((0, 0, 0, 3), 4.0)]
)
def test_the_middle_of_answers_in_order(totals, middle):
    assert middle_of(totals) == middle


def test_the_same_question_stands_side_by_side_in_the_order_of_the_years():
    def asked(on: str, measure: str = "samen") -> Measured:
        return Measured(measure, "Waar staan we?", on, f"Avond {on}", on, (("begin", 1),))

    found = over_the_years([asked("2027-05-01"), asked("2026-05-01"), asked("2026-01-01", "ander")])

    assert [one.on for one in found[("samen", "Waar staan we?")]] == ["2026-05-01", "2027-05-01"]
    assert len(found) == 2


@pytest.fixture
def made(town: Town):
    """A plan with two items, and the evening that is made from it."""
    with town.evening.database.writing() as connection:
        add_account(connection, Organiser(id=FATMA, email="fatma@x.example"), "no password")
    for title in ("Zes bankjes", "Een buurtfeest", "Al klaar"):
        town.do(lambda unit, title=title: add_item(unit, FATMA, title))
    finished = replace(town.item("3"), status=ItemStatus.DONE)
    town.do(lambda unit: unit.save_item(finished))
    follow_up = FollowUp(
        town.desk,
        Organising(
            Neighbourhoods(town.evening.database),
            town.evening.workshops,
            town.evening.commander,
            town.audit,
            shipped(),
            "https://samen.example",
        ),
        town.evening.workshops,
    )
    draft = WorkshopDraft(
        run_sheet="voortgangsavond",
        title="Hoe staat het ervoor?",
        neighbourhood=town.place.name,
        neighbourhood_id=town.place.id,
        date=TODAY,
    )
    code = follow_up.make_evening(FATMA, town.plan, draft)
    evening = town.evening
    evening.id = evening.workshops.by_code(code).id
    evening.facilitator = evening.seat(Audience.FACILITATOR)
    return town, follow_up, evening


def vote(evening: Evening, *choices: dict[str, int]) -> None:
    step = evening.go_to("vote")
    for choice in choices:
        evening.phone().give(p.CastBallot(id=new_id(), step=step, allocation=choice))
    evening.close(step)


def test_the_evening_begins_with_the_items_under_their_own_numbers(made):
    town, _follow_up, evening = made

    with evening.workshops.reading(evening.id) as store:
        cards = [(card.id, card.number, card.title) for card in store.items.where()]
    assert cards == [
        (town.item("1").id, "1", "Zes bankjes"),
        (town.item("2").id, "2", "Een buurtfeest"),
    ]


def test_a_note_at_the_tables_says_which_item_it_is_about(made):
    town, _follow_up, evening = made
    bench = town.item("1").id
    step = evening.go_to("ideas")

    note = evening.table(1).write(step, "De gemeente zoekt nog een plek.", key=bench)
    stray = p.SubmitNote(id=new_id(), step=step, text="Hoezo?", key="castle")

    assert evening.row("notes", note).key == bench
    assert {option["id"] for option in evening.phone().board()["options"]} >= {bench}
    assert evening.table(1).refused(stray).code == "unknown_question"


def test_a_card_on_paper_says_which_item_it_is_about(made):
    town, _follow_up, evening = made
    bench, step = town.item("1").id, evening.go_to("ideas")
    scribe, card = evening.seat(Audience.SCRIBE), new_id()

    scribe.give(
        p.AddPaperNotes(step=step, notes=(p.PaperNote(id=card, text="Een plek", key=bench),))
    )

    assert evening.row("notes", card).key == bench
    asked = next(row for row in scribe.board()["steps"] if row["id"] == step)
    assert asked["about"] == "agenda_items"


def test_a_card_of_which_only_the_number_was_typed_says_later_which_item_it_is_about(made):
    town, _follow_up, evening = made
    bench, step = town.item("1").id, evening.go_to("ideas")
    scribe = evening.seat(Audience.SCRIBE)

    def typed(**card) -> p.AddPaperNotes:
        return p.AddPaperNotes(step=step, notes=(p.PaperNote(id=new_id(), number=7, **card),))

    scribe.give(typed())
    stray = scribe.refused(typed(text="Een plek", key="castle"))
    evening.close(step)
    scribe.give(typed(text="Een plek", key=bench))

    [note] = evening.rows("notes")
    assert (note.text, note.key) == ("Een plek", bench)
    assert stray.code == "unknown_question"


def test_the_hall_votes_about_the_items_and_the_plan_knows_it_afterwards(made):
    town, _follow_up, evening = made
    bench, feast = town.item("1").id, town.item("2").id
    vote(evening, {bench: 2}, {bench: 1, feast: 1})

    code = evening.workshop.code
    held = town.desk.evening(town.place, code)
    assert town.desk.read(town.plan, lambda store: open_choices(store, held.evening)) == ()
    town.do(lambda unit: take_over(unit, FATMA, held.evening, []))
    town.do(lambda unit: take_over(unit, FATMA, held.evening, []))

    item = town.item("1")
    assert [(one.workshop, one.votes, one.rank, one.ranked) for one in item.support] == [
        (code, 3, 1, 2)
    ]
    assert [one.kind for one in item.origins] == [OriginKind.ITEM]
    assert [one.number for one in town.look().items] == ["1", "2", "3"]


def test_a_phone_sees_the_items_to_choose_from(made):
    _town, _follow_up, evening = made
    evening.go_to("vote")

    shown = evening.phone().board()["options"]
    assert [(one["number"], one["label"]) for one in shown] == [
        ("1", "Zes bankjes"),
        ("2", "Een buurtfeest"),
    ]


def test_how_well_people_work_together_is_measured_without_saying_who_said_what(made):
    town, follow_up, evening = made
    step = evening.go_to("evaluate")
    for role, value in (*[("resident", "3")] * 6, *[("professional", "1")] * 6, ("police", "4")):
        evening.phone(role=role).give(p.Answer(step=step, value=value))
    evening.close(step)

    (found,) = [one for one in follow_up.measured(town.place) if one.measure]
    assert found.measure == "collaboration_stage"
    assert [total for _, total in found.totals] == [6, 0, 6, 1]
    assert found.middle == 2.2
    assert found.on == TODAY.isoformat()
    assert all(group.people >= 5 for group in found.groups)


def test_the_hall_hears_how_far_the_items_are_and_an_organiser_says_whether_that_is_so(made):
    town, _follow_up, evening = made
    bench, feast = town.item("1").id, town.item("2").id
    evening.go_to("info")
    board = evening.facilitator.board
    assert {row["id"]: row["status"] for row in board()["items"]} == {bench: "idea", feast: "idea"}

    evening.facilitator.give(p.SetItemStatus(item=bench, status=ItemStatus.DONE))

    assert {row["id"]: row["status"] for row in board()["items"]} == {bench: "done", feast: "idea"}
    held = town.desk.evening(town.place, evening.workshop.code)
    for _ in range(2):
        town.do(lambda unit: take_over(unit, FATMA, held.evening, []))
    assert [town.item(one).told_status for one in ("1", "2")] == ["done", ""]
    assert town.item("1").status is ItemStatus.IDEA

    message = Message("residents", "Ze staan er.", ItemStatus.DONE)
    town.do(lambda unit: tell(unit, FATMA, "1", town.item("1").version, message))
    town.do(lambda unit: take_over(unit, FATMA, held.evening, []))

    assert (town.item("1").status, town.item("1").told_status) == (ItemStatus.DONE, "")
    assert [(one.status, one.answered) for one in town.item("1").support] == [("done", True)]


def test_what_the_hall_tells_later_that_evening_waits_again(made):
    town, _follow_up, evening = made
    bench = town.item("1").id
    evening.go_to("info")
    held = town.desk.evening(town.place, evening.workshop.code)
    evening.facilitator.give(p.SetItemStatus(item=bench, status=ItemStatus.PAUSED))
    town.do(lambda unit: take_over(unit, FATMA, held.evening, []))
    town.do(
        lambda unit: tell(
            unit,
            FATMA,
            "1",
            town.item("1").version,
            Message("residents", "Nog niet.", ItemStatus.IDEA),
        )
    )
    assert town.item("1").told_status == ""

    evening.facilitator.give(p.SetItemStatus(item=bench, status=ItemStatus.DONE))
    again = town.desk.evening(town.place, evening.workshop.code)
    town.do(lambda unit: take_over(unit, FATMA, again.evening, []))

    assert town.item("1").told_status == "done"


def test_a_plan_of_this_evening_has_not_begun_yet(evening):
    step = evening.go_to("elaborate")
    table = evening.table(1)
    table.give(p.SubmitPlanCard(id="mine", step=step, title="Een bank"))

    assert [row["status"] for row in evening.facilitator.board()["items"]] == [""]
    for item in ("mine", "castle"):
        refused = evening.facilitator.refused(p.SetItemStatus(item=item, status=ItemStatus.DONE))
        assert refused.code == "unknown_item"
