"""Plans that ask for money and voting cards, as an organiser prepares them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.conversions import Conversion, ConversionKind, Stage
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.audit import LEADER, Asked
from facilitation.domain.people import Audience, Who
from facilitation.domain.workshop import Settings
from facilitation.i18n import Speaker
from facilitation.runsheets import shipped
from facilitation.services.cards import card_stack
from facilitation.services.proposing import proposals_of
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.workshops import NewWorkshop
from tests.web.organise_house import FATMA, House, fatma, wired

__all__ = ["fatma"]

TABLE = "Nr\tTitel\tBedrag\tPlek\n1\tBankjes\t€ 3.000\tPlein\n2\tSpeelkist\t1.250\t\n"


@pytest.fixture
def house(tmp_path: Path, empty_tables: Path) -> Iterator[House]:
    """A house for each test: its writer keeps the connection on which it began."""
    with wired(tmp_path / "house.db", empty_tables) as application:
        yield House(application)


@pytest.fixture
def place(house: House, fatma):
    return house.place("Sluiswijk", house.id_of(FATMA))


@pytest.fixture
def code(house: House, place) -> str:
    sheet = shipped().sheet("buurtbegroting")
    settings = Settings(placeholders={"bedrag": "20000"})
    new = NewWorkshop(sheet, "Buurtgeld", place.name, settings, neighbourhood_id=place.id)
    return house.application.workshops.create(new).code


@pytest.fixture
def address(code: str) -> str:
    return f"/organise/w/{code}/proposals"


def plans(house: House, code: str):
    workshops = house.application.workshops
    with workshops.reading(workshops.by_code(code).id) as store:
        return proposals_of(store).proposals


def stack(house: House, code: str):
    workshops = house.application.workshops
    with workshops.reading(workshops.by_code(code).id) as store:
        return card_stack(store)


def go_to(house: House, code: str, step: str) -> None:
    workshop_id = house.application.workshops.by_code(code).id
    lead = Who(workshop_id, Audience.FACILITATOR)
    house.application.commander.give(lead, p.GoToStep(step=step))


def add(fatma, address: str, **fields: str) -> None:
    fatma.visit(address)
    fatma.send(address, **({"title": "Bankjes", "euros": "€ 3.000"} | fields))


def test_a_plan_is_added_changed_and_taken_away(house: House, fatma, code, address) -> None:
    add(fatma, address, place="Plein", maker="Groep Plein")
    [made] = plans(house, code)
    fatma.visit(f"{address}/{made.id}")
    fatma.send(f"{address}/{made.id}", **(fatma.inputs() | {"euros": "2500"}))
    [changed] = plans(house, code)
    fatma.visit(f"{address}/{made.id}")
    fatma.send(f"{address}/{made.id}/remove")

    assert (made.number, made.title, made.euros, made.maker) == (
        "1", "Bankjes", 3_000, "Groep Plein",
    )  # fmt: skip
    assert (changed.id, changed.euros, changed.place) == (made.id, 2_500, "Plein")
    assert plans(house, code) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"euros": "veel"},
        {"euros": "0"},
        {"explanation": "x" * 301},
        {"maker": "bel 0612345678"},
        {"number": "1"},
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    house: House, fatma, code, address, fields
) -> None:
    add(fatma, address, place="Plein")

    add(fatma, address, place="Bij de school", **fields)

    assert fatma.status == 400
    assert 'aria-invalid="true"' in fatma.html
    assert fatma.inputs()["place"] == "Bij de school"
    assert len(plans(house, code)) == 1


def test_a_pasted_table_is_shown_before_it_comes_in(house: House, fatma, code, address) -> None:
    fatma.visit(f"{address}/table")
    fatma.send(f"{address}/table", pasted=TABLE)
    before = plans(house, code)
    columns = {"number": "0", "title": "1", "euros": "2", "place": "3"}
    content = fatma.inputs()["content"]

    fatma.send(f"{address}/table", content=content, bring="yes", **columns)

    assert "€\u00a01.250" in fatma.visit(address).html
    assert before == ()
    assert [(one.number, one.title, one.euros) for one in plans(house, code)] == [
        ("1", "Bankjes", 3_000),
        ("2", "Speelkist", 1_250),
    ]


@pytest.mark.parametrize("table", ["", "Titel;Bedrag\nBankjes;\n", "Titel\n\n", "\x00\x01"])
def test_a_table_with_something_wrong_says_so_and_leaves_nothing(
    house: House, fatma, code, address, table
) -> None:
    fatma.visit(f"{address}/table")

    fatma.send(f"{address}/table", pasted=table)

    assert fatma.status == 400
    assert 'role="alert"' in fatma.html
    assert plans(house, code) == ()


def test_proposals_that_are_on_the_ballot_come_from_the_plan(
    house: House, fatma, place, code, address
) -> None:
    fatma.visit(f"/organise/n/{place.id}/plans")
    fatma.send(f"/organise/n/{place.id}/plans", **(fatma.inputs() | {"title": "Wijkagenda"}))
    item = on_the_ballot(house, place.id)

    fatma.visit(address)
    assert "Klaar voor de stemming" in fatma.text
    fatma.send(f"{address}/plan", proposal=item)

    [made] = plans(house, code)
    assert (made.id, made.number, made.title, made.euros) == (item, "12", "Bankjes", 1_501)
    assert (made.place, made.answer, made.maker) == ("Plein", "Het kan.", "")
    assert "Klaar voor de stemming" not in fatma.visit(address).text


def on_the_ballot(house: House, place_id: str) -> str:
    """An item of the only plan here, which was looked at and can be voted on."""
    agendas = Agendas(house.database, lambda: 1)
    [plan] = agendas.of_neighbourhood(place_id)
    with agendas.writing(plan.id) as unit:
        item = AgendaItem(id="item-1", plan=plan.id, number="3", position=1, title="Bankjes")
        unit.save_item(item)
        unit.save_conversion(
            Conversion(
                id="conversion-1",
                plan=plan.id,
                item=item.id,
                kind=ConversionKind.BUDGET,
                state="on_ballot",
                values={
                    "place": "Plein",
                    "amount": 150_050,
                    "contact": "Jan, 0612345678",
                    "ballot_number": "12",
                },
                stages=(Stage("on_ballot", 1, "gemeente", "Het kan."),),
            )
        )
    return item.id


def test_what_the_hall_chose_comes_back_to_the_proposal_with_one_tap(
    house: House, fatma, place, code, address
) -> None:
    plans_page = f"/organise/n/{place.id}/plans"
    fatma.visit(plans_page).send(plans_page, title="Wijkagenda")
    plan = fatma.location.partition("?")[0]
    item = on_the_ballot(house, place.id)
    fatma.visit(address).send(f"{address}/plan", proposal=item)
    chosen_by_the_hall(house, code)
    harvest = f"{plan}/add/{code}"
    say = Speaker("nl", "agenda", "conversions").say
    shown = fatma.visit(harvest).text

    fatma.send(harvest)

    assert say("agenda.harvest.award.funded") in shown
    assert say("agenda.harvest.brought", n=1) in shown
    assert say("conversion.told.budget.awarded") in fatma.visit(f"{plan}/item/3").text
    assert say("agenda.harvest.awards") not in fatma.visit(harvest).text


def chosen_by_the_hall(house: House, code: str) -> None:
    """Somebody votes for the first plan, and the vote closes."""
    workshops, commander = house.application.workshops, house.application.commander
    lead = Who(workshops.by_code(code).id, Audience.FACILITATOR)
    with workshops.reading(lead.workshop_id) as store:
        [step] = store.steps.where(kind="budget")
        [item] = store.items.where()
    commander.give(lead, p.GoToStep(step=step.id))
    by_hand = p.AddCounts(step=step.id, totals={item.id: 1}, voters=1)
    commander.give(Who(lead.workshop_id, Audience.SCRIBE), by_hand)
    commander.give(lead, p.CloseStep(step=step.id))


def test_once_people_choose_nothing_changes_and_the_page_says_why(
    house: House, fatma, code, address
) -> None:
    add(fatma, address)
    [made] = plans(house, code)
    go_to(house, code, "07-talk")

    page = fatma.visit(address)
    fatma.send(f"{address}/{made.id}", title="Anders", euros="1")

    assert "Er verandert niets meer aan." in page.text or fatma.status == 409
    assert plans(house, code) == (made,)


def test_cards_are_printed_when_they_are_made_and_never_again(house: House, fatma, code) -> None:
    cards = f"/organise/w/{code}/cards"
    fatma.visit(cards)
    form = fatma.inputs()
    fatma.send(cards, batch=form["batch"], number="9")
    printed = fatma.html
    fatma.visit(cards)
    fatma.send(cards, batch=form["batch"], number="9")

    codes = re.findall(r'<p class="code">([A-Z0-9]{4}-[A-Z0-9]{4})</p>', printed)
    assert len(set(codes)) == 9
    assert printed.count('class="page code-cards"') == 2
    assert "€\u00a020.000" in printed
    assert (fatma.status, stack(house, code).issued) == (400, 9)
    assert not any(one in fatma.visit(cards).html for one in codes)


def test_a_card_that_is_made_anew_has_another_code(house: House, fatma, code) -> None:
    cards = f"/organise/w/{code}/cards"
    fatma.visit(cards)
    fatma.send(cards, batch="b", number="2")
    first = fatma.html
    fatma.visit(cards)

    fatma.send(f"{cards}/renew", card="2")

    assert fatma.html.count('class="code"') == 1
    assert "Stemkaart 2" in fatma.html
    assert re.search(r'class="code">([^<]+)', fatma.html)[1] not in first
    assert (stack(house, code).issued, stack(house, code).void) == (2, 1)


def link_of_leader(house: House, code: str) -> str:
    workshops = house.application.workshops
    links = workshops.links(workshops.by_code(code).id)
    leader = next(one for one in links if one.audience is Audience.FACILITATOR)
    return f"/facilitator/{workshops.token(leader)}"


def test_who_leads_makes_cards_with_codes_without_an_account(house: House, code, place) -> None:
    link = link_of_leader(house, code)
    leader = house.browser()
    assert f"{link}/cards" in leader.client.get(link).text
    form = leader.visit(f"{link}/cards").inputs()

    leader.send(f"{link}/cards", batch=form["batch"], number="9")
    codes = re.findall(r'<p class="code">([A-Z0-9]{4}-[A-Z0-9]{4})</p>', leader.html)
    printed = leader.html
    leader.visit(f"{link}/cards")
    again = leader.send(f"{link}/cards", batch=form["batch"], number="9")

    assert len(set(codes)) == 9
    assert printed.count("<svg") >= 9
    assert again.status == 400
    assert not any(one in leader.visit(f"{link}/cards").html for one in codes)
    assert stack(house, code).issued == 9
    [line] = house.audit.lines(Asked((place.id,)), 1)
    assert (line.who, str(line.what)) == (LEADER, "voting_cards_made")


def test_who_leads_prints_one_card_anew_and_the_old_code_stops(house: House, code) -> None:
    cards = f"{link_of_leader(house, code)}/cards"
    leader = house.browser().visit(cards)
    leader.send(cards, batch="b", number="2")

    leader.visit(cards).send(f"{cards}/renew", card="2")

    assert leader.status == 200
    assert (stack(house, code).issued, stack(house, code).void) == (2, 1)
    assert leader.visit(cards).send(f"{cards}/renew", card="99").status == 400


def test_cards_are_made_by_a_form_of_ours_and_a_link_that_still_opens(house: House, code) -> None:
    link = link_of_leader(house, code)
    strange = house.browser().client.post(f"{link}/cards", data={"number": "2"})
    workshops = house.application.workshops
    leader = next(
        one
        for one in workshops.links(workshops.by_code(code).id)
        if one.audience is Audience.FACILITATOR
    )
    workshops.revoke(leader.id)

    assert strange.status_code == 400
    assert house.browser().visit(f"{link}/cards").status in (401, 404)
    assert stack(house, code).issued == 0


def test_a_meeting_without_such_a_vote_has_no_cards_to_make(house: House, fatma, place) -> None:
    link = link_of_leader(house, house.workshop(place))

    assert house.browser().visit(f"{link}/cards").status == 404
    assert f"{link}/cards" not in house.browser().client.get(link).text


def test_the_log_says_that_the_facilitator_made_cards(house: House, fatma, place, code) -> None:
    cards = f"{link_of_leader(house, code)}/cards"
    house.browser().visit(cards).send(cards, batch="b", number="2")

    log = fatma.visit(f"/organise/n/{place.id}/audit").text

    assert Speaker("nl", "organise").say("organise.who.leader") in log


@pytest.mark.parametrize("number", ["", "0", "401", "x", "-1", "999999999999"])
def test_a_number_of_cards_that_cannot_be_is_refused(house: House, fatma, code, number) -> None:
    fatma.visit(f"/organise/w/{code}/cards")

    fatma.send(f"/organise/w/{code}/cards", number=number, batch="b")

    assert fatma.status == 400
    assert stack(house, code).issued == 0


def test_paper_cards_list_the_plans_with_what_they_ask(house, fatma, code, address) -> None:
    add(fatma, address, place="Plein")

    fatma.visit(f"/organise/w/{code}/print/voting_cards?first=1&last=2")

    assert "Samen kosten ze hoogstens €\u00a020.000." in fatma.html
    assert "€\u00a03.000" in fatma.html


def test_the_page_of_a_meeting_says_how_many_plans_and_cards_there_are(fatma, code, address):
    add(fatma, address)

    page = fatma.visit(f"/organise/w/{code}")

    assert "Er staat 1 plan in." in page.text
    assert "Er zijn nog geen kaarten." in page.text
