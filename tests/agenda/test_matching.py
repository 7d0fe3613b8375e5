"""An offer and a need come together by a person, and only when both agree."""

from __future__ import annotations

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.matching import (
    NO,
    YES,
    Listed,
    MatchState,
    NotAgreed,
    Side,
    UnknownMatch,
    by_closeness,
)
from facilitation.domain.people import Audience
from facilitation.domain.workshop import Settings
from facilitation.organising.matching import Matching
from facilitation.runsheets import shipped
from facilitation.storage.agenda.matches import Matches
from facilitation.storage.workshops import NewWorkshop
from tests.agenda.conftest import FATMA, Town
from tests.evening import new_id


def offer(text: str, area: str = "", category: str = "") -> Listed:
    return Listed("offer", "123456", text, text, category, area=area)


def test_who_is_near_comes_first_then_the_same_kind_then_the_same_words():
    need = Listed("need", "123456", "n", "Hulp met mijn tuin", "time", True, "sluis")
    offers = [
        offer("Een bus"),
        offer("Ik werk graag in de tuin"),
        offer("Twee uur", category="time"),
        offer("Buurvrouw", area="sluis"),
    ]

    assert [one.text for one in by_closeness(need, offers)] == [
        "Buurvrouw",
        "Twee uur",
        "Ik werk graag in de tuin",
        "Een bus",
    ]


@pytest.fixture
def matching(town: Town) -> tuple[Matching, str, str]:
    """What two people wrote down on the evening."""
    evening, sheet = town.evening, shipped().sheet("voortgangsavond")
    assert sheet is not None
    new = NewWorkshop(sheet, "Avond", "Sluiswijk", Settings(), neighbourhood_id=town.place.id)
    evening.id = evening.workshops.create(new).id
    evening.facilitator = evening.seat(Audience.FACILITATOR)
    step = evening.go_to("offers")
    for kind, text in (("offer", "Ik maai het gras"), ("need", "Wie helpt in mijn tuin?")):
        give = p.MakeOffer(id=new_id(), step=step, kind=kind, text=text, category="time")
        evening.phone().give(give)
    found = Matching(town.desk, evening.workshops, Matches(evening.database), evening.clock)
    listed = {one.kind: one.ref for one in found.listed(town.place)}
    return found, listed["offer"], listed["need"]


def test_a_match_is_agreed_only_when_both_say_yes(town, matching):
    desk, offered, needed = matching
    match = desk.propose(FATMA, town.place, town.plan, offered, needed)
    states = [match.state]
    for side, said in ((Side.OFFER, YES), (Side.NEED, YES), (Side.NEED, NO)):
        states.append(desk.answer(FATMA, town.plan, match.id, side, said).state)

    assert states == [
        MatchState.PROPOSED,
        MatchState.PROPOSED,
        MatchState.AGREED,
        MatchState.DECLINED,
    ]


def test_it_is_not_done_before_both_agreed_and_a_no_undoes_it(town, matching):
    desk, offered, needed = matching
    match = desk.propose(FATMA, town.place, town.plan, offered, needed)
    with pytest.raises(NotAgreed):
        desk.finish(FATMA, town.plan, match.id)
    for side in Side:
        desk.answer(FATMA, town.plan, match.id, side, YES)

    assert desk.finish(FATMA, town.plan, match.id).state is MatchState.DONE
    assert desk.answer(FATMA, town.plan, match.id, Side.OFFER, NO).state is MatchState.DECLINED
    assert desk.answer(FATMA, town.plan, match.id, Side.OFFER, YES).state is MatchState.AGREED


def test_the_same_two_are_brought_together_once(town, matching):
    desk, offered, needed = matching
    first = desk.propose(FATMA, town.place, town.plan, offered, needed)
    again = desk.propose(FATMA, town.place, town.plan, offered, needed)

    assert again == first
    assert desk.matches(town.plan) == [first]


def test_what_is_not_there_cannot_be_matched(town, matching):
    desk, offered, needed = matching

    with pytest.raises(UnknownMatch):
        desk.propose(FATMA, town.place, town.plan, needed, offered)
    with pytest.raises(UnknownMatch):
        desk.answer(FATMA, town.plan, "nobody", Side.OFFER, YES)


def test_a_need_is_in_no_export_of_the_plan(town, matching):
    desk, offered, needed = matching
    town.do(lambda unit: unit.add_workshop(town.evening.workshop.code))
    desk.propose(FATMA, town.place, town.plan, offered, needed)

    texts = str(town.desk.document(town.plan))
    assert "Ik maai het gras" in texts
    assert "Wie helpt in mijn tuin?" not in texts
