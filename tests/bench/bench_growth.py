"""What one note costs when many are stored already, and what phones are sent; printed, never
asserted: python tests/bench/bench_growth.py [--stored 5 500 5000 50000] [--phones 300].

The stored notes stand in the same workshop, shown and loose, as after a very long evening; the
screen has them all before the first note is measured. The sizes take turns, since a machine that
does other things is slower at one moment than at another.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from facilitation.domain.notes import Note
from facilitation.domain.ports import Unit
from facilitation.services.counting import count_note
from tests.bench.bench_beside_node import TEXT, Figures, measure, samenspel
from tests.bench.raw_phone import new_id

TITLES = (
    "stored",
    "processor per note, ms",
    "times the least stored",
    "answer p50 ms",
    "p95 ms",
    "bytes per phone",
    "lost",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=int, nargs="+", default=[5, 500, 5000, 50_000])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    wishes = parser.parse_args()
    rounds: dict[int, list[Figures]] = {stored: [] for stored in wishes.stored}
    for _ in range(wishes.rounds):
        for stored, measured in rounds.items():
            measured.append(_round(stored, wishes.phones))
    _print_cells(TITLES)
    _print_cells(["---"] * len(TITLES))
    least = _middle(rounds[min(rounds)], "cpu_per_note")
    for stored, measured in rounds.items():
        _print_cells(_cells(stored, measured, least))


def _round(stored: int, phones: int) -> Figures:
    with samenspel(fill=_with_notes(stored)) as served:
        return asyncio.run(measure(served, phones))


def _with_notes(stored: int) -> Callable[[Unit], None]:
    def fill(unit: Unit) -> None:
        step = next(one for one in unit.steps.where() if one.kind == "ideas")
        for number in range(401, 401 + stored):
            author = new_id()
            note = Note(new_id(), number, step.id, "idea", TEXT, "person", "device", author, 0)
            # Each came with a command of its own.
            unit.workshop = replace(unit.workshop, revision=unit.workshop.revision + 1)
            unit.notes.add(note)
            count_note(unit, None, note)

    return fill


def _cells(stored: int, rounds: Sequence[Figures], least: float) -> list[str]:
    cpu = _middle(rounds, "cpu_per_note")
    names = ("answer_p50", "answer_p95", "bytes_to_phone")
    rest = (f"{_middle(rounds, name):.0f}" for name in names)
    lost = sum(one.lost for one in rounds)
    return [str(stored), f"{cpu:.2f}", f"{cpu / least:.2f}", *rest, str(lost)]


def _middle(rounds: Sequence[Figures], name: str) -> float:
    return median(float(getattr(one, name)) for one in rounds)


def _print_cells(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
