"""Keys for programs: shown once, never more than their maker, gone with a press."""

from __future__ import annotations

import datetime
import re

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from facilitation.domain.audit import Asked
from facilitation.domain.programs import CHANGES, READS, ProgramKey, Reach, reaches
from facilitation.domain.rights import Action, Right, Standing
from facilitation.organising.programs import Programs
from facilitation.storage.accounts_tables import program_key
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.program_keys import ProgramKeys
from tests.web.organise_house import FATMA, JAN, PASSWORD, House, application, house

__all__ = ["application", "house"]

NEXT_WEEK = (datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=7)).isoformat()
TYPED = {
    "key_name": "Website van de gemeente",
    "scope": "read",
    "until": NEXT_WEEK,
    "password_key": PASSWORD,
}


@pytest.fixture
def place(house: House):
    return house.place("Sluiswijk", house.account(FATMA, founds=True, name="Fatma"))


@pytest.fixture
def fatma(house: House, place):
    return house.logged_in(FATMA)


def made(browser, place, **typed: str) -> str:
    """What the program shows."""
    address = f"/organise/n/{place.id}/keys"
    browser.visit(address).send(address, **(TYPED | typed))
    assert browser.status == 200, browser.text
    found = re.search(r"samenspel_[\w-]{43}", browser.html)
    assert found, browser.html
    return found.group()


def programs(house: House) -> Programs:
    now_ms = house.application.workshops._now_ms
    return Programs(ProgramKeys(house.database, now_ms), Neighbourhoods(house.database), now_ms)


def test_a_key_is_shown_once_and_stored_as_a_hash(house, fatma, place):
    token = made(fatma, place)

    fatma.visit(f"/organise/n/{place.id}/keys")
    assert "Website van de gemeente" in fatma.text
    assert token not in fatma.html
    with house.database.reading() as connection:
        stored = connection.execute(text("SELECT * FROM program_key")).one()
    assert token not in str(stored)
    key = programs(house).shown(token)
    assert key is not None
    assert (key.name, key.writes) == ("Website van de gemeente", False)


def test_a_key_that_was_ended_opens_nothing_and_the_log_knows(house, fatma, place):
    token = made(fatma, place)
    fatma.visit(f"/organise/n/{place.id}/keys")
    end = re.search(r'action="(/organise/n/[^"]+/end)"', fatma.html)

    fatma.send(end.group(1))

    assert programs(house).shown(token) is None
    assert "werkt niet meer" in fatma.visit(fatma.location).text
    assert "Er zijn nog geen sleutels" in fatma.text
    written = [line.what for line in house.audit.lines(Asked((place.id,)), 9)]
    assert written[:2] == ["key_ended", "key_made"]
    log = fatma.visit(f"/organise/n/{place.id}/audit")
    assert "sleutel gestopt" in log.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"key_name": " "}, "Vul dit in"),
        ({"key_name": "x" * 81}, "Dit is te lang"),
        ({"scope": "alles"}, "Kies één van de mogelijkheden"),
        ({"until": "morgen"}, "vandaag tot over een jaar"),
        ({"until": "2020-01-01"}, "vandaag tot over een jaar"),
        ({"until": "9999-12-31"}, "vandaag tot over een jaar"),
        ({"password_key": "verkeerd"}, "Dit wachtwoord klopt niet"),
    ],
)
def test_what_is_wrong_is_said_and_no_key_is_made(house, fatma, place, typed, said):
    address = f"/organise/n/{place.id}/keys"

    fatma.visit(address).send(address, **(TYPED | typed))

    assert fatma.status == 400
    assert said in fatma.text
    assert "Er zijn nog geen sleutels" in fatma.text
    assert PASSWORD not in fatma.html


