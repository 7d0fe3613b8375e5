"""When the machine looks at a board by itself, and when it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from facilitation.background import Threads
from facilitation.contract import payloads as p
from facilitation.domain.grouping import GroupingRequest, ProposedGrouping
from facilitation.domain.people import Audience, Who
from facilitation.live.advising import Advisor
from facilitation.live.connected import Connected, Register
from facilitation.services.commanding import Commander
from tests.evening import Evening, FirstWordGrouper, new_id


@dataclass
class AttentiveGrouper(FirstWordGrouper):
    """A machine that remembers what it was asked; something may happen while it thinks."""

    asked: list[int] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def propose(self, request: GroupingRequest) -> ProposedGrouping:
        self.asked.append(len(request.notes))
        self.meanwhile()
        return super().propose(request)


@dataclass
class Watch:
    """An advisor of one process, with a clock that stands still until somebody moves it."""

    evening: Evening
    machine: AttentiveGrouper = field(default_factory=AttentiveGrouper)
    register: Register = field(default_factory=Register)
    now: float = 1000.0

    def __post_init__(self) -> None:
        evening = self.evening
        self.commander = Commander(evening.workshops, evening.writer, self.machine)
        evening.commander = self.commander
        self.advisor = Advisor(
            evening.workshops, self.commander, self.register, Threads(), lambda: self.now
        )

    def come_in(self, audience: Audience, workshop_id: int | None = None) -> str:
        sid = new_id()
        who = Who(workshop_id or self.evening.id, audience)
        self.register.add(Connected(sid, who, f"{audience}:{sid}"))
        return sid

    def looks(self, seconds: float = 0.0) -> list[int]:
        """How many notes the machine sees when it looks around, that much later."""
        self.now += seconds
        before = len(self.machine.asked)
        self.advisor.look_around()
        return self.machine.asked[before:]


@pytest.fixture
def watch(evening: Evening, writing: str) -> Watch:
    """Fifteen notes, and nobody to see them sorted."""
    evening.notes(*(f"Bankjes nummer {number}" for number in range(15)))
    return Watch(evening)


def test_the_machine_looks_as_soon_as_someone_can_see_what_it_suggests(watch: Watch) -> None:
    for audience in (Audience.PHONE, Audience.PROJECTOR, Audience.SCRIBE):
        watch.come_in(audience)
    alone = watch.looks()

    watch.come_in(Audience.TEAM)

    assert alone == []
    assert watch.looks() == [15]
    assert watch.looks(60) == []


def test_many_new_notes_are_looked_at_at_once_and_a_few_when_it_is_quiet(watch: Watch) -> None:
    watch.come_in(Audience.FACILITATOR)
    watch.looks()

    watch.evening.notes("Fietsen 1", "Fietsen 2")
    few = watch.looks(1)
    watch.evening.notes("Fietsen 3")
    still = watch.looks(9)
    quiet = watch.looks(10)
    watch.evening.notes(*(f"Fietsen nummer {number}" for number in range(5)))
    many = watch.looks()

    assert (few, still, quiet, many) == ([], [], [18], [23])


def test_an_answer_or_a_timer_is_nothing_to_look_at(watch: Watch) -> None:
    watch.come_in(Audience.TEAM)
    watch.looks()

    watch.evening.facilitator.give(p.SetTimer(seconds=60))
    watch.evening.scribe.give(p.SetHeadcount(people=40))
    watch.looks()

    assert watch.looks(60) == []


def test_its_own_suggestions_are_nothing_to_look_at(watch: Watch) -> None:
    watch.come_in(Audience.TEAM)
    watch.looks()

    assert [row["kind"] for row in watch.evening.team.board()["suggestions"]] == ["grouping"]
    assert watch.looks(60) == []


def test_the_machine_rests_after_a_long_look(watch: Watch) -> None:
    def think_long() -> None:
        watch.now += 2.0

    watch.come_in(Audience.TEAM)
    watch.machine.meanwhile = think_long
    watch.looks()

    watch.evening.notes(*(f"Fietsen nummer {number}" for number in range(5)))

    assert watch.looks(7.9) == []
    assert watch.looks(0.2) == [20]


def test_the_machine_does_not_look_while_people_have_it_group(watch: Watch) -> None:
    seen: list[list[int]] = []

    def look_around() -> None:
        watch.machine.meanwhile = lambda: None
        seen.append(watch.looks())

    watch.come_in(Audience.TEAM)
    watch.machine.meanwhile = look_around
    watch.evening.team.give(p.Regroup())

    assert seen == [[]]


def test_the_board_that_waits_longest_is_looked_at_first(
    evenings: Callable[..., Evening],
) -> None:
    first, second = evenings(), evenings()
    for number, evening in enumerate((first, second)):
        evening.go_to("ideas")
        evening.notes(*(f"Bankjes nummer {note}" for note in range(15 + number)))
    watch = Watch(first)
    for evening in (first, second):
        watch.come_in(Audience.TEAM, evening.id)
    both = watch.looks()

    second.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    watch.looks(1)
    first.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    watch.looks(1)

    assert sorted(both) == [15, 16]
    assert watch.looks(30) == [20, 19]


def test_a_meeting_that_is_over_does_not_keep_the_machine_from_others(
    evenings: Callable[..., Evening],
) -> None:
    over, other = evenings(), evenings()
    for evening in (over, other):
        evening.go_to("ideas")
        evening.notes(*(f"Bankjes nummer {number}" for number in range(15)))
    over.facilitator.give(p.CloseWorkshop())
    watch = Watch(over)
    for evening in (over, other):
        watch.come_in(Audience.TEAM, evening.id)

    assert watch.looks() == [15]
    assert over.team.board()["suggestions"] == []


def test_boards_that_nobody_sees_any_more_are_forgotten(watch: Watch) -> None:
    sid = watch.come_in(Audience.TEAM)
    watch.looks()
    watch.register.remove(sid)
    watch.evening.notes(*(f"Fietsen nummer {number}" for number in range(5)))
    gone = watch.looks()

    watch.come_in(Audience.TEAM)

    assert gone == []
    assert watch.looks() == [20]
