"""People and rights, as stories: who is invited, who loses a phone, who tries too much."""

from __future__ import annotations

import re

import pytest

from facilitation.domain.audit import DETAILS, Act, Asked
from facilitation.domain.rights import Right
from facilitation.i18n import vocabulary
from tests.web.organise_house import (
    FATMA,
    JAN,
    PASSWORD,
    House,
    address_in,
    application,
    code_of,
    house,
)

__all__ = ["application", "house"]

OWN = "een eigen lang wachtwoord"


@pytest.fixture
def sluiswijk(house: House):
    """A neighbourhood that Fatma leads, with one meeting."""
    place = house.place("Sluiswijk", house.account(FATMA, founds=True, name="Fatma"))
    place_code = house.workshop(place)
    return place, place_code


@pytest.fixture
def fatma(house: House, sluiswijk):
    return house.logged_in(FATMA)


def acts(house: House, place) -> list[str]:
    lines = house.audit.lines(Asked((place.id,)), 100)
    return [line.what for line in reversed(lines)]


def invited(fatma, place, email: str = JAN, right: Right = Right.ANSWER) -> str:
    fatma.visit(f"/organise/n/{place.id}/people")
    fatma.send(f"/organise/n/{place.id}/invitations", email=email, right=right)
    assert fatma.status == 200, fatma.html
    return address_in(fatma)


def joined(house: House, address: str, **typed: str):
    visitor = house.browser().visit(address)
    fields = {"name": "Jan", "organisation": "Gemeente", "password": OWN, "password_again": OWN}
    return visitor.send(address, **(fields | typed))


def test_a_colleague_is_invited_loses_the_phone_and_is_helped_by_another(house, fatma, sluiswijk):
    place, _ = sluiswijk
    jan = joined(house, invited(fatma, place))
    assert (jan.status, jan.location.partition("?")[0]) == (302, f"/organise/n/{place.id}")

    jan.visit("/organise/account")
    jan.send("/organise/account/second-factor/offer", password_on=OWN)
    jan.visit("/organise/account/second-factor")
    assert jan.client.get("/organise/account/second-factor.svg").status_code == 200
    code = code_of(jan)
    codes = jan.send("/organise/account/second-factor", code=code)
    paper = re.findall(r'figures">([a-z2-9]{5}-[a-z2-9]{5})<', codes.html)
    assert len(paper) == 10

    again = house.browser().log_in(JAN, OWN)
    assert "Nog één stap" in again.text
    again.send("/organise/login/code", **(again.inputs() | {"code": code}))
    assert again.status == 401, "a code works once"
    again.send("/organise/login/code", **(again.inputs() | {"code": paper[0].upper()}))
    assert again.status == 302
    crossed_out = house.browser().log_in(JAN, OWN)
    crossed_out.send("/organise/login/code", **(crossed_out.inputs() | {"code": paper[0]}))
    assert crossed_out.status == 401, "a code on paper works once"

    fatma.visit(f"/organise/n/{place.id}/people")
    assert "Logt in met code" in fatma.text
    fatma.send(f"/organise/n/{place.id}/people/{house.id_of(JAN)}/help", lost="phone")
    way_back = address_in(fatma)
    helped = house.browser().visit(way_back)
    helped.send(
        way_back, password="nog een lang wachtwoord", password_again="nog een lang wachtwoord"
    )
    assert helped.location.startswith("/organise/login")
    assert house.browser().log_in(JAN, "nog een lang wachtwoord").status == 302
    assert again.visit("/organise/").status == 302, "earlier log-ins stopped"
    assert house.browser().visit(way_back).status == 410, "the link works once"

    written = acts(house, place)
    for act in ("invited", "invitation_accepted", "second_factor_on", "recovery_code_used"):
        assert act in written
    assert {"colleague_helped", "second_factor_off", "credential_changed"} <= set(written)


def test_who_has_an_account_takes_up_an_invitation_with_it(house, fatma, sluiswijk):
    place, _ = sluiswijk
    jan_id = house.account(JAN)
    address = invited(fatma, place, right=Right.READ)

    stranger = house.browser().visit(address)
    assert "Log in en neem de uitnodiging aan" in stranger.text
    stranger.send(address, name="Iemand", password=OWN, password_again=OWN)
    assert house.rights_of(jan_id) == {}, "nobody takes up an account that exists"

    house.logged_in(JAN).visit(address).send(address)
    assert house.rights_of(jan_id) == {place.id: Right.READ}


