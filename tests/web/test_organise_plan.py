"""The pages of a plan without a browser: forms that keep what was typed, and who may do what."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from facilitation.contract import payloads as p
from facilitation.domain.audit import Asked
from facilitation.domain.rights import Right
from facilitation.i18n import Speaker
from facilitation.web.organise.plan.form import NotUnderstood, cents, euros, read_item
from tests.agenda.evenings import joins
from tests.evening import Evening
from tests.web.organise_house import FATMA, JAN, House, application, house
from tests.web.page_check import SPACE

__all__ = ["application", "house"]

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


def test_the_contact_of_an_item_is_a_group_and_no_number():
    typed = MultiDict({"contact": "Groengroep, bel 0612345678"})

    assert read_item(typed).problems == {"contact": "agenda.problem.group_only"}


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


def test_once_it_came_out_every_page_of_a_plan_leads_to_its_public_page(plan):
    public = 'href="/plan/wijkagenda-sluiswijk"'
    plan.fatma.visit(plan.address)
    before = plan.fatma.html
    plan.fatma.visit(f"{plan.address}/state")
    plan.fatma.send(f"{plan.address}/state", state="open_for_comment")

    plan.fatma.visit(plan.address)

    assert public not in before
    assert public in plan.fatma.html


def test_nothing_that_was_typed_is_lost_when_something_is_wrong(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(
        plan.item, read_at="1", title="Feest", reason="Iedereen kent elkaar", cost_estimate="veel"
    )

    assert plan.fatma.status == 400
    assert SAY("agenda.problem.money") in plan.fatma.text
    assert plan.fatma.inputs()["reason"] == "Iedereen kent elkaar"
    assert plan.fatma.inputs()["cost_estimate"] == "veel"


def test_what_is_wrong_with_a_message_stands_at_its_form(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(f"{plan.item}/tell", read_at="1", status="active", text="We zijn begonnen.")

    form = plan.fatma.html.partition('/tell#updates-head"')[2].partition("</form>")[0]
    assert plan.fatma.status == 400
    assert 'class="field__error"' in form
    assert "We zijn begonnen." in form


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


def test_a_page_that_is_open_can_ask_who_saved_meanwhile(plan):
    plan.fatma.visit(plan.item)
    plan.fatma.send(plan.item, read_at="1", reason="Een tekst")

    answer = plan.fatma.client.get(f"{plan.item}/version").get_json()

    assert answer == {"version": 2, "by": "Fatma"}


def test_two_at_the_texts_of_the_plan_both_hear_of_it_until_they_say_so(plan):
    texts = f"{plan.address}/texts"
    for intro in ("De eerste", "De tweede"):
        plan.fatma.visit(texts)
        plan.fatma.send(texts, read_at="1", title="Agenda", label="wijkagenda", intro=intro)
    assert plan.fatma.status == 409
    assert SAY("agenda.met.title") in plan.fatma.visit(texts).text

    plan.fatma.send(f"{texts}/seen")

    assert SAY("agenda.met.title") not in plan.fatma.visit(texts).text


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


# With an evening ----------------------------------------------------------------------------------


@pytest.fixture
def evening(plan: Plan):
    """A theme with a note, a plan card for it, and somebody who joined and left a number."""
    with Evening(plan.house.database) as held:
        held.go_to("ideas")
        note = held.notes("Bankjes langs het water.")[0]
        theme = held.theme("Groen en spelen", note)
        held.theme("Warm wonen", *held.notes("Isoleer de flats."))
        held.go_to("elaborate")
        card = held.plan(theme, "Zes bankjes langs het water")
        held.go_to("commit")
        joins(held, card)
        yield held


def chosen(plan: Plan, evening: Evening, **more: str):
    """Look at the evening and send the form back as it was shown, with this changed."""
    address = f"{plan.address}/add/{evening.workshop.code}"
    shown = plan.fatma.visit(address)
    fields = [(one.get("name"), one.get("value", "")) for one in shown.tree.iter(SPACE + "input")]
    ticked = {name for name, _ in fields if name and name.startswith("take-")}
    form = [(name, text) for name, text in fields if name and name not in more]
    form += [(name, text) for name, text in more.items() if text]
    assert len(ticked) == 2
    return plan.fatma._shown(plan.fatma.client.post(address, data=MultiDict(form)))


def test_an_evening_comes_in_with_one_form(plan, evening):
    chosen(plan, evening)

    assert "done=harvested" in plan.fatma.location
    overview = plan.fatma.visit(plan.fatma.location).text
    assert "Zes bankjes langs het water" in overview
    assert "Warm wonen" in overview


def test_after_the_meeting_its_page_leads_to_the_agenda_and_misses_nothing_more(plan, evening):
    address = f"/organise/w/{evening.workshop.code}"
    before = plan.fatma.visit(address).text
    evening.facilitator.give(p.CloseWorkshop())

    after = plan.fatma.visit(address)

    assert "Op welke dag?" in before
    assert "Op welke dag?" not in after.text
    assert "De bijeenkomst is afgelopen." in after.text
    assert f'class="button" href="/organise/n/{plan.place.id}/plans"' in after.html


def test_what_stays_out_needs_a_reason_and_the_rest_of_the_form_is_kept(plan, evening):
    theme = next(one for one in evening.rows("themes") if one.name == "Warm wonen")
    out = {f"take-theme-{theme.id}": "", f"title-theme-{theme.id}": "Warm en zuinig wonen"}
    chosen(plan, evening, **out)

    assert plan.fatma.status == 400
    assert SAY("agenda.problem.reason") in plan.fatma.text
    assert plan.fatma.inputs()[f"title-theme-{theme.id}"] == "Warm en zuinig wonen"

    chosen(plan, evening, **out, **{f"reason-theme-{theme.id}": "De corporatie doet dit al."})

    assert "De corporatie doet dit al." in plan.fatma.visit(plan.address).text


def test_who_may_be_called_is_shown_for_that_item_and_wiped_with_one_tap(plan, evening):
    chosen(plan, evening)
    item = f"{plan.address}/item/2"
    assert "noor@example.nl" not in plan.fatma.visit(item).html

    shown = plan.fatma.send(f"{item}/contacts")

    assert "noor@example.nl" in shown.html
    assert plan.acts()[0] == "contacts_seen"
    fields = shown.inputs()
    plan.fatma.send(f"{item}/contacts/forget", workshop=fields["workshop"], pledge=fields["pledge"])
    assert "noor@example.nl" not in plan.fatma.visit(item).send(f"{item}/contacts").html


def test_a_loose_note_gets_an_answer_of_its_own(plan, evening):
    evening.reopen(evening.step("ideas"))
    loose = evening.notes("Een koor voor iedereen.")[0]
    chosen(plan, evening)
    notes = f"{plan.address}/notes"
    plan.fatma.visit(f"{notes}?show=loose")
    about = f"{evening.workshop.code}/note/{loose}"
    plan.fatma.send(notes, about=about, party="organisation", text="Ons koor zoekt leden.")

    assert "done=answered" in plan.fatma.location
    assert "Ons koor zoekt leden." in plan.fatma.visit(notes).text


def test_a_note_of_a_meeting_that_is_not_in_the_plan_gets_no_answer_here(plan, evening):
    notes = f"{plan.address}/notes"
    about = f"{evening.workshop.code}/note/{evening.rows('notes')[0].id}"
    plan.fatma.visit(plan.item)
    plan.fatma.send(notes, about=about, party="organisation", text="Ons koor zoekt leden.")

    assert plan.fatma.status == 404


def test_items_merge_and_split_by_plain_forms(plan, evening):
    chosen(plan, evening)
    item = f"{plan.address}/item/2"
    plan.fatma.visit(f"{item}/parts")
    plan.fatma.send(f"{item}/merge", numbers="3")
    assert plan.fatma.location.endswith("/item/2?done=merged")

    page = plan.fatma.visit(f"{item}/parts")
    note = next(
        one.get("value") for one in page.tree.iter(SPACE + "input") if one.get("name") == "notes"
    )
    plan.fatma.send(f"{item}/split", title="Bankjes", notes=note)

    assert plan.fatma.location.endswith("/item/2a?done=split")
    assert (
        SAY("agenda.origin.split", number="2") in plan.fatma.visit(f"{plan.address}/item/2a").text
    )
    assert plan.fatma.visit(f"{item}/history").status == 200
