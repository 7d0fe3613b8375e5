import pytest

from facilitation.contract import payloads as p
from facilitation.domain.people import Audience
from facilitation.domain.refusals import Refusal, TooFast
from facilitation.domain.workshop import Choice
from facilitation.services.doorkeeper import Doorkeeper
from tests.evening import Evening


def enter(door: Doorkeeper, audience: Audience, address: str = "10.0.0.1", **auth):
    return door.admit(audience, {"REMOTE_ADDR": address}, auth)


def code_of(door: Doorkeeper, audience: Audience = Audience.PHONE, **auth) -> str:
    with pytest.raises(Refusal) as refused:
        enter(door, audience, **auth)
    return refused.value.code


# A profile ---------------------------------------------------------------------------------------


def test_people_say_only_what_they_want_and_may_take_it_back(evenings) -> None:
    evening = evenings(areas=(Choice("noord", "Noord"),))
    phone = evening.phone()
    phone.give(p.SetProfile(role="resident", area="noord"))
    phone.give(p.SetProfile(table=4, language="en"))
    phone.give(p.SetProfile(area=None))

    profile = phone.own()["profile"]

    assert profile == {
        "role": "resident",
        "area": None,
        "table": 4,
        "language": "en",
        "writes_for": None,
    }


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"role": "king"}, "unknown_role"),
        ({"area": "noord"}, "unknown_area"),
        ({"language": "fy"}, "unknown_language"),
    ],
)
def test_a_profile_holds_only_what_is_offered(evening: Evening, said: dict, code: str) -> None:
    assert evening.phone().refused(p.SetProfile(**said)).code == code


def test_releasing_a_table_one_does_not_write_for_is_harmless(evening: Evening) -> None:
    phone = evening.phone()
    phone.give(p.ClaimTable(table=4))

    assert phone.give(p.ReleaseTable(table=5)).events == ()
    assert phone.own()["profile"]["writes_for"] == 4


# The door ----------------------------------------------------------------------------------------


def test_a_phone_becomes_a_participant_and_its_token_brings_the_same_one_back(
    evening: Evening,
) -> None:
    door, code = evening.doorkeeper, evening.workshop.code
    first = enter(door, Audience.PHONE, code=f"{code[:3]} {code[3:]}", language="en")

    back = enter(door, Audience.PHONE, code=code, token=first.token, revision=7)

    assert back.who == first.who
    assert (back.token, back.since) == (first.token, 7)
    assert evening.row("participants", first.who.participant_id).language == "en"
    assert evening.workshop.phones == 1


def test_what_is_stored_of_a_token_does_not_open_the_door(evening: Evening) -> None:
    door, code = evening.doorkeeper, evening.workshop.code
    token = enter(door, Audience.PHONE, code=code).token
    [person] = evening.rows("participants")

    assert token not in str(person)
    assert code_of(door, code=code, token=person.token_hash) == "unknown_token"


def test_a_language_that_is_not_offered_becomes_dutch(evening: Evening) -> None:
    entrance = enter(evening.doorkeeper, Audience.PHONE, code=evening.workshop.code, language="fy")

    assert evening.row("participants", entrance.who.participant_id).language == "nl"


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        ({}, "unknown_code"),
        ({"code": "000000"}, "unknown_code"),
        ({"code": "abc"}, "unknown_code"),
        ({"code": 123456}, "invalid_payload"),
        ({"code": "482716", "revision": "seven"}, "invalid_payload"),
        ({"code": None, "token": ["x"]}, "invalid_payload"),
    ],
)
def test_the_wrong_credentials_are_refused_with_a_code(evening: Evening, auth, code) -> None:
    assert code_of(evening.doorkeeper, **auth) == code


@pytest.mark.parametrize("auth", ["482716", ["482716"], 5])
def test_credentials_of_another_shape_are_refused(evening: Evening, auth: object) -> None:
    with pytest.raises(Refusal) as refused:
        evening.doorkeeper.admit(Audience.PHONE, {}, auth)

    assert refused.value.code == "invalid_payload"


def test_a_link_opens_its_own_function_and_no_other(evening: Evening) -> None:
    links = evening.workshops.links(evening.id)
    for link in links:
        token = evening.workshops.token(link)
        for audience in set(Audience) - {Audience.PHONE}:
            if audience is link.audience:
                entrance = enter(evening.doorkeeper, audience, token=token)
                assert (entrance.who.audience, entrance.who.table) == (audience, link.table)
            elif link.table in (None, 1):
                assert code_of(evening.doorkeeper, audience, token=token) == "unknown_token"


@pytest.mark.parametrize("token", ["", "x", "WyJ4Il0.aaaa", "🌳", None, "a" * 10_000])
def test_a_token_that_is_not_ours_is_refused(evening: Evening, token: str | None) -> None:
    assert code_of(evening.doorkeeper, Audience.FACILITATOR, token=token) == "unknown_token"


def test_a_revoked_link_is_refused_also_for_who_is_inside(evening: Evening) -> None:
    link = next(one for one in evening.workshops.links(evening.id) if one.audience is Audience.TEAM)
    token = evening.workshops.token(link)
    inside = enter(evening.doorkeeper, Audience.TEAM, token=token)

    evening.workshops.revoke(link.id)

    assert code_of(evening.doorkeeper, Audience.TEAM, token=token) == "unknown_token"
    with pytest.raises(Refusal, match="unknown_token"):
        evening.doorkeeper.require_standing(inside.link)


def test_a_renewed_link_opens_the_same_function_with_another_token(evening: Evening) -> None:
    links = evening.workshops.links(evening.id)
    link = next(one for one in links if one.table == 4)

    renewed = evening.workshops.renew(link.id)

    entrance = enter(evening.doorkeeper, Audience.TABLE, token=evening.workshops.token(renewed))
    assert entrance.who.table == 4


def test_wrong_codes_are_slowed_per_address_after_twenty_a_minute(evening: Evening) -> None:
    door, code = evening.doorkeeper, evening.workshop.code
    codes = [code_of(door, code="000000") for _ in range(21)]
    with pytest.raises(TooFast) as slowed:
        enter(door, Audience.PHONE, code="000000")

    from_elsewhere = pytest.raises(Refusal, match="unknown_code")
    with from_elsewhere:
        enter(door, Audience.PHONE, address="10.0.0.2", code="000000")
    evening.clock.forward(61)
    after_a_minute = code_of(door, code="000000")

    assert codes == ["unknown_code"] * 20 + ["too_fast"]
    assert 0 < slowed.value.params["retry_after_ms"] <= 60_000
    assert after_a_minute == "unknown_code"
    assert enter(door, Audience.PHONE, code=code).token


def test_a_hall_behind_one_address_with_the_right_code_is_never_slowed(evening: Evening) -> None:
    door, code = evening.doorkeeper, evening.workshop.code
    for _ in range(25):
        code_of(door, code="000000")

    joined = {enter(door, Audience.PHONE, code=code).who.participant_id for _ in range(75)}

    assert len(joined) == 75
