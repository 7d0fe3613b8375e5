"""How fast someone may send, who is here, and who hears of what."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.events import Event
from facilitation.domain.people import Audience, Who
from facilitation.domain.refusals import TooFast
from facilitation.live.concerns import CONCERNS, authors
from facilitation.live.connected import Connected, Register
from facilitation.services.pacing import RATES, Bucket, Pace

PHONE = RATES[Audience.PHONE]


def taken(bucket: Bucket, now_ms: int) -> TooFast | None:
    try:
        bucket.take(now_ms)
    except TooFast as refusal:
        return refusal
    return None


def test_a_phone_may_send_thirty_at_once_and_three_per_second() -> None:
    bucket = Bucket(PHONE, 0)

    at_once = [taken(bucket, 0) is None for _ in range(31)]
    a_second_later = [taken(bucket, 1_000) is None for _ in range(4)]

    assert at_once == [True] * 30 + [False]
    assert a_second_later == [True] * 3 + [False]


def test_every_other_audience_may_send_three_hundred_at_once() -> None:
    assert {(rate.size, rate.per_second) for who, rate in RATES.items() if who != "phone"} == {
        (300, 30)
    }


@given(st.lists(st.integers(0, 2_000), max_size=120))
def test_who_waits_as_long_as_was_asked_may_send(pauses: list[int]) -> None:
    bucket, now_ms = Bucket(PHONE, 0), 0
    for pause in pauses:
        now_ms += pause
        if refusal := taken(bucket, now_ms):
            now_ms += int(str(refusal.params["retry_after_ms"]))
            assert taken(bucket, now_ms) is None


@given(st.lists(st.integers(0, 2_000), max_size=200))
def test_nobody_gets_more_than_the_bucket_and_what_is_refilled(pauses: list[int]) -> None:
    bucket, now_ms, sent = Bucket(PHONE, 0), 0, 0
    for pause in pauses:
        now_ms += pause
        sent += taken(bucket, now_ms) is None

    assert sent <= PHONE.size + PHONE.per_second * now_ms / 1000


def test_a_clock_that_goes_back_gives_nothing_and_breaks_nothing() -> None:
    bucket = Bucket(PHONE, 60_000)
    for _ in range(30):
        bucket.take(60_000)

    assert taken(bucket, 0) is not None


def test_an_allowance_is_somebodys_however_often_they_come_in() -> None:
    pace = Pace(lambda: 0)
    for _ in range(30):
        pace.take(1, "someone", Audience.PHONE)

    with pytest.raises(TooFast):
        pace.take(1, "someone", Audience.PHONE)

    pace.take(1, "someone else", Audience.PHONE)
    pace.take(2, "someone", Audience.PHONE)


def test_every_fact_reaches_somebody() -> None:
    facts = {kind.__name__ for kind in Event.__subclasses__()}

    assert facts == {kind.__name__ for kind in CONCERNS}
    assert all(CONCERNS.values())


def test_authors_of_several_facts_are_told_once() -> None:
    first, second = (kind(participants=("a", "b")) for kind in list(CONCERNS)[:2])

    assert authors((first, second)) == {"a", "b"}


STEPS = st.sampled_from([None, "s-words", "s-ideas"])

people = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(list(Audience)), st.integers(1, 3), STEPS),
    max_size=40,
)


#: Who has things of their own; the others are only called something.
AUTHORS = {Audience.PHONE: "f00d" * 8, Audience.TABLE: "table:3"}


@given(people)
def test_whoever_comes_and_goes_the_register_knows_who_is_here(moves) -> None:
    register, here = Register(), {}
    for sid, audience, table, step in moves:
        name = str(sid)
        if gone := register.remove(name):
            assert here.pop(name) == (gone.who.audience, gone.author)
            continue
        who = Who(1, audience, table=table if audience is Audience.TABLE else None)
        connected = Connected(name, who, AUTHORS.get(audience, f"{audience}:{sid}"), link="x")
        register.add(connected)
        register.set_writing(connected, step)
        here[name] = (audience, connected.author)

    assert register.audiences(1) == {audience for audience, _ in here.values()}
    own = {author for audience, author in here.values() if audience in AUTHORS}
    assert register.authors(1) == own
    assert len(register.of_link("x")) == len(here)
    writing = [one.writing for one in register.by_sid.values() if one.writing]
    assert register.writing(1) == Counter(writing)
    assert register.audiences(2) == set()