def test_who_leads_sees_every_key_and_others_only_their_own(house, fatma, place):
    house.give(house.account(JAN, name="Jan"), place, Right.ANSWER)
    jan = house.logged_in(JAN)
    made(jan, place, key_name="Van Jan")
    made(fatma, place, key_name="Van Fatma")
    address = f"/organise/n/{place.id}/keys"

    assert "Van Jan" in fatma.visit(address).text
    assert "Van Fatma" not in jan.visit(address).text
    [(fatmas, _)] = programs(house).keys(place, house.id_of(FATMA))
    assert jan.send(f"{address}/{fatmas.id}/end").status == 404
    [(jans, _)] = programs(house).keys(place, house.id_of(JAN))
    assert fatma.send(f"{address}/{jans.id}/end").status == 302


def test_who_may_only_read_makes_no_key(house, fatma, place):
    house.give(house.account(JAN), place, Right.READ)

    assert house.logged_in(JAN).visit(f"/organise/n/{place.id}/keys").status == 403


def test_a_key_reaches_what_its_maker_reaches_inside_its_place_and_no_further(house, fatma, place):
    fatma_id = house.id_of(FATMA)
    buurt = house.place("Kadebuurt", fatma_id, parent=place.id)
    house.place("Elders", fatma_id)
    opened = programs(house)
    key = opened.shown(made(fatma, place))
    in_buurt = opened.shown(made(fatma, buurt))

    assert {one.standing.neighbourhood.id for one in opened.reaches(key)} == {place.id, buurt.id}
    assert {one.standing.neighbourhood.id for one in opened.reaches(in_buurt)} == {buurt.id}


def test_a_key_loses_what_its_maker_loses(house, fatma, place):
    jan_id = house.account(JAN)
    house.give(jan_id, place, Right.ORGANISE)
    opened = programs(house)
    key = opened.shown(made(house.logged_in(JAN), place, scope="write"))
    [before] = opened.reaches(key)
    house.give(jan_id, place, Right.READ)
    [after] = opened.reaches(key)
    fatma.visit(f"/organise/n/{place.id}/people")
    fatma.send(f"/organise/n/{place.id}/people/{jan_id}/right", right="none")

    assert before.may(Action.EDIT_PLAN)
    assert not after.may(Action.EDIT_PLAN)
    assert after.may(Action.SEE)
    assert opened.reaches(key) == ()


def test_a_key_may_never_do_what_is_for_people_only(house, place):
    key = ProgramKey(
        id="k", neighbourhood=place.id, maker="m", name="n", writes=True, made_at_ms=0, ends_at_ms=1
    )

    [reach] = reaches(key, (Standing(place, Right.LEAD),))

    assert {action for action in Action if reach.may(action)} == CHANGES
    assert {action for action in Action if Reach(reach.standing, False).may(action)} == READS
    for action in ("see_contacts", "give_rights", "make_keys", "read_audit", "change_plan_state"):
        assert not reach.may(Action(action))


def test_a_key_ends_after_its_last_day_here(house, place):
    now = [0]
    opened = Programs(
        ProgramKeys(house.database, lambda: now[0]), Neighbourhoods(house.database), lambda: now[0]
    )
    token = opened.make(house.id_of(FATMA), place, "x", False, datetime.date(2027, 3, 20))
    midnight = int(datetime.datetime(2027, 3, 20, 23, 0, tzinfo=datetime.UTC).timestamp() * 1000)

    now[0] = midnight - 1
    assert opened.shown(token) is not None
    now[0] = midnight
    assert opened.shown(token) is None
    assert opened.keys(place, None)[0][1] is False
    now[0] += 91 * 86_400_000
    opened.make(house.id_of(FATMA), place, "nieuw", False, datetime.date(2028, 3, 20))
    assert [key.name for key, _ in opened.keys(place, None)] == ["nieuw"]


def test_a_key_goes_with_the_account_that_made_it(house, fatma, place):
    token = made(fatma, place)
    with house.database.writing() as connection:
        connection.execute(text("DELETE FROM organiser"))

    assert programs(house).shown(token) is None


def test_the_migration_makes_the_table_that_the_code_knows(database: Database):
    def ours(_thing, name, kind, *_):
        return kind != "table" or name == program_key.name

    with database.engine.connect() as connection:
        options = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=options)
        found = compare_metadata(context, program_key.metadata)

    assert [change for change in found if program_key.name in str(change)] == []
