"""What a process remembers and borrows of a PostgreSQL that others write to as well."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from facilitation.background import Threads
from facilitation.clock import now_ms
from facilitation.contract import payloads as p
from facilitation.domain.people import Audience, Participant, Who
from facilitation.domain.refusals import Refusal
from facilitation.domain.workshop import Settings, Workshop
from facilitation.runsheets import shipped
from facilitation.services.joining import Join
from facilitation.services.tokens import hash_of
from facilitation.storage import driver
from facilitation.storage.database import READY_AT_START, Database, DatabaseAway
from facilitation.storage.receipts import Receipts
from facilitation.storage.workshops import NewWorkshop, Workshops
from facilitation.storage.writer import Order, Writer
from tests.evening import new_id
from tests.growing.servers import postgresql

pytestmark = pytest.mark.services

SECRET = "only-for-tests-only-for-tests-only-for-tests"


class Wing:
    """The storage of one process; its writer is driven by hand."""

    def __init__(self, url: str) -> None:
        self.database = Database(url, SECRET)
        self.workshops = Workshops(self.database, SECRET, now_ms)
        self.writer = Writer(self.database, Threads(), now_ms)

    def write(self, who: Who, command: object) -> str:
        """'ok', or the code of the refusal."""
        order = Order(who, command)
        self.writer._write_batch([order])
        return order.outcome.code if isinstance(order.outcome, Refusal) else "ok"

    def close(self) -> None:
        self.writer._forget_connection()
        self.database.close()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgresql() as address:
        database = Database(address, SECRET)
        database.migrate()
        database.close()
        yield address


@pytest.fixture
def wings(url: str) -> Iterator[tuple[Wing, Wing]]:
    here, there = Wing(url), Wing(url)
    yield here, there
    here.close()
    there.close()


@pytest.fixture
def workshop(wings: tuple[Wing, Wing]) -> Workshop:
    sheet = shipped().sheet("g100")
    assert sheet is not None
    return wings[0].workshops.create(NewWorkshop(sheet, "Proef", "Sluiswijk", Settings()))


@pytest.fixture
def step(wings: tuple[Wing, Wing], workshop: Workshop) -> str:
    """An ideas step that is open."""
    with wings[0].workshops.reading(workshop.id) as store:
        found = next(one.id for one in store.steps.where() if one.kind == "ideas")
    lead = Who(workshop.id, Audience.FACILITATOR)
    assert wings[0].write(lead, p.GoToStep(step=found)) == "ok"
    return found


def come_in(wing: Wing, workshop: Workshop) -> Who:
    person = Participant(id=new_id(), token_hash=hash_of(new_id()), language="nl")
    who = Who(workshop.id, Audience.PHONE, person.id)
    assert wing.write(who, Join(person)) == "ok"
    return who


@pytest.fixture
def who(wings: tuple[Wing, Wing], workshop: Workshop, step: str) -> Who:
    """Somebody whose first note was taken here."""
    here, _ = wings
    someone = come_in(here, workshop)
    assert here.write(someone, note(step)) == "ok"
    return someone


def note(step: str) -> p.SubmitNote:
    return p.SubmitNote(id=new_id(), step=step, text="Meer bankjes")


def test_a_step_that_another_process_closed_takes_no_note_here(
    wings: tuple[Wing, Wing], who: Who, step: str
) -> None:
    here, there = wings
    there.write(Who(who.workshop_id, Audience.FACILITATOR), p.CloseStep(step=step))

    assert here.write(who, note(step)) == "step_closed"


def test_who_was_forgotten_by_another_process_writes_no_more_here(
    wings: tuple[Wing, Wing], who: Who, step: str
) -> None:
    here, there = wings
    receipts = Receipts(there.database)
    receipts.keep("a receipt", who.workshop_id, str(who.participant_id), now_ms())
    receipts.forget_writer("a receipt")

    assert here.write(who, note(step)) != "ok"


def test_what_nobody_changed_is_not_asked_again_for_the_next_note(
    wings: tuple[Wing, Wing], who: Who, step: str
) -> None:
    here, _ = wings
    here.write(who, note(step))

    remembered = here.writer._remembered.rows[who.workshop_id]
    here.write(who, note(step))

    assert here.writer._remembered.rows[who.workshop_id] is remembered
    assert remembered["step"]
    assert remembered["participant"]


def test_a_hall_that_asks_all_at_once_shares_the_connections_that_are_ready(
    wings: tuple[Wing, Wing], workshop: Workshop
) -> None:
    here, _ = wings
    here.database.hold_open()
    made: list[object] = []
    event.listen(here.database.engine, "connect", lambda *new: made.append(new))

    with ThreadPoolExecutor(30) as hall:
        found = list(hall.map(here.workshops.by_code, [workshop.code] * 200))

    assert {one.id for one in found} == {workshop.id}
    assert made == []
    assert here.database.engine.pool.checkedin() >= READY_AT_START


def test_a_connection_that_breaks_in_the_middle_of_a_look_is_thrown_away_without_a_word(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(url, SECRET)

    def look() -> None:
        with database.reading() as looking:
            process = driver.row(looking, "SELECT pg_backend_pid()", {})[0]
            with database.reading() as other:
                driver.run(other, f"SELECT pg_terminate_backend({process})")
            driver.row(looking, "SELECT 1", {})

    with pytest.raises(DatabaseAway):
        look()
    with database.reading() as again:
        answer = driver.row(again, "SELECT 1", {})
    database.close()

    assert answer == (1,)
    assert [one.name for one in caplog.records if one.levelname == "ERROR"] == []
