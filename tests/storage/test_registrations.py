"""Registrations in the database: the tables, the turns that writers take, and what is encrypted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from facilitation.clock import now_ms
from facilitation.domain.registrations import RegistrationRules, seats_of
from facilitation.domain.workshop import Workshop
from facilitation.services.registering import Wish, register
from facilitation.storage import tables as t
from facilitation.storage.columns import metadata
from facilitation.storage.database import Database
from facilitation.storage.registrations import Registrations
from tests.evening import new_id

OURS = {t.registration_list.name, t.registration.name, t.invitee.name}


def wish(name: str, seats: int = 1) -> Wish:
    return Wish(
        ticket=new_id(), name=name, phone="050 123 45 67", seats=seats, consent=True, over_16=True
    )


def opened(workshop: Workshop, database: Database, chairs: int) -> Registrations:
    found = Registrations(database, now_ms)
    rules = RegistrationRules(
        slug="", taken=True, chairs=chairs, contact_name="Noor", contact_phone="050 1"
    )
    found.decide("test", None, workshop, rules)
    return found


def test_the_migration_makes_the_tables_that_the_code_knows(database: Database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda _, name, kind, *__: kind != "table" or name in OURS,
            },
        )
        found = compare_metadata(context, metadata)

    assert not [change for change in found if any(name in str(change) for name in OURS)]


def test_people_who_register_at_once_never_get_the_same_chair(evening, database):
    register_of = opened(evening.workshop, database, chairs=5)

    def somebody(number: int) -> None:
        with register_of.writing(evening.workshop, None) as unit:
            register(unit, wish(f"Buur {number}", seats=2), safe=True)

    with ThreadPoolExecutor(4) as people:
        list(people.map(somebody, range(6)))

    assert seats_of(5, register_of.of(evening.id)).taken == 4
    assert seats_of(5, register_of.of(evening.id)).waiting == 8


def test_a_name_or_need_stands_nowhere_in_the_open(evening, database):
    register_of = opened(evening.workshop, database, chairs=5)
    with register_of.writing(evening.workshop, None) as unit:
        register(unit, wish("Noor de Bakker"), safe=True)

    with database.reading() as connection:
        [row] = connection.execute(select(t.registration)).all()
    assert "Noor" not in str(row)
    [guest] = register_of.guests(evening.id).values()
    assert guest.contact.name == "Noor de Bakker"


def test_a_title_that_is_a_number_gives_no_address_that_looks_like_a_join_code(evening, database):
    opened(replace(evening.workshop, title="482716"), database, chairs=1)

    rules = Registrations(database, now_ms).rules(evening.id)
    assert rules is not None
    assert rules.slug == "bijeenkomst-482716"