def test_an_invitation_takes_no_stronger_right_away(house, fatma, sluiswijk):
    place, _ = sluiswijk
    address = invited(fatma, place, email="ook-fatma@deschakel.example", right=Right.READ)

    fatma.visit(address).send(address)

    assert house.rights_of(house.id_of(FATMA)) == {place.id: Right.LEAD}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Vul dit in"),
        ({"password": "kort"}, "12 tekens of meer"),
        ({"password_again": "iets heel anders"}, "niet twee keer hetzelfde"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(house, fatma, sluiswijk, typed, said):
    address = invited(fatma, sluiswijk[0])

    jan = joined(house, address, **typed)

    assert jan.status == 400
    assert said in jan.text
    assert jan.inputs()["organisation"] == "Gemeente"
    assert OWN not in jan.html


def test_an_invitation_that_was_stopped_opens_nothing(house, fatma, sluiswijk):
    place, _ = sluiswijk
    address = invited(fatma, place)
    fatma.visit(f"/organise/n/{place.id}/people")
    stop = re.search(r'action="(/organise/n/[^"]+/withdraw)"', fatma.html)

    fatma.send(stop.group(1))

    assert house.browser().visit(address).status == 410
    assert house.browser().visit(address[:-3] + "abc").status == 410


def test_the_last_lead_organiser_stays_one(house, fatma, sluiswijk):
    place, _ = sluiswijk
    fatma_id = house.id_of(FATMA)
    fatma.visit(f"/organise/n/{place.id}/people")

    for right in ("read", "none"):
        fatma.send(f"/organise/n/{place.id}/people/{fatma_id}/right", right=right)
        assert fatma.status == 400
        assert "hoofdorganisator blijven" in fatma.text

    other = house.account(JAN)
    house.give(other, place, Right.LEAD)
    fatma.send(f"/organise/n/{place.id}/people/{fatma_id}/right", right="none")
    assert house.rights_of(fatma_id) == {}


def test_nobody_gets_into_an_account_that_reaches_further_than_their_own(house, fatma, sluiswijk):
    place, _ = sluiswijk
    jan_id = house.account(JAN)
    house.give(jan_id, place, Right.ORGANISE)
    house.place("Elders", jan_id)
    fatma.visit(f"/organise/n/{place.id}/people")

    fatma.send(f"/organise/n/{place.id}/people/{jan_id}/help", lost="phone")

    assert fatma.status == 400
    assert "ook elders rechten" in fatma.text


def test_a_right_in_a_wijk_holds_in_its_buurten_and_not_the_other_way_round(house, sluiswijk):
    place, _ = sluiswijk
    fatma_id = house.id_of(FATMA)
    buurt = house.place("Kadebuurt", fatma_id, parent=place.id)
    street = house.place("De Steeg", fatma_id, parent=buurt.id)
    above, inside = house.account("boven@x.example"), house.account("binnen@x.example")
    house.give(above, place, Right.READ)
    house.give(inside, buurt, Right.ORGANISE)

    assert house.logged_in("boven@x.example").visit(f"/organise/n/{street.id}").status == 200
    below = house.logged_in("binnen@x.example")
    assert below.visit(f"/organise/n/{street.id}").status == 200
    assert below.visit(f"/organise/n/{place.id}").status == 404


def test_a_municipality_account_organises_and_answers_and_holds_no_key(house, fatma, sluiswijk):
    place, code = sluiswijk
    house.give(house.account(JAN), place, Right.ANSWER)
    jan = house.logged_in(JAN)

    jan.visit(f"/organise/w/{code}")
    assert jan.status == 200
    for audience in ("facilitator", "team", "scribe", "table", "projector"):
        assert f"/{audience}/" not in jan.html
    for link in house.application.workshops.links(house.application.workshops.by_code(code).id):
        token = house.application.workshops.token(link)
        assert token not in jan.html
        assert jan.visit(f"/organise/w/{code}/links/{link.id}.svg").status == 403
    for name in ("poster", "note_cards", "table_cards", "voting_cards", "sign_up_cards"):
        printed = jan.visit(f"/organise/w/{code}/print/{name}")
        assert printed.status == 200
        assert "/table/" not in printed.html
    assert jan.visit(f"/organise/n/{place.id}/people").status == 403
    assert "Vraag een hoofdorganisator" in jan.text

    jan.visit("/organise/new")
    jan.send("/organise/new", run_sheet="g100", title="Van de gemeente", neighbourhood_id=place.id)
    assert jan.status == 302, jan.html


def test_nobody_makes_a_meeting_where_they_may_only_read(house, fatma, sluiswijk):
    place, _ = sluiswijk
    jan_id = house.account(JAN)
    house.give(jan_id, place, Right.READ)
    house.place("Elders", jan_id)
    jan = house.logged_in(JAN).visit("/organise/new")

    jan.send("/organise/new", run_sheet="g100", title="Stiekem", neighbourhood_id=place.id)

    assert jan.status == 400
    assert "Stiekem" not in fatma.visit(f"/organise/n/{place.id}").text


def test_one_browser_ends_another(house, fatma, sluiswijk):
    other = house.logged_in(FATMA)
    fatma.visit("/organise/account")
    end = re.search(r'action="(/organise/account/log-ins/[0-9a-f]+/end)"', fatma.html)

    fatma.send(end.group(1))

    assert other.visit("/organise/").status == 302
    assert fatma.visit("/organise/").status == 200
    fatma.visit("/organise/account").send("/organise/account/log-ins/end")
    assert fatma.visit("/organise/").status == 302


def test_a_new_password_needs_the_old_one_and_ends_the_other_browsers(house, fatma, sluiswijk):
    other = house.logged_in(FATMA)
    fatma.visit("/organise/account")
    new = {"password": OWN, "password_again": OWN}

    fatma.send("/organise/account/password", password_now="verkeerd", **new)
    assert fatma.status == 400
    assert "Dit wachtwoord klopt niet" in fatma.text
    fatma.send("/organise/account/password", password_now=PASSWORD, **new)

    assert fatma.visit("/organise/").status == 200
    assert other.visit("/organise/").status == 302
    assert house.browser().log_in(FATMA, OWN).status == 302


def test_the_second_step_stays_off_until_the_app_gave_the_right_code(house, fatma, sluiswijk):
    fatma.visit("/organise/account")
    fatma.send("/organise/account/second-factor/offer", password_on=PASSWORD)
    fatma.visit("/organise/account/second-factor")

    fatma.send("/organise/account/second-factor", code="000000")

    assert fatma.status == 400
    assert house.browser().log_in(FATMA, PASSWORD).status == 302


def test_guessing_codes_has_to_wait(house, fatma, sluiswijk):
    fatma.visit("/organise/account")
    fatma.send("/organise/account/second-factor/offer", password_on=PASSWORD)
    fatma.visit("/organise/account/second-factor")
    fatma.send("/organise/account/second-factor", code=code_of(fatma))
    guesser = house.browser().log_in(FATMA, PASSWORD)

    for _ in range(5):
        guesser.send("/organise/login/code", **(guesser.inputs() | {"code": "geraden"}))
    guesser.send("/organise/login/code", **(guesser.inputs() | {"code": "geraden"}))

    assert guesser.status == 429
    assert "Wacht 1 minuut" in guesser.text


def test_forgetting_a_password_without_a_mail_server_says_whom_to_ask(house):
    visitor = house.browser().visit("/organise/forgot")

    assert "Vraag een hoofdorganisator" in visitor.text
    assert "email" not in visitor.inputs()


def test_who_holds_a_link_is_shown_to_who_hands_them_out(house, fatma, sluiswijk):
    _, code = sluiswijk
    fatma.visit(f"/organise/w/{code}")
    address = re.search(r'action="(/organise/w/[^"]+/holder)"', fatma.html).group(1)

    fatma.send(address, holder="Ria, tafel 3")

    assert 'value="Ria, tafel 3"' in fatma.visit(f"/organise/w/{code}").html


def test_the_log_tells_what_was_done_and_never_who_wrote_or_how_to_reach_them(
    house, fatma, sluiswijk
):
    place, code = sluiswijk
    fatma.visit(f"/organise/w/{code}").visit(f"/organise/w/{code}/download/json")
    address = invited(fatma, place)
    joined(house, address)
    fatma.visit(f"/organise/n/{place.id}/audit")

    assert "gedownload" in fatma.text
    assert "collega uitgenodigd" in fatma.text
    stored = str(house.audit.everything(Asked((place.id,))))
    assert JAN not in stored
    only = fatma.visit(f"/organise/n/{place.id}/audit?what=invited")
    assert (only.html.count("<td>gedownload</td>"), only.html.count("<td>collega uit")) == (0, 1)
    table = fatma.client.get(f"/organise/n/{place.id}/audit.csv")
    assert table.get_data().startswith(b"\xef\xbb\xbf")
    assert "log_downloaded" not in table.get_data(as_text=True)
    assert "audit_downloaded" in acts(house, place)


def test_every_act_and_everything_told_of_it_has_words():
    known = vocabulary("nl", "common", "organise")

    missing = [f"organise.act.{act}" for act in Act] + [f"organise.detail.{one}" for one in DETAILS]
    assert [key for key in missing if key not in known] == []
