"""Whatever a hall does, in whatever order: what must hold of every board."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from facilitation.contract import payloads as p
from facilitation.domain.refusals import Refusal
from facilitation.domain.steps import GROUPED_KINDS
from facilitation.domain.workshop import Choice
from facilitation.storage.database import Database
from tests.conftest import hurry
from tests.evening import SECRET, Evening, Screen, Seat, by_id, new_id

TEXTS = (
    "Bankjes bij de kerk",
    "Bankjes op het plein",
    "Speeltuin in het park",
    "Speeltuin voor peuters",
    "Groen langs de weg",
    "Bel mij: 06 12345678",
    "x",
)
WORDS = ("noaberschap", "Noaberschap ", "eenzaam", "eenzaamheid", "samen")
STEPS = ("words", "ideas", "check", "choose", "elaborate", "vote", "commit", "evaluate", "break")

numbers = st.integers(0, 40)
moves = st.lists(st.tuples(st.sampled_from(range(27)), numbers, numbers), min_size=5, max_size=40)
hasty = settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass
class Hall:
    """A small hall in which anybody may try anything."""

    evening: Evening
    phones: list[Seat]
    tables: list[Seat]
    sent: list[tuple[Seat, object]] = field(default_factory=list)

    def try_out(self, move: int, one: int, other: int) -> None:
        """Something happens, or is refused: both are fine."""
        seat, command = MOVES[move](self, one, other)
        try:
            seat.give(command)
        except Refusal:
            return
        self.sent.append((seat, command))

    def phone(self, number: int) -> Seat:
        return self.phones[number % len(self.phones)]

    def table(self, number: int) -> Seat:
        return self.tables[number % len(self.tables)]

    def step(self, number: int) -> str:
        return self.evening.step(STEPS[number % len(STEPS)])

    def known(self, kind: str, number: int) -> str:
        """The id of something that exists, or of nothing."""
        rows = self.evening.rows(kind)
        return str(rows[number % len(rows)].id) if rows else "nothing"


Move = Callable[[Hall, int, int], tuple[Seat, object]]

#: What people in the hall and at the desk do; and what those who sort do, 27 moves in all.
IN_THE_HALL: tuple[Move, ...] = (
    lambda h, a, b: (
        h.phone(a),
        p.SubmitNote(id=new_id(), step=h.evening.step("ideas"), text=TEXTS[b % len(TEXTS)]),
    ),
    lambda h, a, b: (
        h.table(a),
        p.SubmitNote(id=new_id(), step=h.evening.step("words"), text=WORDS[b % len(WORDS)]),
    ),
    lambda h, a, b: (h.phone(a), p.EditNote(id=h.known("notes", b), text=TEXTS[a % len(TEXTS)])),
    lambda h, a, b: (h.phone(a), p.WithdrawNote(id=h.known("notes", b))),
    lambda h, a, b: (
        h.evening.scribe,
        p.AddPaperNotes(
            step=h.evening.step("ideas"),
            notes=(p.PaperNote(id=new_id(), number=1 + a, text=TEXTS[b % 7] if b % 3 else None),),
        ),
    ),
    lambda h, a, b: (h.phone(a), p.ClaimTable(table=1 + b % 5)),
    lambda h, a, b: (
        h.table(a),
        p.SubmitPlanCard(
            id=new_id(),
            step=h.evening.step("elaborate"),
            theme=h.known("themes", b),
            title="Plan",
        ),
    ),
    lambda h, a, b: (
        h.phone(a),
        p.CastBallot(
            id=new_id(), step=h.evening.step("vote"), allocation={h.known("items", b): 1 + b % 3}
        ),
    ),
    lambda h, a, b: (h.phone(a), p.MakePledge(id=new_id(), item=h.known("items", b))),
    lambda h, a, b: (h.phone(a), p.WithdrawPledge(id=h.known("pledges", b))),
    lambda h, a, b: (h.evening.facilitator, p.GoToStep(step=h.step(b))),
    lambda h, a, b: (h.evening.facilitator, p.OpenStep(step=h.step(b), beside=bool(a % 2))),
    lambda h, a, b: (h.evening.facilitator, p.CloseStep(step=h.step(b))),
    lambda h, a, b: (h.evening.scribe, p.SetHeadcount(people=a, tables=b)),
)
SORTING: tuple[Move, ...] = (
    lambda h, a, b: (h.evening.team, p.Regroup(groups=2 + a % 5 if a % 2 else None)),
    lambda h, a, b: (
        h.evening.team,
        p.MoveNotes(notes=(h.known("notes", a),), theme=h.known("themes", b) if b % 4 else None),
    ),
    lambda h, a, b: (
        h.evening.team,
        p.AddTheme(id=new_id(), name=f"Thema {a}", notes=(h.known("notes", b),)),
    ),
    lambda h, a, b: (h.evening.team, p.RenameTheme(theme=h.known("themes", a), name=f"Naam {b}")),
    lambda h, a, b: (
        h.evening.team,
        p.MergeThemes(themes=(h.known("themes", a),), into=h.known("themes", b)),
    ),
    lambda h, a, b: (
        h.evening.team,
        p.SplitTheme(
            theme=h.known("themes", a), notes=(h.known("notes", b),), id=new_id(), name="Nieuw"
        ),
    ),
    lambda h, a, b: (h.evening.team, p.ParkTheme(theme=h.known("themes", a), parked=bool(b % 2))),
    lambda h, a, b: (h.evening.team, p.HideNote(id=h.known("notes", a), reason="test")),
    lambda h, a, b: (h.evening.team, p.ShowNote(id=h.known("notes", a))),
    lambda h, a, b: (h.evening.team, p.PreviewGrouping(groups=2 + a % 5 if b % 2 else None)),
    lambda h, a, b: (h.evening.team, p.ProposeSplit(theme=h.known("themes", a))),
    lambda h, a, b: (
        h.evening.team,
        p.AnswerSuggestion(suggestion=h.known("suggestions", a), accept=bool(b % 3)),
    ),
    lambda h, a, b: (
        h.evening.team,
        p.MergeWords(
            step=h.evening.step("words"), words=(WORDS[a % len(WORDS)],), into=WORDS[b % 5]
        ),
    ),
)
MOVES: tuple[Move, ...] = (*IN_THE_HALL, *SORTING)


@pytest.fixture(scope="module")
def hall_in(empty_tables: Path) -> Callable[[], Any]:
    """Opens a hall of its own for every example."""

    @contextmanager
    def opened() -> Iterator[Hall]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "evening.db"
            shutil.copy(empty_tables, path)
            database = Database(f"sqlite:///{path}", SECRET)
            event.listen(database.engine, "connect", hurry)
            with Evening(database, areas=(Choice("noord", "Noord"),)) as evening:
                phones = [evening.phone(role="resident", table=71 + n) for n in range(4)]
                hall = Hall(evening, phones, [evening.table(81 + n) for n in range(3)])
                for kind in ("words", "ideas"):
                    evening.go_to(kind)
                yield hall
            database.close()

    return opened


def seats(hall: Hall) -> list[Seat]:
    evening = hall.evening
    staff = [evening.facilitator, evening.team, evening.scribe, evening.projector]
    return [*staff, hall.phones[0], hall.tables[0]]


@given(moves)
@hasty
def test_what_changed_since_a_board_makes_it_the_whole_board(hall_in, made) -> None:
    with hall_in() as hall:
        screens = [Screen() for _ in seats(hall)]
        for number, move in enumerate(made):
            hall.try_out(*move)
            for place, (screen, seat) in enumerate(zip(screens, seats(hall), strict=True)):
                if (number + place) % 3 == 0:
                    assert screen.take(seat.board(since=screen.board.get("revision")))

        for screen, seat in zip(screens, seats(hall), strict=True):
            assert screen.take(seat.board(since=screen.board.get("revision")))
            assert ordered(screen.board) == ordered(seat.board())


def ordered(board: dict[str, Any]) -> dict[str, Any]:
    """A board without where it came from; keyed lists have no order."""
    whole = {**board, "since": None}
    for name in ("notes", "themes", "items", "suggestions", "review"):
        if name in whole:
            whole[name] = by_id(whole[name])
    return whole


@given(moves)
@hasty
def test_no_board_says_who_wrote_or_from_which_table_it_came(hall_in, made) -> None:
    with hall_in() as hall:
        for move in made:
            hall.try_out(*move)

        authors = {phone.author for phone in hall.phones}
        for seat in seats(hall):
            if seat is hall.tables[0]:
                continue  # a table's device knows its own number
            wire = json.dumps({**seat.board(), "counts": None, "timer": None, "revision": None})
            assert not [author for author in authors if author in wire]
            assert "author" not in wire
            assert "participant" not in wire
            assert '"table": 7' not in wire
            assert '"table": 8' not in wire


@given(moves)
@hasty
def test_one_sees_of_oneself_only_what_one_did(hall_in, made) -> None:
    with hall_in() as hall:
        for move in made:
            hall.try_out(*move)

        for phone in hall.phones:
            others = [other.author for other in hall.phones if other is not phone]
            own = phone.own()
            mine = {note.id for note in hall.evening.rows("notes", author=phone.author)}
            assert {note["id"] for note in own["notes"]} <= mine
            assert not [author for author in others if author in json.dumps(own)]


@given(moves)
@hasty
def test_everything_that_is_kept_counted_equals_what_there_is(hall_in, made) -> None:
    with hall_in() as hall:
        for move in made:
            hall.try_out(*move)

        evening = hall.evening
        notes = evening.rows("notes")
        states = Counter(str(note.review) for note in notes)
        header = evening.workshop
        assert (header.notes, header.waiting, header.hidden) == (
            states["shown"],
            states["waiting"],
            states["hidden"],
        )
        assert header.phones == len(hall.phones)
        shown = [note for note in notes if note.review == "shown"]
        placed = Counter(note.theme for note in shown)
        for theme in evening.rows("themes"):
            if theme.state in ("suggested", "active", "parked"):
                assert theme.count == placed[theme.id]
        said = Counter(note.text.casefold() for note in shown if note.kind == "word")
        kept = {word.word.strip().casefold(): word.count for word in evening.rows("words")}
        assert {word: count for word, count in kept.items() if count} == said
        loose = sum(note.theme is None and note.kind in GROUPED_KINDS for note in shown)
        assert evening.team.board()["counts"]["loose"] == loose
        for item in evening.rows("items"):
            pledges = evening.rows("pledges", item=item.id, withdrawn=False)
            assert item.says_yes == len(pledges)
        numbers = [note.number for note in notes]
        assert len(set(numbers)) == len(numbers)


@given(moves)
@hasty
def test_everything_with_an_id_may_be_sent_again(hall_in, made) -> None:
    with hall_in() as hall:
        for move in made:
            before = len(hall.sent)
            hall.try_out(*move)
            for seat, command in hall.sent[before:]:
                if hasattr(command, "id") or isinstance(command, p.AddPaperNotes):
                    rows = everything(hall.evening)
                    seat.give(command)
                    assert everything(hall.evening) == rows


def everything(evening: Evening) -> dict[str, list[Any]]:
    """All that stands in the store, revisions apart."""
    kinds = ("notes", "themes", "words", "ballots", "items", "pledges", "hand_counts")
    return {kind: evening.rows(kind) for kind in kinds}


sortings = st.lists(
    st.tuples(st.sampled_from(range(len(IN_THE_HALL), len(MOVES))), numbers, numbers),
    min_size=3,
    max_size=15,
)


@given(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=10), sortings)
@hasty
def test_undo_and_redo_bring_back_exactly_the_board_of_then(hall_in, written, made) -> None:
    with hall_in() as hall:
        for one, other in written:
            hall.try_out(0, one, other)
            hall.try_out(1, other, one)
        boards = [wall(hall)]
        for move in made:
            events = len(hall.evening.rows("board_events"))
            hall.try_out(*move)
            if len(hall.evening.rows("board_events")) > events:
                boards.append(wall(hall))

        for earlier in reversed(boards[:-1]):
            hall.evening.team.give(p.Undo())
            assert wall(hall) == earlier
        assert hall.evening.team.refused(p.Undo()).code == "nothing_to_undo"
        for later in boards[1:]:
            hall.evening.facilitator.give(p.Redo())
            assert wall(hall) == later
        assert hall.evening.team.refused(p.Redo()).code == "nothing_to_redo"


def wall(hall: Hall) -> dict[str, Any]:
    """The team's board and the hall's, apart from revision and history, and from suggestions:
    what the machine thinks is not taken back with what people did."""
    return {
        str(seat.who.audience): {
            name: part
            for name, part in ordered(seat.board()).items()
            if name not in ("revision", "history", "suggestions")
        }
        for seat in (hall.evening.team, hall.evening.projector, hall.phones[0])
    }
