"""The pages of a plan without a browser: forms that keep what was typed, and who may do what."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from facilitation.domain.audit import Asked
from facilitation.domain.rights import Right
from facilitation.i18n import Speaker
from facilitation.web.organise_plan_form import NotUnderstood, cents, euros, read_item
from tests.web.organise_house import House, application, house

__all__ = ["application", "house"]

FATMA, JAN = "fatma@deschakel.example", "jan@gemeente.example"
SAY = Speaker("nl", "common", "agenda").say


# Reading what was typed ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("", None),
        ("6500", 650_000),
        ("€ 6.500", 650_000),
        ("6.500,50", 650_050),
        ("12,5", 1_250),
        ("12.50", 1_250),
        ("€ 1.000.000,-", 100_000_000),
    ],
)
def test_amounts_are_read_as_people_type_them(typed, amount):
    assert cents(typed) == amount


@pytest.mark.parametrize("typed", ["veel", "6.50.0", "-5", "12,345", "99999999999"])
def test_what_is_no_amount_is_said_to_be_none(typed):
    with pytest.raises(NotUnderstood):
        cents(typed)


@pytest.mark.parametrize("amount", [None, 0, 50, 650_000, 650_050, 100_000_000])
def test_an_amount_that_is_shown_reads_as_the_same(amount):
    assert cents(euros(amount)) == amount


def test_a_row_without_text_is_not_there_and_one_with_only_a_name_is_a_mistake():
    empty = MultiDict([("actions", "r1"), ("actions-r1-text", ""), ("actions-r1-who", "")])
    half = MultiDict([("actions", "r1"), ("actions-r1-text", ""), ("actions-r1-who", "Noor")])

    assert read_item(empty).values["actions"] == []
    assert read_item(half).problems == {"actions": "agenda.problem.row_without_text"}


def test_a_text_that_is_too_long_is_refused_and_not_cut_off():
    read = read_item(MultiDict({"title": "x" * 81}))

    assert read.problems == {"title": "agenda.problem.too_long"}
    assert "title" not in read.values


def test_line_ends_of_browsers_make_no_difference():
    assert read_item(MultiDict({"reason": "een\r\ntwee "})).values["reason"] == "een\ntwee"


# The pages ----------------------------------------------------------------------------------------


class Plan:
    """A plan with one item that came from no meeting."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.place = house.place("Sluiswijk", house.account(FATMA, founds=True, name="Fatma"))
        house.give(house.account(JAN, name="Jan"), self.place, Right.ANSWER)
        self.fatma = house.logged_in(FATMA)
        self.fatma.visit(f"/organise/n/{self.place.id}/plans")
        self.fatma.send(f"/organise/n/{self.place.id}/plans", title="Wijkagenda Sluiswijk")
        self.address = self.fatma.location.partition("?")[0]
        self.fatma.visit(self.address).send(f"{self.address}/item", title="Een buurtfeest")
        self.item = f"{self.address}/item/1"

    def acts(self) -> list[str]:
        lines = self.house.audit.lines(Asked((self.place.id,)), 50)
        return [str(line.what) for line in lines]


@pytest.fixture
def plan(house: House) -> Plan:
    return Plan(house)


def test_an_item_is_changed_by_a_plain_form(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(plan.item, read_at="1", title="Buurtfeest op het plein", contact="De Schakel")

    assert plan.fatma.location.endswith("/item/1?done=saved")
    plan.fatma.visit(plan.item)
    assert plan.fatma.inputs()["title"] == "Buurtfeest op het plein"
    assert plan.acts()[0] == "plan_item_changed"


def test_nothing_that_was_typed_is_lost_when_something_is_wrong(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(
        plan.item, read_at="1", title="Feest", reason="Iedereen kent elkaar", cost_estimate="veel"
    )

    assert plan.fatma.status == 400
    assert SAY("agenda.problem.money") in plan.fatma.text
    assert plan.fatma.inputs()["reason"] == "Iedereen kent elkaar"
    assert plan.fatma.inputs()["cost_estimate"] == "veel"


def test_who_comes_second_sees_both_texts_and_keeps_the_own(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(plan.item, read_at="1", reason="De eerste tekst")
    plan.fatma.visit(plan.item)
    plan.fatma.send(plan.item, read_at="1", reason="De tweede tekst")

    assert plan.fatma.status == 409
    assert "De eerste tekst" in plan.fatma.text
    assert plan.fatma.inputs()["reason"] == "De tweede tekst"
    plan.fatma.visit(plan.item)
    assert SAY("agenda.met.title") in plan.fatma.text
    assert plan.fatma.inputs()["reason"] == "De eerste tekst"


def test_the_municipality_answers_and_changes_nothing_else(plan):
    jan = plan.house.logged_in(JAN)
    jan.visit(plan.item)
    assert "read_at" not in jan.inputs()
    jan.send(plan.item, read_at="1", title="Iets anders")
    assert jan.status == 403

    jan.visit(plan.item)
    jan.send(f"{plan.item}/answer", party="municipality", text="Het plein is vrij.")

    assert jan.location.startswith(f"{plan.item}?done=answered")
    assert "Het plein is vrij." in plan.fatma.visit(plan.item).text
    assert plan.acts()[0] == "plan_answered"


def test_a_no_needs_a_reason_and_the_answer_stays_in_the_form(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(
        f"{plan.item}/answer", party="municipality", text="Nee, dat gaat niet.", feasibility="no"
    )

    assert plan.fatma.status == 400
    assert SAY("agenda.refused.reason_needed") in plan.fatma.text
    assert "Nee, dat gaat niet." in plan.fatma.text


def test_a_plan_is_not_adopted_before_the_five_questions_are_yes(plan):
    state = f"{plan.address}/state"
    plan.fatma.visit(state)
    plan.fatma.send(state, state="open_for_comment")
    plan.fatma.visit(state)
    plan.fatma.send(state, state="adopted", adopted_by="de wijkraad", adopted_on="2027-01-09")

    assert plan.fatma.status == 409
    assert SAY("agenda.refused.not_ready_to_adopt") in plan.fatma.text
    assert plan.fatma.inputs()["adopted_by"] == "de wijkraad"


def test_texts_of_the_plan_are_kept_with_rows_and_chapters(plan):
    texts = f"{plan.address}/texts"
    plan.fatma.visit(texts)
    typed = plan.fatma.inputs()
    row = typed["figures"]
    plan.fatma.send(
        texts,
        **{
            **{name: text for name, text in typed.items() if name and name != "csrf"},
            "watch_group": "Vijf buren",
            "chapters-made": "Met honderd mensen in de Schakel.",
            f"figures-{row}-figure": "Inwoners",
            f"figures-{row}-value": "4.210",
        },
    )

    assert plan.fatma.location.endswith("?done=saved")
    shown = plan.fatma.visit(texts).inputs()
    assert shown["chapters-made"] == "Met honderd mensen in de Schakel."
    assert shown[f"figures-{row}-value"] == "4.210"


def test_the_plan_of_another_neighbourhood_does_not_exist(plan):
    elsewhere = plan.house.place("Elders", plan.house.id_of(FATMA))
    slug = plan.address.rpartition("/")[2]

    plan.fatma.visit(f"/organise/n/{elsewhere.id}/plan/{slug}")

    assert plan.fatma.status == 404


def test_two_plans_with_one_name_have_two_addresses(plan):
    plans = f"/organise/n/{plan.place.id}/plans"
    plan.fatma.visit(plans)
    plan.fatma.send(plans, title="Wijkagenda Sluiswijk")

    assert plan.fatma.location.partition("?")[0] == f"{plan.address}-2"
