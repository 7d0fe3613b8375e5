"""What one note costs when many are stored already, and what phones are sent; printed, never
asserted: python tests/bench/bench_growth.py [--stored 5 500 5000 50000] [--phones 75].

The stored notes stand in the same workshop, shown and loose, as after a very long evening.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Sequence
from statistics import median

from facilitation.domain.notes import Note
from facilitation.domain.ports import Unit
from facilitation.services.counting import count_note
from tests.bench.bench_beside_node import TEXT, Figures, measure, samenspel
from tests.bench.raw_phone import new_id


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=int, nargs="+", default=[5, 500, 5000, 50_000])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    wishes = parser.parse_args()
    print(f"{'stored':>8}{'cpu ms/note':>13}{'p50 ms':>9}{'p95 ms':>9}{'B/phone':>9}{'lost':>6}")
    for stored in wishes.stored:
        _print_row(stored, [_round(stored, wishes.phones) for _ in range(wishes.rounds)])


def _round(stored: int, phones: int) -> Figures:
    with samenspel(fill=_with_notes(stored)) as served:
        return asyncio.run(measure(served, phones))


def _with_notes(stored: int) -> Callable[[Unit], None]:
    def fill(unit: Unit) -> None:
        step = next(one for one in unit.steps.where() if one.kind == "ideas")
        for number in range(401, 401 + stored):
            author = new_id()
            note = Note(new_id(), number, step.id, "idea", TEXT, "person", "device", author, 0)
            unit.notes.add(note)
            count_note(unit, None, note)

    return fill


def _print_row(stored: int, rounds: Sequence[Figures]) -> None:
    cpu, p50, p95, sent = (
        median(getattr(one, name) for one in rounds)
        for name in ("cpu_per_note", "answer_p50", "answer_p95", "bytes_to_phone")
    )
    lost = sum(one.lost for one in rounds)
    print(f"{stored:8}{cpu:13.2f}{p50:9.1f}{p95:9.1f}{sent:9.0f}{lost:6}", flush=True)


if __name__ == "__main__":
    main()
