"""Whatever phones, the team and the network do in whatever order, a simple model of the hall and
the server agree: on notes, places, counts, and what each author sees.

SAMENSPEL_TEST_EXAMPLES=500 looks much longer than CI does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import event

from facilitation.background import Threads
from facilitation.contract import payloads as p
from facilitation.domain.notes import WITHDRAWN
from facilitation.domain.people import Audience
from facilitation.domain.refusals import Refusal, TryAgain
from facilitation.services.commanding import Commander
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.storage.database import Database
from facilitation.storage.workshops import Workshops
from facilitation.storage.writer import Writer
from tests.conftest import hurry
from tests.evening import SECRET, Evening, FirstWordGrouper, Screen, Seat, new_id

pytestmark = pytest.mark.timeout(900)

EXAMPLES = int(os.environ.get("SAMENSPEL_TEST_EXAMPLES", "12"))
STEPS_PER_EXAMPLE = 30 if EXAMPLES < 100 else 60

WORDS = ("Bankjes", "Bomen", "Fietsen", "Feest")
texts = st.builds("{} {}".format, st.sampled_from(WORDS), st.sampled_from(("hier", "daar", "ooit")))
numbers = st.integers(0, 30)

Places = Mapping[str, str | None]


@dataclass
class Person:
    """Somebody with a phone, and what their phone knows."""

    seat: Seat
    token: str
    outbox: list[tuple[int, p.SubmitNote]] = field(default_factory=list)


@dataclass
class Written:
    """A note as the model has it."""

    author: str
    text: str
    withdrawn: bool = False
    late: bool = False


class HallMachine(RuleBasedStateMachine):
    """One hall, one store, and the model."""

    empty_tables: Path
    people: Bundle[Person] = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "evening.db"
        shutil.copy(self.empty_tables, self.path)
        self.evening = Evening(self._database())
        self.evening.writer.start()
        self.notes: dict[str, Written] = {}
        self.places: dict[str, str | None] = {}
        self.themes: list[str] = []
        self.undoable: list[tuple[Places, Places]] = []
        self.undone: list[tuple[Places, Places]] = []
        self.open = False
        self.screen = Screen()

    def _database(self) -> Database:
        database = Database(f"sqlite:///{self.path}", SECRET)
        event.listen(database.engine, "connect", hurry)
        return database

    def teardown(self) -> None:
        self.evening.writer.stop()
        self.evening.database.close()
        self.folder.cleanup()

    # People --------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self.ideas, self.words = self.evening.step("ideas"), self.evening.step("words")
        self.open_ideas()

    @rule(target=people)
    def join(self) -> Person:
        entrance = self.evening.doorkeeper.join(self.evening.workshop, "nl")
        assert entrance.token
        seat = self.evening.seat(Audience.PHONE, participant_id=entrance.who.participant_id)
        return Person(seat, entrance.token)

    @rule(person=people)
    def reconnect(self, person: Person) -> None:
        """The token brings the same participant back."""
        auth = {"code": self.evening.workshop.code, "token": person.token}
        entrance = self.evening.doorkeeper.admit(Audience.PHONE, {}, auth)
        assert entrance.who == person.seat.who

    @rule(person=people, text=texts)
    def submit(self, person: Person, text: str) -> None:
        note = p.SubmitNote(id=new_id(), step=self.ideas, text=text)
        if self.open:
            person.seat.give(note)
            self._has_written(person, note)
        else:
            assert person.seat.refused(note).code == "step_closed"

    @precondition(lambda self: self.open)
    @rule(person=people, text=texts)
    def write_without_a_connection(self, person: Person, text: str) -> None:
        note = p.SubmitNote(id=new_id(), step=self.ideas, text=text)
        person.outbox.append((self.evening.clock.now_ms, note))

    @rule(person=people)
    def send_the_outbox(self, person: Person) -> None:
        """What was written while the step was open arrives, also after it closed."""
        for written_ms, note in person.outbox:
            age_ms = self.evening.clock.now_ms - written_ms
            late = p.SubmitNote(id=note.id, step=note.step, text=note.text, age_ms=age_ms)
            person.seat.give(late)
            self._has_written(person, note, late=not self.open)
        person.outbox.clear()

    @precondition(lambda self: self.open)
    @rule(person=people, text=texts)
    def lose_the_answer(self, person: Person, text: str) -> None:
        """It is on disk, but the phone does not know, and keeps it."""
        note = p.SubmitNote(id=new_id(), step=self.ideas, text=text)
        person.seat.give(note)
        self._has_written(person, note)
        person.outbox.append((self.evening.clock.now_ms, note))

    @precondition(lambda self: self.open)
    @rule(person=people, text=texts)
    def lose_the_database(self, person: Person, text: str) -> None:
        """The connection breaks: nothing is kept, and the phone is told to try again."""
        connection = self.evening.writer._connection
        assert connection is not None
        bare = connection.connection.driver_connection
        assert bare is not None
        bare.close()
        note = p.SubmitNote(id=new_id(), step=self.ideas, text=text)
        assert isinstance(person.seat.refused(note), TryAgain)
        person.outbox.append((self.evening.clock.now_ms, note))

    @precondition(lambda self: self.notes)
    @rule(number=numbers)
    def send_again(self, number: int) -> None:
        """The same id from the same author is the note we have, whatever happened since."""
        note_id = self._note(number)
        before = self.evening.workshop.revision
        again = p.SubmitNote(id=note_id, step=self.ideas, text="Iets heel anders")
        self._seat_of(note_id).give(again)
        assert self.evening.workshop.revision == before

    @precondition(lambda self: self.notes)
    @rule(person=people, number=numbers)
    def take_an_id(self, person: Person, number: int) -> None:
        note_id = self._note(number)
        if self.notes[note_id].author != person.seat.author:
            note = p.SubmitNote(id=note_id, step=self.ideas, text="Van mij")
            assert person.seat.refused(note).code == "id_taken"

    @precondition(lambda self: self.notes)
    @rule(number=numbers, text=texts)
    def edit(self, number: int, text: str) -> None:
        note = self._note(number)
        command = p.EditNote(id=note, text=text)
        if self.open or self.notes[note].text == text:
            self._seat_of(note).give(command)
            self.notes[note].text = text
        else:
            assert self._seat_of(note).refused(command).code == "step_closed"

    @precondition(lambda self: self.notes)
    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        note = self._note(number)
        command = p.WithdrawNote(id=note)
        if self.open or self.notes[note].withdrawn:
            self._seat_of(note).give(command)
            self.notes[note].withdrawn = True
        else:
            assert self._seat_of(note).refused(command).code == "step_closed"

    # The facilitator -----------------------------------------------------------------------

    @rule()
    def open_ideas(self) -> None:
        self.evening.facilitator.give(p.OpenStep(step=self.ideas))
        self.open = True

    @precondition(lambda self: self.open)
    @rule()
    def close_ideas(self) -> None:
        self.evening.clock.forward(1)
        self.evening.facilitator.give(p.CloseStep(step=self.ideas))
        self.open = False

    @rule()
    def go_on(self) -> None:
        """Going to another step closes nothing."""
        self.evening.facilitator.give(p.GoToStep(step=self.words))

    @rule(seconds=st.integers(1, 30))
    def time_passes(self, seconds: int) -> None:
        self.evening.clock.forward(seconds)

    # The team ------------------------------------------------------------------------------

    @precondition(lambda self: self.notes)
    @rule(number=numbers)
    def make_theme(self, number: int) -> None:
        theme = new_id()
        note = self._note(number)
        self._sorts(p.AddTheme(id=theme, name=f"Thema {len(self.themes)}", notes=(note,)))
        self.themes.append(theme)

    @precondition(lambda self: self.notes and self.themes)
    @rule(number=numbers, theme=numbers, loose=st.booleans())
    def move(self, number: int, theme: int, loose: bool) -> None:
        where = None if loose else self.themes[theme % len(self.themes)]
        self._sorts(p.MoveNotes(notes=(self._note(number),), theme=where))

    @rule()
    def regroup(self) -> None:
        self._sorts(p.Regroup())

    @rule()
    def undo(self) -> None:
        if self._tried(p.Undo()):
            before, after = self.undoable.pop()
            self.undone.append((before, after))
            self._put(after, before)
        else:
            assert not self.undoable

    @rule()
    def redo(self) -> None:
        if self._tried(p.Redo()):
            before, after = self.undone.pop()
            self.undoable.append((before, after))
            self._put(before, after)
        else:
            assert not self.undone

    def _sorts(self, command: object) -> None:
        """A board command moves only what it says; the model takes its word for where to."""
        before, events = self._stored_places(), len(self.evening.rows("board_events"))
        if not self._tried(command):
            return
        after = self._stored_places()
        self.places |= after
        if len(self.evening.rows("board_events", undone=False, dropped=False)) != len(
            self.undoable
        ):
            self.undoable.append((before, after))
            self.undone.clear()
        assert len(self.evening.rows("board_events")) >= events

    def _tried(self, command: object) -> bool:
        try:
            self.evening.team.give(command)
        except Refusal:
            return False
        return True

    def _put(self, now: Places, then: Places) -> None:
        self.places |= {note: theme for note, theme in then.items() if now.get(note) != theme}

    # The store -----------------------------------------------------------------------------

    @rule()
    def restart(self) -> None:
        """Another process opens the same file."""
        evening = self.evening
        evening.writer.stop()
        evening.database.close()
        evening.database = self._database()
        evening.workshops = Workshops(evening.database, SECRET, evening.clock)
        evening.writer = Writer(evening.database, Threads(), evening.clock)
        evening.commander = Commander(evening.workshops, evening.writer, FirstWordGrouper())
        evening.doorkeeper = Doorkeeper(evening.workshops, evening.writer, evening.clock)
        evening.writer.start()

    # What must hold ------------------------------------------------------------------------

    @invariant()
    def the_store_has_what_the_model_has(self) -> None:
        stored = {note.id: note for note in self.evening.rows("notes")}
        assert set(stored) == set(self.notes)
        for note_id, written in self.notes.items():
            row = stored[note_id]
            assert (row.author, row.text, row.late) == (written.author, written.text, written.late)
            assert (row.hidden_reason == WITHDRAWN) is written.withdrawn
        assert self._stored_places() == self.places

    @invariant()
    def screens_show_what_is_shown_and_count_it(self) -> None:
        followed = self.screen.take(self.evening.projector.board(self.screen.board.get("revision")))
        assert followed
        shown = {row["id"]: row["theme"] for row in self.screen.board["notes"]}
        visible = {note for note, written in self.notes.items() if not written.withdrawn}
        assert set(shown) == visible
        assert self.screen.board["counts"]["notes"] == len(visible)

    @invariant()
    def everybody_sees_their_own_notes_and_no_others(self) -> None:
        authors = {written.author for written in self.notes.values()}
        for author in authors:
            seat = self.evening.seat(Audience.PHONE, participant_id=author)
            mine = {row["id"]: row["text"] for row in seat.own()["notes"]}
            theirs = {
                note: written.text
                for note, written in self.notes.items()
                if written.author == author and not written.withdrawn
            }
            assert mine == theirs

    def _has_written(self, person: Person, note: p.SubmitNote, late: bool = False) -> None:
        if note.id not in self.notes:
            self.notes[note.id] = Written(person.seat.author, note.text, late=late)
            self.places[note.id] = None

    def _note(self, number: int) -> str:
        return sorted(self.notes)[number % len(self.notes)]

    def _seat_of(self, note: str) -> Seat:
        return self.evening.seat(Audience.PHONE, participant_id=self.notes[note].author)

    def _stored_places(self) -> dict[str, str | None]:
        return {note.id: note.theme for note in self.evening.rows("notes")}


def test_model_and_server_agree_whatever_happens(empty_tables: Path) -> None:
    machine = type("Machine", (HallMachine,), {"empty_tables": empty_tables})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS_PER_EXAMPLE,
            deadline=None,
            derandomize=EXAMPLES < 100,
            phases=(Phase.generate,) if EXAMPLES < 100 else tuple(Phase),
            suppress_health_check=list(HealthCheck),
        ),
    )
