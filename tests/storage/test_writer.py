"""The writer: what came together shares a commit, and each hears its own answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.refusals import Fault, Refusal, TryAgain
from facilitation.services.ports import Done
from facilitation.storage.writer import Order
from tests.evening import Evening, new_id


def together(evening: Evening, orders: list[Order]) -> list[Any]:
    """Have the writer take these as one batch."""
    evening.writer._write_batch(orders)
    return [order.outcome for order in orders]


@pytest.fixture
def waiting(database, evenings: Callable[..., Evening]) -> Evening:
    """An evening whose writer we drive by hand: nobody else uses it at the same time."""
    evening = evenings()
    evening.go_to("ideas")
    return evening


def note(evening: Evening, text: str = "Meer bankjes") -> Order:
    phone = evening.phone()
    return Order(phone.who, p.SubmitNote(id=new_id(), step=evening.step("ideas"), text=text))


def test_one_that_is_refused_leaves_the_others_of_its_batch_alone(waiting: Evening) -> None:
    orders = [note(waiting), note(waiting, " "), note(waiting)]

    first, second, third = together(waiting, orders)

    assert isinstance(first, Done)
    assert isinstance(second, Refusal)
    assert (second.code, third.revision) == ("empty_text", first.revision + 1)
    assert len(waiting.rows("notes")) == 2


def cards(evening: Evening, *texts: str) -> Order:
    """Paper cards with the same number: from the second on they are refused."""
    notes = [p.PaperNote(id=new_id(), text=text, number=7) for text in texts]
    step = evening.step("ideas")
    return Order(evening.facilitator.who, p.AddPaperNotes(step=step, notes=notes))


def test_what_was_written_before_a_refusal_is_taken_back_and_nothing_else(waiting: Evening) -> None:
    orders = [note(waiting), cards(waiting, "Een kaart", "Nog een"), note(waiting)]

    first, second, third = together(waiting, orders)

    assert isinstance(second, Refusal)
    assert (second.code, third.revision) == ("number_taken", first.revision + 1)
    assert [one.text for one in waiting.rows("notes")] == ["Meer bankjes", "Meer bankjes"]


def test_one_alone_that_wrote_before_it_was_refused_leaves_nothing(waiting: Evening) -> None:
    before = waiting.workshop

    [refused] = together(waiting, [cards(waiting, "Een kaart", "Nog een")])
    [kept] = together(waiting, [cards(waiting, "Een kaart")])

    assert isinstance(refused, Refusal)
    assert kept.revision == before.revision + 1
    assert [one.text for one in waiting.rows("notes")] == ["Een kaart"]


def test_a_mistake_of_ours_leaves_the_others_alone_and_gets_a_reference(
    waiting: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Order(note(waiting).who, object())

    fault, kept = together(waiting, [broken, note(waiting)])

    assert isinstance(fault, Fault)
    assert str(fault.params["reference"]) in caplog.text
    assert isinstance(kept, Done)
    assert len(waiting.rows("notes")) == 1


def test_what_changed_nothing_uses_no_revision(waiting: Evening) -> None:
    order = note(waiting)
    [first] = together(waiting, [order])

    [again] = together(waiting, [Order(order.who, order.command)])

    assert (again.revision, again.events) == (first.revision, ())
    assert waiting.workshop.revision == first.revision


def test_a_batch_is_published_once_per_workshop_and_after_it_is_kept(waiting: Evening) -> None:
    seen: list[tuple[int, int]] = []

    def published(workshop: int, revision: int, events: Any) -> None:
        seen.append((revision, len(waiting.rows("notes"))))

    orders = [note(waiting), note(waiting), note(waiting, " ")]
    waiting.writer.publish = published
    outcomes = together(waiting, orders)

    assert seen == [(outcomes[1].revision, 2)]


def test_a_database_that_fails_keeps_nothing_and_asks_to_try_again(waiting: Evening) -> None:
    orders = [note(waiting), note(waiting)]
    real = waiting.writer._connection
    assert real is not None
    bare = real.connection.driver_connection
    assert bare is not None
    bare.close()

    outcomes = together(waiting, orders)
    later = together(waiting, [Order(order.who, order.command) for order in orders])

    assert all(isinstance(outcome, TryAgain) and outcome.retry for outcome in outcomes)
    assert all(isinstance(outcome, Done) for outcome in later)
    assert len(waiting.rows("notes")) == 2


def test_what_somebody_else_wrote_to_a_workshop_holds_for_the_next_command(
    waiting: Evening,
) -> None:
    together(waiting, [note(waiting)])
    with waiting.database.writing() as connection:
        connection.exec_driver_sql("UPDATE workshop SET last_number = 700")
    [numbered] = together(waiting, [note(waiting)])
    with waiting.database.writing() as connection:
        connection.exec_driver_sql("UPDATE step SET state = 'closed'")
    [late] = together(waiting, [note(waiting)])

    assert isinstance(numbered, Done)
    assert sorted(row.number for row in waiting.rows("notes"))[-1] == 701
    assert isinstance(late, Refusal)
    assert late.code == "step_closed"


def test_what_a_lost_batch_made_of_a_workshop_is_forgotten(waiting: Evening) -> None:
    [first] = together(waiting, [note(waiting)])
    doomed = note(waiting)
    real = waiting.writer._connection
    assert real is not None
    bare = real.connection.driver_connection
    assert bare is not None
    is_sqlite = waiting.database.is_sqlite
    bare.execute(
        f"{'PRAGMA query_only' if is_sqlite else 'SET default_transaction_read_only'} = on"
    )

    [lost] = together(waiting, [doomed])
    [kept] = together(waiting, [note(waiting)])

    assert isinstance(lost, TryAgain)
    assert kept.revision > first.revision
    assert waiting.workshop.revision == kept.revision
    assert len(waiting.rows("notes")) == 2


def test_many_at_once_all_get_an_answer_and_a_number_of_their_own(waiting: Evening) -> None:
    orders = [note(waiting, f"Idee {number}") for number in range(60)]
    done: list[Done] = []

    def give(order: Order) -> None:
        done.append(waiting.writer.write(order.who, order.command))

    threads = [threading.Thread(target=give, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert len({one.revision for one in done}) == 60
    assert len({row.number for row in waiting.rows("notes")}) == 60
