"""Measure the grouping engine beside others: agreement, effort, speed, stability, and reading.

Run it as `python -m tests.bench.bench_grouping [--set NAME]… [--only PART] [--json] [FILE…]`.
A JSONL file holds lines with `text` and `theme` (or `category`); without files the labelled sets
of the tests are used. docs/grouping.md tells what the figures mean. Blind sets show only figures.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from facilitation.grouping import KnownTheme
from facilitation.grouping.job import warm
from facilitation.grouping.proposal import Proposal
from tests.bench.grouping_agreement import (
    agreement,
    baseline_agreements,
    measured,
    proposed,
)
from tests.bench.grouping_baselines import BASELINES, contrastive_names
from tests.bench.grouping_effort import (
    HAND_MOVES,
    LOOSE,
    after_hand_moves,
    effort,
    labels_of,
    notes_read,
    second_choice_share,
)
from tests.bench.grouping_reading import confusions, sample, surest_mistakes
from tests.bench.grouping_report import (
    show_agreement,
    show_effort,
    show_read,
    show_speed,
    show_stability,
)
from tests.bench.grouping_sets import MISFITS, QUESTIONS, LabelledSet, read_file, read_set
from tests.bench.grouping_speed import SIZES, baseline_speed, speed, typed_speed
from tests.bench.grouping_stability import stabilities

Row = dict[str, Any]


@dataclass(slots=True)
class Bench:
    """The sets that are measured, with one proposal per set made once."""

    sets: Sequence[LabelledSet]
    seed: int
    made: dict[str, tuple[Proposal, float]] = field(default_factory=dict)

    def proposal(self, notes: LabelledSet) -> Proposal:
        return self.timed(notes)[0]

    def timed(self, notes: LabelledSet) -> tuple[Proposal, float]:
        if notes.name not in self.made:
            self.made[notes.name] = proposed(notes)
        return self.made[notes.name]


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _parser().parse_args(arguments)
    sets = [each for path in asked.files for each in read_file(path)]
    sets += [read_set(name) for name in asked.set or ([] if sets else QUESTIONS)]
    start = time.perf_counter()
    warm()
    warming = time.perf_counter() - start
    bench = Bench(sets, asked.seed)
    parts = {name: part for name, part in PARTS.items() if asked.only in (None, name)}
    if asked.json:
        rows = {name: part.measure(bench) for name, part in parts.items()}
        print(json.dumps({"warming_seconds": warming, **rows}, ensure_ascii=False, indent=1))
        return
    print(f"warming: {warming:.2f} s")
    for name, part in parts.items():
        print(f"\n=== {name} ===", flush=True)
        part.show(part.measure(bench))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench_grouping", description="Measure the grouping.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--set", action="append", choices=QUESTIONS, metavar="NAME")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--seed", type=int, default=1, help="which fifty notes to read")
    parser.add_argument("--json", action="store_true")
    return parser


def _agreement(bench: Bench) -> list[Row]:
    return [_agreement_of(notes, *bench.timed(notes)) for notes in bench.sets]


def _agreement_of(notes: LabelledSet, proposal: Proposal, seconds: float) -> Row:
    row: Row = {"set": notes.name, "blind": notes.blind, "notes": len(notes.texts)}
    row["themes"] = notes.theme_count
    row |= asdict(measured(notes, proposal, seconds))
    row["others"] = {name: asdict(each) for name, each in baseline_agreements(notes).items()}
    if notes.second_sorting:
        row["second_person"] = asdict(agreement(notes.themes, notes.second_sorting))
        row["with_second_person"] = asdict(agreement(notes.second_sorting, labels_of(proposal)))
    seeds = [KnownTheme(each, each) for each in sorted(set(notes.themes) - MISFITS)]
    row["theme_names"] = asdict(agreement(notes.themes, labels_of(proposed(notes, seeds)[0])))
    if notes.typed:
        typed = proposed(notes, notes.typed)[0]
        row["typed_themes"] = asdict(agreement(notes.themes, labels_of(typed)))
    return row


def _effort(bench: Bench) -> list[Row]:
    return [_effort_of(notes, bench.proposal(notes)) for notes in bench.sets]


def _effort_of(notes: LabelledSet, proposal: Proposal) -> Row:
    names = {each.key: each.name for each in proposal.groups}
    row: Row = {"set": notes.name, "blind": notes.blind, "notes": len(notes.texts)}
    for count in HAND_MOVES:
        labels = after_hand_moves(proposal, notes.themes, count)
        left = effort(labels, names, notes.themes)
        row[f"after_{count}"] = {
            "ari": agreement(notes.themes, labels).ari,
            "effort": left.share,
            **asdict(left),
        }
    row["read_to_find_20"] = notes_read(proposal, notes.themes)
    row["second_choice"] = second_choice_share(proposal, notes.themes)
    row["others"] = {name: _effort_of_other(notes, name) for name in BASELINES}
    return row


def _effort_of_other(notes: LabelledSet, name: str) -> float:
    found = BASELINES[name](notes.texts, len(set(notes.themes)))
    labels = [LOOSE if label < 0 else str(label) for label in found]
    named = {str(label): said for label, said in contrastive_names(notes.texts, labels).items()}
    return effort(labels, named, notes.themes).share


def _stability(bench: Bench) -> list[Row]:
    known = [notes for notes in bench.sets if notes.name in QUESTIONS]
    return [
        {"set": notes.name, "blind": notes.blind, **asdict(found)}
        for notes, found in zip(known, stabilities(known), strict=True)
    ]


def _speed(_: Bench) -> list[Row]:
    return [
        {
            "notes": size,
            **speed(size),
            "typed": typed_speed(size),
            "others": baseline_speed(size),
        }
        for size in SIZES
    ]


def _read(bench: Bench) -> list[Row]:
    """What may be read: nothing of blind sets."""
    open_sets = [(notes, bench.proposal(notes)) for notes in bench.sets if not notes.blind]
    return [
        {"sample": [asdict(each) for each in sample(open_sets, bench.seed)]},
        *(
            {
                "set": notes.name,
                "surest_mistakes": [asdict(each) for each in surest_mistakes(notes, proposal)],
                "confusions": confusions(notes, proposal),
            }
            for notes, proposal in open_sets
        ),
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bench: how it is measured, and how its rows are shown."""

    measure: Callable[[Bench], list[Row]]
    show: Callable[[Sequence[Row]], None]


PARTS: Mapping[str, Part] = {
    "agreement": Part(_agreement, show_agreement),
    "effort": Part(_effort, show_effort),
    "stability": Part(_stability, show_stability),
    "speed": Part(_speed, show_speed),
    "read": Part(_read, show_read),
}


if __name__ == "__main__":
    main()
