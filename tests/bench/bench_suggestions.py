"""What suggestions cost, measured, never asserted: python -m tests.bench.bench_suggestions.

One meeting with many notes and the real machine: what a look takes, step by step, and what a new
note, a board and a move by hand take with nothing suggested, with a preview, and with a dozen
suggestions open. Everything is in one process, so only the machine runs beside it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle

from facilitation.contract import payloads as p
from facilitation.grouper import Grouper
from facilitation.rehearsal import corpus
from facilitation.services.commanding import Commander
from facilitation.services.looking import look
from facilitation.services.suggesting import suggested
from facilitation.storage.database import Database
from facilitation.workers import Worker
from tests.evening import SECRET, Evening, Seat

TIMES = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=500)
    notes = parser.parse_args().notes
    worker = Worker("grouping", 60.0)
    worker.ask({"texts": ["Meer bankjes"]})  # answers once it is ready
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/evening.db", SECRET)
        database.migrate()
        with Evening(database) as evening:
            measure(evening, Grouper(worker), notes)
        database.close()
    worker.stop()


def measure(evening: Evening, machine: Grouper, number: int) -> None:
    evening.commander = Commander(evening.workshops, evening.writer, machine)
    step, phone = evening.go_to("ideas"), evening.phone()
    texts = cycle(corpus.all_needs())
    for _ in range(number):
        phone.write(step, next(texts)[:140])
    print(f"{number} notes, median of {TIMES}, in milliseconds")
    costs("nothing suggested", evening, phone, step, texts)
    a_look(evening, machine)
    evening.commander.suggest(evening.id)
    costs("a preview open", evening, phone, step, texts)
    evening.commander.suggest(evening.id)
    [preview] = evening.team.board()["suggestions"]
    yes = p.AnswerSuggestion(suggestion=preview["id"], accept=True)
    print(f"  taken over: {timed(lambda: evening.team.give(yes), 1):.1f}")
    for _ in range(30):
        phone.write(step, next(texts)[:140])
    a_look(evening, machine)
    evening.commander.suggest(evening.id)
    costs(f"{len(evening.team.board()['suggestions'])} open", evening, phone, step, texts)


def a_look(evening: Evening, machine: Grouper) -> None:
    began = time.perf_counter()
    with evening.workshops.reading(evening.id) as store:
        looked = look(store, lambda: None)
    assert looked is not None
    read = time.perf_counter()
    proposal = machine.propose(looked.request)
    splits = [machine.split(request) for request in looked.splits]
    thought = time.perf_counter()
    suggested(looked, proposal, splits)
    drafted = time.perf_counter()
    parts = (("read", began, read), ("machine", read, thought), ("draft", thought, drafted))
    shares = ", ".join(f"{name} {1000 * (end - start):.1f}" for name, start, end in parts)
    print(f"  a look: {shares}")


def costs(state: str, evening: Evening, phone: Seat, step: str, texts: Iterator[str]) -> None:
    theme = evening.theme("Proef") if evening.rows("themes") else None
    lying = cycle([note.id for note in evening.rows("notes")])

    def move() -> None:
        evening.team.give(p.MoveNotes(notes=(next(lying),), theme=theme))

    print(
        f"{state}: a note {timed(lambda: phone.write(step, next(texts)[:140])):.1f},"
        f" a whole board {timed(evening.team.board):.1f}, a move {timed(move):.1f}"
    )


def timed(act: Callable[[], object], times: int = TIMES) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


if __name__ == "__main__":
    main()
