"""The pages of proposals and requests without a browser, from an item to a decision."""

from __future__ import annotations

import pytest

from facilitation.domain.agenda.conversions import FLOWS, FORMS, ConversionKind
from facilitation.domain.agenda.conversions_rules import CRITERIA, LEGAL_ENTITY, Lack
from facilitation.i18n import Speaker
from tests.web.organise_house import application, house
from tests.web.test_organise_plan import JAN, Plan, plan

__all__ = ["application", "house", "plan"]

SAY = Speaker("nl", "common", "agenda", "conversions").say
YES = {f"check-{code}": "yes" for code in CRITERIA[ConversionKind.BUDGET]}
PROPOSAL = {
    "read_at": "1",
    "what": "Elk jaar een feest.",
    "benefit": "Buren leren elkaar kennen.",
    "place": "Het plein",
    "contact": "De Schakel",
    "amount": "1.200",
    "lines": "r1",
    "lines-r1-what": "Tent",
    "lines-r1-amount": "1200",
    **YES,
}


@pytest.fixture
def form(plan: Plan) -> str:
    address = f"{plan.item}/convert/budget"
    plan.fatma.visit(address)
    return address


def go_to(plan: Plan, form: str, to: str, **fields: str) -> None:
    plan.fatma.visit(form).send(f"{form}/step", to=to, **fields)


def test_every_question_condition_and_state_has_words():
    for kind in ConversionKind:
        for one in FORMS[kind]:
            assert SAY(f"conversion.{kind}.{one.name}")
        for state in FLOWS[kind]:
            assert SAY(f"conversion.state.{kind}.{state}")
            assert SAY(f"conversion.told.{kind}.{state}")
        for code in (*CRITERIA[kind], LEGAL_ENTITY):
            assert SAY(f"conversion.check.{code}")
    for lack in Lack:
        assert SAY(f"conversion.lack.{lack}", name="x", limit="y")


def test_the_form_begins_with_what_the_item_says(plan, form):
    assert "Een buurtfeest" in plan.fatma.inputs()["what"]
    assert SAY("conversion.not_saved") in plan.fatma.text


def test_a_proposal_goes_from_the_form_to_the_ballot_and_residents_read_it(plan, form):
    plan.fatma.send(form, **PROPOSAL)
    assert plan.fatma.location.endswith("/convert/budget?done=saved")
    for to in ("submitted", "checking", "on_ballot"):
        go_to(plan, form, to)
        assert plan.fatma.location.endswith("?done=told"), plan.fatma.text

    plan.fatma.visit(form)
    assert SAY("conversion.is_fixed") in plan.fatma.text
    assert "amount" not in plan.fatma.inputs()
    plan.fatma.visit(plan.item)
    assert SAY("conversion.told.budget.on_ballot") in plan.fatma.text


def test_nothing_typed_is_lost_when_an_amount_cannot_be_read(plan, form):
    plan.fatma.send(form, **PROPOSAL | {"amount": "veel", "what": "Een groot feest."})

    assert plan.fatma.status == 400
    assert SAY("agenda.problem.money") in plan.fatma.text
    assert plan.fatma.inputs()["what"] == "Een groot feest."
    assert plan.fatma.inputs()["amount"] == "veel"


@pytest.mark.parametrize("contact", ["Noor, 06 12345678", "noor@schakel.example"])
def test_who_can_be_called_is_a_group_and_no_number(plan, form, contact):
    plan.fatma.send(form, **PROPOSAL | {"contact": contact})

    assert plan.fatma.status == 400
    assert SAY("agenda.problem.group_only") in plan.fatma.text
    assert plan.fatma.inputs()["contact"] == contact


def test_what_is_lacking_is_listed_and_keeps_it_from_being_handed_in(plan, form):
    plan.fatma.send(form, **PROPOSAL | {"benefit": "", "check-no_profit": ""})
    go_to(plan, form, "submitted")

    assert plan.fatma.status == 409
    assert SAY("agenda.refused.not_ready_to_submit") in plan.fatma.text
    assert SAY("conversion.lack.empty", name=SAY("conversion.budget.benefit")) in plan.fatma.text
    assert SAY("conversion.check.no_profit") in plan.fatma.text


def test_a_municipality_says_what_it_decides_and_nothing_else(plan, form):
    plan.fatma.send(form, **PROPOSAL)
    jan = plan.house.logged_in(JAN)

    jan.visit(form).send(f"{form}/step", to="submitted")
    assert jan.status == 403
    go_to(plan, form, "submitted")
    jan.visit(form).send(f"{form}/step", to="checking")
    assert jan.location.endswith("?done=told")
    jan.visit(form).send(f"{form}/step", to="not_feasible", reason="De grond is niet van ons.")
    jan.visit(form)
    assert "De grond is niet van ons." in jan.text


def test_two_people_at_one_form_see_both_texts(plan, form):
    plan.fatma.send(form, **PROPOSAL)
    plan.fatma.visit(form).send(form, **PROPOSAL | {"read_at": "1", "what": "Van mij."})

    assert plan.fatma.status == 409
    assert plan.fatma.inputs()["what"] == "Van mij."
    assert "Elk jaar een feest." in plan.fatma.text


def test_the_overview_shows_money_and_states(plan, form):
    plan.fatma.send(form, **PROPOSAL)
    go_to(plan, form, "submitted")
    plan.fatma.visit(f"{plan.address}/money")

    assert SAY("conversion.state.budget.submitted") in plan.fatma.text
    assert "€ 1.200" in plan.fatma.text


def test_rules_of_a_neighbourhood_change_what_is_asked(plan, form):
    rules = f"/organise/n/{plan.place.id}/rules"
    plan.fatma.visit(rules)
    plan.fatma.send(rules, **{"budget-own": "Ook voor kinderen?", "budget-supporters": "12"})
    assert plan.fatma.location.endswith("said=saved")

    plan.fatma.visit(form)
    assert "Ook voor kinderen?" in plan.fatma.text
    assert SAY("conversion.check.no_profit") not in plan.fatma.text
    assert "maintenance" not in plan.fatma.inputs()


def test_a_rule_that_cannot_be_read_is_said_and_not_kept(plan):
    rules = f"/organise/n/{plan.place.id}/rules"
    plan.fatma.visit(rules).send(rules, **{"budget-supporters": "veel"})

    assert plan.fatma.status == 400
    assert SAY("agenda.problem.number") in plan.fatma.text


@pytest.mark.parametrize("address", ["convert/loan", "convert/budget/download/exe"])
def test_what_is_no_kind_or_format_does_not_exist(plan, address):
    plan.fatma.client.get("/")
    assert plan.fatma.client.get(f"{plan.item}/{address}").status_code == 404
