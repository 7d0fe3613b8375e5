"""Accounts, rights and ways in, as the database keeps them."""

from __future__ import annotations

import pytest

from facilitation.domain.neighbourhoods import Level, Neighbourhood, usual_settings
from facilitation.domain.organisers import Organiser
from facilitation.domain.rights import Right
from facilitation.services.tokens import new_id
from facilitation.storage.colleagues import Colleagues, InvitationOver, erase_old_invitations
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import EmailTaken, Organisers, add_account
from facilitation.storage.resets import Resets
from facilitation.storage.second_factors import SecondFactors


@pytest.fixture
def fatma(database: Database) -> str:
    account = Organiser(id=new_id(), email="fatma@x.example")
    with database.writing() as connection:
        add_account(connection, account, "a hash")
    return account.id


@pytest.fixture
def sluiswijk(database: Database, fatma: str) -> Neighbourhood:
    """A place that Fatma leads, and a buurt in it."""
    place = Neighbourhood(new_id(), None, Level.WIJK, "Sluis", settings=usual_settings(Level.WIJK))
    places = Neighbourhoods(database)
    places.found(place, fatma)
    places.found(Neighbourhood(new_id(), place.id, Level.BUURT, "Kade"), fatma)
    return place


def newcomer(email: str = "jan@x.example") -> Organiser:
    return Organiser(id=new_id(), email=email)


def test_a_right_reaches_what_lies_inside(database, fatma, sluiswijk):
    places = Neighbourhoods(database)
    (buurt,) = places.inside(sluiswijk.id)

    reached = {one.neighbourhood.id: one.right for one in places.standings(fatma)}
    assert reached == {sluiswijk.id: Right.LEAD, buurt.id: Right.LEAD}
    assert [one.organiser.id for one in Colleagues(database).of(buurt.id)] == [fatma]
    assert places.standing("somebody else", buurt.id) is None


def test_settings_are_kept_whole(database, fatma, sluiswijk):
    assert Neighbourhoods(database).by_id(sluiswijk.id) == sluiswijk


def test_an_invitation_makes_one_account_and_no_second(database, fatma, sluiswijk):
    colleagues = Colleagues(database)
    invitation = colleagues.invite(fatma, sluiswijk.id, "jan@x.example", Right.READ)
    jan = newcomer()
    colleagues.join(invitation, jan, "a hash")

    with pytest.raises(EmailTaken):
        colleagues.join(invitation, newcomer(), "a hash")
    with pytest.raises(InvitationOver):
        colleagues.join(invitation, newcomer("els@x.example"), "a hash")
    assert colleagues.rights_of(jan.id) == {sluiswijk.id: Right.READ}
    assert Organisers(database).by_email("els@x.example") is None


def test_a_second_invitation_ends_the_first(database, fatma, sluiswijk):
    colleagues = Colleagues(database)
    first = colleagues.invite(fatma, sluiswijk.id, "jan@x.example", Right.LEAD)
    second = colleagues.invite(fatma, sluiswijk.id, "jan@x.example", Right.READ)

    assert colleagues.invitation(first.id) is None
    assert colleagues.invitations(sluiswijk.id) == [second]


def test_who_was_invited_is_forgotten_after_a_while(database, fatma, sluiswijk):
    colleagues = Colleagues(database)
    invitation = colleagues.invite(fatma, sluiswijk.id, "jan@x.example", Right.READ)

    erase_old_invitations(database, invitation.expires_at_ms + 29 * 86_400_000)
    assert colleagues.invitation(invitation.id) == invitation
    erase_old_invitations(database, invitation.expires_at_ms + 31 * 86_400_000)
    assert colleagues.invitation(invitation.id) is None


def test_a_newer_way_back_ends_the_older_one(database, fatma):
    resets = Resets(database)
    older = resets.make(fatma, fatma)
    newer = resets.make(fatma, fatma)

    assert resets.by_id(older.id) is None
    assert resets.use(newer, "another hash")
    assert not resets.use(newer, "a third hash")


def test_the_secret_of_the_second_step_is_not_readable_in_the_database(database, fatma):
    factors = SecondFactors(database)
    factors.offer(fatma, "JBSWY3DPEHPK3PXP")
    factors.turn_on(fatma, 5, ["abcde23456"])

    assert factors.secret(fatma) == "JBSWY3DPEHPK3PXP"
    with database.reading() as connection:
        stored = connection.exec_driver_sql("SELECT second_factor FROM organiser").scalar_one()
        codes = connection.exec_driver_sql("SELECT code_hash FROM recovery_code").scalars().all()
    assert b"JBSWY3DPEHPK3PXP" not in bytes(stored)
    assert "abcde23456" not in codes


def test_a_code_works_once_and_never_an_earlier_one(database, fatma):
    factors = SecondFactors(database)
    factors.offer(fatma, "JBSWY3DPEHPK3PXP")
    factors.turn_on(fatma, 5, ["abcde23456"])

    assert [factors.use_code(fatma, step) for step in (5, 7, 7, 6, 8)] == [
        False,
        True,
        False,
        False,
        True,
    ]
    assert [factors.use_recovery_code(fatma, "abcde23456") for _ in range(2)] == [True, False]


def test_a_log_in_that_was_ended_opens_nothing(database, fatma):
    organisers = Organisers(database)
    here, there = organisers.log_in(fatma, "Firefox"), organisers.log_in(fatma, "Safari")

    organisers.end_log_in(fatma, there)

    assert organisers.logged_in(there) is None
    assert [one.id for one in organisers.log_ins(fatma)] == [here]
    organisers.log_out_everywhere(fatma)
    assert organisers.logged_in(here) is None
